"""Where everything stands: the regions of bars, panes and card for each size of terminal.

From 160 columns countries | timeline over projects | claims over the card; from 100 countries beside
timeline and projects, claims beside the card below; from 60 the reader's pane over the card; what
is smaller than 60 × 16 shows nothing. A view stands beside the card in the place of all panes.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

SMALLEST = (60, 16)
TWO_ROWS = 100
THREE_COLUMNS = 160
COUNTRIES_WIDTH = 34
NARROWEST = 16
"""Columns that a pane keeps, however far another is widened."""
SHARE, SHARES = 4 / 9, {"map": 5 / 8, "matrix": 5 / 8}
"""The part of the width that a view takes beside the card."""
STEP = 4
"""Columns by which a pane is widened."""

Widths = Mapping[str, int]
"""Columns by which the reader has moved a border to the right, by the pane at its left."""


class View(NamedTuple):
    """What the reader has chosen to see.

    `at` is a pane, a view or the card, which is seen `alone` or not, with a search line or not;
    `view` stands in the place of the panes; `widths` are those of this size of terminal.
    """

    at: str
    alone: bool = False
    searching: bool = False
    view: str = ""
    widths: Widths = MappingProxyType({})


def too_small(width: int, height: int) -> bool:
    """Whether nothing can be read."""
    return width < SMALLEST[0] or height < SMALLEST[1]


def size_class(width: int) -> str:
    """The name of the arrangement for a width: `narrow`, `medium` or `wide`."""
    if width >= THREE_COLUMNS:
        return "wide"
    return "medium" if width >= TWO_ROWS else "narrow"


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
        pane = view.view or "claims"
        return placed | _one_pane(body, pane if view.at == "card" else view.at)
    if view.view:
        return placed | _beside_card(body, view)
    three = width >= THREE_COLUMNS
    return placed | (_three_columns(body, view.widths) if three else _two_rows(body, view.widths))


def _one_pane(body: Region, pane: str) -> dict[str, Region]:
    above, below = body.split_horizontal((body.height + 1) // 2)
    return {pane: above, "card": below}


def _beside_card(body: Region, view: View) -> dict[str, Region]:
    share = SHARES.get(view.view, SHARE)
    at = _moved(round(body.width * share), view.widths, "view", body.width)
    left, card = body.split_vertical(at)
    return {view.view: left, "card": card}


def _two_rows(body: Region, widths: Widths) -> dict[str, Region]:
    above, below = body.split_horizontal(body.height * 4 // 9)
    at = _moved(body.width * 2 // 7, widths, "countries", body.width)
    countries, beside = above.split_vertical(at)
    timeline, projects = beside.split_horizontal((above.height + 1) // 2)
    at = _moved(body.width * 4 // 7, widths, "claims", body.width)
    claims, card = below.split_vertical(at)
    return {
        "countries": countries,
        "timeline": timeline,
        "projects": projects,
        "claims": claims,
        "card": card,
    }


def _three_columns(body: Region, widths: Widths) -> dict[str, Region]:
    at = _moved(COUNTRIES_WIDTH, widths, "countries", body.width - NARROWEST)
    countries, rest = body.split_vertical(at)
    middle, right = rest.split_vertical(_moved(rest.width * 2 // 5, widths, "timeline", rest.width))
    timeline, projects = middle.split_horizontal((body.height + 1) // 2)
    claims, card = right.split_horizontal((body.height + 1) // 2)
    return {
        "countries": countries,
        "timeline": timeline,
        "projects": projects,
        "claims": claims,
        "card": card,
    }


def _moved(at: int, widths: Widths, border: str, whole: int) -> int:
    return max(NARROWEST, min(at + widths.get(border, 0), whole - NARROWEST))


BORDERS = {
    "narrow": {},
    "medium": {
        "countries": ("countries", 1),
        "timeline": ("countries", -1),
        "projects": ("countries", -1),
        "claims": ("claims", 1),
        "card": ("claims", -1),
    },
    "wide": {
        "countries": ("countries", 1),
        "timeline": ("timeline", 1),
        "projects": ("timeline", 1),
        "claims": ("timeline", -1),
        "card": ("timeline", -1),
    },
}
"""For each size, the border that moves when a pane is widened, and in which direction."""


def widened(view: View, size: str, step: int) -> Widths:
    """The widths after the reader's pane was widened by `step` columns; the same where none can be."""
    if size == "narrow" or view.alone:
        return view.widths
    border, towards = BORDERS[size].get(view.at, ("", 0))
    if view.view:
        border, towards = "view", -1 if view.at == "card" else 1
    moved = view.widths.get(border, 0) + towards * step
    return {**view.widths, border: moved}


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
