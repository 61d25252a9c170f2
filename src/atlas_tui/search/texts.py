"""What text each kind of fact gives to the index, and how much a word in each field weighs."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

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
    Place,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
)
from atlas_tui.search.terms import acronyms

NAME, ALIAS, STATEMENT, QUOTE, SOURCE, NOTE, ABOUT = 9.0, 7.0, 5.0, 4.0, 1.5, 1.0, 0.5
"""Weights of a word by field: name > statement > quotation > source > notes > names it is about."""

Texts = Iterable[tuple[float, str]]


def _names(fact: Actor | Project | Place) -> Texts:
    yield NAME, fact.name
    for alias in (fact.id, *fact.aliases, *acronyms(fact.name)):
        yield ALIAS, alias


def _actor(actor: Actor) -> Texts:
    yield from _names(actor)
    yield NOTE, actor.kind


def _topic(topic: Topic) -> Texts:
    yield NAME, topic.name
    yield ALIAS, topic.id


def _people(csl: Mapping[str, Any]) -> Iterator[str]:
    for role in ("author", "editor", "translator"):
        named = csl.get(role)
        for person in named if isinstance(named, list) else ():
            if isinstance(person, dict):
                yield " ".join(str(part) for part in person.values())


def _csl(csl: Mapping[str, Any], weight: float) -> Texts:
    for key, value in csl.items():
        if isinstance(value, str) and key != "type":
            titled = key in ("title", "title-short")
            yield (weight if titled else SOURCE), in_words(value) if key == "issued" else value
    for person in _people(csl):
        yield weight, person


def _source(source: Source) -> Texts:
    yield ALIAS, source.id
    yield from _csl(source.csl, STATEMENT)
    yield SOURCE, source.genre
    for note in (source.summarises, source.reliability.why, *source.weakness):
        yield NOTE, note


def _reference(reference: Reference) -> Texts:
    yield STATEMENT, reference.cite
    yield from _csl(reference.csl, QUOTE)


def _claim(claim: Claim) -> Texts:
    yield STATEMENT, claim.statement
    yield QUOTE, claim.quote
    yield NOTE, claim.section
    yield NOTE, claim.date_text
    if claim.date:
        yield NOTE, in_words(claim.date)
    yield NOTE, claim.note
    for words in (*claim.attributed_to, *claim.cites):
        yield NOTE, words
    yield NOTE, claim.hedge


def _relation(relation: Relation) -> Texts:
    yield NAME, relation.name
    for reading in relation.reading:
        yield NOTE, f"{reading.trend or ''} {reading.posture}"
        yield NOTE, in_words(reading.date)


def _event(event: Event) -> Texts:
    yield STATEMENT, event.title
    yield NOTE, f"{in_words(event.date)} {event.type}"
    yield NOTE, event.date_text
    for context in event.contexts:
        yield NOTE, context.replace("_", " ")


def _project(project: Project) -> Texts:
    yield from _names(project)
    yield NOTE, project.sector
    for status in project.status:
        yield NOTE, " ".join((status.stage, *status.risks, in_words(status.as_of)))
    for figure in project.figure:
        yield NOTE, f"{figure.measure} {figure.value:g} {figure.unit} {in_words(figure.as_of)}"
    for factor in project.factor:
        yield NOTE, f"{factor.kind} {factor.text}"


def _place(place: Place) -> Texts:
    yield from _names(place)
    yield NOTE, place.precision
    yield NOTE, place.position_source


def _series(series: Series) -> Texts:
    yield STATEMENT, series.title
    yield NOTE, series.unit
    yield NOTE, series.definition
    for point in series.point:
        yield NOTE, f"{in_words(point.at)} {point.value:g} {point.group}"


def _assessment(assessment: Assessment) -> Texts:
    yield STATEMENT, assessment.dimension
    yield STATEMENT, assessment.word


def _ladder(ladder: Ladder) -> Texts:
    yield STATEMENT, ladder.title
    for step in ladder.steps:
        yield NOTE, step


def _conflict(conflict: Conflict) -> Texts:
    yield STATEMENT, conflict.question
    yield NOTE, conflict.kind
    for side in conflict.sides:
        yield QUOTE, side.label
    yield NOTE, conflict.note


TEXTS: dict[type[Fact], Callable[[Any], Texts]] = {
    Source: _source,
    Reference: _reference,
    Actor: _actor,
    Topic: _topic,
    Claim: _claim,
    Relation: _relation,
    Event: _event,
    Project: _project,
    Place: _place,
    Series: _series,
    Assessment: _assessment,
    Ladder: _ladder,
    Conflict: _conflict,
}
"""Kind of fact to its own words, as (weight, text)."""

_LINKS = ("about", "topics", "actors", "recipients", "transit")


def linked(fact: Fact) -> Iterator[str]:
    """The ids whose names a fact is found by as well: whom and what it is about, and its source."""
    for field in _LINKS:
        yield from getattr(fact, field, ())
    if isinstance(fact, Assessment):
        yield fact.subject
    elif isinstance(fact, Ladder):
        for step in fact.step:
            yield step.actor
    elif isinstance(fact, Project):
        for route in fact.route:
            yield from route.places
    elif isinstance(fact, Claim | Reference):
        yield fact.source
    elif isinstance(fact, Actor) and fact.parent:
        yield fact.parent
    elif isinstance(fact, Place) and fact.country:
        yield fact.country


def names(atlas: Atlas, fact_id: str) -> Texts:
    """The words that an actor, project, place, topic or source lends to the facts about it."""
    fact = atlas.by_id.get(fact_id)
    if isinstance(fact, Actor | Project | Place):
        return [(ABOUT, text) for _, text in _names(fact)]
    if isinstance(fact, Topic):
        return [(ABOUT, fact.name)]
    if isinstance(fact, Source):
        people = [(SOURCE, str(part)) for part in _families(fact.csl)]
        return [(SOURCE, fact.id), *people]
    return []


def _families(csl: Mapping[str, Any]) -> Iterator[Any]:
    authors = csl.get("author")
    for person in authors if isinstance(authors, list) else ():
        if isinstance(person, dict):
            yield person.get("family") or person.get("literal") or ""
