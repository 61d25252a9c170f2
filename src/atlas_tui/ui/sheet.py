"""A sheet of wrapped paragraphs to read and scroll: the card, the help, the problems."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.ui.line import Line, Marks, fit, marked, no_marks, wrap
from atlas_tui.ui.lines import Lines


class Paragraph:
    """A text with its role, indented by some cells; `gap` puts an empty line before it."""

    __slots__ = ("gap", "indent", "role", "text")

    def __init__(
        self, text: str, role: str = "text", indent: int = 0, *, gap: bool = False
    ) -> None:
        self.text = text
        self.role = role
        self.indent = indent
        self.gap = gap


class Sheet(Lines, can_focus=True):
    """Paragraphs, wrapped to the width when it is known."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "roll(1)", "Down", show=False),
        Binding("k,up", "roll(-1)", "Up", show=False),
        Binding("g,home", "roll(-1000000)", "Top", show=False),
        Binding("G,end", "roll(1000000)", "Bottom", show=False),
        Binding("pagedown,ctrl+d", "page(1)", "Page down", show=False),
        Binding("pageup,ctrl+u", "page(-1)", "Page up", show=False),
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._paragraphs: Sequence[Paragraph] = ()
        self._marks: Marks = no_marks
        self._drawn: list[tuple[int, str, str]] = []
        self._width = 0

    def write(self, paragraphs: Sequence[Paragraph], marks: Marks = no_marks) -> None:
        """Show other paragraphs from the top."""
        self._paragraphs, self._marks = paragraphs, marks
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.drawn_width
        self._drawn = []
        if self._width:
            for paragraph in self._paragraphs:
                self._drawn.extend(self._wrapped(paragraph))
        self.set_reactive(Sheet.virtual_size, Size(0, len(self._drawn)))
        self.refresh()

    def _wrapped(self, paragraph: Paragraph) -> list[tuple[int, str, str]]:
        """The lines of a paragraph as (indent, text, role)."""
        indent = min(paragraph.indent, max(0, self._width // 4))
        lines = [(0, "", "text")] if paragraph.gap and self._drawn else []
        room = max(1, self._width - indent)
        lines.extend((indent, text, paragraph.role) for text in wrap(paragraph.text, room))
        return lines

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible region, with what the search matched in it."""
        at = y + self.scroll_offset.y
        line: Line = []
        if at < len(self._drawn):
            indent, text, role = self._drawn[at]
            line = [(" " * indent, "text"), *marked(text, role, self._marks)]
        return self.strip(fit(line, self.drawn_width), y=y)

    def on_resize(self) -> None:
        """Wrap again when the width changes."""
        if self.drawn_width != self._width:
            self._lay_out()

    def action_roll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_roll(pages * max(1, self.content_size.height - 1))
