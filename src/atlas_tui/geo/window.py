"""A window onto the map: which part is seen, in which size; moving and zooming give new windows.

The projection is equirectangular and true to scale at 38° north: a degree of longitude is drawn as
cos 38° of a degree of latitude everywhere, so that a state keeps its shape wherever it is moved.
"""

from collections.abc import Iterable
from math import cos, isfinite, radians
from typing import NamedTuple

from atlas_tui.geo.outlines import Box, Point, outlines

PARALLEL = 38
"""Degrees north where the map is true to scale."""
NARROWING = cos(radians(PARALLEL))
"""A degree of longitude in degrees of latitude."""
KILOMETRES = 111.2
"""A degree of latitude."""
ZOOMS = (1.0, 64.0)
"""From the whole region to a district."""
STEP = 2**0.5
"""How much larger a step of zoom draws."""
ACROSS, DOWN = 2, 4
"""Dots of a cell; dots are about square where a cell is twice as high as wide."""


class Window(NamedTuple):
    """The middle of what is seen, and how large it is drawn: 1 shows the whole region."""

    longitude: float
    latitude: float
    zoom: float = 1.0


class Frame(NamedTuple):
    """A window in a size: where dots lie on the map, and points of the map among the dots.

    `scale` is dots to a degree of latitude; `left` and `top` are the degrees of the first dot.
    """

    columns: int
    rows: int
    scale: float
    left: float
    top: float

    def dot(self, point: Point) -> Point:
        """Dots to the right and down of the first, not rounded."""
        return (point[0] - self.left) * NARROWING * self.scale, (self.top - point[1]) * self.scale

    def point(self, column: float, row: float) -> Point:
        """The point of the map in the middle of a cell."""
        x, y = (column + 0.5) * ACROSS, (row + 0.5) * DOWN
        return self.left + x / (self.scale * NARROWING), self.top - y / self.scale

    @property
    def box(self) -> Box:
        """What is seen."""
        west, north = self.left, self.top
        east = west + self.columns * ACROSS / (self.scale * NARROWING)
        return west, north - self.rows * DOWN / self.scale, east, north

    @property
    def cell(self) -> float:
        """Kilometres from the top of a cell to its foot."""
        return DOWN / self.scale * KILOMETRES


def whole() -> Window:
    """The window onto the whole region."""
    return Window(*_middle(outlines().box))


def fitted(points: Iterable[Point], columns: int, rows: int, margin: float = 1.0) -> Window:
    """The closest window that shows all points with a margin in degrees; all of the map for none."""
    seen = [point for point in points if all(isfinite(each) for each in point)]
    if not seen:
        return whole()
    west, east = min(x for x, _ in seen) - margin, max(x for x, _ in seen) + margin
    south, north = min(y for _, y in seen) - margin, max(y for _, y in seen) + margin
    zoom = _scale((west, south, east, north), columns, rows) / _scale(outlines().box, columns, rows)
    return settled(Window(*_middle((west, south, east, north)), zoom), columns, rows)


def zoomed(window: Window, steps: float) -> Window:
    """The same middle, drawn larger by so many steps, or smaller by as many below 0."""
    return window._replace(zoom=_between(window.zoom * STEP**steps, *ZOOMS))


def panned(window: Window, right: float, down: float, columns: int, rows: int) -> Window:
    """The window moved by cells, as far as there is something to see."""
    at = frame(window, columns, rows)
    middle = at.point(columns / 2 - 0.5 + right, rows / 2 - 0.5 + down)
    return settled(Window(*middle, window.zoom), columns, rows)


def settled(window: Window, columns: int, rows: int) -> Window:
    """The window moved back so far that no more than needed lies beyond the region."""
    west, south, east, north = outlines().box
    zoom = _between(window.zoom, *ZOOMS)
    scale = _scale(outlines().box, columns, rows) * zoom
    half_width = columns * ACROSS / (2 * scale * NARROWING)
    half_height = rows * DOWN / (2 * scale)
    return Window(
        _inside(window.longitude, west + half_width, east - half_width),
        _inside(window.latitude, south + half_height, north - half_height),
        zoom,
    )


def frame(window: Window, columns: int, rows: int) -> Frame:
    """What a window shows in so many cells."""
    columns, rows = max(1, columns), max(1, rows)
    at = settled(window, columns, rows)
    scale = _scale(outlines().box, columns, rows) * at.zoom
    left = at.longitude - columns * ACROSS / (2 * scale * NARROWING)
    return Frame(columns, rows, scale, left, at.latitude + rows * DOWN / (2 * scale))


def _scale(box: Box, columns: int, rows: int) -> float:
    """Dots to a degree of latitude with which a box just fits."""
    west, south, east, north = box
    width, height = (east - west) * NARROWING, north - south
    return min(max(1, columns) * ACROSS / width, max(1, rows) * DOWN / height)


def _middle(box: Box) -> Point:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _inside(value: float, low: float, high: float) -> float:
    """The value between two limits; their middle where they leave no room."""
    return _between(value, low, high) if low <= high else (low + high) / 2


def _between(value: float, low: float, high: float) -> float:
    return max(low, min(value, high)) if isfinite(value) else low
