"""Where everything stands in the reader: the text with the card beside it, below it, or alone."""

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from atlas_tui.ui.workspace import too_small

WIDEST = 92
"""Columns of text beyond which lines tire the eye."""
MARGIN, MAP, FRAME = 6, 2, 3
"""Columns of the badges, of the map of claims, and of the frame with the scroll position."""
BESIDE = 120
"""Columns from which the card stands beside the text."""
CARD = (5, 13)
"""The part of the width that the card takes there at least."""
BELOW = 32
"""Lines from which a card that is not beside the text stands below it."""


def regions(width: int, height: int, *, is_searching: bool = False) -> dict[str, Region]:
    """The region of everything that is seen, by the id of its widget."""
    if too_small(width, height):
        return {"text": Region(0, 0, width, height)}
    placed = {
        "crumbs": Region(0, 0, width, 1),
        "status": Region(0, height - 1, width, 1),
        **({"search": Region(0, height - 2, width, 1)} if is_searching else {}),
    }
    body = Region(0, 1, width, height - 2 - is_searching)
    if width < BESIDE:
        above, below = body.split_horizontal(body.height * 2 // 3)
        both = {"text": above, "card": below}
        return placed | (both if height >= BELOW else {"text": body})
    share = width - width * CARD[0] // CARD[1]
    text, card = body.split_vertical(min(share, WIDEST + MARGIN + MAP + FRAME))
    return placed | {"text": text, "card": card}


def text_width(width: int) -> int:
    """The columns of the words in a text of so many columns, its frame included."""
    return max(1, min(WIDEST, width - MARGIN - MAP - FRAME))


class Arrangement(Layout):
    """Lays the reader out; what has no region is not seen."""

    name = "reader"

    def __init__(self) -> None:
        self.is_searching = False

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002 (Textual's signature)
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 (likewise)
    ) -> ArrangeResult:
        """The placements of the children that are seen."""
        placed = regions(size.width, size.height, is_searching=self.is_searching)
        return [
            WidgetPlacement(placed[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in placed
        ]
