"""What is named on the map and what is marked, in the order of its right to the room."""

from collections.abc import Iterable
from typing import NamedTuple

from atlas_tui.facts.text import visible
from atlas_tui.geo.outlines import outlines
from atlas_tui.geo.window import Frame
from atlas_tui.ui.draw.map.ground import Ground
from atlas_tui.ui.draw.map.names import Name, Names
from atlas_tui.ui.draw.map.subject import Link, Subject, places
from atlas_tui.ui.draw.map.trails import Cell, cell_of
from atlas_tui.ui.line import cut

EXACT, INEXACT = "●", "○"
LIT = "◆"
PLAIN, FOCUS, SCOPED, CHOSEN = range(4)
"""How much right to the room something has: least, in focus, lit by the scope, chosen."""
ROLES = {
    "state": ("text", "strong", "lit", "cursor"),
    "project": ("link", "link", "lit", "cursor"),
    "spot": ("link", "link", "lit", "chosen"),
}
"""The role of what is drawn, by its right to the room."""
_WIDE = 100
"""Columns from which projects are named that are neither lit nor chosen."""
_LONGEST = 24
"""Cells of a name."""


class Mark(NamedTuple):
    """A spot that is seen: its sign, how it looks, and the project that it stands for."""

    sign: str
    role: str
    id: str


def right(fact_id: str, subject: Subject, chosen: str) -> int:
    """How much right to the room a state, project or place has."""
    if fact_id == chosen:
        return CHOSEN
    if fact_id in subject.lit:
        return SCOPED
    return FOCUS if fact_id in subject.focus else PLAIN


def marks(at: Frame, subject: Subject, chosen: str) -> dict[Cell, Mark]:
    """The spots that are seen; of several in one cell, an exact one of the weightiest project."""
    found: dict[Cell, Mark] = {}
    for link in sorted(subject.links, key=lambda link: right(link.project, subject, chosen)):
        rank = right(link.project, subject, chosen)
        for spot in link.spots:
            cell = cell_of(at, spot.at)
            before = found.get(cell) if cell else None
            own = 0 if spot.id in subject.names else right(spot.id, subject, chosen)
            role = ROLES["spot"][max(rank, own)]
            if cell and (spot.exact or before is None or before.sign == INEXACT):
                found[cell] = Mark(EXACT if spot.exact else INEXACT, role, link.project)
    return found


def labelled(land: Ground, marked: Iterable[Cell], subject: Subject, chosen: str) -> list[Name]:
    """Every name that has room: what is lit or chosen first, then states, places, neighbours."""
    names = Names(land, marked)
    _place(names, land.frame, subject, chosen)
    states = sorted(subject.names, key=lambda code: -right(code, subject, chosen))
    links = sorted(subject.links, key=lambda link: -right(link.project, subject, chosen))
    set_off = [link for link in links if right(link.project, subject, chosen)]
    told: set[str] = {*subject.names, chosen}
    _links(names, land.frame, set_off, told, subject, chosen)
    for code in states:
        _state(names, code, subject, chosen)
    _links(names, land.frame, links[len(set_off) :], told, subject, chosen)
    for code, state in outlines().states.items():
        if code not in subject.names and not names.within(code, state.name, "dim"):
            names.within(code, code, "dim")
    return names.placed


def _place(names: Names, at: Frame, subject: Subject, chosen: str) -> None:
    """The chosen place, before all else."""
    spot = places(subject).get(chosen)
    cell = cell_of(at, spot.at) if spot else None
    if spot and cell:
        names.beside(cell, f"[{_called(spot.name)}]", ROLES["spot"][CHOSEN], spot.id)


def _state(names: Names, code: str, subject: Subject, chosen: str) -> None:
    rank = right(code, subject, chosen)
    role = ROLES["state"][rank]
    sign = LIT if code in subject.lit else ""
    name, short = (f"{sign}{text}" for text in (_called(subject.names[code]), code))
    if rank == CHOSEN:
        name, short = f"[{name}]", f"[{short}]"
    if names.within(code, name, role) or (rank > FOCUS and names.over(code, name, role)):
        return
    if not names.within(code, short, role) and rank:
        names.over(code, short, role)


def _links(
    names: Names,
    at: Frame,
    links: Iterable[Link],
    told: set[str],
    subject: Subject,
    chosen: str,
) -> None:
    """The places that links lead to, each once, and the projects where they matter or room is."""
    for link in links:
        rank = right(link.project, subject, chosen)
        middle = cell_of(at, link.middle)
        if middle and (rank or len(link.spots) == 1 or at.columns >= _WIDE):
            called = _called(link.name)
            called = f"[{called}]" if rank == CHOSEN else called
            names.beside(middle, called, ROLES["project"][rank], link.project)
        for spot in link.spots:
            cell = cell_of(at, spot.at)
            if cell and spot.id not in told and spot.name != link.name:
                role = "text" if rank or spot.exact else "dim"
                role = "lit" if spot.id in subject.lit else role
                if names.beside(cell, _called(spot.name), role, spot.id):
                    told.add(spot.id)


def _called(name: str) -> str:
    return cut(visible(name), _LONGEST)
