"""How sources read a relation, in time: dated readings on the ruler, the others counted by source."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.cite import plain
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import is_date, sort_key
from atlas_tui.facts.model import Claim, Reading, Relation, Source
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ruler.extent import Extent, Placed, extent, place
from atlas_tui.ui.draw.ruler.frame import Frame
from atlas_tui.ui.draw.ruler.tracks import Stretch, tracks
from atlas_tui.ui.line import Line, cut

SIGNS = {"worsening": "↓", "unchanging": "→", "improving": "↑", "mixed": "↕", None: "•"}
"""The sign of each trend, and of a reading in the source's own words without one."""
_ROLES = {"worsening": "conflict", "improving": "cooperation"}
_LONGEST, _SHORTEST = 48, 6
"""Cells of the words beside a reading, unless the ruler is very wide, and the fewest that say a thing."""
_GAP = 2
_MOST_ROWS = 6


class Read(Struct, frozen=True):
    """A reading and the tag of the source that makes it."""

    reading: Reading
    tag: str

    @property
    def sign(self) -> str:
        """The sign of its trend."""
        return SIGNS[self.reading.trend]

    @property
    def words(self) -> str:
        """Trend, source, and the posture in the source's own words."""
        posture = f"“{self.reading.posture}”" if self.reading.posture else ""
        said = f"{self.tag} {posture}".rstrip()
        return f"{self.reading.trend}, {said}" if self.reading.trend else said


def read(atlas: Atlas, relation: Relation) -> list[Read]:
    """The readings of a relation, by date, undated ones last."""
    found = []
    for reading in sorted(relation.reading, key=lambda each: sort_key(each.date)):
        claim = atlas.get(reading.claim, Claim)
        source = atlas.get(claim.source, Source) if claim else None
        found.append(Read(reading, plain.tag(source) if source else "?"))
    return found


def band(frame: Frame, reads: Iterable[Read]) -> list[Drawn]:
    """The dated readings: each at its date, its words on the side that has room for them."""
    dated = [
        (extent(each.reading.date, frame.scale), each)
        for each in reads
        if is_date(each.reading.date)
    ]
    if not dated:
        return []
    shown = [_told(frame, when, each) for when, each in dated if frame.holds(when)]
    rows = tracks(shown, _GAP, most=0)
    drawn = frame.rows(("reads", "dim"), [when for when, _ in dated], rows[:_MOST_ROWS])
    if len(rows) > _MOST_ROWS:
        more = sum(len(row) for row in rows[_MOST_ROWS:])
        drawn.append(frame.note("", [(f"… and {more} more", "dim")]))
    return drawn


def _told(frame: Frame, when: Extent, each: Read) -> Stretch:
    mark = place(when, frame.start, frame.room, each.sign)
    words = each.words if when.is_mark else f"{each.sign} {each.words}"
    role = _ROLES.get(each.reading.trend or "", "badge")
    return Stretch(_beside(mark, words, frame.room), role, (each.reading.claim,))


def _beside(mark: Placed, words: str, width: int) -> Placed:
    """The mark with words after it, inside or before it: where they fit, else where most room is."""
    size = min(cell_len(words), max(_LONGEST, width * 2 // 5))
    rooms = {
        "after": width - mark.end - 1,
        "inside": len(mark.text) - 4,
        "before": mark.column - 1,
    }
    most = max(rooms, key=lambda where: rooms[where])
    where = next((where for where, room in rooms.items() if room >= size), most)
    if rooms[where] < _SHORTEST:
        return mark
    said = cut(words, min(size, rooms[where]))
    if where == "after":
        return Placed(mark.column, f"{mark.text} {said}")
    if where == "before":
        return Placed(mark.column - cell_len(said) - 1, f"{said} {mark.text}")
    return Placed(mark.column, f"{mark.text[0]} {said} {mark.text[cell_len(said) + 3 :]}")


def undated(frame: Frame, reads: Iterable[Read], name: str) -> list[Drawn]:
    """The undated readings: how many of each sign a source gives, in as many lines as they need.

    Args:
        frame: the frame of the ruler.
        reads: all readings; the dated ones are left out.
        name: what stands in the gutter of the first line.
    """
    counts: dict[str, Counter[str]] = {}
    for each in reads:
        if not is_date(each.reading.date):
            counts.setdefault(each.tag, Counter())[each.sign] += 1
    if not counts:
        return []
    number = sum(each.total() for each in counts.values())
    said = [_counted(tag, signs) for tag, signs in counts.items()]
    said.append([(f"= {number} reading{'s' * (number != 1)}", "dim")])
    lines = _flowed(said, max(1, frame.width - frame.gutter))
    return [frame.note("" if at else name, line) for at, line in enumerate(lines)]


def _counted(tag: str, signs: Counter[str]) -> Line:
    told = " ".join(f"{signs[each]}{each}" for each in SIGNS.values() if signs[each])
    return [(told, "badge"), (f" {tag}", "dim")]


def _flowed(pieces: Iterable[Line], width: int) -> list[Line]:
    """Pieces side by side, on a new line where one has no room."""
    lines: list[Line] = []
    room = 0
    for piece in pieces:
        size = sum(cell_len(text) for text, _ in piece) + _GAP
        if size > room or not lines:
            lines.append([*piece])
            room = width
        else:
            lines[-1] += [(" " * _GAP, "text"), *piece]
        room -= size
    return lines
