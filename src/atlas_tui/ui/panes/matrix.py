"""A matrix of claims with a cell under the cursor; the card shows the claims of the cell."""

from collections.abc import Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.cite import matrix as values
from atlas_tui.cite.card.row import Row, count, told
from atlas_tui.cite.matrices import matrices
from atlas_tui.facts.model import Claim, Fact, label
from atlas_tui.ui import paint
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.draw.matrix import At, MatrixBlock
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line, fit
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane

MOST_TOLD = 60
"""Claims of a cell that the card tells; the rest is counted."""
_ARROWS = ("left", "right")


def _but_arrows(keys: str) -> list[str]:
    """Keys but for those that go from cell to cell."""
    return [key for key in keys.split(",") if key not in _ARROWS]


class MatrixRow(Struct, frozen=True):
    """A row of a matrix, by its number."""

    id: str


class Matrix(Pane, inherit_bindings=False):
    """One of the matrices of the base."""

    NAME = "matrix"
    LEAPS = False
    NOUN = "rows"
    QUESTION = "Who holds what over whom, who takes part, who is spoken of?"
    IS_NARROWED = False
    KEYS = ("matrix", "list")
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(keys, action, does, id=name, show=False)
            for name, keys, action, does in bindings("matrix")
        ),
        *(
            Binding(",".join(_but_arrows(keys)), action, does, id=name, show=False)
            for name, keys, action, does in bindings("list")
            if _but_arrows(keys)
        ),
    ]

    name_of = "projects"
    """The matrix that is shown, a key of `matrices`."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._column = 0
        self._start = 0
        self._made_for: tuple[object, str] = (None, "")
        self._matrix: values.Matrix | None = None
        self._drawn_for: tuple[object, int] = (None, 0)
        self._lines: Sequence[Line] = ()

    def lists(self, outlook: Outlook) -> Sequence[Any]:
        """A row a heading of the matrix."""
        if self._made_for != (outlook.atlas, self.name_of):
            self._made_for = (outlook.atlas, self.name_of)
            self._matrix = matrices(outlook.atlas)[self.name_of](outlook.atlas)
            self._column = self._start = 0
        assert self._matrix is not None  # noqa: S101 (made above)
        return [MatrixRow(f"{self.name_of}/{head.label}") for head in self._matrix.rows]

    def look_out(self, outlook: Outlook) -> None:
        """Show the matrix of the whole base, whatever narrows the panes."""
        super().look_out(outlook)
        self.border_title = untagged(f"Matrix: {self.name_of}")
        self.border_subtitle = untagged("of the whole base; t for others")

    def paint(self, fact: Any, width: int) -> list[Line]:  # noqa: ARG002 (the matrix is drawn whole)
        """Nothing: the matrix is drawn as one."""
        return []

    @property
    def cell(self) -> values.Cell:
        """The cell under the cursor."""
        return self._matrix.cell(self.cursor, self._column) if self._matrix else values.EMPTY

    @property
    def fact(self) -> Fact | None:
        """The claim of the cell, where it has one; else the fact that its row stands for."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None or self._matrix is None:
            return None
        if self.cell.claims:
            return atlas.by_id.get(self.cell.claims[0])
        if not self._matrix.rows:
            return None
        row, column = self._matrix.rows[self.cursor], self._matrix.columns[self._column]
        return atlas.by_id.get(row.id) or atlas.by_id.get(column.id)

    def chosen(self) -> list[Fact]:
        """The claims of the cell."""
        atlas = self.outlook.atlas if self.outlook else None
        return [claim for each in self.cell.claims if atlas and (claim := atlas.get(each, Claim))]

    def facts(self) -> list[Fact]:
        """The claims of the cell."""
        return self.chosen()

    def told(self) -> list[Block] | None:
        """The cell: what it says, and its claims with their quotations."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None or self._matrix is None or not self._matrix.rows:
            return None
        row, column = self._matrix.rows[self.cursor], self._matrix.columns[self._column]
        rows = [Row("title", f"{row.label} × {column.label}")]
        if self.cell.text:
            rows.append(Row("badge", f"{self.cell.text} {self.cell.badge}".strip()))
        claims = [claim for claim in self.chosen() if isinstance(claim, Claim)]
        if claims or not self.cell.text:
            rows.append(Row("heading", count(len(claims), "claim") if claims else "No claim"))
        else:
            whose = row.id or column.id
            rows.append(Row("text", f"The record of {row.label} says so; its claims", whose))
            fact = atlas.by_id.get(whose)
            claims = atlas.claims_of(fact) if fact else []
        rows += told(atlas, claims[:MOST_TOLD])
        if len(claims) > MOST_TOLD:
            rows.append(Row("note", f"{len(claims) - MOST_TOLD} more"))
        for each in self.cell.conflicts:
            conflict = atlas.by_id.get(each)
            if conflict:
                rows.append(Row("text", f"In conflict: {label(conflict)}", each))
        return list(paint.card(rows))

    def _measure(self) -> None:
        block = self._shown()
        height = len(block.lines(self.drawn_width)) if block and self.drawn_width else 0
        self.set_reactive(Matrix.virtual_size, Size(0, height))

    def _shown(self) -> MatrixBlock | None:
        if self._matrix is None:
            return None
        return MatrixBlock(self._matrix, At(self.cursor, self._column), self._start, gap=False)

    def _refresh_row(self, row: int) -> None:  # noqa: ARG002 (the matrix is drawn as one)
        self.refresh()

    def _show_cursor(self) -> None:
        block, width, height = self._shown(), self.drawn_width, self.content_size.height
        if block is None or not width or not height:
            return
        self._start = block.starting(self._column, width)
        line = block.line_of(self.cursor, width)
        top = self.scroll_offset.y
        if line < top + 3:
            self._scroll(line - 3 if self.cursor else 0)
        elif line >= top + height - 2:
            self._scroll(line - height + 3)

    def action_across(self, step: int) -> None:
        """Go to the cell at the side."""
        if self._matrix and self._matrix.columns:
            self._column = max(0, min(self._column + step, len(self._matrix.columns) - 1))
            self._show_cursor()
            self.refresh()
            self.highlighted()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the matrix."""
        width = self.drawn_width
        block = self._shown()
        if self._drawn_for != (block, width):
            self._drawn_for = (block, width)
            self._lines = [each.line for each in block.lines(width)] if block and width else []
        at = y + self.scroll_offset.y
        return self.strip(fit(self._lines[at] if at < len(self._lines) else [], width), y=y)

    def on_click(self, event: events.Click) -> None:
        """A click goes to a cell."""
        block = self._shown()
        at = (
            block.cell_at(event.x - 1, event.y - 1 + self.scroll_offset.y, self.drawn_width)
            if block
            else None
        )
        if at:
            self._column = at.column
            self.cursor = at.row
            self._refresh_row(at.row)
            self.highlighted()
