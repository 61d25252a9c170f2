"""A bar: a line with something at its left and right edge, and perhaps another line under it."""

from textual.strip import Strip

from atlas_tui.ui.line import Line, fit, spread
from atlas_tui.ui.lines import Lines


class Bar(Lines, can_focus=False):
    """One line that says something."""

    MARGIN = 0

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self.left: Line = []
        self.right: Line = []
        self.under: Line = []

    def say(self, left: Line, right: Line | None = None) -> None:
        """Show other words."""
        if (left, right or []) != (self.left, self.right):
            self.left, self.right = left, right or []
            self.refresh()

    def say_under(self, under: Line) -> None:
        """Show other words in the second line, which is seen where the bar is two lines high."""
        if under != self.under:
            self.under = under
            self.refresh()

    def text(self) -> str:
        """What the bar says, without its styles."""
        return "".join(text for text, _ in (*self.left, *self.right))

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y`."""
        drawn = spread(self.left, self.right, self.drawn_width) if y == 0 else self.under
        return self.strip(fit(drawn, self.drawn_width))
