"""What no source gives: the gaps of a country, a dyad or a project, found by counting.

A gap is a fact about the base, not about the world: that nobody says a thing does not make it untrue.
"""

from collections.abc import Iterable, Iterator

from atlas_tui.cite import plain
from atlas_tui.cite.card.row import name
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import is_date
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Event,
    Ladder,
    Project,
    Relation,
    Series,
    Source,
)
from atlas_tui.facts.slots import in_runs, span
from atlas_tui.facts.text import fold

Gaps = Iterator[str]
_NAMED = 6
"""Names that a gap lists before it counts the rest."""
_COMPARED = 3
"""Subjects that a dimension must have before a missing one is a gap."""
_COSTS = ("cost", "invest", "price", "budget", "funding", "total of its projects")
"""What the measure of a figure says when it is about money."""


def of_actor(atlas: Atlas, actor: Actor) -> Gaps:
    """Steps without date or not taken, dimensions not judged, relations not read, no figure."""
    yield from _silent(atlas, actor.id, atlas.within(Claim, (actor.id,)))
    yield from _ladders(atlas, actor)
    yield from _judgements(atlas, actor)
    relations = [each for each in atlas.all(Relation) if actor.id in each.actors]
    unread = [each.name for each in relations if not each.reading]
    if unread:
        yield f"No source gives a reading of {_listed(unread)}."
    readers = {_source(atlas, each.claim) for relation in relations for each in relation.reading}
    yield from _not_by(atlas, readers, "a reading of any of its relations", relations)
    yield from _figures(atlas, {actor.id})
    yield from _events(atlas.within(Event, (actor.id,)))


def of_relation(atlas: Atlas, relation: Relation) -> Gaps:
    """Readings by whom and when, events with dates, years without any, figures."""
    yield from _not_by(
        atlas,
        {_source(atlas, each.claim) for each in relation.reading},
        f"a reading of {relation.name}",
        [relation],
    )
    undated = [each for each in relation.reading if not each.date]
    if undated:
        yield f"No source gives a date for {_of(len(undated), len(relation.reading), 'reading')}."
    yield from _events(atlas.events_of(relation))
    yield from _figures(atlas, set(relation.actors))


def of_project(atlas: Atlas, project: Project) -> Gaps:
    """Stages by whom and when, costs, participants, transit, what helps or hinders."""
    yield from _silent(atlas, project.id, atlas.within(Claim, (project.id,)))
    stated = [each for each in project.status if each.stage != "not-stated"]
    if stated:
        speaking = {_source(atlas, each.claim) for each in project.status}
        staged = {_source(atlas, each.claim) for each in stated}
        for source in atlas.all(Source):
            if source.id in speaking - staged:
                yield f"{plain.tag(source)} speaks of its status and gives no stage."
        undated = [each for each in stated if not each.as_of]
        if undated:
            yield f"No source gives a date for {_of(len(undated), len(stated), 'stage')}."
    else:
        yield "No source gives a stage."
    measures = [fold(each.measure) for each in project.figure]
    if not any(word in measure for measure in measures for word in _COSTS):
        yield "No source gives a cost or investment."
    if not project.actors:
        yield "No source gives its participants."
    if not project.transit:
        yield "No source gives whose territory it must cross."
    kinds = {each.kind for each in project.factor}
    for kind in ("obstacle", "enabler"):
        if kind not in kinds:
            yield f"No source gives an {kind}."


def _ladders(atlas: Atlas, actor: Actor) -> Gaps:
    for ladder in atlas.all(Ladder):
        taken = [each for each in ladder.step if each.actor == actor.id]
        undated = [each.step for each in taken if not each.date]
        if undated:
            yield f"No source gives a date for: {_listed(undated)} ({ladder.title})."
        if not taken and not _is_object(atlas, actor, ladder):
            yield f"No source gives a step of it in: {ladder.title}."


def _is_object(atlas: Atlas, actor: Actor, ladder: Ladder) -> bool:
    """Whether a ladder is of steps towards this actor: most of its claims are about it."""
    claims = atlas.claims_of(ladder)
    about = [claim for claim in claims if actor.id in atlas.family(claim.about)]
    return 2 * len(about) >= len(claims)


def _judgements(atlas: Atlas, actor: Actor) -> Gaps:
    """Dimensions in which several others are judged and it is not, those that name it aside."""
    subjects: dict[str, set[str]] = {}
    for each in atlas.all(Assessment):
        subjects.setdefault(each.dimension, set()).add(each.subject)
    own = [fold(form) for form in (actor.name, *actor.aliases)]
    missing = [
        dimension
        for dimension, judged in subjects.items()
        if actor.id not in judged
        and len(judged) >= _COMPARED
        and not any(form in fold(dimension) for form in own)
    ]
    if missing:
        yield f"No source judges it, as others, in: {_listed(missing)}."


def _silent(atlas: Atlas, fact_id: str, claims: Iterable[Claim]) -> Gaps:
    speaking = {claim.source for claim in claims}
    silent = [plain.tag(each) for each in atlas.all(Source) if each.id not in speaking]
    if silent:
        yield f"Nothing about {name(atlas, fact_id)} in: {_listed(silent)}."


def _not_by(atlas: Atlas, readers: set[str], what: str, relations: Iterable[Relation]) -> Gaps:
    """Sources that speak of the relations and do not say what is asked for."""
    speaking = {claim.source for each in relations for claim in atlas.within(Claim, (each.id,))}
    if not readers:
        yield f"No source gives {what}."
        return
    missing = [
        plain.tag(each)
        for each in atlas.all(Source)
        if each.id in speaking and each.id not in readers
    ]
    if missing:
        yield f"Not given by {_listed(missing)}: {what}."


def _figures(atlas: Atlas, about: set[str]) -> Gaps:
    if not any(about <= set(each.about) for each in atlas.all(Series)):
        named = " and ".join(name(atlas, each) for each in sorted(about))
        yield f"No source gives a figure about {named}."


def _events(events: Iterable[Event]) -> Gaps:
    """Events without a date, and years between the dated ones in which none is reported."""
    found = list(events)
    if not found:
        yield "No source reports an event."
        return
    dated = [each for each in found if is_date(each.date)]
    if len(dated) < len(found):
        yield f"No source gives a date for {_of(len(found) - len(dated), len(found), 'event')}."
    years = {year for each in dated for year in _years(each.date)}
    missing = [year for year in range(min(years), max(years)) if year not in years] if years else []
    if missing:
        yield f"No event is dated to {', '.join(in_runs(missing))}."


def _years(date: str) -> range:
    (first, _, _), (last, _, _) = span(date)
    return range(first, last + 1)


def _source(atlas: Atlas, claim_id: str) -> str:
    claim = atlas.get(claim_id, Claim)
    return claim.source if claim else ""


def _of(some: int, all_: int, noun: str) -> str:
    """`any of its 3 events`, `2 of 3 events`, `its only event`."""
    if all_ == 1:
        return f"its only {noun}"
    return f"any of {all_} {noun}s" if some == all_ else f"{some} of {all_} {noun}s"


def _listed(named: Iterable[str]) -> str:
    found = list(dict.fromkeys(named))
    more = len(found) - _NAMED
    told = "; ".join(found[:_NAMED])
    return f"{told} and {more} more" if more > 0 else told
