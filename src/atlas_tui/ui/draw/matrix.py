"""A matrix for the terminal: columns from an offset, shades by glyph, one cell selected."""

from typing import NamedTuple

from msgspec import Struct

from atlas_tui.cite.matrix import Matrix
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.grid import BETWEEN, Column, Grid, grid
from atlas_tui.ui.draw.wrapped import EMPTY, at_right, hyphens_open, padded, within, wrapped
from atlas_tui.ui.line import Line, wrap

SELECTED = "▸"
NOTHING_HERE = "No claim of this base stands in this matrix."


class At(NamedTuple):
    """A cell of a matrix: row and column, counted from 0."""

    row: int
    column: int


class MatrixBlock(Struct, frozen=True):
    """A matrix from its column `start`; `picked` is the selected cell, if any."""

    matrix: Matrix
    picked: At | None = None
    start: int = 0
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """Title, headings, rows, what the cells mean, and what the codes stand for."""
        return within([each for each, _ in self._drawn(width)], width)

    def cell_at(self, x: int, y: int, width: int) -> At | None:
        """The cell drawn at a place: x cells from the left, y lines from the top, or none."""
        drawn = self._drawn(width)
        row = drawn[y][1] if 0 <= y < len(drawn) else None
        if row is None:
            return None
        for column in self._grid(width).columns:
            if column.x - BETWEEN <= x < column.x + column.width:
                return At(row, column.number)
        return None

    def line_of(self, row: int, width: int) -> int:
        """The first line of a row, counted from the top, so that it can be scrolled to."""
        return next((y for y, (_, at) in enumerate(self._drawn(width)) if at == row), 0)

    def starting(self, column: int, width: int) -> int:
        """The first column to show so that `column` is in view, moving no more than needed."""
        if not self._is_drawable or column <= self.start:
            return max(0, min(column, self.start))
        for start in range(self.start, column + 1):
            if grid(self.matrix, width, start).columns[-1].number >= column:
                return start
        return column

    @property
    def _is_drawable(self) -> bool:
        return bool(self.matrix.rows and self.matrix.columns)

    def _grid(self, width: int) -> Grid:
        return grid(self.matrix, width, self.start)

    def _drawn(self, width: int) -> list[tuple[Drawn, int | None]]:
        """Every line, and the row of the matrix that it belongs to."""
        title = wrapped(self.matrix.title, width, "strong")
        if not self._is_drawable:
            return [(each, None) for each in (*title, *wrapped(NOTHING_HERE, width, "dim"))]
        laid = self._grid(width)
        lines: list[tuple[Drawn, int | None]] = [(each, None) for each in (*title, *_head(laid))]
        rows = [self._row(laid, row) for row in range(len(self.matrix.rows))]
        ruled = not self.matrix.counts and any(len(row) > 1 for row in rows)
        for number, row in enumerate(rows):
            if ruled and number:
                lines.append((Drawn([("┈" * laid.width, "dim")]), None))
            lines += [(each, number) for each in row]
        said = [EMPTY, *wrapped(self.matrix.means, width, "dim")]
        said += wrapped(laid.key, width, "dim") if laid.key else []
        return [*lines, *((each, None) for each in said)]

    def _row(self, laid: Grid, row: int) -> list[Drawn]:
        head = self.matrix.rows[row]
        label = wrap(head.label, laid.label)
        cells = [laid.words(row, column) for column in laid.columns]
        lines = []
        for at in range(max(len(label), *map(len, cells))):
            line: Line = [(padded(label[at] if at < len(label) else "", laid.label), "text")]
            for column, words in zip(laid.columns, cells, strict=True):
                text = words[at] if at < len(words) else " " * column.width
                line += self._cell(row, column, text, first=at == 0)
            lines.append(Drawn(line, head.id))
        return lines

    def _cell(self, row: int, column: Column, text: str, *, first: bool) -> Line:
        picked = self.picked == At(row, column.number)
        cell = self.matrix.cell(row, column.number)
        role = "picked" if picked else "text" if cell.text else "dim"
        mark = SELECTED if picked and first else " "
        return [(f" {mark}", "key"), (text, role)]


def _head(laid: Grid) -> list[Drawn]:
    """How many columns are out of view, the names over the columns, a rule."""
    lines: list[Drawn] = []
    before, after = laid.hidden
    if before or after:
        left = f"‹ {before} more" if before else ""
        right = f"{after} more ›" if after else ""
        margin = " " * (laid.label + BETWEEN)
        room = max(0, laid.width - len(margin) - len(left))
        lines.append(Drawn([(f"{margin}{left}{at_right(right, room)}", "key")]))
    names = [
        wrap(hyphens_open(laid.names[column.number], column.width), column.width)
        for column in laid.columns
    ]
    height = max(map(len, names))
    align = at_right if laid.matrix.counts else padded
    for at in range(height):
        line: Line = [(" " * laid.label, "text")]
        for column, words in zip(laid.columns, names, strict=True):
            above = at - (height - len(words))
            text = align(words[above] if above >= 0 else "", column.width)
            line += [(" " * BETWEEN, "text"), (text, "heading")]
        lines.append(Drawn(line))
    return [*lines, Drawn([("─" * laid.width, "dim")])]
