"""The text of the reader: lit quotations, a margin of claims, a map of where they are dense."""

import os
from collections.abc import Mapping

from textual.strip import Strip

from atlas_tui.documents.text import density
from atlas_tui.ui.line import Line, fit
from atlas_tui.ui.reader.looking import Looking, Told
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
from atlas_tui.ui.reader.page import lit, told
from atlas_tui.ui.reader.regions import MAP, MARGIN

SHADES = " ░▒▓█"


class Text(Looking):
    """Draws a document; `badges` gives the signs of a claim, and what else is told is as in Looking."""

    def __init__(self, badges: Badges, looked: Told, chosen: Told, scrolled: Told) -> None:
        super().__init__(looked, chosen, scrolled)
        self._quoted = "underlined" if os.environ.get("NO_COLOR") else "quoted"
        """How quotations are lit that are not looked at."""
        self._badges = badges
        self._lit: dict[int, list[str]] = {}
        self._signs: Mapping[int, Sign] = {}
        self._hits: dict[int, int] = {}
        self._dense: list[int] = []

    def prepare(self) -> None:
        """Find which words are lit, and what stands in the margin."""
        if self.page:
            self._lit = lit(self.page, self.placed)
            self.sign()

    def sign(self) -> None:
        """Draw the margin anew."""
        if self.page:
            self._signs = signs(self.page, self.placed, self._badges)
            self.refresh()

    def map_out(self) -> None:
        """Count the claims of each line of the map."""
        if self.page and len(self._dense) != self.height:
            self._dense = density(len(self.page.document.raw), self.placed, self.height)

    def light(self) -> None:
        """Find which words were looked for."""
        self._hits = {}
        for number, span in enumerate(self.found):
            if self.page:
                self._hits |= dict.fromkeys(self.page.words_of(*span), number)

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
