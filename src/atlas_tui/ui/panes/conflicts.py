"""Where sources disagree: with each other, with themselves or with arithmetic."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.model import Conflict, Fact
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under

KINDS = (
    "value",
    "status",
    "direction",
    "time",
    "attribution",
    "definition",
    "arithmetic",
    "internal",
    "garble",
    "reference",
)
"""The kinds of conflict in the order in which they are listed: those between sources first."""


class Conflicts(Pane):
    """A row a conflict: question, sides, state, under the heading of its kind."""

    NAME = "conflicts"
    NOUN = "conflicts"
    QUESTION = "Where do sources disagree?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "question": lambda _, conflict: conflict.question.casefold(),
        "sides": lambda _, conflict: -len(conflict.sides),
        "sources": lambda atlas, conflict: (
            -len({claim.source for claim in atlas.claims_of(conflict)})
        ),
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The conflicts within the outlook, by kind."""
        found = outlook.facts(Conflict)
        items: list[Item] = []
        for kind in KINDS:
            items += under(kind.capitalize(), [each for each in found if each.kind == kind])
        return items

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A conflict."""
        if self.outlook is None or not isinstance(fact, Conflict):
            return []
        return paint.conflict(self.outlook.atlas, fact, width, self.marks)
