"""Shapes on a map: cut to the region, simplified, measured, and the point farthest from an outline."""

import heapq
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, dist, hypot, inf, radians

Point = tuple[float, float]
"""Degrees of longitude and latitude."""
Arc = list[Point]
"""A line by its corners."""

BOX = (24.0, 5.0, 112.0, 61.0)
"""West, south, east, north of what is kept."""
CORE = (44.0, 21.0, 92.0, 56.0)
"""What is kept in full detail."""
FINE, COARSE = 0.012, 0.12
"""The least triangle that a kept point makes with its neighbours, in square degrees at 38° north."""
NARROWING = cos(radians(38))
"""A degree of longitude in degrees of latitude, where the map is true to scale."""


def cut(arc: Arc) -> Arc:
    """The arc with whatever lies outside the box moved to the nearest point of its edge.

    A ring of such arcs still surrounds exactly those points within the box that it surrounded.
    """
    west, south, east, north = BOX
    points: Arc = arc[:1]
    for start, end in pairwise(arc):
        points += [*_crossings(start, end), end]
    clamped = [(min(max(x, west), east), min(max(y, south), north)) for x, y in points]
    return [point for at, point in enumerate(clamped) if not at or point != clamped[at - 1]]


def _crossings(start: Point, end: Point) -> Iterator[Point]:
    """Where a straight line crosses the lines that the edges of the box lie on, in order."""
    edges = ((at % 2, line) for at, line in enumerate(BOX))
    found = sorted(
        (line - start[axis]) / (end[axis] - start[axis])
        for axis, line in edges
        if (start[axis] < line) != (end[axis] < line)
    )
    for part in found:
        yield tuple(a + (b - a) * part for a, b in zip(start, end, strict=True))  # type: ignore[misc]


def on_edge(point: Point) -> bool:
    """Whether a point lies on the edge of the box."""
    return point[0] in BOX[::2] or point[1] in BOX[1::2]


def simplified(arc: Arc, fixed: Sequence[Point] = ()) -> Arc:
    """The arc without the points that matter least (Visvalingam and Whyatt 1993).

    Its ends stay, a closed arc keeps four points, every corner of the box stays, and so does a point
    without which the arc would pass over one of the fixed points.
    """
    before = list(range(-1, len(arc) - 1))
    after = list(range(1, len(arc) + 1))
    alive = [True] * len(arc)
    queue = [(_worth(arc[at - 1 : at + 2], fixed), at) for at in range(1, len(arc) - 1)]
    heapq.heapify(queue)
    left, fewest = len(arc), 4 if arc[0] == arc[-1] else 2
    while queue and left > fewest:
        worth, at = heapq.heappop(queue)
        if worth >= 1:
            break
        three = [arc[before[at]], arc[at], arc[after[at]]]
        if not alive[at] or worth != _worth(three, fixed):
            continue
        alive[at] = False
        left -= 1
        one, other = before[at], after[at]
        after[one], before[other] = other, one
        for near in (one, other):
            if 0 < near < len(arc) - 1:
                around = [arc[before[near]], arc[near], arc[after[near]]]
                heapq.heappush(queue, (_worth(around, fixed), near))
    return [point for point, kept in zip(arc, alive, strict=True) if kept]


def _worth(three: Sequence[Point], fixed: Sequence[Point]) -> float:
    """The triangle around a point, in parts of the least that is kept there."""
    west, south, east, north = CORE
    x, y = three[1]
    least = FINE if west < x < east and south < y < north else COARSE
    triangle = [*three, three[0]]
    size = abs(area(triangle))
    stays = on_edge(three[1]) and size > 0
    return inf if stays or any(within(each, triangle) for each in fixed) else size / least


def area(ring: Sequence[Point]) -> float:
    """The area within a closed ring, in square degrees where the map is true to scale."""
    pairs = pairwise(ring)
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs) / 2 * NARROWING


def within(point: Point, ring: Arc) -> bool:
    """Whether a point lies within a closed ring."""
    x, y = point
    inside = False
    for (x1, y1), (x2, y2) in pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def farthest(ring: Arc, steps: int = 60) -> Point:
    """The point of a grid over a ring that is farthest from it within; of many, the one in the middle."""
    longitudes, latitudes = zip(*ring, strict=True)
    west, south = min(longitudes), min(latitudes)
    width, height = max(longitudes) - west, max(latitudes) - south
    grid = (
        (west + width * (column + 0.5) / steps, south + height * (row + 0.5) / steps)
        for column in range(steps)
        for row in range(steps)
    )
    middle = (west + width / 2, south + height / 2)
    return max(
        (point for point in grid if within(point, ring)),
        key=lambda at: (round(_room(at, ring), 2), -dist(at, middle)),
    )


def _room(point: Point, ring: Arc) -> float:
    """How far the outline is from a point."""
    return min(_distance(point, *ends) for ends in pairwise(ring))


def _distance(point: Point, start: Point, end: Point) -> float:
    x, y = (point[0] - start[0]) * NARROWING, point[1] - start[1]
    dx, dy = (end[0] - start[0]) * NARROWING, end[1] - start[1]
    length = dx * dx + dy * dy
    part = max(0.0, min(1.0, (x * dx + y * dy) / length)) if length else 0.0
    return hypot(x - part * dx, y - part * dy)
