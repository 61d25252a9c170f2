"""A table of words: columns as wide as they need, wrapped where there is no room for them all."""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.facts.text import visible
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.wrapped import at_right, hyphens_open, padded, within
from atlas_tui.ui.line import Line, wrap

GAP = 2
_NARROWEST = 6
"""Cells below which no column is narrowed, so that words are not broken into letters."""


class TableRow(Struct, frozen=True):
    """The cells of a row as (text, role), and the fact that it speaks of."""

    cells: tuple[tuple[str, str], ...]
    link: str = ""


class Table(Struct, frozen=True):
    """Rows under headings; the columns of `right` hold numbers."""

    head: tuple[str, ...]
    rows: tuple[TableRow, ...]
    right: frozenset[int] = frozenset()
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """The heading and the rows; a column without any word is left out."""
        shown = [at for at in range(len(self.head)) if any(row.cells[at][0] for row in self.rows)]
        if not shown:
            return []
        head = TableRow(tuple((name, "dim") for name in self.head))
        rows = (head, *self.rows)
        least = [self._longest_word(rows, at) for at in shown]
        widths = _widths([self._widest(rows, at) for at in shown], least, width)
        lines = [line for row in rows for line in self._row(row, shown, widths)]
        return within(lines, width)

    @staticmethod
    def _widest(rows: Sequence[TableRow], at: int) -> int:
        return max(cell_len(visible(row.cells[at][0])) for row in rows)

    @staticmethod
    def _longest_word(rows: Sequence[TableRow], at: int) -> int:
        words = (word for row in rows for word in visible(row.cells[at][0]).split(" "))
        return max(map(cell_len, words), default=0)

    def _row(self, row: TableRow, shown: Sequence[int], widths: Sequence[int]) -> list[Drawn]:
        wrapped = [
            wrap(hyphens_open(row.cells[at][0], width), width)
            for at, width in zip(shown, widths, strict=True)
        ]
        lines = []
        for number in range(max(map(len, wrapped))):
            line: Line = []
            for at, words, width in zip(shown, wrapped, widths, strict=True):
                text = words[number] if number < len(words) else ""
                aligned = (at_right if at in self.right else padded)(text, width)
                line += [(aligned, row.cells[at][1]), (" " * GAP, "text")]
            lines.append(Drawn(_trimmed(line), row.link))
        return lines


def _trimmed(line: Line) -> Line:
    """Without the white space at its end."""
    while line and not line[-1][0].strip():
        line = line[:-1]
    if line:
        text, role = line[-1]
        line = [*line[:-1], (text.rstrip(), role)]
    return line


def _widths(wanted: Sequence[int], least: Sequence[int], width: int) -> list[int]:
    """What each column gets: the widest give way first, down to their longest words, then below."""
    widths = list(wanted)
    for floors in (least, [_NARROWEST] * len(widths)):
        over = sum(widths) + GAP * (len(widths) - 1) - width
        while over > 0:
            slack = [each - floor for each, floor in zip(widths, floors, strict=True)]
            open_ = [at for at, each in enumerate(slack) if each > 0]
            if not open_:
                break
            widest = max(open_, key=lambda at: widths[at])
            widths[widest] -= 1
            over -= 1
    return widths
