"""The one list widget: facts as rows of one or two lines, drawn only when they are seen.

The cursor is kept by the fact's id, so that a refill, a search or a scope does not lose it.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from string import ascii_lowercase
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip

from atlas_tui.facts.model import Fact
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.leap import label, row_of, rows_of
from atlas_tui.ui.line import Line, fit, wrap
from atlas_tui.ui.lines import Lines
from atlas_tui.ui.messages import FactEntered

Item = Fact | str
"""A fact, or a heading over those that follow."""


def under(heading: str, facts: Sequence[Fact]) -> list[Item]:
    """The facts with their heading; nothing when there are none."""
    return [heading, *facts] if facts else []


class Rows(Lines, abstract=True):
    """A list of facts under headings, with a cursor."""

    can_focus = True

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("list")
    ]

    GUTTER: ClassVar[dict[tuple[bool, bool], str]] = {
        (True, False): "▌",
        (False, True): "●",
        (True, True): "◉",
        (False, False): " ",
    }
    """What stands before a row, by whether it has the cursor and whether it is marked."""

    ROW_HEIGHT: ClassVar[int] = 1
    """The lines of a row."""

    cursor: reactive[int] = reactive(0, repaint=False, init=False)

    def __init__(self, *, id: str) -> None:  # noqa: A002 (Textual's name for it)
        super().__init__(id=id)
        self.items: Sequence[Item] = []
        self.empty = ""
        self.leaping: str | None = None
        """The letters of a label typed so far, while the reader leaps; None while not."""
        self.marked: AbstractSet[str] = frozenset()
        """The ids of the facts that the reader has marked."""
        self._head: dict[int, list[Line]] = {}
        self.leapt: Callable[[], None] = lambda: None
        """Called when a leap has ended."""
        self._last: tuple[Fact, int, list[Line]] | None = None
        self.highlighted: Callable[[], None] = lambda: None
        """Called when the cursor rests on another fact: at once, so that the card is drawn in the
        same frame. A message would come one frame later.
        """

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A fact in a width, as many lines as a row has."""
        raise NotImplementedError

    def head(self, width: int) -> list[Line]:  # noqa: ARG002 (subclasses need it)
        """Lines that stay above the rows."""
        return []

    def _head_lines(self) -> list[Line]:
        width = self.drawn_width
        if width not in self._head:
            self._head = {width: self.head(width) if width else []}
        return self._head[width]

    def renew_head(self) -> None:
        """Draw the lines above the rows anew, and the rows too where these move."""
        self._head = {}
        self._measure()
        self.refresh_changed()

    def _measure(self) -> None:
        # Quietly: nothing around the list moves when it gets longer.
        height = len(self.items) * self.ROW_HEIGHT + len(self._head_lines())
        self.set_reactive(Rows.virtual_size, Size(0, height))

    @property
    def item(self) -> Any:
        """What stands under the cursor, if it is no heading."""
        if 0 <= self.cursor < len(self.items):
            item = self.items[self.cursor]
            return None if isinstance(item, str) else item
        return None

    @property
    def fact(self) -> Fact | None:
        """The fact under the cursor."""
        found: Fact | None = self.item
        return found

    def fill(self, items: Sequence[Item], empty: str, keep: str = "") -> None:
        """Show other items, with the cursor on the fact of id `keep`, else where it fits.

        Args:
            items: facts and headings, in order.
            empty: what to say when there are none.
            keep: the id to stay on; without it, the one that has the cursor now.
        """
        if not items and not self.items and empty == self.empty:
            return
        wanted = keep or (self.item.id if self.item else "")
        self.items, self.empty = items, empty
        at = self._row(wanted)
        self._head = {}
        self._measure()
        self.set_reactive(Rows.cursor, self._nearest(at if at is not None else 0))
        if at is None and self.is_mounted:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        if self.is_mounted:
            self._show_cursor()
            self.refresh_changed()
            self.highlighted()

    def begin_at(self, fact_id: str) -> None:
        """Put the cursor on a fact before anything is drawn."""
        row = self._row(fact_id)
        if row is not None:
            self.set_reactive(Rows.cursor, row)

    def go_to(self, fact_id: str) -> bool:
        """Move the cursor to a fact; false when it is not listed."""
        row = self._row(fact_id)
        if row is not None:
            self.cursor = row
        return row is not None

    def _row(self, fact_id: str) -> int | None:
        """The row of a fact; a list that is decoded as it is read is asked, not walked."""
        ask = getattr(self.items, "row", None)
        if ask is not None:
            row: int | None = ask(fact_id)
            return row
        listed = enumerate(self.items)
        return next(
            (at for at, item in listed if not isinstance(item, str) and item.id == fact_id), None
        )

    def _nearest(self, row: int, step: int = 1) -> int:
        """The nearest row with a fact, looking along `step` first."""
        last = len(self.items) - 1
        row = max(0, min(row, last))
        for direction in (step, -step):
            at = row
            while 0 <= at <= last:
                if not isinstance(self.items[at], str):
                    return at
                at += direction
        return 0

    def watch_cursor(self, old: int, new: int) -> None:
        """Redraw the two rows concerned, keep the new one in view, tell the screen."""
        for row in (old, new):
            self._refresh_row(row)
        self._show_cursor()
        self.highlighted()

    def _refresh_row(self, row: int) -> None:
        head = len(self._head_lines())
        top = row * self.ROW_HEIGHT - self.scroll_offset.y + head
        if top < head:
            return
        self.refresh(Region(0, top, self.size.width, self.ROW_HEIGHT))

    def _show_cursor(self) -> None:
        height = max(0, self.content_size.height - len(self._head_lines()))
        top = self.cursor * self.ROW_HEIGHT
        if self.cursor and isinstance(self.items[self.cursor - 1], str):
            top -= self.ROW_HEIGHT
        bottom = (self.cursor + 1) * self.ROW_HEIGHT
        offset = self.scroll_offset.y
        # By half a screen: a list that scrolls is sent whole, and so not at every key held down.
        half = height // 2 // self.ROW_HEIGHT * self.ROW_HEIGHT
        if top < offset:
            self._scroll(top - half)
        elif height and bottom > offset + height:
            self._scroll(bottom - height + half)

    def _scroll(self, y: int) -> None:
        furthest = max(0, self.virtual_size.height - self.content_size.height)
        y = max(0, min(y, furthest))
        self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible region."""
        return self.drawn(y)

    def line_at(self, y: int) -> tuple[Line, str]:
        """The line at `y` of the visible region: of the head, of a row, or of what stands for rows."""
        width = self.drawn_width
        head = self._head_lines()
        if y < len(head):
            return fit(head[y], width), ""
        row, part = divmod(y - len(head) + self.scroll_offset.y, self.ROW_HEIGHT)
        if row < len(self.items):
            return self._part_of(row, part, width)
        said = wrap(self.empty, width - 2) if not self.items else []
        at = y - len(head)
        return fit([(f" {said[at]}", "dim")] if at < len(said) else [], width), ""

    def _part_of(self, row: int, part: int, width: int) -> tuple[Line, str]:
        item = self.items[row]
        if isinstance(item, str):
            return fit([(item if part == self.ROW_HEIGHT - 1 else "", "heading")], width), ""
        mark = self.GUTTER[row == self.cursor, item.id in self.marked]
        if self.leaping is not None and part == 0:
            mark = f"{label(row):<3}"
        painted = self._painted(item, width - len(mark))
        drawn = painted[part] if part < len(painted) else []
        over = ("cursor" if self.has_focus else "rested") if row == self.cursor else ""
        return [(mark, "key"), *fit(drawn, width - len(mark))], over

    def _painted(self, fact: Fact, width: int) -> list[Line]:
        """A fact, painted once for all lines of its row."""
        if self._last is None or self._last[0] is not fact or self._last[1] != width:
            self._last = fact, width, self.paint(fact, width)
        return self._last[2]

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines, of what is so now."""
        self._last = None
        return super().render_lines(crop)

    def refresh_changed(self) -> None:
        """Draw only what looks different now."""
        self._last = None
        super().refresh_changed()

    def leap(self) -> None:
        """Label the rows; two letters go to one."""
        self.leaping = ""
        self.refresh()

    async def _on_key(self, event: events.Key) -> None:
        """Letters of a label go to their row; any other key ends the leap."""
        if self.leaping is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        letter = event.character or ""
        if len(letter) != 1 or letter not in ascii_lowercase:
            self.leaping = None
            self.leapt()
            self.refresh()
        elif self.leaping:
            row, self.leaping = row_of(self.leaping + letter), None
            self.leapt()
            self.cursor = self._nearest(row)
            self.refresh()
        else:
            self.leaping = letter
            height = self.content_size.height - len(self._head_lines())
            top = rows_of(letter).start * self.ROW_HEIGHT
            # The rows that the second letter can mean come into view.
            if not self.scroll_offset.y <= top <= self.scroll_offset.y + height // 2:
                self._scroll(top)
            self.refresh()

    def on_focus(self) -> None:
        """The cursor looks different with the focus."""
        self._refresh_row(self.cursor)

    def on_blur(self) -> None:
        """The cursor rests."""
        self._refresh_row(self.cursor)

    def on_resize(self) -> None:
        """Keep the cursor in view when the room changes."""
        self._measure()
        if self.items:
            # Nothing is left empty below the last row while some are hidden above.
            self._scroll(self.scroll_offset.y)
            self._show_cursor()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one on the same row goes in."""
        at = event.get_content_offset(self)
        line = at.y - len(self._head_lines()) if at else -1
        row = (line + self.scroll_offset.y) // self.ROW_HEIGHT
        if line >= 0 and row < len(self.items) and not isinstance(self.items[row], str):
            if row == self.cursor and event.chain > 1:
                self.action_go_in()
            self.cursor = row

    def action_move(self, step: int) -> None:
        """Move by rows, over headings."""
        at = self.cursor + step
        if 0 <= at < len(self.items):
            self.cursor = self._nearest(at, step)

    def action_to_end(self, step: int) -> None:
        """Move to the first or last fact."""
        if self.items:
            self.cursor = self._nearest(0 if step < 0 else len(self.items) - 1, -step)

    def action_page(self, pages: float) -> None:
        """Move by pages or parts of one."""
        height = self.content_size.height - len(self._head_lines())
        rows = max(1, height // self.ROW_HEIGHT - 1)
        if self.items:
            step = 1 if pages > 0 else -1
            self.cursor = self._nearest(self.cursor + round(rows * pages), step)

    def facts(self) -> list[Fact]:
        """Every fact that is listed, in order."""
        return [item for item in self.items if not isinstance(item, str)]

    def between(self, first: int, last: int) -> list[str]:
        """The ids of the facts from one row to another, whichever stands first."""
        low, high = sorted((first, last))
        return [item.id for item in self.items[low : high + 1] if not isinstance(item, str)]

    def action_go_in(self) -> None:
        """Go into the fact under the cursor."""
        if self.fact:
            self.post_message(FactEntered(self.fact))
