"""Lines finer than a cell: braille patterns, two dots across and four down in each cell."""

ACROSS, DOWN = 2, 4
_BLANK = 0x2800
_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bit of the dot at (row, column) within a cell."""
_DASH = 3
Cell = tuple[int, int]
"""Column and row."""


class Braille:
    """A grid of cells to draw lines into."""

    def __init__(self, width: int, height: int) -> None:
        self._width, self._height = width, height
        self._bits: dict[Cell, int] = {}

    def line(self, start: Cell, end: Cell, *, dashed: bool = False) -> None:
        """A line between the middles of two cells, of single dots or of dashes."""
        (x, y), (to_x, to_y) = (self._middle(*cell) for cell in (start, end))
        steps = max(abs(to_x - x), abs(to_y - y))
        for step in range(steps + 1):
            if dashed and step // _DASH % 2:
                continue
            share = step / steps if steps else 0.0
            self._dot(round(x + (to_x - x) * share), round(y + (to_y - y) * share))

    @staticmethod
    def _middle(column: int, row: int) -> Cell:
        return column * ACROSS, row * DOWN + 1

    def _dot(self, x: int, y: int) -> None:
        column, row = x // ACROSS, y // DOWN
        if 0 <= column < self._width and 0 <= row < self._height:
            cell = self._bits.get((column, row), 0)
            self._bits[column, row] = cell | _DOTS[y % DOWN][x % ACROSS]

    def cell(self, column: int, row: int) -> str:
        """The pattern of a cell; nothing where no line passes."""
        bits = self._bits.get((column, row), 0)
        return chr(_BLANK + bits) if bits else ""
