"""The card: the highlighted thing whole, always with its quotations and citations."""

from atlas_tui.cite.card import card as rows_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Fact
from atlas_tui.facts.text import visible
from atlas_tui.ui import paint
from atlas_tui.ui.line import Marks
from atlas_tui.ui.sheet import Paragraph, Sheet


class Card(Sheet):
    """Shows one fact."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self.border_title = "Card"

    def show(self, atlas: Atlas, fact: Fact | None, marks: Marks) -> None:
        """Show a fact from the top, or say that nothing is highlighted."""
        if fact is None:
            self.border_title = "Card"
            self.write([Paragraph("Nothing is highlighted.", "dim")])
            return
        self.border_title = visible(fact.id)
        self.write(paint.card(rows_of(atlas, fact)), marks)
