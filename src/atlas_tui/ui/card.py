"""The card: the highlighted thing whole, always with its quotations and citations."""

from atlas_tui.facts.model import Fact
from atlas_tui.facts.text import visible
from atlas_tui.ui import paint
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.sheet import Paragraph, Sheet


class Card(Sheet):
    """Shows one fact."""

    def __init__(self) -> None:
        super().__init__(id="card")
        self.border_title = "Card"
        self._outlook: Outlook | None = None
        self._fact: Fact | None = None

    def show(self, outlook: Outlook, fact: Fact | None) -> None:
        """Show a fact from the top, or say that nothing is highlighted."""
        if self._outlook is outlook and self._fact is fact:
            return
        self._outlook, self._fact = outlook, fact
        if fact is None:
            self.border_title = "Card"
            self.write([Paragraph("Nothing is highlighted.", "dim")])
            return
        # The first frame does without a card, so that it comes sooner.
        from atlas_tui.cite.card import card as rows_of  # noqa: PLC0415

        self.border_title = visible(fact.id)
        self.write(paint.card(rows_of(outlook.atlas, fact)), outlook.marks)
