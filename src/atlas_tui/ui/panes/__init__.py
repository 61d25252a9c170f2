"""PANES, in the order of their keys."""

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
