"""PANES and VIEWS, in the order of their keys."""

from importlib import import_module

from atlas_tui.ui.panes.claims import Claims
from atlas_tui.ui.panes.countries import Countries
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.panes.projects import Projects
from atlas_tui.ui.panes.timeline import Timeline

PANES: dict[str, type[Pane]] = {
    "countries": Countries,
    "timeline": Timeline,
    "projects": Projects,
    "claims": Claims,
}
"""The linked panes by name; their place in this table is the key that goes to them."""

VIEWS: dict[str, str] = {
    "sources": "Sources",
    "figures": "Figures",
    "conflicts": "Conflicts",
    "map": "Map",
    "notebook": "Notebook",
    "matrix": "Matrix",
}
"""The views that open in the place of the panes, by name; each is the pane of that name in the
module of its own, which is imported when it is first gone to. Their keys follow those of PANES.
"""


def opened(view: str) -> Pane:
    """A new pane for a view."""
    kind: type[Pane] = getattr(import_module(f"atlas_tui.ui.panes.{view}"), VIEWS[view])
    return kind(str(len(PANES) + 1 + list(VIEWS).index(view)))
