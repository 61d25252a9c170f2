"""What every widget that draws lines of parts shares: roles to styles, lines to strips."""

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from atlas_tui.facts.text import visible
from atlas_tui.ui import palette
from atlas_tui.ui.line import Line
from atlas_tui.ui.rebinding import rebind

LARGEST = 500
"""Columns beyond which nothing is drawn, whatever a terminal claims to have."""


THUMB = "▐"
WHEEL = 3
"""Lines that a turn of the mouse wheel scrolls."""


def untagged(title: str) -> str:
    """A title for a border, which Textual reads as markup: without brackets nothing in it can be a tag."""
    return visible(title).replace("[", "(").replace("]", ")")


class Lines(ScrollView):
    """A scrolling widget whose lines are drawn one by one as they come into view.

    Its last column shows where in the whole the reader is: a widget of its own for that would
    cost as much at the start as the list.
    """

    MARGIN = 1
    """Columns that the scroll position takes."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._styles: dict[tuple[str, str], Style] = {}

    def on_mount(self) -> None:
        """Take the reader's own keys."""
        rebind(self, getattr(self.app, "changed_keys", {}))

    def strip(self, line: Line, cursor: str = "", y: int | None = None) -> Strip:
        """A line, fitted to the drawn width, as a strip.

        Args:
            line: its parts, together as wide as the widget draws.
            cursor: the role laid over it, if any.
            y: the line of the visible region, where the scroll position is shown beside it.
        """
        styled = [(text, self._style(role, cursor)) for text, role in line]
        if y is None:
            return Strip(joined(styled), self.drawn_width)
        styled.append((self._thumb(y), self._style("dim", "")))
        return Strip(joined(styled), self.drawn_width + 1)

    def _style(self, role: str, cursor: str) -> Style:
        style = self._styles.get((role, cursor))
        if style is None:
            variables = self.app.theme_variables
            style = self.rich_style + palette.style(role, variables)
            if cursor:
                style += palette.style(cursor, variables)
            self._styles[role, cursor] = style
        return style

    def notify_style_update(self) -> None:
        """Draw everything anew when the theme or the classes change."""
        super().notify_style_update()
        self._styles.clear()
        self.refresh()

    def _thumb(self, y: int) -> str:
        height, whole = self.content_size.height, self.virtual_size.height
        if whole <= height:
            return " "
        start = self.scroll_offset.y * height // whole
        return THUMB if start <= y <= start + height * height // whole else " "

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

    @property
    def drawn_width(self) -> int:
        """The columns of a line."""
        return max(0, min(self.content_size.width, LARGEST) - self.MARGIN)


def joined(styled: Iterable[tuple[str, Style]]) -> list[Segment]:
    """Texts and styles as the fewest segments: each one costs a terminal some forty bytes.

    Blanks look alike in every style of one ground, so they go with what stands before them.
    """
    segments: list[Segment] = []
    for text, style in styled:
        last = segments[-1] if segments else None
        before = last.style if last else None
        alike = before == style or (
            before is not None
            and not text.strip(" ")
            and before.bgcolor == style.bgcolor
            and not before.underline
        )
        if last and alike:
            segments[-1] = Segment(last.text + text, before)
        elif text:
            segments.append(Segment(text, style))
    return segments
