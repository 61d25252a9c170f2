"""What the numbers are, how things are judged, and how far each has gone."""

from collections.abc import Sequence

from atlas_tui.facts.model import Assessment, Fact, Ladder, Series
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rows import Item, under


class Figures(Pane):
    """Series, ladders and assessments; the card draws them."""

    NAME = "figures"
    NOUN = "figures, ladders or assessments"
    QUESTION = "What are the numbers, and how are things judged?"

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Series, then ladders, then assessments by dimension."""
        judged = outlook.facts(Assessment)
        items = [
            *under("Series", outlook.facts(Series)),
            *under("Ladders", outlook.facts(Ladder)),
        ]
        for dimension in dict.fromkeys(each.dimension for each in judged):
            items += under(
                f"Assessed: {dimension}", [each for each in judged if each.dimension == dimension]
            )
        return items

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A series, a ladder or an assessment."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None:
            return []
        if isinstance(fact, Series):
            return paint.series(atlas, fact, width, self.marks)
        if isinstance(fact, Ladder):
            return paint.ladder(fact, width, self.marks)
        return (
            paint.assessment(atlas, fact, width, self.marks) if isinstance(fact, Assessment) else []
        )
