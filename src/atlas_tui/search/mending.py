"""What may have been meant by a word: corrections from the base's own words, and their forms."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from atlas_tui.search.plan import (
    CORRECTED,
    PREFIX,
    WORTH_AKIN,
    WORTH_CORRECTED,
    WORTH_CORRECTED_FORM,
    Run,
)
from atlas_tui.search.terms import are_kin
from atlas_tui.search.vocabulary import Vocabulary, allowed_edits

_KEPT = 4_096
_MOST_CORRECTIONS = 6


class Mended(NamedTuple):
    """Terms near a word: what it may be a misspelling of, best first, and other forms of it.

    `edits` is how many the corrections are away; a word still being typed counts to where it is.
    """

    near: tuple[int, ...]
    kin: tuple[int, ...]
    edits: int


class Mender:
    """Mends words; `total` tells how many postings a range of terms has."""

    def __init__(self, vocabulary: Vocabulary, total: Callable[[int, int], int]) -> None:
        self.vocabulary = vocabulary
        self.total = total
        self._kept: dict[str, Mended] = {}

    def runs(self, form: str) -> tuple[Run, ...]:
        """The runs of what may have been meant by a word, worst first: corrections, other forms.

        A correction that is the only one brings its inflected forms; of several, it must be known
        first which one is meant.
        """
        near, kin, _ = self._mended(form)
        runs = [Run(n, n + 1, CORRECTED, WORTH_CORRECTED) for n in reversed(near)]
        if len(near) == 1:
            runs[:0] = self.forms(near[0])
        return (*runs, *(Run(n, n + 1, PREFIX, WORTH_AKIN) for n in kin))

    def forms(self, number: int) -> list[Run]:
        """The inflected forms of a term that a word was corrected to, ranked below it."""
        numbers = self.vocabulary.inflected(self.vocabulary.terms[number])
        return [Run(n, n + 1, CORRECTED, WORTH_CORRECTED_FORM) for n in numbers]

    def is_slip(self, form: str) -> bool:
        """Whether a single edit makes a term of the word."""
        return self._mended(form).edits == 1

    def _mended(self, form: str) -> Mended:
        known = self._kept.get(form)
        if known is None:
            if len(self._kept) >= _KEPT:
                self._kept.clear()
            known = self._kept[form] = self._mend(form)
        return known

    def _mend(self, form: str) -> Mended:
        terms = self.vocabulary.terms
        kin: list[int] = []
        for edits in range(1, allowed_edits(form) + 1):
            found = self.vocabulary.corrected(form, edits)
            kin += [number for number in found if are_kin(form, terms[number])]
            near = [number for number in found if number not in kin]
            if near:
                return Mended(self._likeliest(form, near), tuple(kin), edits)
        begun = self.vocabulary.begun(form)
        return Mended(self._likeliest(form, begun), tuple(kin), 1 if begun else 0)

    def _likeliest(self, form: str, near: Iterable[int]) -> tuple[int, ...]:
        ordered = sorted(near, key=lambda number: self._unlikeliness(form, number))
        return tuple(ordered[:_MOST_CORRECTIONS])

    def _unlikeliness(self, form: str, number: int) -> tuple[bool, int, int]:
        term = self.vocabulary.terms[number]
        swapped = sorted(term) == sorted(form)
        frequency = self.total(number, number + 1) * (3 if swapped else 1)
        return term[0] != form[0], -frequency, number
