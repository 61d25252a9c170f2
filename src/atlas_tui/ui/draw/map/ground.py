"""The outlines in a frame: as dots of braille, and which cells lie within which state."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor

from atlas_tui.geo.outlines import Arc, Point, outlines
from atlas_tui.geo.window import ACROSS, DOWN, Frame

BLANK = 0x2800
DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of each dot of a braille cell, by row and column."""
EDGE = 4
"""Dots from one dot of the region's edge to the next."""
Span = tuple[int, int]
"""First and last column, both included."""


class Ground:
    """The outlines of a frame; never changed after it is made.

    `cells` are the bits of every cell, row after row; `touched` the cells of each arc.
    """

    def __init__(self, frame: Frame) -> None:
        self.frame = frame
        self.cells = bytearray(frame.columns * frame.rows)
        self.touched: dict[int, set[int]] = {}
        self._crossings: dict[int, list[tuple[int, float]]] = {}
        west, south, east, north = frame.box
        for number, arc in enumerate(outlines().arcs):
            if arc.box[1] > north or arc.box[3] < south:
                continue
            self._crossings[number] = _crossings([frame.dot(each) for each in arc.trace], frame)
            if arc.box[0] <= east and arc.box[2] >= west:
                self.touched[number] = self._drawn(arc)
        self._frame_edges()

    def _drawn(self, arc: Arc) -> set[int]:
        touched: set[int] = set()
        for trace in arc.drawn:
            _stroke(self.cells, self.frame, [self.frame.dot(each) for each in trace], touched)
        return touched

    def _frame_edges(self) -> None:
        """Dot the edge of the region where it is seen: what lies beyond is not empty, but not drawn."""
        west, south, east, north = outlines().box
        for longitude in (west, east):
            for row in range(0, self.frame.rows * DOWN, EDGE):
                self._dot(self.frame.dot((longitude, north))[0], row)
        for latitude in (south, north):
            for column in range(0, self.frame.columns * ACROSS, EDGE):
                self._dot(column, self.frame.dot((west, latitude))[1])

    def _dot(self, x: float, y: float) -> None:
        """Set a dot of the edge, if it is seen and belongs to the region."""
        west, south, east, north = outlines().box
        (left, top), (right, foot) = self.frame.dot((west, north)), self.frame.dot((east, south))
        column, row = floor(x), floor(y)
        seen = 0 <= column < self.frame.columns * ACROSS and 0 <= row < self.frame.rows * DOWN
        if seen and left - 1 < x < right + 1 and top - 1 < y < foot + 1:
            cell = (row >> 2) * self.frame.columns + (column >> 1)
            self.cells[cell] |= DOTS[row & 3][column & 1]

    def spans(self, code: str) -> dict[int, list[Span]]:
        """The cells whose middle lies within a state, by row."""
        crossed: dict[int, list[float]] = defaultdict(list)
        for arc in outlines().states[code].arcs:
            for row, x in self._crossings.get(arc, ()):
                crossed[row].append(x)
        last = self.frame.columns - 1
        spans: dict[int, list[Span]] = {}
        for row, found in crossed.items():
            found.sort()
            for start, end in zip(found[::2], found[1::2], strict=False):
                first = max(0, ceil(start / ACROSS - 0.5))
                until = min(last, floor(end / ACROSS - 0.5))
                if first <= until:
                    spans.setdefault(row, []).append((first, until))
        return spans

    def outline(self, code: str) -> set[int]:
        """The cells that a state's outline runs through."""
        arcs = outlines().states[code].arcs
        return {cell for arc in arcs for cell in self.touched.get(arc, ())}


@lru_cache(maxsize=8)
def ground(frame: Frame) -> Ground:
    """The outlines of a frame; the last few are kept."""
    return Ground(frame)


def _stroke(cells: bytearray, frame: Frame, points: Sequence[Point], touched: set[int]) -> None:
    """Set the dots of a line through some points, given in dots; the cells it runs through are told.

    Args:
        cells: the bits of every cell of the frame, which are added to.
        frame: what is drawn in.
        points: the corners of the line.
        touched: the numbers of the cells are added to it.
    """
    columns, width, height = frame.columns, frame.columns * ACROSS, frame.rows * DOWN
    for (start_x, start_y), (end_x, end_y) in seen(points, width, height):
        steps = int(max(abs(end_x - start_x), abs(end_y - start_y))) + 1
        step_x, step_y = (end_x - start_x) / steps, (end_y - start_y) / steps
        x, y = start_x, start_y
        for _ in range(steps):
            column, row = int(x), int(y)
            x += step_x
            y += step_y
            if 0 <= column < width and 0 <= row < height:
                cell = (row >> 2) * columns + (column >> 1)
                cells[cell] |= DOTS[row & 3][column & 1]
                touched.add(cell)


def seen(points: Sequence[Point], width: int, height: int) -> Iterator[tuple[Point, Point]]:
    """The parts of a line that lie within so many dots, as pairs of ends."""
    for start, end in pairwise(points):
        (x1, y1), (x2, y2) = start, end
        if 0 <= x1 <= width and 0 <= x2 <= width and 0 <= y1 <= height and 0 <= y2 <= height:
            yield start, end
        elif not ((x1 < 0 and x2 < 0) or (x1 > width and x2 > width)):
            part = _clipped(start, end, width, height)
            if part:
                yield part


def _clipped(start: Point, end: Point, width: int, height: int) -> tuple[Point, Point] | None:
    """The part of a straight line within a box of dots (Liang and Barsky 1984)."""
    (x, y), dx, dy = start, end[0] - start[0], end[1] - start[1]
    first, last = 0.0, 1.0
    for step, room in ((-dx, x), (dx, width - x), (-dy, y), (dy, height - y)):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            first = max(first, room / step)
        else:
            last = min(last, room / step)
    if first > last:
        return None
    return (x + first * dx, y + first * dy), (x + last * dx, y + last * dy)


def _crossings(points: Sequence[Point], frame: Frame) -> list[tuple[int, float]]:
    """Where a line crosses the middle of each row of cells, as (row, dots from the left)."""
    found = []
    middle = DOWN / 2
    for (x1, y1), (x2, y2) in pairwise(points):
        (upper, top), (lower, foot) = ((x1, y1), (x2, y2)) if y1 < y2 else ((x2, y2), (x1, y1))
        first = max(0, ceil((top - middle) / DOWN))
        last = min(frame.rows, ceil((foot - middle) / DOWN))
        for row in range(first, last):
            part = (row * DOWN + middle - top) / (foot - top)
            found.append((row, upper + (lower - upper) * part))
    return found
