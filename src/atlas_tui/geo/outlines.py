"""The outlines of the region's states, as `scripts/outlines.py` made them from Natural Earth."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

import msgspec

Point = tuple[float, float]
"""Degrees of longitude and latitude, east and north."""
Trace = tuple[Point, ...]
"""The corners of a line that is drawn straight from one to the next."""
Box = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""


class State(msgspec.Struct, frozen=True):
    """A state within the region: its closed rings, the arcs they consist of, where its name goes."""

    code: str
    name: str
    label: Point
    rings: tuple[Trace, ...]
    arcs: tuple[int, ...]
    box: Box

    def holds(self, point: Point) -> bool:
        """Whether a point lies within the state's outline."""
        x, y = point
        within = False
        for ring in self.rings:
            for (x1, y1), (x2, y2) in pairwise(ring):
                if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                    within = not within
        return within


class Arc(msgspec.Struct, frozen=True):
    """A stretch of border or coast; `drawn` leaves out what is only the edge of what was cut out."""

    trace: Trace
    drawn: tuple[Trace, ...]
    box: Box


class Outlines(msgspec.Struct, frozen=True):
    """The region: what it covers, its arcs by number, and its states by ISO code."""

    box: Box
    arcs: tuple[Arc, ...]
    states: dict[str, State]

    def state_at(self, point: Point) -> State | None:
        """The state that a point lies in; none at sea, beyond the region, or where none is drawn."""
        found = (state for state in self.states.values() if _in_box(point, state.box))
        return next((state for state in found if state.holds(point)), None)


class _State(msgspec.Struct, frozen=True):
    name: str
    label: Point
    rings: list[list[int]]


class _File(msgspec.Struct, frozen=True):
    """The file: arcs as steps on a grid, rings as numbers of arcs, ~n for arc n backwards."""

    box: Box
    grid: int
    arcs: list[list[int]]
    states: dict[str, _State]


@lru_cache(maxsize=1)
def outlines() -> Outlines:
    """The outlines that come with Atlas; read once."""
    return read(files("atlas_tui.geo").joinpath("outlines.json").read_bytes())


def read(raw: bytes) -> Outlines:
    """The outlines of a file as the script writes it."""
    file = msgspec.json.decode(raw, type=_File)
    traces = [_trace(arc, file.grid) for arc in file.arcs]
    states = {code: _state(code, each, traces) for code, each in file.states.items()}
    arcs = tuple(Arc(each, tuple(_drawn(each, file.box)), bounds((each,))) for each in traces)
    return Outlines(file.box, arcs, states)


def _trace(steps: Sequence[int], grid: int) -> Trace:
    x = y = 0
    points = []
    for dx, dy in zip(steps[::2], steps[1::2], strict=True):
        x, y = x + dx, y + dy
        points.append((x / grid, y / grid))
    return tuple(points)


def _state(code: str, state: _State, traces: Sequence[Trace]) -> State:
    rings = tuple(_ring(ring, traces) for ring in state.rings)
    arcs = tuple(sorted({max(arc, ~arc) for ring in state.rings for arc in ring}))
    return State(code, state.name, state.label, rings, arcs, bounds(rings))


def _ring(numbers: Sequence[int], traces: Sequence[Trace]) -> Trace:
    points: list[Point] = []
    for number in numbers:
        trace = traces[number] if number >= 0 else traces[~number][::-1]
        points.extend(trace[1:] if points else trace)
    return tuple(points)


def bounds(traces: Sequence[Trace]) -> Box:
    """The least box around some lines, of which there must be one."""
    longitudes = [x for trace in traces for x, _ in trace]
    latitudes = [y for trace in traces for _, y in trace]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _drawn(trace: Trace, box: Box) -> Iterator[Trace]:
    """The parts of an arc that are borders or coasts, and not the edge of what was cut out."""
    part: list[Point] = []
    for start, end in pairwise(trace):
        if _along_edge(start, end, box):
            if part:
                yield tuple(part)
            part = []
        else:
            part = [*part, end] if part else [start, end]
    if part:
        yield tuple(part)


def _along_edge(start: Point, end: Point, box: Box) -> bool:
    west, south, east, north = box
    same = start[0] == end[0] in (west, east)
    return same or start[1] == end[1] in (south, north)


def _in_box(point: Point, box: Box) -> bool:
    west, south, east, north = box
    return west <= point[0] <= east and south <= point[1] <= north
