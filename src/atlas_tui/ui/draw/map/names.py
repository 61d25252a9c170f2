"""Names on the map: a state's within its outline, none over another, the code where room is short."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.cells import cell_len

from atlas_tui.geo.outlines import outlines
from atlas_tui.geo.window import ACROSS, DOWN
from atlas_tui.ui.draw.map.ground import Ground, Span
from atlas_tui.ui.draw.map.trails import Cell

_NEAR = (0, 1, -1, 2, -2)
"""Rows from the middle of a state where its name may run over its outline, in turn."""


class Name(NamedTuple):
    """A name where it stands, and the id of what it names."""

    row: int
    column: int
    text: str
    role: str
    id: str


class Names:
    """The names of a drawing while they are being placed: what comes first has first choice."""

    def __init__(self, ground: Ground, marks: Iterable[Cell] = ()) -> None:
        self._ground = ground
        self._taken: dict[int, list[Span]] = {}
        self.placed: list[Name] = []
        for column, row in marks:
            self._take(row, column, 1)

    def within(self, code: str, text: str, role: str) -> bool:
        """Name a state where the text has room within its outline."""
        spans = self._ground.spans(code)
        return any(
            self._put(row, column, text, role, code)
            for row, column in _places(spans, *self._middle(code), cell_len(text))
        )

    def over(self, code: str, text: str, role: str) -> bool:
        """Name a state about its middle, if that is seen, over whatever outlines lie there."""
        column, row = self._middle(code)
        start = column - cell_len(text) // 2
        at = self._ground.frame
        if not (0 <= column < at.columns and 0 <= row < at.rows):
            return False
        return any(self._put(row + off, start, text, role, code) for off in _NEAR)

    def beside(self, cell: Cell, text: str, role: str, fact_id: str) -> bool:
        """Name what stands in a cell: to its right, to its left, above or below."""
        column, row = cell
        size = cell_len(text)
        middle = column - size // 2
        around = (
            (row, column + 2),
            (row, column - size - 1),
            (row - 1, middle),
            (row + 1, middle),
            (row - 1, column + 1),
            (row + 1, column + 1),
        )
        return any(self._put(at, start, text, role, fact_id) for at, start in around)

    def _middle(self, code: str) -> Cell:
        x, y = self._ground.frame.dot(outlines().states[code].label)
        return int(x // ACROSS), int(y // DOWN)

    def _put(self, row: int, column: int, text: str, role: str, fact_id: str) -> bool:
        size = cell_len(text)
        frame = self._ground.frame
        within = 0 <= row < frame.rows and column >= 0 and column + size <= frame.columns
        if not within or not self._free(row, column, column + size - 1):
            return False
        self._take(row, column, size)
        self.placed.append(Name(row, column, text, role, fact_id))
        return True

    def _free(self, row: int, first: int, last: int) -> bool:
        return all(last + 1 < start or end + 1 < first for start, end in self._taken.get(row, ()))

    def _take(self, row: int, column: int, size: int) -> None:
        self._taken.setdefault(row, []).append((column, column + size - 1))


def _places(
    spans: dict[int, list[Span]], column: int, row: int, size: int
) -> Iterator[tuple[int, int]]:
    """Where so many cells fit within a state, as (row, first column), nearest to a cell first."""
    found = []
    for at, within in spans.items():
        for first, last in within:
            if last - first + 1 >= size:
                start = max(first, min(column - size // 2, last - size + 1))
                far = abs(at - row) * 2 + abs(start + size // 2 - column)
                found.append((far, at, start))
    yield from ((at, start) for _, at, start in sorted(found))
