"""The cards of those who act: actors, their relations, and what happened between them."""

from atlas_tui.cite.card.row import (
    Row,
    Rows,
    name,
    names,
    quoted,
    readings,
    said,
    sample,
    told,
    when,
)
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Event,
    Ladder,
    Relation,
    quad_class,
    reading_words,
)


def actor(atlas: Atlas, actor: Actor) -> Rows:
    """Who it is, the steps it has taken, how it is judged, its relations and first claims."""
    yield Row("title", f"{actor.name} ({actor.id})" if actor.kind == "state" else actor.name)
    kind = actor.kind if not actor.parent else f"{actor.kind}, of {name(atlas, actor.parent)}"
    yield Row("text", kind)
    if actor.aliases:
        yield Row("text", f"Also: {', '.join(actor.aliases)}")
    yield from _steps(atlas, actor)
    yield from _judgements(atlas, actor)
    relations = [each for each in atlas.all(Relation) if actor.id in each.actors]
    if relations:
        yield Row("heading", f"Relations ({len(relations)})")
        for each in relations:
            yield Row("text", f"{each.name}: {readings(atlas, each)}", each.id)
    claims = atlas.within(Claim, (actor.id,))
    yield Row("heading", said(atlas, claims))
    yield from sample(atlas, claims)


def _steps(atlas: Atlas, actor: Actor) -> Rows:
    for ladder in atlas.all(Ladder):
        steps = [step for step in ladder.step if step.actor == actor.id]
        if steps:
            yield Row("heading", ladder.title)
        for step in steps:
            yield Row("text", f"{step.step} · {when(step.date)}", step.claim)
            yield from quoted(atlas, step.claim)


def _judgements(atlas: Atlas, actor: Actor) -> Rows:
    judged = [each for each in atlas.all(Assessment) if each.subject == actor.id]
    if judged:
        yield Row("heading", "Assessed")
    for each in judged:
        yield Row("text", f"{each.dimension}: {each.word}", each.id)
        yield from quoted(atlas, each.claim)


def relation(atlas: Atlas, relation: Relation) -> Rows:
    """How sources read the relation, and the events between its actors."""
    yield Row("title", relation.name)
    if relation.reading:
        yield Row("heading", "How sources read it")
    for reading in relation.reading:
        date = f" · {in_words(reading.date)}" if reading.date else ""
        yield Row("text", f"{reading_words(reading)}{date}", reading.claim)
        yield from quoted(atlas, reading.claim)
    events = atlas.events_of(relation)
    if events:
        yield Row("heading", f"Events ({len(events)})")
        for each in events:
            yield Row("text", f"{when(each.date)}: {each.title} [{each.type}]", each.id)
    if not relation.reading and not events:
        yield Row("note", "no reading and no event between them in this base")


def event(atlas: Atlas, event: Event) -> Rows:
    """When and between whom it happened, and every claim that reports it."""
    yield Row("title", event.title)
    date = when(event.date, event.date_text)
    yield Row("badge", f"{date} · {event.type}, {quad_class(event.type)}")
    to = f" → {names(atlas, event.recipients)}" if event.recipients else ""
    yield Row("text", f"{names(atlas, event.actors)}{to}")
    if event.contexts:
        yield Row("text", f"Contexts: {', '.join(event.contexts)}")
    claims = atlas.claims_of(event)
    yield Row("heading", str(atlas.corroboration(claims)))
    yield from told(atlas, claims)
