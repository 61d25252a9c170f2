"""A typed word becomes a group: the terms that stand for it, by kind of match."""

from collections.abc import Callable, Iterable
from math import log2
from typing import NamedTuple

from atlas_tui.search.query import Word
from atlas_tui.search.terms import MAX_TERM
from atlas_tui.search.vocabulary import Vocabulary

TIERS = ("exact", "prefix", "inside", "corrected")
"""Kinds of match, best first; an inflected form counts among the prefixes, before the others."""

EXACT, PREFIX, INSIDE, CORRECTED = range(4)
WORTH_EXACT, WORTH_JOINED, WORTH_INFLECTED, WORTH_PREFIX, WORTH_AKIN = 16, 15, 12, 9, 8
WORTH_SMALL, WORTH_INSIDE, WORTH_CORRECTED, WORTH_CORRECTED_FORM = 8, 7, 6, 5
OWN = 8_000
"""What a word adds, by its kind of match, where it stands in the fact's own words and is not lent.

About as much as a word that half of the base holds: where names are lent to most of the base, a
fact that says them itself comes first, but rare words still decide.
"""

_INSIDE_FROM = 5
_FIGURE = 3
_SHORTEST_HALF = 2
_MOST_PAIRS = 6
_KEPT = 4_096


class Run(NamedTuple):
    """Terms next to each other, as a half-open range, that match a word in one way."""

    low: int
    high: int
    tier: int
    worth: int


class Group(NamedTuple):
    """The runs for one word, worst first: where a fact has several, the last one counts.

    `rarity` is how telling the word is, 1 to 255, and `own` what it adds in a fact's own words.
    `apart` are the facts, by number, that hold the word's two halves one after the other: CASA 1000
    for casa1000.
    """

    word: Word
    runs: tuple[Run, ...]
    rarity: int
    apart: tuple[int, ...] = ()
    own: int = OWN

    @property
    def known(self) -> bool:
        """Whether anything stands for the word."""
        return bool(self.runs or self.apart)


class Planner:
    """Makes groups from words; `total` tells how many postings a range of terms has."""

    def __init__(
        self, vocabulary: Vocabulary, total: Callable[[int, int], int], facts: int
    ) -> None:
        self.vocabulary = vocabulary
        self.total = total
        self.facts = facts
        self._plain: dict[tuple[str, bool], tuple[Run, ...]] = {}

    def runs(self, form: str, *, wide: bool = False) -> tuple[Run, ...]:
        """Exact, inflected, prefix and inside matches of a word, worst first.

        Short words look inside others only if they have nothing better, or when it is `wide`.
        """
        known = self._plain.get((form, wide))
        if known is None:
            if len(self._plain) >= _KEPT:
                self._plain.clear()
            known = self._plain[form, wide] = tuple(self._found(form, wide))
        return known

    def _found(self, form: str, wide: bool) -> list[Run]:
        exact = self.vocabulary.exact(form)
        whole = form.isdigit() and len(form) < _FIGURE
        runs = self._inflected(form) if whole else self._longer(form, exact)
        if exact is not None:
            runs.append(Run(exact, exact + 1, EXACT, WORTH_EXACT))
        long_enough = len(form) >= _INSIDE_FROM or ((wide or not runs) and len(form) > 2)  # noqa: PLR2004
        if long_enough and not whole:
            inside = self.vocabulary.inside(form)
            runs[:0] = [Run(n, n + 1, INSIDE, WORTH_INSIDE) for n in inside]
        return runs

    def _longer(self, form: str, exact: int | None) -> list[Run]:
        """What a word begins, and its forms.

        Of a word that is still being typed, the stem is an accident: studi is no form of study. Its
        beginnings come before what only shares the stem.
        """
        low, high = self.vocabulary.prefix(form)
        begun = low if exact is None else low + 1
        forms = self._inflected(form)
        if begun == high:
            return forms
        akin = [] if exact is not None else [run for run in forms if not low <= run.low < high]
        return [
            *(run._replace(worth=WORTH_AKIN) for run in akin),
            Run(begun, high, PREFIX, WORTH_PREFIX),
            *(run for run in forms if run not in akin),
        ]

    def _inflected(self, form: str) -> list[Run]:
        numbers = self.vocabulary.inflected(form)
        return [Run(n, n + 1, PREFIX, WORTH_INFLECTED) for n in numbers]

    def group(self, word: Word, runs: tuple[Run, ...], apart: tuple[int, ...] = ()) -> Group:
        """A group with its rarity, by the postings of its best kind of match."""
        best = EXACT if apart else min((run.tier for run in runs), default=EXACT)
        postings = sum(self.total(run.low, run.high) for run in runs if run.tier == best)
        return Group(word, runs, rarity(postings + len(apart), self.facts), apart)

    def halves(self, form: str) -> list[tuple[str, str]]:
        """The pairs of terms that a word may be written together of, the likeliest first."""
        vocabulary = self.vocabulary
        pairs: list[tuple[int, tuple[str, str]]] = []
        for cut in range(_SHORTEST_HALF, min(len(form), MAX_TERM) - _SHORTEST_HALF + 1):
            first = vocabulary.exact(form[:cut])
            second = vocabulary.exact(form[cut:]) if first is not None else None
            if first is not None and second is not None:
                held = min(self.total(number, number + 1) for number in (first, second))
                merit = min(cut, len(form) - cut) * 10 + min(held, 9)
                pairs.append((-merit, (form[:cut], form[cut:])))
        return [pair for _, pair in sorted(pairs)][:_MOST_PAIRS]


def worst_first(runs: Iterable[Run]) -> tuple[Run, ...]:
    """The runs in the order of a group; those of one worth stay as they are."""
    return tuple(sorted(runs, key=lambda run: run.worth))


def rarity(postings: int, facts: int) -> int:
    """How telling a word is that so many of the facts hold: 255 for one, 32 for every one.

    Inverse document frequency on a logarithmic scale, as a whole number, so that every form of the
    index adds it up to the same score.
    """
    held = min(max(postings, 1), max(facts, 1))
    return 32 + round(223 * (1 - log2(held) / log2(max(facts, 2))))
