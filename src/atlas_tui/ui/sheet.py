"""A sheet of blocks to read and scroll: the card, the help, the problems."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.ui.draw.drawn import Block, Drawn
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line, Marks, fit, marked, no_marks, wrap
from atlas_tui.ui.lines import Lines

EMPTY = Drawn([])
"""A line with nothing on it."""


class Paragraph:
    """A text with its role, indented by some cells; `gap` puts an empty line before it.

    `link` is the id of the fact that it speaks of.
    """

    __slots__ = ("gap", "indent", "link", "role", "text")

    def __init__(
        self, text: str, role: str = "text", indent: int = 0, *, gap: bool = False, link: str = ""
    ) -> None:
        self.text = text
        self.role = role
        self.indent = indent
        self.gap = gap
        self.link = link

    def lines(self, width: int) -> list[Drawn]:
        """The text, wrapped."""
        indent = min(self.indent, max(0, width // 4))
        room = max(1, width - indent)
        before: Line = [(" " * indent, "text")] if indent else []
        return [Drawn([*before, (text, self.role)], self.link) for text in wrap(self.text, room)]


class Sheet(Lines, can_focus=True):
    """Blocks, drawn for the width when it is known."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("card")
        if name != "follow"
    ]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self._blocks: Sequence[Block] = ()
        self._marks: Marks = no_marks
        self._drawn: list[Drawn] = []
        self._width = 0

    def write(self, blocks: Sequence[Block], marks: Marks = no_marks) -> None:
        """Show other blocks from the top."""
        self._blocks, self._marks = blocks, marks
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._width = self.drawn_width
        self._drawn = []
        if self._width:
            for block in self._blocks:
                if block.gap and self._drawn:
                    self._drawn.append(EMPTY)
                self._drawn.extend(block.lines(self._width))
        self.set_reactive(Sheet.virtual_size, Size(0, len(self._drawn)))
        self.refresh_changed()

    def line_at(self, y: int) -> tuple[Line, str]:
        """The line at `y` of the visible region, with what the search matched in it."""
        at = y + self.scroll_offset.y
        line: Line = []
        if at < len(self._drawn):
            for text, role in self._drawn[at].line:
                line += marked(text, role, self._marks)
        return fit(line, self.drawn_width), ""

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible region."""
        return self.drawn(y)

    def on_resize(self) -> None:
        """Wrap again when the width changes."""
        self._shown_last.clear()
        if self.drawn_width != self._width:
            self._lay_out()

    def action_roll(self, lines: int) -> None:
        """Scroll by lines."""
        self.scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.action_roll(pages * max(1, self.content_size.height - 1))
