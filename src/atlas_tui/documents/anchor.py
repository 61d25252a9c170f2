"""Where a quotation stands in a document: exact, ambiguous, relocated or missing.

The text is normalised on both sides. A quotation that stands once is exact; among several places
prefix and suffix decide (W3C TextQuoteSelector); otherwise the best fuzzy alignment is offered with
its score, never as if it were exact.
"""

from bisect import bisect_right
from typing import Literal

from msgspec import Struct
from rapidfuzz.fuzz import partial_ratio_alignment

from atlas_tui.facts.model import Claim
from atlas_tui.facts.text import Normalised, normal, normalise, paragraph_starts

State = Literal["exact", "ambiguous", "relocated", "missing"]
RELOCATED_SCORE = 85.0
"""The least similarity (0 to 100) at which an alignment is offered."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Where a quotation was found: a half-open span of the normalised text, -1 when missing."""

    state: State
    start: int = -1
    end: int = -1
    score: float = 100.0
    places: int = 1


class Passages:
    """A document's text made ready for finding quotations in it."""

    def __init__(self, raw: str, scheme: str) -> None:
        self.raw = raw
        self.normalised: Normalised = normalise(raw)
        self._starts = paragraph_starts(raw, scheme)

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.normalised.text

    def anchor(self, claim: Claim) -> Anchor:
        """Find the quotation of a claim."""
        quote, prefix, suffix = (normal(each) for each in (claim.quote, claim.prefix, claim.suffix))
        places = _all(self.text, quote)
        if not places:
            return self._relocated(quote)
        if len(places) > 1 or prefix or suffix:
            placed = [at for at in places if self._fits(at, len(quote), prefix, suffix)]
            if len(placed) != 1:
                at = (placed or places)[0]
                return Anchor(
                    state="ambiguous", start=at, end=at + len(quote), places=len(placed or places)
                )
            places = placed
        return Anchor(state="exact", start=places[0], end=places[0] + len(quote))

    def paragraph(self, anchor: Anchor) -> int:
        """The paragraph in which an anchor begins, counted from 1; 0 where they are lost."""
        return bisect_right(self._starts, self.normalised.origin[anchor.start])

    def stands_above(self, heading: str, anchor: Anchor) -> bool:
        """Whether a heading stands before the anchored words (or a table's caption in them)."""
        return normal(heading).casefold() in self.text[: anchor.end].casefold()

    def _fits(self, at: int, length: int, prefix: str, suffix: str) -> bool:
        before = self.text[:at].rstrip().endswith(prefix) if prefix else True
        after = self.text[at + length :].lstrip().startswith(suffix) if suffix else True
        return before and after

    def _relocated(self, quote: str) -> Anchor:
        best = partial_ratio_alignment(quote, self.text, score_cutoff=RELOCATED_SCORE)
        if best is None or not self.text[best.dest_start : best.dest_end].strip():
            return Anchor(state="missing", score=0.0, places=0)
        found = self.text[best.dest_start : best.dest_end]
        start = best.dest_start + len(found) - len(found.lstrip())
        return Anchor(
            state="relocated",
            start=start,
            end=start + len(found.strip()),
            score=round(best.score, 1),
        )


def _all(text: str, words: str) -> list[int]:
    places: list[int] = []
    at = text.find(words) if words else -1
    while at >= 0:
        if _whole(text, at, at + len(words)):
            places.append(at)
        at = text.find(words, at + 1)
    return places


def _whole(text: str, start: int, end: int) -> bool:
    """Whether the span begins and ends between words."""
    head = start > 0 and text[start - 1].isalnum() and text[start].isalnum()
    tail = end < len(text) and text[end - 1].isalnum() and text[end].isalnum()
    return not head and not tail
