"""The mouse in the text of the reader: dragging chooses words, a press looks at a claim or goes there."""

from textual import events

from atlas_tui.ui.reader.regions import MAP, MARGIN
from atlas_tui.ui.reader.selection import Selection
from atlas_tui.ui.reader.sheet import Text

BORDER = 1
"""Lines and columns of the frame before the text."""


class Pointed(Text):
    """The text, with what the mouse does to it."""

    _pressed: int | None = None
    """The word on which the mouse was pressed."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press on a word may begin a choice; one in the margin looks at a claim, one on the map goes."""
        if self.page is None or not self.page.rows:
            return
        line, column = self._under(event)
        if column >= self.drawn_width - MARGIN - MAP:
            part = max(0, min(event.y - BORDER, self.height - 1)) / self.height
            self.show(round(len(self.page.document.raw) * part))
        elif line >= len(self.page.rows):
            return
        elif column < 0:
            self.look_at_line(line)
        else:
            self.capture_mouse()
            self._pressed = self.page.word_on(line, column)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging chooses words, and scrolls at the edges."""
        if self._pressed is None or self.page is None:
            return
        line, column = self._under(event)
        head = self.page.word_on(line, column)
        if head != self._pressed or self.selection:
            self.choose(Selection(head, self._pressed))

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """A press without a drag takes a choice off and looks at the claim under it."""
        event.stop()
        self.release_mouse()
        pressed, self._pressed = self._pressed, None
        chosen = self.selection and len(self.selection.words) > 1
        if pressed is None or chosen:
            return
        self.choose(None)
        self.look_at_word(pressed)

    def _under(self, event: events.MouseEvent) -> tuple[int, int]:
        """The line of the document and the column of its text under the mouse."""
        return event.y - BORDER + self.top, event.x - BORDER - MARGIN
