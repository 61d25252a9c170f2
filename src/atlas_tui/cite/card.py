"""The card of a thing: the thing whole, always with its quotations and citations, as plain rows.

The screen paints the rows and the command line prints them; what stands on a card is said once.
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Any, Literal

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
    label,
    quad_class,
)

Role = Literal["title", "badge", "heading", "text", "quote", "citation", "note"]


class Row(Struct, frozen=True):
    """A paragraph of a card; `link` is the id of the fact that it speaks of."""

    role: Role
    text: str
    link: str = ""


Rows = Iterator[Row]


def card(atlas: Atlas, fact: Fact) -> list[Row]:
    """Every row of a fact's card, conflicts last."""
    rows = list(CARDS[type(fact)](atlas, fact))
    conflicts = [] if isinstance(fact, Conflict) else atlas.conflicts(fact)
    if conflicts:
        rows.append(Row("heading", f"In conflict ({len(conflicts)})"))
        rows.extend(Row("text", f"{each.question} [{each.kind}]", each.id) for each in conflicts)
    return rows


def quoted(atlas: Atlas, claim_id: str) -> Rows:
    """A claim's quotation and citation; a claim that can't be found is said to be missing."""
    claim = atlas.get(claim_id, Claim)
    if claim is None:
        yield Row("note", f"claim {claim_id} is not in this base")
        return
    yield Row("quote", plain.quotation(claim), claim.id)
    yield Row("citation", plain.citation(atlas, claim), claim.id)


def badges(atlas: Atlas, claim: Claim) -> list[str]:
    """What a reader must see beside a claim: origins, conflict, [sic], modality, flags."""
    found = []
    corroborated = atlas.corroboration(atlas.alike(claim))
    if corroborated.origins > 1:
        found.append(f"{corroborated.origins} origins")
    if atlas.conflicts(claim):
        found.append("conflict")
    for flag in claim.flags:
        found.append("[sic]" if flag == "garbled" else flag)
    if claim.modality != "asserted":
        found.append(claim.modality)
    return found


def _name(atlas: Atlas, fact_id: str) -> str:
    fact = atlas.by_id.get(fact_id)
    return label(fact) if fact else fact_id


def _names(atlas: Atlas, ids: tuple[str, ...]) -> str:
    return ", ".join(_name(atlas, each) for each in ids)


def _claim(atlas: Atlas, claim: Claim) -> Rows:
    yield Row("title", claim.statement)
    shown = badges(atlas, claim)
    if shown:
        yield Row("badge", " · ".join(shown))
    yield from quoted(atlas, claim.id)
    source = atlas.get(claim.source, Source)
    if claim.attributed_to and source:
        yield Row("text", f"Says who: {plain.tag(source)}: {plain.attribution(claim)}", source.id)
    facts = [claim.kind, f"voice {claim.voice}", claim.modality]
    if claim.hedge:
        facts.append(f"hedge “{claim.hedge}”")
    if claim.date or claim.date_text:
        facts.append(_when(claim.date, claim.date_text))
    yield Row("text", " · ".join(facts))
    yield Row("text", f"About: {_names(atlas, claim.about)}")
    yield Row("text", f"Topics: {_names(atlas, claim.topics)}")
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


def _when(date: str, date_text: str) -> str:
    if not date:
        return f"“{date_text}”" if date_text else "undated"
    words = in_words(date)
    return f"{words} (“{date_text}”)" if date_text and date_text != words else words


def _actor(atlas: Atlas, actor: Actor) -> Rows:
    yield Row("title", f"{actor.name} ({actor.id})" if actor.kind == "state" else actor.name)
    kind = actor.kind if not actor.parent else f"{actor.kind}, of {_name(atlas, actor.parent)}"
    yield Row("text", kind)
    if actor.aliases:
        yield Row("text", f"Also: {', '.join(actor.aliases)}")
    for ladder in atlas.all(Ladder):
        steps = [step for step in ladder.step if step.actor == actor.id]
        if steps:
            yield Row("heading", ladder.title)
        for step in steps:
            yield Row("text", f"{step.step} · {_when(step.date, '')}", step.claim)
            yield from quoted(atlas, step.claim)
    judged = [each for each in atlas.all(Assessment) if each.subject == actor.id]
    if judged:
        yield Row("heading", "Assessed")
    for each in judged:
        yield Row("text", f"{each.dimension}: {each.word}", each.id)
        yield from quoted(atlas, each.claim)
    relations = [each for each in atlas.all(Relation) if actor.id in each.actors]
    if relations:
        yield Row("heading", f"Relations ({len(relations)})")
        for relation in relations:
            yield Row("text", f"{relation.name}: {readings(atlas, relation)}", relation.id)
    claims = atlas.within(Claim, (actor.id,))
    yield Row("heading", str(atlas.corroboration(claims)))
    for claim in claims[:3]:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)
    if len(claims) > 3:  # noqa: PLR2004 (as many as the lines above show)
        yield Row("note", f"{len(claims) - 3} more among the claims; Enter makes this the scope")


def readings(atlas: Atlas, relation: Relation) -> str:
    """The readings of a relation in a line, each with its source: `worsening (IAIS 2025)`."""
    told = []
    for reading in relation.reading:
        claim = atlas.get(reading.claim, Claim)
        source = atlas.get(claim.source, Source) if claim else None
        told.append(f"{reading.trend} ({plain.tag(source) if source else 'source missing'})")
    return ", ".join(dict.fromkeys(told)) or "no reading"


def _relation(atlas: Atlas, relation: Relation) -> Rows:
    yield Row("title", relation.name)
    if relation.reading:
        yield Row("heading", "How sources read it")
    for reading in relation.reading:
        posture = f", “{reading.posture}”" if reading.posture else ""
        when = f" · {in_words(reading.date)}" if reading.date else ""
        yield Row("text", f"{reading.trend}{posture}{when}", reading.claim)
        yield from quoted(atlas, reading.claim)
    events = atlas.events_of(relation)
    if events:
        yield Row("heading", f"Events ({len(events)})")
        for event in events:
            yield Row("text", f"{_when(event.date, '')}: {event.title} [{event.type}]", event.id)
    if not relation.reading and not events:
        yield Row("note", "no reading and no event between them in this base")


def _event(atlas: Atlas, event: Event) -> Rows:
    yield Row("title", event.title)
    yield Row(
        "badge", f"{_when(event.date, event.date_text)} · {event.type}, {quad_class(event.type)}"
    )
    to = f" → {_names(atlas, event.recipients)}" if event.recipients else ""
    yield Row("text", f"{_names(atlas, event.actors)}{to}")
    if event.contexts:
        yield Row("text", f"Contexts: {', '.join(event.contexts)}")
    claims = atlas.claims_of(event)
    yield Row("heading", str(atlas.corroboration(claims)))
    for claim in claims:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)


def _project(atlas: Atlas, project: Project) -> Rows:
    yield Row("title", project.name)
    also = f" · also {', '.join(project.aliases)}" if project.aliases else ""
    yield Row("text", f"{project.sector}{also}")
    if project.actors:
        yield Row("text", f"Participants stated: {_names(atlas, project.actors)}")
    if project.transit:
        yield Row("text", f"Must cross: {_names(atlas, project.transit)}")
    if project.status:
        yield Row("heading", "Status, by source")
    for status in project.status:
        risks = f" · risks: {', '.join(status.risks)}" if status.risks else ""
        as_of = f" · as of {in_words(status.as_of)}" if status.as_of else ""
        yield Row("text", f"{status.stage}{as_of}{risks}", status.claim)
        yield from quoted(atlas, status.claim)
    if project.figure:
        yield Row("heading", "Figures")
    for figure in project.figure:
        as_of = f" · {in_words(figure.as_of)}" if figure.as_of else ""
        yield Row("text", f"{figure.measure}: {figure.value:g} {figure.unit}{as_of}", figure.claim)
        yield from quoted(atlas, figure.claim)
    for kind, factors in groupby(project.factor, key=lambda factor: factor.kind):
        yield Row("heading", kind.capitalize())
        for factor in factors:
            yield Row("text", factor.text, factor.claim)
            yield from quoted(atlas, factor.claim)


def _source(atlas: Atlas, source: Source) -> Rows:
    yield Row("title", label(source))
    yield Row("text", plain.document(source))
    yield Row("text", f"{source.genre} · {source.words} words · origin {source.origin}")
    if source.summarises:
        yield Row("text", f"Summary or repost of: {source.summarises}")
    grade = source.reliability
    yield Row("badge", f"reliability {grade.grade}{f': {grade.why}' if grade.why else ''}")
    for each in source.weakness:
        yield Row("note", each)
    claims = [claim for claim in atlas.all(Claim) if claim.source == source.id]
    yield Row("heading", f"{len(claims)} claims")
    for claim in claims[:3]:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)


def _reference(atlas: Atlas, reference: Reference) -> Rows:
    yield Row("title", str(reference.csl.get("title") or reference.cite))
    yield Row("text", f"{reference.cite}, in the bibliography of {_name(atlas, reference.source)}")
    citing = [claim for claim in atlas.all(Claim) if reference.cite in claim.cites]
    yield Row("heading", f"Cited by {len(citing)} claims")
    for claim in citing:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)


def _topic(atlas: Atlas, topic: Topic) -> Rows:
    yield Row("title", topic.name)
    claims = atlas.within(Claim, (topic.id,))
    yield Row("heading", str(atlas.corroboration(claims)))
    for claim in claims[:3]:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)


def _series(atlas: Atlas, series: Series) -> Rows:
    yield Row("title", f"{series.title} ({series.unit})")
    if series.definition:
        yield Row("text", series.definition)
    if not series.comparable:
        yield Row("note", "the points do not measure the same thing")
    for point in series.point:
        group = f" {point.group}" if point.group else ""
        yield Row("text", f"{point.at}{group}: {point.value:g} ({point.basis})", point.claim)
        yield from quoted(atlas, point.claim)


def _assessment(atlas: Atlas, assessment: Assessment) -> Rows:
    yield Row(
        "title", f"{assessment.dimension}, {_name(atlas, assessment.subject)}: {assessment.word}"
    )
    yield Row("text", f"rank {assessment.level} in its dimension, 1 lowest")
    yield from quoted(atlas, assessment.claim)


def _ladder(atlas: Atlas, ladder: Ladder) -> Rows:
    yield Row("title", ladder.title)
    for name in ladder.steps:
        yield Row("heading", name)
        for step in ladder.step:
            if step.step == name:
                yield Row(
                    "text", f"{_name(atlas, step.actor)} · {_when(step.date, '')}", step.claim
                )
                yield from quoted(atlas, step.claim)


def _conflict(atlas: Atlas, conflict: Conflict) -> Rows:
    yield Row("title", conflict.question)
    yield Row("badge", f"{conflict.kind} · {conflict.state}")
    yield Row("note", conflict.note)
    for side in conflict.sides:
        claims = [claim for each in side.claims if (claim := atlas.get(each, Claim))]
        yield Row("heading", f"{side.label} ({atlas.corroboration(claims)})")
        for claim_id in side.claims:
            yield from quoted(atlas, claim_id)


CARDS: dict[type[Fact], Callable[[Atlas, Any], Rows]] = {
    Claim: _claim,
    Actor: _actor,
    Relation: _relation,
    Event: _event,
    Project: _project,
    Source: _source,
    Reference: _reference,
    Topic: _topic,
    Series: _series,
    Assessment: _assessment,
    Ladder: _ladder,
    Conflict: _conflict,
}
"""Every kind of fact and what stands on its card."""
