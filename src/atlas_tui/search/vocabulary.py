"""The unique terms of a base, and the ways in which a typed word finds them.

A term's number is its place in the sorted list, so that a prefix is a range of numbers. Cost follows
the number of different words, never the length of the texts.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

from atlas_tui.search.terms import MAX_TERM, stem

ONE_EDIT, TWO_EDITS = 4, 8
"""Letters from which a word may be misspelt by one edit, and by two."""

_LAST = "\U0010ffff"
_MOST_INSIDE = 400
_LONGEST_ENDING = 7

Candidates = Callable[[str, int], Iterable[int]]
"""The terms that may be within so many edits of a word: a cheap filter before the distance."""


class Vocabulary:
    """Sorted terms; `candidates` replaces the filter by length with a finer one."""

    def __init__(self, terms: Sequence[str], candidates: Candidates | None = None) -> None:
        self.terms = terms
        self._candidates = candidates or self._of_length

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
        root = stem(word)
        shared = root[:-1] if root.endswith("i") else root
        if len(shared) < 3:  # noqa: PLR2004 - a shorter root gathers half the vocabulary
            return []
        low, high = self.prefix(shared)
        longest = len(root) + _LONGEST_ENDING
        return [
            number
            for number in range(low, high)
            if len(term := self.terms[number]) <= longest and term != word and stem(term) == root
        ]

    @cached_property
    def _blob(self) -> str:
        return "\n".join((*self.terms, ""))

    @cached_property
    def _starts(self) -> list[int]:
        return list(accumulate((len(term) + 1 for term in self.terms), initial=0))

    def inside(self, word: str) -> list[int]:
        """The terms that hold a word, but not at their beginning; at most some hundreds."""
        found: list[int] = []
        at = self._blob.find(word)
        while at >= 0 and len(found) < _MOST_INSIDE:
            number = bisect_left(self._starts, at + 1) - 1
            if self._starts[number] != at:
                found.append(number)
            at = self._blob.find(word, self._starts[number + 1])
        return found

    def corrected(self, word: str) -> list[tuple[int, int]]:
        """The terms that a word may be a misspelling of, as (number, edits), fewest edits first.

        Optimal string alignment: a changed, missing, added letter or two swapped ones are an edit.
        """
        edits = allowed_edits(word)
        if not edits:
            return []
        digits = [mark for mark in word if mark.isdigit()]
        numbers = list(self._candidates(word, edits))
        terms = [self.terms[number] for number in numbers]
        near = extract(word, terms, scorer=OSA.distance, score_cutoff=edits, limit=None)
        return sorted(
            (
                (numbers[at], int(distance))
                for term, distance, at in near
                if distance and [mark for mark in term if mark.isdigit()] == digits
            ),
            key=lambda found: (found[1], found[0]),
        )

    @cached_property
    def _lengths(self) -> dict[int, list[int]]:
        lengths: dict[int, list[int]] = {}
        for number, term in enumerate(self.terms):
            lengths.setdefault(len(term), []).append(number)
        return lengths

    def _of_length(self, word: str, edits: int) -> Iterable[int]:
        for length in range(len(word) - edits, len(word) + edits + 1):
            yield from self._lengths.get(length, ())


def allowed_edits(word: str) -> int:
    """How many edits a word may be off: none below four letters, then one, from eight letters two."""
    letters = sum(mark.isalpha() for mark in word)
    if letters < ONE_EDIT or len(word) > MAX_TERM:
        return 0
    return 1 if letters < TWO_EDITS else 2
