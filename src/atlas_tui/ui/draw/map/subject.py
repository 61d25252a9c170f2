"""What a base puts on the map, within a scope: its states, its projects as links, what is lit."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import dist

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.model import Actor, Claim, Fact, Place, Project
from atlas_tui.geo.outlines import Point, outlines

_LONGEST = 14
"""Cells from which a project goes by a shorter name on the map, if it has one."""
_EXACT = ("site", "city")


class Spot(Struct, frozen=True):
    """A place or state that links lead to; `exact` tells the thing itself from a middle of it."""

    id: str
    name: str
    at: Point
    exact: bool


class Link(Struct, frozen=True):
    """What one claim links for a project: one spot, or several in a row."""

    project: str
    name: str
    spots: tuple[Spot, ...]

    @property
    def middle(self) -> Point:
        """The middle of its longest piece, where its name goes; of a lone spot, the spot."""
        if len(self.spots) == 1:
            return self.spots[0].at
        pieces = [(one.at, other.at) for one, other in pairwise(self.spots)]
        (x1, y1), (x2, y2) = max(pieces, key=lambda piece: dist(*piece))
        return (x1 + x2) / 2, (y1 + y2) / 2


class Subject(Struct, frozen=True):
    """What is drawn: states of the base by code, links of its projects, ids that are lit.

    `focus` are the states that the base is about, `absent` the names of those that lie elsewhere.
    """

    names: dict[str, str]
    focus: tuple[str, ...]
    links: tuple[Link, ...]
    lit: frozenset[str]
    absent: tuple[str, ...]


def subject(atlas: Atlas, scope: Scope = (), projects: Sequence[Project] | None = None) -> Subject:
    """What a base puts on the map.

    Args:
        atlas: the base.
        scope: ids that narrow it; the states and projects that they name are lit.
        projects: those to draw, as a search left them; without it, those within the scope.
    """
    states = [each for each in atlas.all(Actor) if each.kind == "state"]
    drawn = outlines().states
    shown = atlas.within(Project, scope) if projects is None else projects
    return Subject(
        names={each.id: each.name for each in states if each.id in drawn},
        focus=tuple(each.id for each in states if each.focus and each.id in drawn),
        links=tuple(link for project in shown for link in links(atlas, project)),
        lit=frozenset(lit for each in scope for lit in _lit(atlas, each)),
        absent=tuple(each.name for each in states if each.id not in drawn),
    )


def links(atlas: Atlas, project: Project) -> Iterator[Link]:
    """The links of a project, each with those of its spots that the map has."""
    for route in project.route:
        spots = tuple(found for each in route.places if (found := _spot(atlas, each)))
        if spots:
            yield Link(project.id, short(project), spots)


def short(project: Project) -> str:
    """What a project goes by on the map."""
    if len(project.name) <= _LONGEST:
        return project.name
    return min((project.name, *project.aliases), key=len)


def _spot(atlas: Atlas, fact_id: str) -> Spot | None:
    place = atlas.get(fact_id, Place)
    if place:
        at = (place.longitude, place.latitude)
        return Spot(place.id, place.name, at, place.precision in _EXACT)
    actor, state = atlas.get(fact_id, Actor), outlines().states.get(fact_id)
    return Spot(actor.id, actor.name, state.label, exact=False) if actor and state else None


def _lit(atlas: Atlas, fact_id: str) -> Iterator[str]:
    """The ids on the map that a scope names: a state's own, or those that its fact is about."""
    fact = atlas.by_id.get(fact_id)
    if fact is None:
        return
    yield fact_id
    yield from atlas.family(_named(fact))
    if isinstance(fact, Actor):
        yield from atlas.family((fact_id,))
    elif isinstance(fact, Claim):
        yield from fact.about


def _named(fact: Fact) -> Iterable[str]:
    for field in ("actors", "recipients", "transit", "about"):
        yield from getattr(fact, field, ())
    if isinstance(fact, Project):
        yield from (place for route in fact.route for place in route.places)
    if isinstance(fact, Place) and fact.country:
        yield fact.country


def choices(subject: Subject) -> tuple[str, ...]:
    """Everything that can be chosen, in the order of stepping.

    The states in focus, other states, projects, the places that projects link.
    """
    others = [code for code in subject.names if code not in subject.focus]
    projects = dict.fromkeys(link.project for link in subject.links)
    return (*subject.focus, *others, *projects, *places(subject))


def places(subject: Subject) -> dict[str, Spot]:
    """The places that projects link, by id; states are none."""
    spots = (spot for link in subject.links for spot in link.spots)
    return {spot.id: spot for spot in spots if spot.id not in subject.names}
