"""The map of a base: what is on it, drawn within a window, with what stands in each cell."""

from atlas_tui.geo.window import Window, zoomed
from atlas_tui.ui.draw.map.picture import Picture, draw
from atlas_tui.ui.draw.map.room import map_rows
from atlas_tui.ui.draw.map.subject import Subject, choices, subject
from atlas_tui.ui.draw.map.views import home, moved, onto, reaching

__all__ = [
    "Picture",
    "Subject",
    "Window",
    "choices",
    "draw",
    "home",
    "map_rows",
    "moved",
    "onto",
    "reaching",
    "subject",
    "zoomed",
]
