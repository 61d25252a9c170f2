"""Which of the facts that hold all words come first: those that also hold them as they were typed.

Small words need not be held, but where one is, and it tells something, it counts. Words that stand
together in the query are likely remembered from a text, so facts where they stand together too go
before those where they are apart.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from atlas_tui.search.entries import FULL
from atlas_tui.search.plan import (
    EXACT,
    INSIDE,
    WORTH_PREFIX,
    WORTH_SMALL,
    Group,
    Planner,
    Run,
    rarity,
)
from atlas_tui.search.query import Query, Word

MOST_WEIGHED = 4_096
"""Facts up to which small words are looked up: of more, they would hardly pick one out."""
LOOKED_AT = 128
"""Facts, best first, that are looked at for words that stand together."""

_TOGETHER = 2_000
_COMMON = 4
_UNTELLING = 32
_MOST_FORMS = 3


class Pair(NamedTuple):
    """Two words typed one after the other, and what it is worth that a fact has them so.

    `left` and `right` are the whole terms that stand for either; `begun` is what the second may
    begin with, if it may still be being typed.
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    begun: str
    worth: int


class Preference(NamedTuple):
    """What counts beside the words that a fact must hold."""

    small: tuple[Group, ...] = ()
    pairs: tuple[Pair, ...] = ()

    @property
    def full(self) -> int:
        """What a fact gains that has all of it."""
        small = sum(group.rarity for group in self.small) * WORTH_SMALL * FULL
        return small + sum(pair.worth for pair in self.pairs)


NONE = Preference()


def none() -> Preference:
    """No preference."""
    return NONE


def preference(planner: Planner, query: Query, groups: Sequence[Group]) -> Preference:
    """What to prefer among the facts that hold a word of every group."""
    if len(query.said) <= 1:
        return NONE
    sides = {group.word.form: _side(planner, group) for group in groups}
    for word in query.small:
        sides[word.form] = _small_side(planner, word)
    return Preference(_small(planner, query.small), tuple(_pairs(query.said, sides)))


class _Side(NamedTuple):
    terms: tuple[str, ...]
    begun: str
    rarity: int


def _side(planner: Planner, group: Group) -> _Side:
    """The whole terms of a word's best kind of match, and what one still being typed begins with."""
    terms = planner.vocabulary.terms
    form = group.word.form
    begun = any(run.worth == WORTH_PREFIX for run in group.runs)
    single = [run for run in group.runs if run.high == run.low + 1 and run.tier != INSIDE]
    best = max((run.worth for run in single), default=0)
    whole = [terms[run.low] for run in single if run.worth == best]
    return _Side(tuple(whole[-_MOST_FORMS:]), form if begun else "", group.rarity)


def _small_side(planner: Planner, word: Word) -> _Side:
    number = planner.vocabulary.exact(word.form)
    if number is None:
        return _Side((), "", 0)
    return _Side((word.form,), "", rarity(planner.total(number, number + 1), planner.facts))


def _pairs(said: Sequence[Word], sides: dict[str, _Side]) -> list[Pair]:
    pairs = {}
    for first, second in pairwise(said):
        left, right = sides.get(first.form), sides.get(second.form)
        if left and right and left != right and left.terms and (right.terms or right.begun):
            worth = _TOGETHER * min(left.rarity, right.rarity)
            begun = right.begun
            whole = tuple(each for each in right.terms if not (begun and each.startswith(begun)))
            pairs[first.form, second.form] = Pair(left.terms, whole, begun, worth)
    return list(pairs.values())


def _small(planner: Planner, words: Sequence[Word]) -> tuple[Group, ...]:
    """Groups of the small words that not too many facts hold, each worth what it tells."""
    groups = []
    for word in words:
        number = planner.vocabulary.exact(word.form)
        held = planner.total(number, number + 1) if number is not None else 0
        if number is not None and held * _COMMON <= planner.facts:
            run = Run(number, number + 1, EXACT, WORTH_SMALL)
            telling = rarity(held, planner.facts) - _UNTELLING
            groups.append(Group(word, (run,), telling, own=0))
    return tuple(groups)
