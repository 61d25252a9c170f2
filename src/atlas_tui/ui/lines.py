"""What every widget that draws lines of parts shares: roles to styles, lines to strips."""

from collections.abc import Iterable, Iterator
from typing import Any, Self

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from atlas_tui.facts.text import visible
from atlas_tui.ui import palette
from atlas_tui.ui.line import Line, changed
from atlas_tui.ui.rebinding import rebind

LARGEST = 500
"""Columns beyond which nothing is drawn, whatever a terminal claims to have."""


Shown = tuple[Line, str, str]
"""A line, the role laid over it, and the scroll position beside it."""

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

    def __init_subclass__(cls, *, abstract: bool = False, **options: Any) -> None:
        """Make Textual look only at widgets, and not at what is shared by some: that takes time."""
        if not abstract:
            super().__init_subclass__(**options)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._styles: dict[tuple[str, str], Style] = {}
        self._ground: Style | None = None
        self._room: Size | None = None
        self._shown_last: dict[int, Shown] = {}
        self._made: dict[tuple[int, int], tuple[Line, str]] = {}
        """Lines made for the next frame, by their place and width."""
        self._entitled = ("", "")
        self._only: list[Region] = []

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
            if self._ground is None:
                self._ground = self.rich_style
            over = palette.style(cursor, variables) if cursor else None
            # A row that is reversed as a whole has one colour, or it would be a patchwork.
            shown = "text" if over and over.reverse else role
            style = self._ground + palette.style(shown, variables)
            if over:
                style += over
            self._styles[role, cursor] = style
        return style

    def notify_style_update(self) -> None:
        """Draw everything anew when the theme or the classes change."""
        super().notify_style_update()
        self._styles.clear()
        self._ground = None
        self.refresh()

    def line_at(self, y: int) -> tuple[Line, str]:
        """The line at `y` of the visible region, and the role laid over it."""
        raise NotImplementedError

    def drawn(self, y: int) -> Strip:
        """The line at `y` of the visible region as a strip, which is remembered."""
        made = self._made.pop((y, self.drawn_width), None)
        line, over = made or self.line_at(y)
        self._shown_last[y] = line, over, self._thumb(y)
        return self.strip(line, over, y)

    def refresh_changed(self) -> None:
        """Draw only what looks different now: most of a frame is what stays as it was."""
        height, width = self.room.height, self.drawn_width
        if not width or not height or any(y not in self._shown_last for y in range(height)):
            self.refresh()
            return
        made = {(y, width): self.line_at(y) for y in range(height)}
        regions = [
            region for (y, _), now in made.items() for region in self._changed(y, width, *now)
        ]
        if regions:
            self.refresh(*regions)
        self._made = made

    def _changed(self, y: int, width: int, line: Line, over: str) -> Iterator[Region]:
        before, over_before, thumb = self._shown_last[y]
        start, end = changed(before, line) if over == over_before else (0, width)
        if start < end:
            yield Region(start, y, end - start, 1)
        if thumb != self._thumb(y):
            yield Region(width, y, 1, 1)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Draw some regions anew, or all; what was made for the next frame may be so no longer."""
        self._made.clear()
        regions = regions or tuple(self._only)
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def entitle(self, title: str, subtitle: str) -> None:
        """Change what the border says; nothing but the border is drawn anew."""
        if (title, subtitle) == self._entitled:
            return
        self._entitled = title, subtitle
        width, height = self.outer_size
        edges = (Region(0, 0, width, 1), Region(0, max(0, height - 1), width, 1))
        self._only = [edge.translate(-self.content_offset) for edge in edges]
        self.border_title = untagged(title)
        self.border_subtitle = untagged(subtitle)
        self._only = []

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines; meanwhile the room stays what it is, and is measured once."""
        self._room = self.content_size
        try:
            return super().render_lines(crop)
        finally:
            self._room = None

    @property
    def room(self) -> Size:
        """The cells within the border."""
        return self._room or self.content_size

    def _thumb(self, y: int) -> str:
        height, whole = self.room.height, self.virtual_size.height
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
        return max(0, min(self.room.width, LARGEST) - self.MARGIN)


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
