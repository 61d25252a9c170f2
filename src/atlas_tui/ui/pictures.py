"""PICTURES: the kinds of fact whose card is drawn, and what is drawn on it."""

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Conflict, Fact, Ladder, Relation, Series
from atlas_tui.ui.draw.chart import Figure
from atlas_tui.ui.draw.conflict import Disagreement
from atlas_tui.ui.draw.drawn import Block, Drawn
from atlas_tui.ui.draw.ladder import Rungs
from atlas_tui.ui.draw.ruler import Ruler


class Fitted(Struct, frozen=True):
    """The ruler of a relation, fitted to whatever width it is drawn in."""

    atlas: Atlas
    relation: Relation
    gap: bool = False

    def lines(self, width: int) -> list[Drawn]:
        """Its name, then the ruler."""
        title = Drawn([(self.relation.name, "strong")])
        return [title, *Ruler.fitted(self.atlas, self.relation, width).lines(width)]


PICTURES: dict[type[Fact], Callable[[Atlas, Any], Block]] = {
    Conflict: Disagreement,
    Series: Figure,
    Ladder: Rungs,
    Relation: Fitted,
}
"""A picture stands in the place of the rows that a card would have, but for a relation's."""

REPLACED = frozenset({Conflict, Series, Ladder})
"""The kinds whose picture says all that the rows of the card would say."""

QUOTED = frozenset({Series, Ladder})
"""The kinds whose picture holds no quotations, so that these follow it."""
