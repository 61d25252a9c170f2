"""What the sides of a conflict say in order of time, down a line of dates."""

from collections.abc import Iterator
from itertools import groupby

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.cite.sequence import Moment, letter, sequence, when
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Conflict
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.wrapped import at_right, within
from atlas_tui.ui.line import wrap

_WIDEST_DATE = 20
_DATED, _UNDATED = "●", "○"


class Sequence(Struct, frozen=True):
    """The claims of a conflict by date, those without one at the end, each with its side's letter."""

    atlas: Atlas
    conflict: Conflict
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """A line of dates with the quotations beside it."""
        moments = sequence(self.atlas, self.conflict)
        dates = [_dated(moment) for moment in moments]
        margin = min(max(map(cell_len, dates), default=0), _WIDEST_DATE, max(8, width // 4))
        lines: list[Drawn] = []
        for date, group in groupby(zip(dates, moments, strict=True), key=lambda each: each[0]):
            said = wrap(date, margin)
            for _, moment in group:
                last = moment is moments[-1]
                lines += self._moment(moment, said, margin, width, last=last)
                said = []
        return within(lines, width)

    @staticmethod
    def _moment(
        moment: Moment, said: list[str], margin: int, width: int, *, last: bool
    ) -> list[Drawn]:
        sign = _DATED if moment.date else _UNDATED
        room = max(8, width - margin - len(" ● A  "))
        words = list(_words(moment, room))
        height = max(len(words), len(said))
        lines = []
        for at in range(height):
            date = at_right(said[at] if at < len(said) else "", margin)
            rail = sign if at == 0 else " " if last else "│"
            mark = letter(moment.side) if at == 0 else " "
            text, role = words[at] if at < len(words) else ("", "text")
            line = [(f"{date} ", "strong"), (f"{rail} ", "key"), (f"{mark}  ", "heading")]
            lines.append(Drawn([*line, (text, role)], moment.claim))
        return lines


def _dated(moment: Moment) -> str:
    return f"{when(moment)} (event)" if moment.by else when(moment)


def _words(moment: Moment, room: int) -> Iterator[tuple[str, str]]:
    """The label of the side, the quotation, the source."""
    yield from ((text, "text") for text in wrap(moment.label, room))
    yield from ((text, "quote") for text in wrap(moment.quotation, room))
    yield from ((text, "dim") for text in wrap(moment.source, room))
