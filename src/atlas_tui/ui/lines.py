"""What every widget that draws lines of parts shares: roles to styles, lines to strips."""

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from atlas_tui.ui.line import ROLES, Line

LARGEST = 500
"""Columns beyond which nothing is drawn, whatever a terminal claims to have."""


class Palette(Widget):
    """Holds the style of every role, once for all widgets that draw lines."""

    COMPONENT_CLASSES = {f"lines--{role}" for role in ROLES} | {"lines--cursor", "lines--rested"}

    def style(self, role: str) -> Style:
        """What a role lays over a line: colour and attributes, or the background of a cursor."""
        if role in ("cursor", "rested"):
            return self.get_component_rich_style(f"lines--{role}", partial=True)
        found = self.get_component_rich_style(f"lines--{role if role in ROLES else 'text'}")
        return Style(color=found.color, bold=found.bold, underline=found.underline)


THUMB = "▐"
WHEEL = 3
"""Lines that a turn of the mouse wheel scrolls."""


class Lines(ScrollView):
    """A scrolling widget whose lines are drawn one by one as they come into view.

    Its last column shows where in the whole the reader is: a widget of its own for that would
    cost as much at the start as the list.
    """

    MARGIN = 1
    """Columns that the scroll position takes."""

    def __init__(self, palette: Palette, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self.palette = palette
        self._styles: dict[tuple[str, str], Style] = {}

    def strip(self, line: Line, cursor: str = "") -> Strip:
        """A line as a strip; `cursor` names the role laid over it, if any."""
        segments = [Segment(text, self._style(role, cursor)) for text, role in line]
        return Strip(segments).adjust_cell_length(self.drawn_width, self._style("text", cursor))

    def with_thumb(self, strip: Strip, y: int) -> Strip:
        """The strip of line `y` with the scroll position in one more column."""
        height, whole = self.content_size.height, self.virtual_size.height
        thumb = " "
        if whole > height > 0:
            start = self.scroll_offset.y * height // whole
            if start <= y <= start + height * height // whole:
                thumb = THUMB
        return Strip([*strip, Segment(thumb, self._style("dim", ""))], strip.cell_length + 1)

    def on_mouse_scroll_down(self) -> None:
        """Scroll down."""
        self.scroll_lines(WHEEL)

    def on_mouse_scroll_up(self) -> None:
        """Scroll up."""
        self.scroll_lines(-WHEEL)

    def scroll_lines(self, lines: int) -> None:
        """Scroll by lines, as far as there are any."""
        furthest = max(0, self.virtual_size.height - self.content_size.height)
        y = max(0, min(self.scroll_offset.y + lines, furthest))
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def _style(self, role: str, cursor: str) -> Style:
        style = self._styles.get((role, cursor))
        if style is None:
            style = self.rich_style + self.palette.style(role)
            if cursor:
                style += self.palette.style(cursor)
            self._styles[role, cursor] = style
        return style

    def notify_style_update(self) -> None:
        """Draw everything anew when the theme or the classes change."""
        super().notify_style_update()
        self._styles.clear()
        self.refresh()

    @property
    def drawn_width(self) -> int:
        """The columns of a line."""
        return max(0, min(self.content_size.width, LARGEST) - self.MARGIN)
