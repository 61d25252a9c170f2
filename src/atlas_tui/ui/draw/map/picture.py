"""The map as lines: outlines, what is lit and chosen, schematic links, names, and what must be said."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from rich.cells import cell_len

from atlas_tui.geo.outlines import outlines
from atlas_tui.geo.window import PARALLEL, Frame, Window, frame
from atlas_tui.ui.draw.map.ground import BLANK, Ground, ground
from atlas_tui.ui.draw.map.labels import (
    EXACT,
    INEXACT,
    LIT,
    ROLES,
    Mark,
    labelled,
    marks,
    right,
)
from atlas_tui.ui.draw.map.names import Name
from atlas_tui.ui.draw.map.room import map_rows
from atlas_tui.ui.draw.map.subject import Subject
from atlas_tui.ui.draw.map.trails import Cell, trails
from atlas_tui.ui.line import Line, cut, fit, spread, width_of

NOTICE = "outlines: Natural Earth, de facto, no position taken"
BRIEF_NOTICE = "Natural Earth, de facto, no position"
"""Where there is no room for the whole sentence."""
HATCH = "⠂⠐"
"""What fills a state that is lit, in turns, so that it is seen without colour."""
LINKS = "∙∙∙•"
"""The sign of a link, by how much right to the room its project has."""
BRAILLE = [chr(BLANK + bits) if bits else " " for bits in range(256)]


class Picture(NamedTuple):
    """A drawing: its lines, each as wide as it was asked for, and what stands where."""

    lines: list[Line]
    frame: Frame
    names: list[Name]
    marks: dict[Cell, Mark]
    trails: dict[Cell, list[str]]
    codes: frozenset[str]

    def at(self, column: int, row: int) -> str:
        """The id of the state, place or project in a cell; empty for none."""
        if not (0 <= column < self.frame.columns and 0 <= row < self.frame.rows):
            return ""
        for name in self.names:
            if name.row == row and 0 <= column - name.column < cell_len(name.text):
                return name.id
        if (column, row) in self.marks:
            return self.marks[column, row].id
        if (column, row) in self.trails:
            return self.trails[column, row][0]
        state = outlines().state_at(self.frame.point(column, row))
        return state.code if state and state.code in self.codes else ""


def draw(subject: Subject, window: Window, width: int, height: int, chosen: str = "") -> Picture:
    """Draw a map.

    Args:
        subject: what is on it.
        window: which part of the region is seen; how large depends on the size as well.
        width: the cells of each line.
        height: the number of lines.
        chosen: the id of the state, project or place that the reader stands on, if any.
    """
    at = frame(window, width, map_rows(height))
    land = ground(at)
    ways = trails(at, subject.links)
    marked = marks(at, subject, chosen)
    named = labelled(land, marked, subject, chosen)
    cells = _Cells(land)
    cells.states(land, subject, chosen)
    cells.links(ways, subject, chosen)
    for (column, row), mark in marked.items():
        cells.write(row, column, mark.sign, mark.role)
    for name in named:
        # Nothing stands between a mark and the name beside it.
        before = " " if (name.column - 2, name.row) in marked else ""
        cells.write(name.row, name.column - len(before), before + name.text, name.role)
    lines = [fit(line, width) for line in (*cells.lines(), *_said(subject, at, width, height))]
    return Picture(lines[: max(0, height)], at, named, marked, ways, frozenset(subject.names))


class _Cells:
    """The cells of a map while it is drawn: a sign and a role each, later ones over earlier."""

    def __init__(self, land: Ground) -> None:
        self.at = land.frame
        self.signs = [BRAILLE[bits] for bits in land.cells]
        self.roles = ["outline" if bits else "text" for bits in land.cells]

    def states(self, land: Ground, subject: Subject, chosen: str) -> None:
        """States that are lit are filled; their outlines and that of the chosen one are set off."""
        for code in subject.names:
            if code in subject.lit:
                for row, spans in land.spans(code).items():
                    for first, last in spans:
                        self._hatch(row, first, last)
                self._colour(land.outline(code), "lit")
        if chosen in subject.names:
            self._colour(land.outline(chosen), "chosen")

    def _hatch(self, row: int, first: int, last: int) -> None:
        for column in range(first, last + 1):
            cell = row * self.at.columns + column
            if self.signs[cell] == " " and (column + row) % 2:
                self.signs[cell], self.roles[cell] = HATCH[row % 2], "lit"

    def _colour(self, cells: set[int], role: str) -> None:
        for cell in cells:
            self.roles[cell] = role

    def links(self, ways: dict[Cell, list[str]], subject: Subject, chosen: str) -> None:
        """Every link, the weightiest over the others."""
        for (column, row), projects in ways.items():
            rank = max(right(project, subject, chosen) for project in projects)
            self.write(row, column, LINKS[rank], ROLES["spot"][rank])

    def write(self, row: int, column: int, text: str, role: str) -> None:
        """A text; a wide character leaves its second cell empty, one without width is left out."""
        cell = row * self.at.columns + column
        for character in text:
            size = cell_len(character)
            if not size:
                continue
            self.signs[cell : cell + size] = [character, *[""] * (size - 1)]
            self.roles[cell : cell + size] = [role] * size
            cell += size

    def lines(self) -> Iterator[Line]:
        """The cells as lines of parts."""
        for start in range(0, len(self.signs), self.at.columns):
            end = start + self.at.columns
            row = zip(self.roles[start:end], self.signs[start:end], strict=True)
            yield [
                ("".join(sign for _, sign in part), role)
                for role, part in groupby(row, key=lambda cell: cell[0])
            ]


def _said(subject: Subject, at: Frame, width: int, height: int) -> Iterator[Line]:
    """What must be said of the drawing, in as many lines as it leaves."""
    lines = height - map_rows(height)
    if lines > 1:
        yield _legend(subject, width)
    if lines:
        notice = NOTICE if len(NOTICE) <= width else BRIEF_NOTICE
        told = next((each for each in _scales(at) if len(notice) + len(each) < width), "")
        yield spread([(notice, "dim")], [(told, "dim")] if told else [], width)


def _scales(at: Frame) -> Iterator[str]:
    """The projection and the size of a row, longest first."""
    yield f"equirectangular, true to scale at {PARALLEL}° N, a row is {at.cell:.0f} km"
    yield f"equirectangular, {PARALLEL}° N, {at.cell:.0f} km a row"
    yield f"equirectangular, {PARALLEL}° N"


def _legend(subject: Subject, width: int) -> Line:
    """The signs, as many as there is room for, and the states that lie elsewhere."""
    spots = [spot for link in subject.links for spot in link.spots]
    signs = (
        (bool(spots), LINKS[:3], "link", "schematic link"),
        (any(spot.exact for spot in spots), EXACT, "link", "place"),
        (bool(subject.lit), LIT, "lit", "in scope"),
        (not all(spot.exact for spot in spots), INEXACT, "link", "middle of a state or region"),
    )
    line: Line = []
    for used, sign, role, words in signs:
        part: Line = [(sign, role), (f" {words}  ", "dim")]
        if used and width_of(line) + width_of(part) <= width:
            line += part
    absent = f"not on this map: {', '.join(subject.absent)}" if subject.absent else ""
    room = width - width_of(line)
    return spread(line, [(cut(absent, room - 2), "dim")], width) if len(absent) < room else line
