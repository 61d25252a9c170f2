"""Projects as schematic links: straight from spot to spot, side by side where several link the same."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from atlas_tui.geo.outlines import Point
from atlas_tui.geo.window import ACROSS, DOWN, Frame
from atlas_tui.ui.draw.map.ground import seen
from atlas_tui.ui.draw.map.subject import Link, Spot

APART = 4
"""Dots between links that lie side by side."""
Cell = tuple[int, int]
"""Column and row, from 0."""
Leg = tuple[str, Point, Point]
"""One straight piece of a project's link, its ends in dots."""


def trails(frame: Frame, links: Sequence[Link]) -> dict[Cell, list[str]]:
    """The cells that links run through, each with the projects whose links do."""
    through: dict[Cell, list[str]] = {}
    for project, start, end in _legs(frame, links):
        for cell in _cells(frame, start, end):
            through.setdefault(cell, []).append(project)
    return through


def cell_of(frame: Frame, at: Point) -> Cell | None:
    """The cell of a point of the map, if it is seen."""
    x, y = frame.dot(at)
    column, row = int(x // ACROSS), int(y // DOWN)
    return (column, row) if 0 <= column < frame.columns and 0 <= row < frame.rows else None


def _cells(frame: Frame, start: Point, end: Point) -> Iterator[Cell]:
    """The cells of a straight line, one a row where it is steep, one a column where it is flat."""
    width, height = frame.columns * ACROSS, frame.rows * DOWN
    for (x1, y1), (x2, y2) in seen((start, end), width, height):
        column, row, last, foot = x1 / ACROSS, y1 / DOWN, x2 / ACROSS, y2 / DOWN
        steps = max(1, round(max(abs(last - column), abs(foot - row))))
        for step in range(steps + 1):
            part = step / steps
            cell = int(column + (last - column) * part), int(row + (foot - row) * part)
            if cell[0] < frame.columns and cell[1] < frame.rows:
                yield cell


def _legs(frame: Frame, links: Sequence[Link]) -> Iterator[Leg]:
    """The pieces of all links, moved apart where they link the same two spots."""
    pieces = [(link, one, other) for link in links for one, other in pairwise(link.spots)]
    sharing = Counter(frozenset({one.id, other.id}) for _, one, other in pieces)
    drawn: Counter[frozenset[str]] = Counter()
    for link, one, other in pieces:
        pair = frozenset({one.id, other.id})
        lane = drawn[pair] - (sharing[pair] - 1) / 2
        drawn[pair] += 1
        yield link.project, *_beside(frame, one, other, lane)


def _beside(frame: Frame, one: Spot, other: Spot, lane: float) -> tuple[Point, Point]:
    """The ends of a piece in dots, so many lanes aside of the straight line."""
    start, end = frame.dot(one.at), frame.dot(other.at)
    # Which side a lane is on must not depend on the direction in which a link runs.
    (x1, y1), (x2, y2) = sorted((start, end))
    length = hypot(x2 - x1, y2 - y1) or 1.0
    right, down = -(y2 - y1) / length * lane * APART, (x2 - x1) / length * lane * APART
    return (start[0] + right, start[1] + down), (end[0] + right, end[1] + down)
