"""The index of a large base: postings in flat arrays, mapped from the cache, walked by numpy.

The arithmetic is that of the plain form, in whole numbers of 64 bits, so that both rank alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.search.plan import Group, Run
from atlas_tui.search.postings import Found, Top
from atlas_tui.search.preference import MOST_WEIGHED, NONE, Preference, none
from atlas_tui.search.ranking import Numbers, ranked, threshold
from atlas_tui.search.sieve import ArraySieve
from atlas_tui.search.streams import Streams
from atlas_tui.search.vocabulary import Vocabulary
from atlas_tui.search.walk import Walk, by_impact

Mask = npt.NDArray[np.bool_]

_MOST_OPEN = 400_000


class ArrayPostings:
    """Postings, places of words, and labels, as `gather` made them."""

    def __init__(self, blocks: Mapping[str, Any]) -> None:
        def read(name: str, kind: type) -> Numbers:
            return np.frombuffer(blocks[name], dtype=kind)

        self.bounds: Sequence[int] = read("bounds", np.int64).tolist()
        self.facts = self.bounds[-1]
        self._edges = np.asarray(self.bounds)
        self._walk = Walk(self.facts, blocks)
        self._place_starts = read("place_starts", np.int64)
        self._places = read("places", np.uint32)
        self._fact_starts = read("fact_starts", np.uint32)
        self._streams = Streams(read("stream", np.uint32), self._fact_starts)
        self._label_names = bytes(blocks["labels"]).decode().split("\n")
        self._label_starts = read("label_starts", np.int64)
        self._label_facts = read("label_facts", np.int32)
        raw = bytes(blocks["terms"])
        terms = raw.decode("utf-8", "surrogatepass").split("\n") if raw else []
        grams = (
            read("grams", np.uint32),
            read("gram_starts", np.int64),
            read("gram_terms", np.uint32),
        )
        self.vocabulary = Vocabulary(terms, ArraySieve(raw, terms, grams), self._is_word)

    def _is_word(self, number: int) -> bool:
        return bool(self._place_starts[number] < self._place_starts[number + 1])

    def total(self, low: int, high: int) -> int:
        """The number of postings of a half-open range of terms."""
        return self._walk.total(low, high)

    def some(self, numbers: Iterable[int]) -> Mask:
        """The facts as a mask."""
        mask = np.zeros(self.facts, dtype=np.bool_)
        mask[np.fromiter(numbers, dtype=np.int64)] = True
        return mask

    def span(self, low: int, high: int) -> Mask:
        """The mask of a half-open range of facts."""
        mask = np.zeros(self.facts, dtype=np.bool_)
        mask[low:high] = True
        return mask

    def any(self, facts: Mask) -> bool:
        """Whether the set holds a fact."""
        return bool(facts.any())

    def numbers(self, facts: Mask) -> list[int]:
        """The facts of a set by number, ascending."""
        found: list[int] = np.flatnonzero(facts).tolist()
        return found

    def holding(self, runs: Sequence[Run]) -> Mask:
        """The facts that hold a term of any of the runs."""
        mask = np.zeros(self.facts, dtype=np.bool_)
        for run in runs:
            mask[self._walk.held(run.low, run.high)] = True
        return mask

    def holds(self, run: Run, fact: int) -> bool:
        """Whether a fact holds a term of the run."""
        for number in range(run.low, run.high):
            held = self._walk.held(number, number + 1)
            at = int(np.searchsorted(held, fact))
            if at < len(held) and held[at] == fact:
                return True
        return False

    def labelled(self, low: str, high: str) -> Mask:
        """The facts with a label from the one to the other, both included."""
        names = self._label_names
        first, last = bisect_left(names, low), bisect_right(names, high)
        mask = np.zeros(self.facts, dtype=np.bool_)
        mask[self._label_facts[self._label_starts[first] : self._label_starts[last]]] = True
        return mask

    def phrase(self, words: Sequence[str], *, unfinished: bool) -> Mask:
        """The facts that hold the words one after the other, the last perhaps only begun.

        A last word of which too little is typed to narrow anything is not asked for yet.
        """
        mask = np.zeros(self.facts, dtype=np.bool_)
        sought: list[tuple[int, Numbers]] = []
        for offset, word in enumerate(words):
            begun = unfinished and offset == len(words) - 1
            places = self._word_places(word, begun)
            if len(places) <= _MOST_OPEN or not begun or not offset:
                sought.append((offset, np.sort(places) if begun else places))
        sought.sort(key=lambda each: len(each[1]))
        heads = sought[0][1].astype(np.int64) - sought[0][0]
        for offset, places in sought[1:]:
            heads = heads[_found(places, heads + offset)]
        mask[np.searchsorted(self._fact_starts, heads, side="right") - 1] = True
        return mask

    def _word_places(self, word: str, begun: bool) -> Numbers:
        low, high = self.vocabulary.prefix(word)
        if not begun:
            high = low + 1 if self.vocabulary.exact(word) is not None else low
        return self._places[self._place_starts[low] : self._place_starts[high]]

    def with_all(
        self,
        groups: Sequence[Group],
        allowed: Mask | None,
        top: Top,
        preferred: Callable[[], Preference] = none,
    ) -> Found:
        """The allowed facts that hold a word of every group; of several, the preferred first."""
        if not groups:
            facts = np.arange(self.facts) if allowed is None else np.flatnonzero(allowed)
            return ranked(facts, np.zeros(len(facts), dtype=np.int64), self._edges, top)
        if len(groups) == 1 and top.limit is not None and preferred() == NONE:
            quick = self._quick(groups[0], allowed, top)
            if quick:
                return quick
        facts, worths = self._with_all(groups, allowed)
        small, pairs = preferred() if len(facts) > 1 else NONE
        if len(facts) <= MOST_WEIGHED:
            for group in small:
                worths = worths + self._walk.looked_up(group, facts)
        favour = self._streams.favour(pairs, self.vocabulary)
        return ranked(facts, worths, self._edges, top, favour)

    def _with_all(self, groups: Sequence[Group], allowed: Mask | None) -> tuple[Numbers, Numbers]:
        """The allowed facts that hold a word of every group, ascending, and what they are worth."""
        by_cost = sorted(groups, key=self._walk.cost)
        facts, worths = self._walk.worths(by_cost[0])
        if allowed is not None:
            kept = allowed[facts]
            facts, worths = facts[kept], worths[kept]
        for group in by_cost[1:]:
            if not len(facts):
                break
            more = self._walk.looked_up(group, facts)
            kept = more > 0
            facts, worths = facts[kept], worths[kept] + more[kept]
        return facts, worths

    def with_most(self, groups: Sequence[Group], allowed: Mask | None, top: Top) -> Found:
        """The allowed facts that hold as many of the words as any does."""
        sums = np.zeros(self.facts, dtype=np.int64)
        held = np.zeros(self.facts, dtype=np.uint8)
        for group in groups:
            facts, worths = self._walk.worths(group)
            sums[facts] += worths
            held[facts] += 1
        if allowed is not None:
            held[~allowed] = 0
        most = int(held.max(initial=0))
        facts = np.flatnonzero(held == most) if most else np.zeros(0, dtype=np.int64)
        found = ranked(facts, sums[facts], self._edges, top)
        shown = np.asarray(found.facts, dtype=np.int64)
        lacks = np.zeros(len(shown), dtype=np.int64)
        for bit, group in enumerate(groups):
            lacks |= (self._walk.looked_up(group, shown) == 0).astype(np.int64) << bit
        return found._replace(lacks=lacks.tolist())

    def _quick(self, group: Group, allowed: Mask | None, top: Top) -> Found | None:
        """The answer to a single word whose exact form alone fills the page."""
        exacts = [run for run in group.runs if not run.tier]
        if len(exacts) != 1 or exacts[0].high != exacts[0].low + 1:
            return None
        if group.apart or top.each is not None:
            return None
        exact = exacts[0]
        walk = self._walk
        start, end = walk.starts[exact.low], walk.starts[exact.high]
        facts, impacts = walk.facts[start:end], walk.impacts[start:end]
        if allowed is not None:
            kept = allowed[facts]
            facts, impacts = facts[kept], impacts[kept]
        wanted = top.limit or 0
        if len(facts) < max(wanted, 1):
            return None
        least = threshold(impacts, wanted)
        near = np.flatnonzero(impacts >= least)
        worths = by_impact(group, exact)[impacts[near]]
        found = ranked(facts[near].astype(np.int64), worths, self._edges, top)
        return found._replace(counts=self._counted(group, allowed))

    def _counted(self, group: Group, allowed: Mask | None) -> list[int]:
        """How many facts of each view hold the word in any way."""
        mask = self._walk.marked(group)
        if allowed is not None:
            mask &= allowed
        edges = self.bounds
        return [int(np.count_nonzero(mask[a:b])) for a, b in pairwise(edges)]


def _found(places: Numbers, wanted: Numbers) -> Mask:
    """Which of the ascending wanted are among the ascending places."""
    if not len(places):
        return np.zeros(len(wanted), dtype=np.bool_)
    at = np.searchsorted(places, wanted)
    at[at == len(places)] = 0
    hit: Mask = places[at] == wanted
    return hit
