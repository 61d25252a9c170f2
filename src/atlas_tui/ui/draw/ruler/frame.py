"""The frame of a year ruler: which cells it shows, what stands left and right of them."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from atlas_tui.facts.edtf import Day
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ruler.axis import axis, ticks
from atlas_tui.ui.draw.ruler.extent import Extent
from atlas_tui.ui.draw.ruler.scale import Scale
from atlas_tui.ui.draw.ruler.tracks import Track, painted
from atlas_tui.ui.line import Line, Part, cut

ROOMY = 110
"""Cells from which lanes are named in words."""
_GUTTER, _WIDE_GUTTER = 10, 30
"""Cells left of the ruler: the name of a row, and how many things lie before its first cell."""
_MARGIN = 4
"""Cells right of it: how many things lie after its last cell."""


class Frame:
    """The window of a ruler in a width; `start` is its first cell, `room` how many it has."""

    def __init__(self, scale: Scale, centre: Day, width: int) -> None:
        self.scale = scale
        self.width = width
        self.is_roomy = width >= ROOMY
        self.gutter = _WIDE_GUTTER if self.is_roomy else _GUTTER
        self.room = max(1, width - self.gutter - _MARGIN)
        self.start = scale.cell(centre) - self.room // 2

    @property
    def end(self) -> int:
        """The last cell."""
        return self.start + self.room - 1

    @cached_property
    def grid(self) -> Sequence[int]:
        """The columns of the ticks."""
        return tuple(ticks(self.scale, self.start, self.room))

    def holds(self, when: Extent) -> bool:
        """Whether some of a date's cells are in view."""
        return when.last >= self.start and when.first <= self.end

    def axis(self) -> Drawn:
        """The axis with its labels."""
        line = axis(self.scale, self.start, self.room)
        return Drawn([(self._named(f"{self.scale.value}s"), "dim"), (line, "dim")])

    def rows(
        self, name: Part, whens: Iterable[Extent], tracks: Sequence[Track], selected: str = ""
    ) -> list[Drawn]:
        """Rows under one name; the first says how many things lie out of view on either side.

        Args:
            name: what the rows are, and its role.
            whens: the dates of everything in them, in view or not.
            tracks: what is in view; without any, an empty row.
            selected: the id of the event that is set off, to which its row leads.
        """
        each = list(whens)
        before = sum(when.last < self.start for when in each)
        after = sum(when.first > self.end for when in each)
        drawn = [self._row(name, before, after, tracks[0] if tracks else [], selected)]
        drawn += [self._row(("", "dim"), 0, 0, row, selected) for row in tracks[1:]]
        return drawn

    def _row(self, name: Part, before: int, after: int, row: Track, selected: str) -> Drawn:
        told = f"‹{before} " if before else ""
        line: Line = [(self._named(name[0], told), name[1]), (told, "dim")]
        line += painted(row, self.room, self.grid)
        line.append((f" {after}›" if after else "", "dim"))
        return Drawn([part for part in line if part[0]], _link(row, selected))

    def _named(self, name: str, after: str = "") -> str:
        """A name in the gutter, with room for what follows it there."""
        room = self.gutter - len(after)
        return f"{cut(name, room - 1):<{room}}"

    def note(self, name: str, line: Line, link: str = "") -> Drawn:
        """A line beside the gutter that has nothing to do with time."""
        return Drawn([(self._named(name), "dim"), *line], link)


def _link(row: Track, selected: str) -> str:
    """The one thing in a row, or the selected one."""
    ids = [each for stretch in row for each in stretch.ids]
    if selected and selected in ids:
        return selected
    return ids[0] if len(ids) == 1 else ""
