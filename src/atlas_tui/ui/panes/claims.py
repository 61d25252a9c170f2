"""Who says so, in which words."""

from collections.abc import Sequence

from atlas_tui.facts.model import Claim, Fact
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rows import Item


class Claims(Pane):
    """Claims in two lines: statement with badges, quotation with source and date."""

    NAME = "claims"
    NOUN = "claims"
    QUESTION = "Who says so, in which words?"
    ROW_HEIGHT = 2

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The claims within the outlook, best match first."""
        return outlook.facts(Claim)

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A claim."""
        if self.outlook is None or not isinstance(fact, Claim):
            return []
        return paint.claim(self.outlook.atlas, fact, width, self.marks, self.snip)
