"""The cards of what documents say: claims, sources, their references, topics and conflicts."""

from atlas_tui.cite import plain
from atlas_tui.cite.badges import badges
from atlas_tui.cite.card.row import (
    Row,
    Rows,
    count,
    name,
    names,
    quoted,
    said,
    sample,
    told,
    when,
)
from atlas_tui.facts import references
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Reference, Source, Topic, label


def claim(atlas: Atlas, claim: Claim) -> Rows:
    """The statement, its quotation, whose words they are, and what rests on it."""
    yield Row("title", claim.statement)
    shown = badges(atlas, claim)
    if shown:
        yield Row("badge", " · ".join(shown))
    yield from quoted(atlas, claim.id)
    source = atlas.get(claim.source, Source)
    if claim.attributed_to and source:
        yield Row("text", f"Says who: {plain.tag(source)}: {plain.attribution(claim)}", source.id)
    yield Row("text", _manner(claim))
    yield Row("text", f"About: {names(atlas, claim.about)}")
    yield Row("text", f"Topics: {names(atlas, claim.topics)}")
    if source:
        grade = source.reliability
        yield Row("text", f"Source: {source.genre}; reliability {grade.grade}", source.id)
    if claim.note:
        yield Row("note", claim.note)
    alike = atlas.alike(claim)
    if len(alike) > 1:
        yield Row("text", f"Said alike: {atlas.corroboration(alike)}")
    supports = {(each.fact.id, each.part): each for each in atlas.supports(claim)}
    if supports:
        yield Row("heading", "What rests on it")
        for each in supports.values():
            yield Row("text", f"{label(each.fact)} [{each.part}]", each.fact.id)


def _manner(claim: Claim) -> str:
    manner = [claim.kind, f"voice {claim.voice}", claim.modality]
    if claim.hedge:
        manner.append(f"hedge “{claim.hedge}”")
    if claim.date or claim.date_text:
        manner.append(when(claim.date, claim.date_text))
    return " · ".join(manner)


def source(atlas: Atlas, source: Source) -> Rows:
    """The document, how far it can be trusted, and the first of its claims."""
    yield Row("title", label(source))
    yield Row("text", plain.document(source))
    yield Row("text", f"{source.genre} · {source.words} words · origin {source.origin}")
    if source.summarises:
        yield Row("text", f"Summary or repost of: {source.summarises}")
    grade = source.reliability
    yield Row("badge", f"reliability {grade.grade}{f': {grade.why}' if grade.why else ''}")
    for each in source.weakness:
        yield Row("note", each)
    claims = atlas.within(Claim, (source.id,))
    yield Row("heading", count(len(claims), "claim"))
    yield from sample(atlas, claims)


def reference(atlas: Atlas, reference: Reference) -> Rows:
    """The entry of a bibliography and the claims that cite it."""
    yield Row("title", str(reference.csl.get("title") or reference.cite))
    yield Row("text", f"{reference.cite}, in the bibliography of {name(atlas, reference.source)}")
    citing = references.citing(atlas, reference)
    yield Row("heading", f"Cited by {count(len(citing), 'claim')}")
    yield from told(atlas, citing)


def topic(atlas: Atlas, topic: Topic) -> Rows:
    """The topic and the first of its claims."""
    yield Row("title", topic.name)
    claims = atlas.within(Claim, (topic.id,))
    yield Row("heading", said(atlas, claims))
    yield from sample(atlas, claims)


def conflict(atlas: Atlas, conflict: Conflict) -> Rows:
    """The question and its sides, each with its quotations."""
    yield Row("title", conflict.question)
    yield Row("badge", f"{conflict.kind} · {conflict.state}")
    yield Row("note", conflict.note)
    for side in conflict.sides:
        claims = [claim for each in side.claims if (claim := atlas.get(each, Claim))]
        yield Row("heading", f"{side.label} ({atlas.corroboration(claims)})")
        for claim_id in side.claims:
            yield from quoted(atlas, claim_id)
