"""A matrix of claims: rows against columns, in each cell what the claims there say or how many."""

from msgspec import Struct

from atlas_tui.cite import plain, tables
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim

CLASH = "≠"
"""The badge of a cell whose claims are in a conflict, or give other words than each other."""
CITED = 40
"""Claims up to which a matrix in Markdown cites them; a matrix of counts would cite the whole base."""


class Head(Struct, frozen=True):
    """The heading of a row or column; `id` is the fact that it stands for, if any."""

    label: str
    id: str = ""
    short: str = ""
    """A code that is known for it, such as `TKM`."""


class Cell(Struct, frozen=True):
    """What a cell says, how strongly it is shaded (0 not at all, 4 most), and on which claims.

    `conflicts` are the ids of those that its claims are in.
    """

    text: str = ""
    level: int = 0
    claims: tuple[str, ...] = ()
    badge: str = ""
    conflicts: tuple[str, ...] = ()


EMPTY = Cell()


class Matrix(Struct, frozen=True, kw_only=True):
    """Rows of cells under headings, with what the cells and the shades mean."""

    id: str
    title: str
    means: str
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[tuple[Cell, ...], ...]
    counts: bool = False
    """Whether the cells are numbers."""

    def cell(self, row: int, column: int) -> Cell:
        """The cell of a row and column, counted from 0; an empty one outside."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.columns):
            return self.cells[row][column]
        return EMPTY

    @property
    def claims(self) -> list[str]:
        """The ids of all claims, each once, row by row."""
        return list(dict.fromkeys(id_ for row in self.cells for cell in row for id_ in cell.claims))


def _said(cell: Cell) -> str:
    return f"{cell.text} {cell.badge}".strip()


def tsv(matrix: Matrix) -> str:
    """The matrix as tab-separated values, a line a row."""
    head = ["", *(column.label for column in matrix.columns)]
    rows = (
        [row.label, *(_said(cell) for cell in cells)]
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    )
    return tables.tsv(head, rows)


def markdown(atlas: Atlas, matrix: Matrix) -> str:
    """The matrix as a table in Markdown, with a footnote for each claim where they are not many."""
    claims = [] if matrix.counts or len(matrix.claims) > CITED else matrix.claims
    numbers = {claim: at for at, claim in enumerate(claims, start=1)}
    rows = [
        [tables.literal(row.label), *(_cell(cell, numbers) for cell in cells)]
        for row, cells in zip(matrix.rows, matrix.cells, strict=True)
    ]
    head = ["", *(tables.literal(column.label) for column in matrix.columns)]
    right = range(1, len(head)) if matrix.counts else ()
    notes = "\n".join(_footnote(atlas, claim, at) for claim, at in numbers.items())
    said = [f"**{tables.literal(matrix.title)}**", tables.literal(matrix.means)]
    return "\n\n".join([*said, tables.markdown(head, rows, right), *([notes] if notes else [])])


def _cell(cell: Cell, numbers: dict[str, int]) -> str:
    marks = "".join(f"[^{numbers[claim]}]" for claim in cell.claims if claim in numbers)
    return f"{tables.literal(_said(cell))}{marks}"


def _footnote(atlas: Atlas, claim_id: str, number: int) -> str:
    claim = atlas.get(claim_id, Claim)
    said = plain.excerpt(atlas, claim) if claim else f"claim {claim_id} is not in this base"
    return f"[^{number}]: {tables.literal(said)}"
