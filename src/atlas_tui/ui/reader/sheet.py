"""The text of the reader: lit quotations, a margin of claims, a map of where they are dense."""

import os
from collections.abc import Callable, Mapping, Sequence

from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.documents.placing import Placed, in_order
from atlas_tui.documents.text import density
from atlas_tui.ui.line import Line, fit
from atlas_tui.ui.lines import Lines
from atlas_tui.ui.reader.laying import Laid
from atlas_tui.ui.reader.margin import (
    BEGINS,
    GOES_ON,
    LOOKED_AT,
    NO_CLAIM,
    WIDTH,
    Badges,
    Sign,
    signs,
)
from atlas_tui.ui.reader.page import Page, lit, told
from atlas_tui.ui.reader.regions import FRAME, MAP, MARGIN, text_width
from atlas_tui.ui.reader.selection import Selection
from atlas_tui.ui.reader.words import Words

SHADES = " ░▒▓█"
ABOVE = 3
"""A place that is gone to stands at this part of the height."""
Told = Callable[[], None]


class Text(Lines, can_focus=True):
    """A document to read, with a claim that is looked at and perhaps words chosen.

    Args:
        looked: told when another claim is looked at.
        chosen: told when other words are chosen.
        scrolled: told when other lines are seen.
    """

    def __init__(self, looked: Told, chosen: Told, scrolled: Told) -> None:
        super().__init__(id="text")
        self._looked, self._chosen, self._scrolled = looked, chosen, scrolled
        self._quoted = "underlined" if os.environ.get("NO_COLOR") else "quoted"
        """How quotations are lit that are not looked at."""
        self._words: Words | None = None
        self._badges: Badges = lambda _: ""
        self.page: Page | None = None
        self.placed: list[Placed] = []
        self.at = -1
        """Which of the placed claims is looked at; -1 for none."""
        self.spot: int | None = None
        """The place of the raw text that is looked at where no claim is."""
        self.selection: Selection | None = None
        self.found: Sequence[tuple[int, int]] = ()
        """The raw spans of what was looked for."""
        self.hit = -1
        """Which of them was gone to."""
        self._lit: dict[int, list[str]] = {}
        self._signs: Mapping[int, Sign] = {}
        self._hits: dict[int, int] = {}
        self._dense: list[int] = []
        self._height = 1
        """How many lines were seen last."""

    def open(self, laid: Laid, badges: Badges, height: int) -> None:
        """Show a document laid out for the width and the height that it will have."""
        self._height = max(1, height)
        self._words, self._badges = laid.words, badges
        self.placed = in_order(laid.opened.placed.values())
        self._take(laid.page)

    @property
    def claim(self) -> str:
        """The id of the claim that is looked at; empty for none."""
        return self.placed[self.at].claim if 0 <= self.at < len(self.placed) else ""

    @property
    def height(self) -> int:
        """How many lines are seen, or will be as soon as anything is."""
        return self.content_size.height or self._height

    @property
    def top(self) -> int:
        """The first line that is seen."""
        return round(self.scroll_offset.y)

    def sees(self, place: int) -> bool:
        """Whether a place of the raw text is in view."""
        line = self.page.line_of(place) if self.page else -1
        return self.top <= line < self.top + self.height

    def _take(self, page: Page) -> None:
        self.page = page
        self._lit = lit(page, self.placed)
        self.sign()
        self._light()
        self.set_reactive(Text.virtual_size, Size(0, len(page.rows)))
        self.refresh()

    def sign(self) -> None:
        """Draw the margin anew."""
        if self.page:
            self._signs = signs(self.page, self.placed, self._badges)
            self.refresh()

    def _map_out(self) -> None:
        if self.page and len(self._dense) != self.height:
            self._dense = density(len(self.page.document.raw), self.placed, self.height)

    def _light(self) -> None:
        self._hits = {}
        for number, span in enumerate(self.found):
            if self.page:
                self._hits |= dict.fromkeys(self.page.words_of(*span), number)

    def look_for(self, found: Sequence[tuple[int, int]]) -> None:
        """Light what was looked for."""
        self.found, self.hit = found, -1
        self._light()
        self.refresh()

    def look_at(self, number: int) -> None:
        """Look at one of the placed claims."""
        self.at, self.spot = number, None
        self.show(self.placed[number].start)
        self._looked()

    def look_at_place(self, place: int) -> None:
        """Look at a place of the raw text where no claim is meant."""
        self.at, self.spot = -1, place
        self.show(place)
        self._looked()

    def look_at_nothing(self) -> None:
        """Look at the page as it is in view."""
        self.at, self.spot = -1, None
        self.refresh()
        self._looked()

    @property
    def is_looking(self) -> bool:
        """Whether a claim or a place is looked at that is in view."""
        looked_at = self._looked_at
        return looked_at is not None and self.sees(looked_at)

    @property
    def _looked_at(self) -> int | None:
        return self.placed[self.at].start if self.claim else self.spot

    @property
    def place(self) -> int:
        """The place of the raw text where the reader looks: as long as it is in view, else the top."""
        looked_at = self._looked_at
        if looked_at is not None and self.sees(looked_at):
            return looked_at
        return self.page.place_of(self.top) if self.page else 0

    def look_at_word(self, word: int) -> None:
        """Look at a claim whose quotation a word stands in; of several, one after the other."""
        claims = self._lit.get(word)
        if claims:
            following = claims.index(self.claim) + 1 if self.claim in claims else 0
            self._look_without_moving(claims[following % len(claims)])

    def look_at_line(self, line: int) -> None:
        """Look at a claim that begins on a line; of several, one after the other."""
        sign = self._signs.get(line)
        if sign:
            following = sign.claims.index(self.at) + 1 if self.at in sign.claims else 0
            number = sign.claims[following % len(sign.claims)]
            self._look_without_moving(self.placed[number].claim)

    def _look_without_moving(self, claim_id: str) -> None:
        self.at = next(n for n, each in enumerate(self.placed) if each.claim == claim_id)
        self.spot = None
        self.refresh()
        self._looked()

    def show(self, place: int) -> None:
        """Bring a place of the raw text into view, a third from the top."""
        if self.page:
            self.scroll_to_line(self.page.line_of(place) - self.height // ABOVE)
            self.refresh()

    def scroll_to_line(self, line: int) -> None:
        """Show a line at the top, as far as there are lines below."""
        if self.content_size.height:
            self.scroll_lines(line - self.top)
            return
        # Before anything is drawn, so that it is drawn once.
        lines = len(self.page.rows) if self.page else 0
        y = float(max(0, min(line, lines - self.height)))
        self.set_reactive(Text.scroll_y, y)
        self.set_reactive(Text.scroll_target_y, y)

    def choose(self, selection: Selection | None) -> None:
        """Choose other words, and scroll no more than needed to see where the reader is."""
        self.selection = selection
        if selection and self.page:
            self._keep_in_view(self.page.words[selection.head].line)
        self.refresh()
        self._chosen()

    def _keep_in_view(self, line: int) -> None:
        if line < self.top:
            self.scroll_to_line(line)
        elif line >= self.top + self.height:
            self.scroll_to_line(line - self.height + 1)

    def _in_view(self) -> list[int]:
        """The places that were in view at the size before: where the reader looks, and is."""
        page, selection = self.page, self.selection
        if page is None:
            return []
        head = page.words[selection.head].start if selection else None
        places = [each for each in (self._looked_at, head) if each is not None]
        seen = range(self.top, self.top + self._height)
        return [each for each in places if page.line_of(each) in seen]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say so when other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._scrolled()

    def on_resize(self) -> None:
        """Lay the document out anew, with the same words on top and the same words chosen."""
        width = text_width(self.drawn_width + FRAME)
        if self.page is None or self._words is None or not self.content_size.height:
            return
        seen = self._in_view()
        if Page.fitted(width) != self.page.width:
            self._turn(Page(self._words, width))
        self._map_out()
        for place in seen:
            self._keep_in_view(self.page.line_of(place))
        self._height = self.height

    def _turn(self, page: Page) -> None:
        before, selection = self.page, self.selection
        if before is None:
            return
        top = before.place_of(self.top)
        if selection:
            head, anchor = (_same_word(before, page, each) for each in selection)
            self.selection = Selection(head or 0, anchor)
        self._take(page)
        self.scroll_to_line(page.line_of(top))

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible region: margin, words, the map at the edge."""
        width = self.drawn_width
        at = y + self.top
        line: Line = []
        if self.page and at < len(self.page.rows):
            line = [*self._margin(at), *told(self.page, at, self._role)]
        elif self.page and not self.page.rows and y == 0:
            line = [(" " * MARGIN, "text"), ("This document has no words.", "dim")]
        return self.strip([*fit(line, max(0, width - MAP)), *self._map(y)], y=y)

    def _margin(self, at: int) -> Line:
        sign = self._signs.get(at)
        if sign:
            mark = LOOKED_AT if self.at in sign.claims else BEGINS
            return [(f"{sign.text:>{WIDTH}}{mark} ", sign.role)]
        if self.page and self.spot is not None and self.page.line_of(self.spot) == at:
            return [(f"{NO_CLAIM:>{WIDTH}}{LOOKED_AT} ", "dim")]
        row = self.page.rows[at] if self.page else None
        goes_on = row and any(number in self._lit for number in range(row.first, row.last))
        return [(f"{GOES_ON if goes_on else '':>{WIDTH + 1}} ", "badge")]

    def _role(self, number: int) -> str:
        """How a word looks; nothing for one that looks like its block."""
        if self.selection and number in self.selection.words:
            return "picked"
        hit = self._hits.get(number)
        if hit is not None:
            return "found" if hit == self.hit else "match"
        claims = self._lit.get(number, ())
        if self.claim and self.claim in claims:
            return "passage"
        return self._quoted if claims else ""

    def _map(self, y: int) -> Line:
        if y >= len(self._dense):
            return [(" " * MAP, "dim")]
        most = max(self._dense) or 1
        shade = SHADES[-(-self._dense[y] * (len(SHADES) - 1) // most)]
        return [(" ", "dim"), (shade, "badge")]


def _same_word(before: Page, page: Page, number: int | None) -> int | None:
    """The number on another page of a word; a part of one becomes the part that begins there."""
    return None if number is None else page.word_at(before.words[number].start)
