"""What every form of the index can do, and the arithmetic that makes them agree.

The worth of a fact for a question is a whole number: in its low bits the score, and above that, for
each tier but the best, how many of the words it holds in that way. Sums of them are exact in Python
and in numpy alike, so both put the same facts into the same order.

The score of a word is the worth of its kind of match, times (impact times rarity, and `Group.own` on
top from `OWN_IMPACT` up). Of several terms of one run that a fact holds,
the one of the greatest impact counts.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, Protocol

from atlas_tui.search.entries import OWN_IMPACT
from atlas_tui.search.plan import WORTH_JOINED, Group, Run
from atlas_tui.search.preference import Preference, none
from atlas_tui.search.vocabulary import Vocabulary

FactSet = Any
"""Facts by number, as bits of an integer or a boolean array: `&`, `|` and `~` work on either."""

SCORE_BITS = 32
COUNT_BITS = 8
SCORE_MASK = (1 << SCORE_BITS) - 1


class Top(NamedTuple):
    """How many facts are wanted in all, or of each view; None for every one."""

    limit: int | None = None
    each: int | None = None


class Found(NamedTuple):
    """Facts by number, best first, with tier, score and the groups that each lacks (as bits).

    `counts` are per view, of all that fits, however many are wanted.
    """

    facts: Sequence[int]
    tiers: Sequence[int]
    scores: Sequence[int]
    lacks: Sequence[int]
    counts: Sequence[int]


class Postings(Protocol):
    """Which facts hold which terms, and how much that weighs."""

    vocabulary: Vocabulary
    facts: int
    bounds: Sequence[int]
    """Where each view's facts begin, and where the last one's end."""

    def total(self, low: int, high: int) -> int:
        """The number of postings of a half-open range of terms."""

    def some(self, numbers: Sequence[int]) -> FactSet:
        """The set of these facts."""

    def span(self, low: int, high: int) -> FactSet:
        """The set of a half-open range of facts."""

    def any(self, facts: FactSet) -> bool:
        """Whether the set holds a fact."""

    def holding(self, runs: Sequence[Run]) -> FactSet:
        """The facts that hold a term of any of the runs."""

    def holds(self, run: Run, fact: int) -> bool:
        """Whether a fact holds a term of the run."""

    def numbers(self, facts: FactSet) -> Sequence[int]:
        """The facts of a set by number, ascending."""

    def labelled(self, low: str, high: str) -> FactSet:
        """The facts with a label from the one to the other, both included."""

    def phrase(self, words: Sequence[str], *, unfinished: bool) -> FactSet:
        """The facts that hold the words one after the other, the last perhaps only begun."""

    def with_all(
        self,
        groups: Sequence[Group],
        allowed: FactSet | None,
        top: Top,
        preferred: Callable[[], Preference] = none,
    ) -> Found:
        """The allowed facts that hold a word of every group; of several, the preferred first."""

    def with_most(self, groups: Sequence[Group], allowed: FactSet | None, top: Top) -> Found:
        """The allowed facts that hold as many of the words as any does."""


def step(tier: int) -> int:
    """What a word found in a tier adds above the score: nothing for the best one."""
    return 1 << (SCORE_BITS + COUNT_BITS * (tier - 1)) if tier else 0


def worth_apart(group: Group) -> int:
    """What halves next to each other are worth: as a word of the fact's own, no more."""
    return WORTH_JOINED * (OWN_IMPACT * group.rarity + group.own)


def tier_of(worth: int) -> int:
    """The worst tier among the words that a sum of worths was made of."""
    above = worth >> SCORE_BITS
    return (above.bit_length() + COUNT_BITS - 1) // COUNT_BITS
