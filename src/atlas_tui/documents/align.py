"""Where words stand in a text that differs from them: alignment with a score.

The text is searched whole by `partial_ratio_alignment` of rapidfuzz (Indel similarity, 0 to 100), the
ends of what it finds are set on words, and a line or three of page furniture (a running head, a page
number) that stand in the midst of the words are taken out.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment, ratio

RELOCATED_SCORE = 85.0
"""The least similarity (0 to 100) at which an alignment is offered."""

SURE_SCORE = 93.0
"""The similarity from which nobody looks for page furniture in the midst of the words."""

_SEED_SCORE = 78.0
"""The least similarity of a first find: its ends are not on words yet, which costs a few points."""

_HALF_SCORE = 75.0
_HALF_MARGIN = 25.0
_RIVALS = 8

RIVAL_MARGIN = 4.0
"""How much less like than the likest another stretch may be and still be thought of."""

_SLACK = 12
"""How many characters the ends of a first find may be off."""

_TORN = 3.0
"""What an end inside a word costs, in points of similarity."""

_CLOSING = " ,.;:!?)]}"
_OPENING = " ([{"
"""Marks that no stretch begins or ends with, unless the words do."""

_FURNITURE_LINES = 3
_FURNITURE_LENGTH = 250
_FURNITURE_GAIN = 4.0
"""How much liker the words must become by leaving lines out: a choice of lines fits by chance too."""

_LEAST_HALF = 8
_LEAST_SIDE = 3
"""How many characters of the words must stand on either side of page furniture."""


class Aligned(NamedTuple):
    """A stretch of the text like some words: half-open span, similarity 0 to 100, furniture in it."""

    start: int
    end: int
    score: float
    gap: tuple[int, int] | None = None


class Context(NamedTuple):
    """The words that should stand before and after, either of which may be empty."""

    prefix: str = ""
    suffix: str = ""

    def likeness(self, text: str, found: Aligned) -> float:
        """How like the text around a stretch is to these words, 0 to 100; 100 if there are none."""
        before = text[max(0, found.start - len(self.prefix) - _SLACK) : found.start]
        after = text[found.end : found.end + len(self.suffix) + _SLACK]
        pairs = [(self.prefix, before), (self.suffix, after)]
        likeness = sum(
            partial_ratio(words, around) * len(words) for words, around in pairs if words
        )
        return likeness / (len(self.prefix) + len(self.suffix)) if any(self) else 100.0

    def whole(self, text: str, words: str, found: Aligned) -> float:
        """How like a stretch and the text around it are to the words in their context, 0 to 100."""
        if not any(self):
            return found.score
        head, tail = found.gap or (found.start, found.start)
        low = max(0, found.start - len(self.prefix) - _SLACK)
        around = text[low:head] + text[tail : found.end + len(self.suffix) + _SLACK]
        return partial_ratio(" ".join(filter(None, (self.prefix, words, self.suffix))), around)


def alignments(
    text: str, words: str, lines: Sequence[int], margin: float = RIVAL_MARGIN
) -> list[Aligned]:
    """Every stretch of a text that is about as like the words as the likest, the likest first.

    Args:
        text: the normalised text.
        words: the normalised words.
        lines: where each line that is not blank begins in the text, ascending.
        margin: how much less like than the likest the others may be.
    """
    found = [_on_words(text, words, seed) for seed in _seeds(text, words, _SEED_SCORE, margin)]
    best = max((each.score for each in found), default=0.0)
    if best < SURE_SCORE:
        across = _across_furniture(text, words, lines)
        found += [each for each in across if each.score >= best + _FURNITURE_GAIN]
        best = max((each.score for each in found), default=0.0)
    floor = max(RELOCATED_SCORE, best - margin)
    return apart(each for each in found if each.score >= floor)


def apart(found: Iterable[Aligned]) -> list[Aligned]:
    """The stretches without those that overlap a liker one, the likest first."""
    kept: list[Aligned] = []
    for each in sorted(found, key=lambda each: -each.score):
        if all(each.end <= other.start or each.start >= other.end for other in kept):
            kept.append(each)
    return kept


def _seeds(text: str, words: str, cutoff: float, margin: float = RIVAL_MARGIN) -> list[Aligned]:
    """The likest stretches, apart from each other, none much less like than the likest."""
    found: list[Aligned] = []
    segments = [(0, len(text))]
    while segments and len(found) < _RIVALS:
        start, end = segments.pop()
        best = partial_ratio_alignment(words, text[start:end], score_cutoff=cutoff)
        if best is None or best.dest_start == best.dest_end:
            continue
        seed = Aligned(start + best.dest_start, start + best.dest_end, best.score)
        cutoff = max(cutoff, best.score - margin)
        found.append(seed)
        segments += [
            each
            for each in ((start, seed.start), (seed.end, end))
            if each[1] - each[0] > len(words)
        ]
    return found


def _on_words(text: str, words: str, seed: Aligned) -> Aligned:
    """The same stretch with its ends between words, unless that makes it much less like."""

    def worth(span: tuple[int, int]) -> float:
        torn = _torn(text, span[0]) + _torn(text, span[1])
        return ratio(words, text[slice(*span)]) - _TORN * torn

    starts = _edges(text, seed.start, 0, _CLOSING.replace(words[0], ""))
    ends = _edges(text, seed.end, -1, _OPENING.replace(words[-1], ""))
    spans = [(start, end) for start, end in product(starts, ends) if start < end]
    start, end = max(spans, key=worth, default=(seed.start, seed.end))
    return Aligned(start, end, ratio(words, text[start:end]))


def _edges(text: str, near: int, side: int, barred: str) -> list[int]:
    """The places near one where words begin (side 0) or end (side -1), and that one itself.

    None of them has a space or a barred mark at its edge.
    """
    low, high = max(-side, near - _SLACK), min(len(text) - side, near + _SLACK + 1)
    return [
        at
        for at in range(low, high)
        if text[at + side] not in barred and (at == near or not _torn(text, at))
    ]


def _torn(text: str, at: int) -> bool:
    """Whether a cut there goes through a word."""
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


def _across_furniture(text: str, words: str, lines: Sequence[int]) -> list[Aligned]:
    """Stretches that are like the words once a few whole lines in their midst are left out."""
    half = len(words) // 2
    found: dict[tuple[int, int], Aligned] = {}
    for part in (words[:half], words[half:]):
        if half < _LEAST_HALF:
            continue
        for seed in _seeds(text, part, _HALF_SCORE, _HALF_MARGIN):
            low = seed.start - len(words) - _FURNITURE_LENGTH
            for gap in _furniture(lines, low, seed.end + len(words)):
                if gap not in found:
                    found[gap] = _joined(text, words, gap)
    return [each for each in found.values() if each.score >= RELOCATED_SCORE]


def _furniture(lines: Sequence[int], low: int, high: int) -> Iterator[tuple[int, int]]:
    """Every few whole lines of which the first begins between two places of the text."""
    for first in range(bisect_left(lines, low), bisect_right(lines, high)):
        for last in range(first + 1, min(first + _FURNITURE_LINES + 1, len(lines))):
            if lines[last] - lines[first] <= _FURNITURE_LENGTH:
                yield lines[first], lines[last]


def _joined(text: str, words: str, gap: tuple[int, int]) -> Aligned:
    """The stretch around a gap that is likest the words once the gap is left out."""
    room = len(words) + _SLACK
    low = max(0, gap[0] - room)
    joined = text[low : gap[0]] + text[gap[1] : gap[1] + room]
    best = partial_ratio_alignment(words, joined, score_cutoff=_SEED_SCORE)
    if best is None:
        return Aligned(0, 0, 0.0)
    found = _on_words(joined, words, Aligned(best.dest_start, best.dest_end, best.score))
    seam = gap[0] - low
    if not found.start + _LEAST_SIDE <= seam <= found.end - _LEAST_SIDE:
        return Aligned(0, 0, 0.0)
    return Aligned(low + found.start, found.end - seam + gap[1], found.score, gap)
