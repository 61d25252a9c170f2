"""Rules of any record: what it names, when it was, and how it is made."""

from collections.abc import Iterator

from atlas_tui.facts import csl, references
from atlas_tui.facts.atlas import Atlas, rests_on
from atlas_tui.facts.edtf import parse
from atlas_tui.facts.finding import Finding
from atlas_tui.facts.model import (
    ONE_SIDED,
    Actor,
    Conflict,
    Event,
    Fact,
    Ladder,
    Place,
    Project,
    Reference,
    Relation,
    Source,
    Topic,
)
from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.text import fold


def unresolved_id(atlas: Atlas) -> Iterator[Finding]:
    """Every id that a record names belongs to a record of the right kind."""
    for fact, path, named, kinds in references.named_ids(atlas):
        if isinstance(atlas.by_id.get(named), kinds):
            continue
        right = " or ".join(kind.__name__.lower() for kind in kinds)
        near = nearest(named, (each.id for kind in kinds for each in atlas.all(kind)))
        hint = f"the nearest {right} is `{near}`" if near else f"add that {right}"
        yield Finding(fact, path, f"`{named}` is no {right} of this base", hint, f'"{named}"')


def bad_date(atlas: Atlas) -> Iterator[Finding]:
    """Every date is EDTF."""
    for fact, path, date in references.dates(atlas):
        try:
            parse(date)
        except ValueError as fault:
            yield Finding(fact, path, str(fault), "mend the date, or leave it out", f'"{date}"')


def bad_csl(atlas: Atlas) -> Iterator[Finding]:
    """Every bibliographic table uses CSL-JSON names."""
    described: list[Source | Reference] = [*atlas.all(Source), *atlas.all(Reference)]
    for fact in described:
        for key, fault in csl.faults(fact.csl):
            unknown = key not in csl.KNOWN
            hint = f"the nearest variable is `{nearest(key, sorted(csl.KNOWN))}`" if unknown else ""
            yield Finding(fact, "csl", fault, hint or "see the CSL-JSON 1.0.2 schema", key)


def unused(atlas: Atlas) -> Iterator[Finding]:
    """Every actor, project, topic and place is used."""
    used = {named for fact, _, named, _ in references.named_ids(atlas) if named != fact.id}
    for kind in (Actor, Project, Topic, Place):
        for fact in atlas.all(kind):
            stands_alone = isinstance(fact, Project) and rests_on(fact)
            if fact.id not in used and not stands_alone:
                name = kind.__name__.lower()
                yield Finding(
                    fact, "id", f"no record uses this {name}", "remove it, or use it", fact.id
                )


def alias_clash(atlas: Atlas) -> Iterator[Finding]:
    """A name or alias leads to one actor or project only."""
    owners: dict[str, Fact] = {}
    named: list[Actor | Project] = [*atlas.all(Actor), *atlas.all(Project)]
    for fact in named:
        for name in dict.fromkeys(fold(each) for each in (fact.name, *fact.aliases)):
            other = owners.setdefault(name, fact)
            if other is not fact:
                yield Finding(
                    fact,
                    "aliases",
                    f"{name!r} already leads to `{other.id}`",
                    "keep it with one of them",
                    name,
                )


def relation_named_by_actors(atlas: Atlas) -> Iterator[Finding]:
    """A relation's id is its actors in alphabetical order, joined by hyphens."""
    for relation in atlas.all(Relation):
        right = "-".join(sorted(relation.actors))
        if relation.id != right:
            yield Finding(
                relation, "id", f"the id is not `{right}`", "name it by its actors", relation.id
            )


def conflict_sides(atlas: Atlas) -> Iterator[Finding]:
    """A conflict has two sides or more, but for arithmetic, garble and reference."""
    for conflict in atlas.all(Conflict):
        if len(conflict.sides) == 1 and conflict.kind not in ONE_SIDED:
            yield Finding(
                conflict,
                "sides",
                f"a conflict of kind {conflict.kind} has one side",
                "give the other",
            )


def ladder_steps(atlas: Atlas) -> Iterator[Finding]:
    """A step taken is a step of its ladder."""
    for ladder in atlas.all(Ladder):
        for index, taken in enumerate(ladder.step):
            if taken.step not in ladder.steps:
                hint = f"the nearest is {nearest(taken.step, ladder.steps)!r}"
                yield Finding(
                    ladder, f"step[{index}].step", f"no step {taken.step!r}", hint, taken.step
                )


def readings_say(atlas: Atlas) -> Iterator[Finding]:
    """A reading of a relation says a trend, a posture, or both."""
    for relation in atlas.all(Relation):
        for index, reading in enumerate(relation.reading):
            if not (reading.trend or reading.posture):
                yield Finding(
                    relation,
                    f"reading[{index}].claim",
                    "a reading has neither trend nor posture",
                    "add the trend, or the source's own word for the relation",
                )


def route_over_states(atlas: Atlas) -> Iterator[Finding]:
    """A route leads over places and states."""
    for project in atlas.all(Project):
        for index, route in enumerate(project.route):
            for at, named in enumerate(route.places):
                actor = atlas.get(named, Actor)
                if actor and actor.kind != "state":
                    yield Finding(
                        project,
                        f"route[{index}].places[{at}]",
                        f"`{named}` is a {actor.kind}, which has no place on a map",
                        "name a state, or add a [[place]]",
                        f'"{named}"',
                    )


def undated_flagged(atlas: Atlas) -> Iterator[Finding]:
    """An event with a date keeps the words that give it or a claim with that date."""
    for event in atlas.all(Event):
        dated = any(claim.date for claim in atlas.claims_of(event))
        if event.date and not (event.date_text or dated):
            yield Finding(
                event,
                "date",
                f"no claim of this event gives the date {event.date}",
                "add `date_text`, or date the claim",
                event.date,
            )
