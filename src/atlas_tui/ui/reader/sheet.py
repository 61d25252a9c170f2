"""The text of the reader: lit quotations, a margin of claims, a map of where they are dense."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.documents.opening import Opened
from atlas_tui.documents.placing import Placed, in_order
from atlas_tui.documents.text import density
from atlas_tui.ui.line import Line, cut, fit
from atlas_tui.ui.lines import Lines
from atlas_tui.ui.reader.page import Page, lit

MARGIN, MAP = 5, 2
WIDEST = 92
"""Columns of text beyond which lines tire the eye."""
SHADES = " ░▒▓█"
UNSURE = {"relocated": "~", "ambiguous": "?"}
"""What stands in the margin where a quotation is not exactly here."""


class Selection(NamedTuple):
    """A stretch of words being chosen: the word where it began and the one where it is now."""

    anchor: int
    head: int

    @property
    def words(self) -> range:
        """The numbers of the words chosen."""
        return range(min(self), max(self) + 1)


class Text(Lines, can_focus=True):
    """A document to read, with a claim that is looked at and perhaps a selection."""

    def __init__(self, chosen: Callable[[], None]) -> None:
        super().__init__(id="text")
        self._chosen = chosen
        self._opened: Opened | None = None
        self.placed: list[Placed] = []
        self.page: Page | None = None
        self.at = -1
        """Which of the placed claims is looked at; -1 for none."""
        self.selection: Selection | None = None
        self.found: Sequence[tuple[int, int]] = ()
        """The raw spans of what was looked for."""
        self._lit: dict[int, list[str]] = {}
        self._margin: dict[int, str] = {}
        self._hits: set[int] = set()
        self._dense: list[int] = []

    def open(self, opened: Opened) -> None:
        """Show a document."""
        self._opened = opened
        self.placed = in_order(opened.placed.values())
        self._lay_out()

    @property
    def claim(self) -> str:
        """The id of the claim that is looked at; empty for none."""
        return self.placed[self.at].claim if 0 <= self.at < len(self.placed) else ""

    @property
    def text_width(self) -> int:
        """The columns of the text itself."""
        return max(8, min(WIDEST, self.drawn_width - MARGIN - MAP))

    def _lay_out(self) -> None:
        if self._opened is None or not self.drawn_width:
            return
        top = self._place_on_top()
        document = self._opened.document
        self.page = Page(document, self.text_width)
        self._lit = lit(self.page, self.placed)
        self._margin = {}
        for each in reversed(self.placed):
            self._margin[self.page.line_of(each.start)] = self._sign(each)
        self._dense = density(len(document.raw), self.placed, max(1, self.content_size.height))
        self.set_reactive(Text.virtual_size, Size(0, len(self.page.rows)))
        self._light()
        if top is not None:
            self._scroll(self.page.line_of(top))
        self.refresh()

    def _sign(self, placed: Placed) -> str:
        begin = [each for each in self.placed if each.start == placed.start]
        sure = "" if placed.confirmed else UNSURE.get(placed.state, "")
        return f"{sure}{len(begin) if len(begin) > 1 else ''}"

    def _place_on_top(self) -> int | None:
        if self.page is None or not self.page.words:
            return None
        return self.page.words[self.page.word_on(self.scroll_offset.y, 0)].start

    def _light(self) -> None:
        self._hits = set()
        for start, end in self.found:
            if self.page:
                self._hits.update(self.page.words_of(start, end))

    def look_for(self, found: Sequence[tuple[int, int]]) -> None:
        """Light what was looked for."""
        self.found = found
        self._light()
        self.refresh()

    def go_to_claim(self, claim_id: str) -> bool:
        """Look at a claim; false when it stands nowhere in the document."""
        for number, each in enumerate(self.placed):
            if each.claim == claim_id:
                self.look_at(number)
                return True
        return False

    def look_at(self, number: int) -> None:
        """Look at one of the placed claims."""
        self.at = number
        self.show(self.placed[number].start)

    def show(self, place: int) -> None:
        """Bring a place of the raw text into view, a third from the top."""
        if self.page:
            self._scroll(self.page.line_of(place) - self.content_size.height // 3)
        self.refresh()
        self._chosen()

    def _scroll(self, y: int) -> None:
        furthest = max(0, self.virtual_size.height - self.content_size.height)
        self.scroll_to(y=max(0, min(y, furthest)), animate=False, force=True, immediate=True)

    def keep_in_view(self, word: int) -> None:
        """Scroll no more than needed to see a word."""
        if self.page is None:
            return
        line, top, height = (
            self.page.words[word].line,
            self.scroll_offset.y,
            self.content_size.height,
        )
        if line < top:
            self._scroll(line)
        elif line >= top + height:
            self._scroll(line - height + 1)
        self.refresh()

    def on_resize(self) -> None:
        """Lay the document out anew, with the same words on top."""
        if self.page is None or self.page.width != self.text_width:
            first = self.page is None
            self._lay_out()
            if first and 0 <= self.at < len(self.placed):
                self.look_at(self.at)
        elif self._opened:
            length = len(self._opened.document.raw)
            self._dense = density(length, self.placed, max(1, self.content_size.height))

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible region: margin, words, the map at the edge."""
        width = self.drawn_width
        at = y + self.scroll_offset.y
        line: Line = []
        if self.page and at < len(self.page.rows):
            sign = self._margin.get(at)
            begins = "" if sign is None else f"{sign}▸"
            line = [(f"{cut(begins, MARGIN - 1):>{MARGIN - 1}} ", "badge"), *self._told(at)]
        elif not self.page or not self.page.words:
            line = [("     This document has no text.", "dim")] if y == 0 else []
        return self.strip([*fit(line, max(0, width - MAP)), *self._map(y)][:10_000], y=y)

    def _told(self, at: int) -> Line:
        assert self.page is not None  # noqa: S101 (only drawn lines come here)
        row = self.page.rows[at]
        plain = "heading" if row.block and row.block.kind == "heading" else "text"
        line: Line = []
        before = ""
        column = 0
        for number in range(row.first, row.last):
            word = self.page.words[number]
            role = self._role(number, plain)
            if word.column > column:
                line.append((" " * (word.column - column), role if role == before else plain))
            line.append((word.text, role))
            before, column = role, word.column + len(word.text)
        return line

    def _role(self, number: int, plain: str) -> str:
        if self.selection and number in self.selection.words:
            return "picked"
        if number in self._hits:
            return "match"
        claims = self._lit.get(number)
        if not claims:
            return plain
        return "passage" if self.claim in claims else "quote"

    def _map(self, y: int) -> Line:
        if y >= len(self._dense):
            return [(" " * MAP, "dim")]
        most = max(self._dense) or 1
        shade = SHADES[-(-self._dense[y] * (len(SHADES) - 1) // most)]
        return [(" ", "dim"), (shade, "badge")]

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """A press begins a selection, or looks at the claim under it."""
        word = self._under(event.x, event.y)
        if word is None:
            return
        self.capture_mouse()
        self.selection = Selection(word, word)
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging chooses words."""
        word = self._under(event.x, event.y)
        if word is not None and self.selection and self.app.mouse_captured is self:
            self.selection = self.selection._replace(head=word)
            self.refresh()

    def on_mouse_up(self) -> None:
        """A press without a drag looks at the claim under it."""
        self.release_mouse()
        selection = self.selection
        if selection and selection.anchor == selection.head:
            self.selection = None
            claims = self._lit.get(selection.head)
            if claims:
                self.go_to_claim(claims[-1])
            self.refresh()
        self._chosen()

    def _under(self, x: int, y: int) -> int | None:
        if self.page is None or not self.page.words:
            return None
        line, column = y - 1 + self.scroll_offset.y, x - 1 - MARGIN
        if not 0 <= line < len(self.page.rows) or column < 0:
            return None
        return self.page.word_on(line, column)
