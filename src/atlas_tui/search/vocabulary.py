"""The unique terms of a base, and the ways in which a typed word finds them.

A term's number is its place in the sorted list, so that a prefix is a range of numbers. Cost follows
the number of different words, never the length of the texts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate, islice
from typing import Protocol

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from atlas_tui.search.terms import MAX_TERM, STOP_WORDS, stem

ONE_EDIT, TWO_EDITS = 4, 8
"""Letters from which a word may be misspelt by one edit, and by two."""

_LAST = "\U0010ffff"
_MOST_INSIDE = 400
_LONGEST_ENDING = 7
_ROOT = 3
_LONG_ENOUGH = 5


Passed = tuple[Sequence[int], Sequence[str]]
"""Terms by number, and the terms themselves."""


class Sieve(Protocol):
    """Passes the few terms that are worth a closer look, as numbers."""

    def near(self, word: str, edits: int) -> Passed:
        """The terms that may be within so many edits of a word."""

    def holding(self, word: str) -> Sequence[int]:
        """The terms that may hold a word of three letters or more and are longer, ascending."""


class Vocabulary:
    """Sorted terms, with a sieve for those that a word may be a part or a misspelling of.

    `is_word` tells whether a term stands somewhere as a word, and is not only joined from parts.
    """

    def __init__(
        self,
        terms: Sequence[str],
        sieve: Sieve | None = None,
        is_word: Callable[[int], bool] = lambda _number: True,
    ) -> None:
        self.terms = terms
        self._sieve = sieve or PlainSieve(terms)
        self._is_word = is_word

    def exact(self, word: str) -> int | None:
        """The number of a term, if the base has it."""
        at = bisect_left(self.terms, word)
        return at if at < len(self.terms) and self.terms[at] == word else None

    def prefix(self, word: str) -> tuple[int, int]:
        """The half-open range of the terms that begin with a word, itself included."""
        return bisect_left(self.terms, word), bisect_left(self.terms, word + _LAST)

    def inflected(self, word: str) -> list[int]:
        """The other terms with the stem of a word: accelerating and acceleration of accelerate."""
        if len(word) < ONE_EDIT or not word.isalpha():
            return []
        low, high = self.prefix(word[: max(_ROOT, len(word) // 2)])
        if high - low <= (self.exact(word) is not None):
            return []
        root = stem(word)
        shared = root.removesuffix("i")
        if len(shared) < _ROOT:
            return []
        low, high = self.prefix(shared)
        longest = len(root) + _LONGEST_ENDING
        return [
            number
            for number in range(low, high)
            if len(term := self.terms[number]) <= longest and term != word and stem(term) == root
        ]

    def inside(self, word: str) -> list[int]:
        """The terms that hold a word, but not at their beginning; at most some hundreds.

        Those that are only joined from a compound are left out: their parts are words of the same
        facts, and what lies across the seam was never written.
        """
        found = (
            number
            for number in self._sieve.holding(word)
            if self.terms[number].find(word, 1) > 0
            and not self.terms[number].startswith(word)
            and self._is_word(number)
        )
        return list(islice(found, _MOST_INSIDE))

    def corrected(self, word: str, edits: int) -> list[int]:
        """The terms that are so many edits away from a word, as numbers.

        Optimal string alignment: a changed, missing, added letter or two swapped ones are an edit.
        """
        digits = [mark for mark in word if mark.isdigit()]
        numbers, terms = self._sieve.near(word, edits)
        near = extract(word, terms, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return [
            numbers[at]
            for term, distance, at in near
            if distance == edits
            and term not in STOP_WORDS
            and [mark for mark in term if mark.isdigit()] == digits
        ]

    def begun(self, word: str) -> list[int]:
        """The terms whose beginning is one edit from a word: one misspelt and still being typed."""
        if len(word) < _LONG_ENOUGH or len(word) > MAX_TERM or not word.isalpha():
            return []
        length = len(word)
        low, high = self.prefix(word[0])
        longer = [n for n in range(low, high) if len(self.terms[n]) > length]
        heads = [self.terms[number][: length + 1] for number in longer]
        near = extract(word, heads, scorer=OSA.distance, score_cutoff=2, limit=None)
        cuts = (length - 1, length, length + 1)
        return [
            longer[at]
            for head, _, at in near
            if any(OSA.distance(word, head[:cut], score_cutoff=1) <= 1 for cut in cuts)
        ]


class PlainSieve:
    """Passes terms by their length, and by a walk over all longer ones written one after the other."""

    def __init__(self, terms: Sequence[str]) -> None:
        self._terms = terms
        self._near: dict[tuple[int, int], Passed] = {}

    @cached_property
    def _longest_first(self) -> list[int]:
        return sorted(range(len(self._terms)), key=self._shortness)

    @cached_property
    def _blob(self) -> str:
        return "\n".join((*(self._terms[number] for number in self._longest_first), ""))

    @cached_property
    def _starts(self) -> list[int]:
        widths = (len(self._terms[number]) + 1 for number in self._longest_first)
        return list(accumulate(widths, initial=0))

    @cached_property
    def _lengths(self) -> dict[int, list[int]]:
        lengths: dict[int, list[int]] = {}
        for number, term in enumerate(self._terms):
            lengths.setdefault(len(term), []).append(number)
        return lengths

    def near(self, word: str, edits: int) -> Passed:
        """The terms whose length differs by no more than the edits."""
        span = len(word) - edits, len(word) + edits
        known = self._near.get(span)
        if known is None:
            lengths = range(span[0], span[1] + 1)
            numbers = [number for length in lengths for number in self._lengths.get(length, ())]
            known = self._near[span] = numbers, [self._terms[number] for number in numbers]
        return known

    def holding(self, word: str) -> Sequence[int]:
        """The longer terms that hold a word, found in one walk."""
        blob, starts = self._blob, self._starts
        longer = bisect_left(self._longest_first, -len(word), key=self._shortness)
        found: list[int] = []
        at = blob.find(word, 0, starts[longer])
        while at >= 0:
            place = bisect_right(starts, at) - 1
            found.append(self._longest_first[place])
            at = blob.find(word, starts[place + 1], starts[longer])
        return sorted(found)

    def _shortness(self, number: int) -> int:
        return -len(self._terms[number])


def allowed_edits(word: str) -> int:
    """How many edits a word may be off: none below four letters, then one, from eight letters two."""
    letters = sum(mark.isalpha() for mark in word)
    if letters < ONE_EDIT or len(word) > MAX_TERM:
        return 0
    return 1 if letters < TWO_EDITS else 2
