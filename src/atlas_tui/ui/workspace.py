"""Where everything stands: the regions of bars, panes and card for each size of terminal.

From 160 columns countries | timeline over projects | claims over the card; from 100 countries beside
timeline and projects, claims beside the card below; from 60 the reader's pane over the card; what
is smaller than 60 × 16 shows nothing.
"""

from typing import NamedTuple

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

SMALLEST = (60, 16)
TWO_ROWS = 100
THREE_COLUMNS = 160
COUNTRIES_WIDTH = 34


class View(NamedTuple):
    """What the reader has chosen to see: a pane or the card, alone or not, with a search line or not."""

    at: str
    alone: bool = False
    searching: bool = False


def too_small(width: int, height: int) -> bool:
    """Whether nothing can be read."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def regions(width: int, height: int, view: View) -> dict[str, Region]:
    """The region of everything that is seen, by the id of its widget."""
    if too_small(width, height):
        return {}
    narrow = width < TWO_ROWS
    top, bottom = 1 + narrow, 1 + view.searching
    placed = {
        "crumbs": Region(0, 0, width, top),
        "status": Region(0, height - 1, width, 1),
        **({"search": Region(0, height - 2, width, 1)} if view.searching else {}),
    }
    body = Region(0, top, width, height - top - bottom)
    if view.alone:
        return placed | {view.at: body}
    if narrow:
        return placed | _one_pane(body, "claims" if view.at == "card" else view.at)
    return placed | (_three_columns(body) if width >= THREE_COLUMNS else _two_rows(body))


def _one_pane(body: Region, pane: str) -> dict[str, Region]:
    above, below = body.split_horizontal((body.height + 1) // 2)
    return {pane: above, "card": below}


def _two_rows(body: Region) -> dict[str, Region]:
    above, below = body.split_horizontal(body.height * 4 // 9)
    countries, beside = above.split_vertical(body.width * 2 // 7)
    timeline, projects = beside.split_horizontal((above.height + 1) // 2)
    claims, card = below.split_vertical(body.width * 4 // 7)
    return {
        "countries": countries,
        "timeline": timeline,
        "projects": projects,
        "claims": claims,
        "card": card,
    }


def _three_columns(body: Region) -> dict[str, Region]:
    countries, rest = body.split_vertical(COUNTRIES_WIDTH)
    middle, right = rest.split_vertical(rest.width * 2 // 5)
    timeline, projects = middle.split_horizontal((body.height + 1) // 2)
    claims, card = right.split_horizontal((body.height + 1) // 2)
    return {
        "countries": countries,
        "timeline": timeline,
        "projects": projects,
        "claims": claims,
        "card": card,
    }


class Workspace(Layout):
    """Lays the main screen out; what has no region is not seen."""

    name = "workspace"

    def __init__(self, at: str) -> None:
        self.view = View(at)

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002 (Textual's signature)
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 (likewise)
    ) -> ArrangeResult:
        """The placements of the children that are seen."""
        placed = regions(size.width, size.height, self.view)
        return [
            WidgetPlacement(placed[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in placed
        ]
