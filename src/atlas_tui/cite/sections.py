"""The sections of a one-page brief."""

from collections.abc import Iterable, Iterator, Sequence

from atlas_tui.cite.card.row import Rows, name, names, when
from atlas_tui.cite.lines import line, section
from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.edtf import in_words, sort_key
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Conflict,
    Event,
    Ladder,
    Project,
    Reading,
    Relation,
    Series,
    reading_words,
)
from atlas_tui.facts.slots import slots, told

MOST = 8
"""Lines of a section; how many more there are is said."""
_ASIDE = ("garble", "reference")
"""Kinds of conflict about a document's form, which a page leaves out."""


def ladders(atlas: Atlas, actor_id: str) -> Rows:
    """The steps that an actor has taken, from the first, with their dates."""
    for ladder in atlas.all(Ladder):
        order = {step: at for at, step in enumerate(ladder.steps)}
        taken = [each for each in ladder.step if each.actor == actor_id]
        taken.sort(key=lambda each: order.get(each.step, -1))
        lines = [
            line(atlas, f"{each.step}: {when(each.date)}", each.claim, [each.claim])
            for each in taken
        ]
        yield from section(ladder.title, lines)


def steps_between(atlas: Atlas, relation: Relation) -> Rows:
    """The steps of a ladder that either actor has taken by a claim about the relation."""
    claims = {claim.id for claim in atlas.within(Claim, (relation.id,))}
    for ladder in atlas.all(Ladder):
        lines = [
            line(
                atlas,
                f"{name(atlas, each.actor)}, {each.step}: {when(each.date)}",
                each.claim,
                [each.claim],
            )
            for each in ladder.step
            if each.actor in relation.actors and each.claim in claims
        ]
        yield from section(ladder.title, lines)


def judged(atlas: Atlas, found: Sequence[Assessment], *, subject: bool = False) -> Rows:
    """Assessments in the sources' own words."""
    lines = [
        line(
            atlas,
            f"{each.dimension}{f', {name(atlas, each.subject)}' if subject else ''}: {each.word}",
            each.id,
            [each.claim],
        )
        for each in found[:MOST]
    ]
    yield from section("Leverage and other assessments", lines, len(found))


def readings(atlas: Atlas, relation: Relation) -> Rows:
    """How sources read a relation: the dated readings first, the latest of them on top."""
    found = sorted(relation.reading, key=_weight, reverse=True)
    lines = [line(atlas, _read(each), each.claim, [each.claim]) for each in found[:MOST]]
    yield from section("How sources read it", lines, len(found))


def relations(atlas: Atlas, actor_id: str) -> Rows:
    """How each source reads each relation of an actor: one reading, and its other trends."""
    groups: dict[tuple[str, str], list[Reading]] = {}
    for relation in atlas.all(Relation):
        for reading in relation.reading if actor_id in relation.actors else ():
            claim = atlas.get(reading.claim, Claim)
            key = (relation.name, claim.source if claim else "")
            groups.setdefault(key, []).append(reading)
    lines = []
    for (named, _), found in list(groups.items())[:MOST]:
        first = max(found, key=_weight)
        others = dict.fromkeys(
            each.trend for each in found if each.trend not in (None, first.trend)
        )
        also = f" (also: {', '.join(filter(None, others))})" if others else ""
        lines.append(line(atlas, f"{named}: {_read(first)}{also}", first.claim, [first.claim]))
    yield from section("How sources read its relations", lines, len(groups))


def _weight(reading: Reading) -> tuple[str, bool]:
    """The later dated reading weighs more, then one with a trend."""
    return reading.date, reading.trend is not None


def _read(reading: Reading) -> str:
    date = f" · {in_words(reading.date)}" if reading.date else ""
    return f"{reading_words(reading)}{date}"


def events(atlas: Atlas, found: Iterable[Event]) -> Rows:
    """The latest dated events in order of date, then the undated, with how many origins report each."""
    ordered = sorted(found, key=lambda each: sort_key(each.date))
    dated = [each for each in ordered if each.date]
    shown = dated[-MOST:]
    shown += [each for each in ordered if not each.date][: MOST - len(shown)]
    lines = []
    for each in shown:
        origins = atlas.corroboration(atlas.claims_of(each)).origins
        said = f", {origins} origins" if origins > 1 else ""
        text = f"{when(each.date)}: {each.title} [{each.type}{said}]"
        lines.append(line(atlas, text, each.id, each.claims))
    yield from section("Events", lines, len(ordered))


def projects(atlas: Atlas, found: Sequence[tuple[Project, str]]) -> Rows:
    """Projects with a role in each, their stages by source, and their risks."""
    lines = []
    for project, role in found:
        stages = [each for each in project.status if each.stage != "not-stated"]
        risks = dict.fromkeys(risk for each in project.status for risk in each.risks)
        named = ", ".join(dict.fromkeys(each.stage for each in stages)) or "stage not stated"
        warned = f"; risks: {', '.join(risks)}" if risks else ""
        text = f"{project.name} ({role}): {named}{warned}"
        claims = [each.claim for each in stages or project.status]
        lines.append(line(atlas, text, project.id, claims))
    yield from section("Projects", lines[:MOST], len(lines))


def figures(atlas: Atlas, about: set[str]) -> Rows:
    """Figures about all of these, every value with its time or category."""
    lines = []
    for series in atlas.all(Series):
        if about <= set(series.about):
            values = "; ".join(
                f"{' '.join(part for part in (each.at, each.group) if part)}: {told(each.values)}"
                for each in slots(series)
                if each.values
            )
            caution = "" if series.comparable else " [points not comparable]"
            text = f"{series.title}: {values} ({series.unit}){caution}"
            claims = [each.claim for each in series.point]
            lines.append(line(atlas, text, series.id, claims))
    yield from section("Figures", lines[:MOST], len(lines))


def conflicts(atlas: Atlas, scope: Scope) -> Rows:
    """Questions on which documents disagree, those of most origins first."""
    found = [each for each in atlas.within(Conflict, scope) if each.kind not in _ASIDE]
    found.sort(key=lambda each: -atlas.corroboration(atlas.claims_of(each)).origins)
    lines = [
        line(
            atlas,
            f"{each.question} {' | '.join(side.label for side in each.sides)}"
            f" [{each.kind}, {each.state}]",
            each.id,
            [claim for side in each.sides for claim in side.claims],
            disputed=False,
        )
        for each in found[:MOST]
    ]
    yield from section("Where documents disagree", lines, len(found))


def stages(atlas: Atlas, project: Project) -> Rows:
    """The status by each source, never merged."""
    lines = []
    for each in project.status:
        stage = "stage not stated" if each.stage == "not-stated" else each.stage
        as_of = f" · as of {in_words(each.as_of)}" if each.as_of else ""
        risks = f" · risks: {', '.join(each.risks)}" if each.risks else ""
        lines.append(line(atlas, f"{stage}{as_of}{risks}", each.claim, [each.claim]))
    yield from section("Status, by source", lines[:MOST], len(lines))


def measures(atlas: Atlas, project: Project) -> Rows:
    """The numbers that sources give for a project."""
    lines = []
    for each in project.figure:
        as_of = f" · {in_words(each.as_of)}" if each.as_of else ""
        text = f"{each.measure}: {told([each.value])} {each.unit}{as_of}"
        lines.append(line(atlas, text, each.claim, [each.claim]))
    yield from section("Figures", lines[:MOST], len(lines))


def factors(atlas: Atlas, project: Project) -> Rows:
    """What hinders it, helps it, could replace it, or it depends on."""
    for kind in dict.fromkeys(each.kind for each in project.factor):
        found = [each for each in project.factor if each.kind == kind]
        lines = [line(atlas, each.text, each.claim, [each.claim]) for each in found[:MOST]]
        yield from section(kind.capitalize(), lines, len(found))


def roles(atlas: Atlas, actor: Actor) -> Iterator[tuple[Project, str]]:
    """The projects in which an actor takes part or that must cross it."""
    for project in atlas.all(Project):
        if actor.id in project.actors:
            yield project, "participant"
        elif actor.id in project.transit:
            yield project, "must cross it"


def shared(atlas: Atlas, relation: Relation) -> Iterator[tuple[Project, str]]:
    """The projects in which all actors of a relation take part or are crossed."""
    for project in atlas.all(Project):
        if set(relation.actors) <= {*project.actors, *project.transit}:
            crossed = [each for each in relation.actors if each in project.transit]
            yield project, f"must cross {names(atlas, crossed)}" if crossed else "both take part"
