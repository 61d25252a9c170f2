"""What every widget that draws lines of parts shares: roles to styles, lines to strips."""

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from atlas_tui.ui.line import ROLES, Line

LARGEST = 500
"""Columns beyond which nothing is drawn, whatever a terminal claims to have."""


class Lines(ScrollView):
    """A scrolling widget whose lines are drawn one by one as they come into view."""

    COMPONENT_CLASSES = {f"lines--{role}" for role in ROLES} | {"lines--cursor", "lines--rested"}

    DEFAULT_CSS = """
    Lines { overflow-x: hidden; scrollbar-size-vertical: 1; }
    """

    def role_style(self, role: str) -> Style:
        """The style of a role; an unknown role is plain text."""
        return self.get_component_rich_style(f"lines--{role}" if role in ROLES else "lines--text")

    def strip(self, line: Line, cursor: str = "") -> Strip:
        """A line as a strip; `cursor` names the component style laid over it, if any."""
        over = self.get_component_rich_style(f"lines--{cursor}", partial=True) if cursor else None
        segments = []
        for text, role in line:
            style = self.role_style(role)
            segments.append(Segment(text, style + over if over else style))
        blank = self.role_style("text") + over if over else self.role_style("text")
        return Strip(segments).adjust_cell_length(self.drawn_width, blank)

    @property
    def drawn_width(self) -> int:
        """The columns of a line."""
        return min(self.scrollable_content_region.width, LARGEST)
