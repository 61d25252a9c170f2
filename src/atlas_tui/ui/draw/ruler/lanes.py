"""Events in lanes by quad class: the dated ones in time, the undated ones in a heap of their own."""

from collections.abc import Iterable, Sequence

from atlas_tui.facts.edtf import is_date
from atlas_tui.facts.model import Event, quad_class
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ruler.extent import SELECTED, Extent, extent, place
from atlas_tui.ui.draw.ruler.frame import Frame
from atlas_tui.ui.draw.ruler.tracks import Stretch, tracks
from atlas_tui.ui.line import Line
from atlas_tui.ui.paint import QUAD_SIGNS

GLYPHS = {
    "material cooperation": "▲",
    "verbal cooperation": "△",
    "verbal conflict": "▽",
    "material conflict": "▼",
}
"""The mark of each quad class from top to bottom: up is cooperation, filled marks are deeds."""
ABOVE, BELOW = tuple(GLYPHS)[:2], tuple(GLYPHS)[2:]
"""The lanes above the axis and those below it."""


def sign(quad: str) -> str:
    """The mark of a quad class and its letters, such as `▼ m-`."""
    return f"{GLYPHS[quad]} {QUAD_SIGNS[quad]}"


def tone(quad: str) -> str:
    """The role in which a quad class is drawn."""
    return "cooperation" if quad.endswith("cooperation") else "conflict"


def lane(frame: Frame, quad: str, events: Iterable[Event], selected: str) -> list[Drawn]:
    """The dated events of a quad class; those of exactly the same date are drawn as their number."""
    groups: dict[Extent, list[str]] = {}
    for event in events:
        if is_date(event.date) and quad_class(event.type) == quad:
            groups.setdefault(extent(event.date, frame.scale), []).append(event.id)
    shown = []
    for when, ids in groups.items():
        if frame.holds(when):
            is_here = selected in ids
            placed = place(when, frame.start, frame.room, GLYPHS[quad], len(ids), selected=is_here)
            shown.append(Stretch(placed, tone(quad), tuple(ids), is_here))
    name = f"{sign(quad)} {quad}" if frame.is_roomy else sign(quad)
    whens = [when for when, ids in groups.items() for _ in ids]
    return frame.rows((name, tone(quad) if groups else "dim"), whens, tracks(shown), selected)


def heap(frame: Frame, events: Iterable[Event], selected: str) -> list[Drawn]:
    """The undated events, a mark each, or as numbers where there is no room for marks."""
    undated = [event for event in events if not is_date(event.date)]
    if not undated:
        return []
    count = f"= {len(undated)} event{'s' * (len(undated) != 1)}"
    room = frame.width - frame.gutter - len(count) - len(GLYPHS)
    line: Line = []
    for quad, glyph in GLYPHS.items():
        ids = [event.id for event in undated if quad_class(event.type) == quad]
        if ids:
            marks = _marks if len(undated) <= room else _number
            line += [*marks(glyph, ids, tone(quad), selected), (" ", "text")]
    is_here = any(event.id == selected for event in undated)
    return [frame.note("undated", [*line, (count, "dim")], selected if is_here else "")]


def _marks(glyph: str, ids: Sequence[str], role: str, selected: str) -> Line:
    at = ids.index(selected) if selected in ids else len(ids)
    here = SELECTED if at < len(ids) else ""
    parts = [(glyph * at, role), (here, "key"), (glyph * (len(ids) - at - 1), role)]
    return [part for part in parts if part[0]]


def _number(glyph: str, ids: Sequence[str], role: str, selected: str) -> Line:
    here: Line = [(SELECTED, "key")] if selected in ids else []
    return [(f"{len(ids)}{glyph}", role), *here]
