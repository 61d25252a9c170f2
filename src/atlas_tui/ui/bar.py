"""A bar: one line with something at its left and right edge."""

from textual.strip import Strip

from atlas_tui.ui.line import Line, spread
from atlas_tui.ui.lines import Lines, Palette


class Bar(Lines, can_focus=False):
    """One line that says something."""

    MARGIN = 0

    def __init__(self, palette: Palette, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(palette, id=id)
        self.left: Line = []
        self.right: Line = []

    def say(self, left: Line, right: Line | None = None) -> None:
        """Show other words."""
        if (left, right or []) != (self.left, self.right):
            self.left, self.right = left, right or []
            self.refresh()

    def text(self) -> str:
        """What the bar says, without its styles."""
        return "".join(text for text, _ in (*self.left, *self.right))

    def render_line(self, y: int) -> Strip:
        """Draw the line."""
        return self.strip(spread(self.left, self.right, self.drawn_width) if y == 0 else [])
