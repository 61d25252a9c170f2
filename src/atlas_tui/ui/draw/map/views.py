"""Windows for what a reader wants to see: the base's own region, one thing, or the next one over."""

from atlas_tui.geo import window
from atlas_tui.geo.outlines import Point, outlines
from atlas_tui.geo.window import Window
from atlas_tui.ui.draw.map.room import map_rows
from atlas_tui.ui.draw.map.subject import Subject

_AROUND = 2.0
"""Degrees around a thing that is looked at from near."""


def home(subject: Subject, width: int, height: int) -> Window:
    """The window that shows the states the base is about, else all its states, else the region.

    Args:
        subject: what is on the map.
        width: cells of a drawing.
        height: lines of a drawing, with those below the map.
    """
    states = subject.focus or tuple(subject.names)
    points = [point for code in states for point in _corners(code)]
    return window.fitted(points, width, map_rows(height))


def onto(subject: Subject, fact_id: str, width: int, height: int) -> Window:
    """The window that shows a state, project or place as large as it fits; home for what is not drawn."""
    points = _points(subject, fact_id)
    if not points:
        return home(subject, width, height)
    return window.fitted(points, width, map_rows(height), _AROUND)


def reaching(subject: Subject, at: Window, fact_id: str, width: int, height: int) -> Window:
    """The same window if it shows the middle of a state, a place or a project's; else moved there."""
    state = outlines().states.get(fact_id)
    points = [state.label] if state and fact_id in subject.names else _points(subject, fact_id)
    west, south, east, north = window.frame(at, width, map_rows(height)).box
    if all(west <= x <= east and south <= y <= north for x, y in points):
        return at
    middle = window.fitted(points, width, map_rows(height))
    zoom = min(at.zoom, middle.zoom)
    return window.settled(middle._replace(zoom=zoom), width, map_rows(height))


def moved(at: Window, right: int, down: int, width: int, height: int) -> Window:
    """The window moved by cells, as far as there is something to see."""
    return window.panned(at, right, down, width, map_rows(height))


def _points(subject: Subject, fact_id: str) -> list[Point]:
    if fact_id in subject.names:
        return _corners(fact_id)
    spots = ((link.project, spot) for link in subject.links for spot in link.spots)
    return [spot.at for project, spot in spots if fact_id in (project, spot.id)]


def _corners(code: str) -> list[Point]:
    west, south, east, north = outlines().states[code].box
    return [(west, south), (east, north)]
