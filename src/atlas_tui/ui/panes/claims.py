"""Who says so, in which words."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Claim, Fact
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item


class Claims(Pane):
    """Claims in two lines: statement with badges, quotation with source and date."""

    NAME = "claims"
    NOUN = "claims"
    QUESTION = "Who says so, in which words?"
    ROW_HEIGHT = 2
    SORTS: ClassVar[Mapping[str, Key]] = {
        "date": lambda _, claim: sort_key(claim.date),
        "source": lambda _, claim: claim.source,
        "kind": lambda _, claim: claim.kind,
        "modality": lambda _, claim: claim.modality,
        "origins": lambda atlas, claim: -atlas.corroboration(atlas.alike(claim)).origins,
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The claims within the outlook, best match first."""
        return outlook.facts(Claim)

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A claim."""
        if self.outlook is None or not isinstance(fact, Claim):
            return []
        return paint.claim(self.outlook.atlas, fact, width, self.marks, self.snip)
