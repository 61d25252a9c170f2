"""How a matrix is laid out in a width: which columns are shown, how wide they are, row by row."""

from collections.abc import Sequence

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.cite.matrix import Cell, Matrix
from atlas_tui.ui.draw.codes import codes, explained
from atlas_tui.ui.draw.wrapped import at_right, padded
from atlas_tui.ui.line import wrap

SHADES = " ░▒▓█"
NOTHING = "·"
BETWEEN = 2
"""Cells before each column; the second takes the sign of the selected cell."""
_WIDEST_WORD = 16
_WIDEST_CELL = 26
_LEAST_LABEL = 8
_JOINT = "\u00a0"
"""A space that does not break: it keeps the badge of a cell with its last word."""


class Column(Struct, frozen=True):
    """A shown column: its number in the matrix, its first cell on the line, its width."""

    number: int
    x: int
    width: int
    digits: int
    """The cells of its widest text."""


class Grid(Struct, frozen=True):
    """The widths of a matrix from its column `start`, and the names over its columns."""

    matrix: Matrix
    label: int
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    shaded: bool

    @property
    def hidden(self) -> tuple[int, int]:
        """How many columns are out of view at the left and at the right."""
        first, last = self.columns[0].number, self.columns[-1].number
        return first, len(self.matrix.columns) - 1 - last

    @property
    def width(self) -> int:
        """The cells of a line."""
        last = self.columns[-1]
        return last.x + last.width

    @property
    def key(self) -> str:
        """What the codes over the shown columns stand for."""
        shown = [each.number for each in self.columns]
        heads = [self.matrix.columns[at] for at in shown]
        return explained(heads, [self.names[at] for at in shown])

    def words(self, row: int, column: Column) -> list[str]:
        """The text of a cell in lines of its column's width, padded, with its shade."""
        cell = self.matrix.cell(row, column.number)
        if not cell.text:
            return [(at_right if self.matrix.counts else padded)(NOTHING, column.width)]
        room = column.width - (2 if self.shaded else 0)
        lines = [line.replace(_JOINT, " ") for line in wrap(_told(cell), max(1, room))]
        if self.matrix.counts:
            lines = [at_right(line, min(column.digits, room)) for line in lines]
        if self.shaded:
            shade = SHADES[cell.level]
            lines = [f"{shade if at == 0 else ' '} {line}" for at, line in enumerate(lines)]
        align = at_right if self.matrix.counts else padded
        return [align(line, column.width) for line in lines]


def grid(matrix: Matrix, width: int, start: int = 0) -> Grid:
    """Lay a matrix out: as many columns from `start` as fit, and at least one.

    Args:
        matrix: with at least one row and column.
        width: the cells of a line.
        start: the first column to show, as far as there is one.
    """
    start = max(0, min(start, len(matrix.columns) - 1))
    shaded = any(cell.level for row in matrix.cells for cell in row)
    labels = [row.label for row in matrix.rows]
    label = max(_LEAST_LABEL, min(max(map(cell_len, labels)), width // 3))
    room = max(BETWEEN + 1, width - label)
    names = [column.label for column in matrix.columns]
    least = _least(matrix, names, shaded=shaded)
    if matrix.counts and _fitting(least[start:], room) < len(matrix.columns) - start:
        names = codes(matrix.columns)
        least = _least(matrix, names, shaded=shaded)
    fitting = max(1, _fitting(least[start:], room))
    numbers = range(start, start + fitting)
    most = [max(least[at], min(_most(matrix, at, names[at]), _WIDEST_CELL)) for at in numbers]
    widths = _shared([min(least[at], room - BETWEEN) for at in numbers], most, room)
    columns = tuple(_placed(matrix, numbers, widths, label))
    return Grid(matrix, label, columns, tuple(names), shaded)


def _told(cell: Cell) -> str:
    return f"{cell.text}{_JOINT}{cell.badge}" if cell.badge else cell.text


def _least(matrix: Matrix, names: Sequence[str], *, shaded: bool) -> list[int]:
    """The width of each column below which words would be broken."""
    shade = 2 if shaded else 0
    least = []
    for at, name in enumerate(names):
        words = (word for row in matrix.cells for word in _told(row[at]).split(" "))
        longest = shade + max(map(cell_len, words), default=1)
        named = max(map(cell_len, name.replace("-", "- ").split(" ")), default=1)
        least.append(min(max(longest, named), _WIDEST_WORD))
    return least


def _most(matrix: Matrix, column: int, name: str) -> int:
    """The width that holds a column's name and texts on one line."""
    texts = (cell_len(_told(row[column])) + 2 for row in matrix.cells)
    return max(cell_len(name), *texts)


def _fitting(least: Sequence[int], room: int) -> int:
    """How many of the columns fit side by side."""
    for at, each in enumerate(least):
        room -= each + BETWEEN
        if room < 0:
            return at
    return len(least)


def _shared(least: Sequence[int], most: Sequence[int], room: int) -> list[int]:
    """The room shared out: each column its least, then evenly up to its most."""
    widths = list(least)
    left = room - sum(widths) - BETWEEN * len(widths)
    while left > 0:
        open_ = [at for at, each in enumerate(widths) if each < most[at]]
        if not open_:
            break
        widths[min(open_, key=lambda at: widths[at])] += 1
        left -= 1
    return widths


def _placed(
    matrix: Matrix, numbers: Sequence[int], widths: Sequence[int], label: int
) -> list[Column]:
    columns = []
    x = label
    for number, width in zip(numbers, widths, strict=True):
        digits = max(cell_len(row[number].text) for row in matrix.cells)
        columns.append(Column(number, x + BETWEEN, width, digits))
        x += BETWEEN + width
    return columns
