"""Where a quotation stands in a document: exact, ambiguous, relocated or missing.

The text is normalised on both sides. A quotation that stands once is exact; among several places
prefix and suffix decide (W3C TextQuoteSelector); otherwise the best fuzzy alignment is offered with
its score, never as if it were exact.
"""

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import Literal

from msgspec import Struct

from atlas_tui.documents.align import RIVAL_MARGIN, Aligned, Context, alignments, apart
from atlas_tui.facts.model import Claim
from atlas_tui.facts.text import Normalised, normal, normalise, paragraph_starts

State = Literal["exact", "ambiguous", "relocated", "missing"]

_CONTEXT_SCORE = 80.0
"""The least similarity (0 to 100) of prefix and suffix at which they decide without being exact."""

_RIVALS_MARGIN = 15.0
"""How much less like than the likest a place may be when there is context to choose it by."""

_CONTEXT_MARGIN = 3.0
"""How much likelier than the next a place must be to be chosen by prefix and suffix."""


class Anchor(Struct, frozen=True, kw_only=True):
    """Where a quotation was found: a half-open span of the normalised text, -1 when missing.

    `places` counts those that are as likely; `gap` is the span of a running head or page number
    that stands in the midst of the words.
    """

    state: State
    start: int = -1
    end: int = -1
    score: float = 100.0
    places: int = 1
    gap: tuple[int, int] | None = None


MISSING = Anchor(state="missing", score=0.0, places=0)


class Passages:
    """A document's text made ready for finding quotations in it."""

    def __init__(self, raw: str, scheme: str) -> None:
        self.raw = raw
        self.normalised: Normalised = normalise(raw)
        self._scheme = scheme

    @property
    def text(self) -> str:
        """The normalised text."""
        return self.normalised.text

    def anchor(self, claim: Claim) -> Anchor:
        """Find the quotation of a claim."""
        quote = normal(claim.quote)
        context = Context(*(each and normal(each) for each in (claim.prefix, claim.suffix)))
        places = standing(self.text, quote)
        fitting = [at for at in places if self._fits(at, len(quote), context)]
        if len(fitting) == 1:
            return Anchor(state="exact", start=fitting[0], end=fitting[0] + len(quote))
        if not fitting and quote and (any(context) or not places):
            rough = self._rough(quote, context, places)
            if rough or not places:
                return rough or MISSING
        if not places:
            return MISSING
        start = (fitting or places)[0]
        return Anchor(
            state="ambiguous", start=start, end=start + len(quote), places=len(fitting or places)
        )

    def paragraph(self, anchor: Anchor) -> int:
        """The paragraph in which an anchor begins, counted from 1; 0 where they are lost."""
        return bisect_right(self._paragraphs, self.normalised.origin[anchor.start])

    def stands_above(self, heading: str, anchor: Anchor) -> bool:
        """Whether a heading stands before the anchored words (or a table's caption in them)."""
        return normal(heading).casefold() in self.text[: anchor.end].casefold()

    def raw_span(self, anchor: Anchor) -> tuple[int, int]:
        """The half-open span of the raw text behind an anchor that is not missing."""
        return self.normalised.raw_span(anchor.start, anchor.end)

    @cached_property
    def _paragraphs(self) -> list[int]:
        return paragraph_starts(self.raw, self._scheme)

    @cached_property
    def _lines(self) -> list[int]:
        """Where each line that is not blank begins in the normalised text."""
        origin = self.normalised.origin
        starts = (bisect_left(origin, at) for at in paragraph_starts(self.raw, "lines"))
        return [at for at in dict.fromkeys(starts) if at < len(origin)]

    def _fits(self, at: int, length: int, context: Context) -> bool:
        """Whether prefix and suffix stand around these words, a space between or none."""
        before = self.text[max(0, at - len(context.prefix) - 1) : at].rstrip()
        after = self.text[at + length : at + length + len(context.suffix) + 1].lstrip()
        return before.endswith(context.prefix) and after.startswith(context.suffix)

    def _rough(self, quote: str, context: Context, places: list[int]) -> Anchor | None:
        """The place that is likest the quotation in its context, unless nothing is like enough."""
        margin = _RIVALS_MARGIN if any(context) else RIVAL_MARGIN
        found = [Aligned(at, at + len(quote), 100.0) for at in places]
        found += alignments(self.text, quote, self._lines, margin)
        ranked = sorted(
            ((context.whole(self.text, quote, each), each) for each in apart(found)),
            key=lambda pair: pair[0],
        )
        if not ranked:
            return None
        score, best = ranked[-1]
        near = sum(likeness > score - _CONTEXT_MARGIN for likeness, _ in ranked)
        if places and (near > 1 or context.likeness(self.text, best) < _CONTEXT_SCORE):
            return None
        return Anchor(
            state="relocated",
            start=best.start,
            end=best.end,
            score=round(score if places else best.score, 1),
            places=near,
            gap=best.gap,
        )


def standing(text: str, words: str) -> list[int]:
    """Where words stand in a text, both normalised, as whole words."""
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
