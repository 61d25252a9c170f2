"""The index of a large base: postings in flat arrays, mapped from the cache, walked by numpy.

The arithmetic is that of the plain form, in whole numbers of 64 bits, so that both rank alike.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.search.plan import APART, Group, Run
from atlas_tui.search.postings import COUNT_BITS, SCORE_BITS, SCORE_MASK, Found, Top, step
from atlas_tui.search.sieve import ArraySieve
from atlas_tui.search.vocabulary import Vocabulary

Numbers = npt.NDArray[Any]
Mask = npt.NDArray[np.bool_]

_FACT_BITS = 24
_MANY_TERMS = 24
_LOOKUP_COST = 12
_MOST_OPEN = 400_000
_HEAVY_IMPACT = 96


class ArrayPostings:
    """Postings as sorted facts and impacts of all terms, one after the other, with where each begins."""

    def __init__(self, blocks: Mapping[str, Any]) -> None:
        def read(name: str, kind: type) -> Numbers:
            return np.frombuffer(blocks[name], dtype=kind)

        self.bounds: Sequence[int] = read("bounds", np.int64).tolist()
        self.facts = self.bounds[-1]
        self._starts = read("term_starts", np.int64)
        self._facts = read("facts", np.int32)
        self._impacts = read("impacts", np.uint8)
        self._place_starts = read("place_starts", np.int64)
        self._places = read("places", np.uint32)
        self._fact_starts = read("fact_starts", np.uint32)
        self._label_names = bytes(blocks["labels"]).decode().split("\n")
        self._label_starts = read("label_starts", np.int64)
        self._label_facts = read("label_facts", np.int32)
        self._heavy = self._heavies(bytes(blocks["heavy_names"]).decode(), read("heavy", np.uint8))
        raw = bytes(blocks["terms"])
        terms = raw.decode().split("\n") if raw else []
        grams = (
            read("grams", np.uint32),
            read("gram_starts", np.int64),
            read("gram_terms", np.uint32),
        )
        self.vocabulary = Vocabulary(terms, ArraySieve(raw, terms, grams))
        self._edges = np.asarray(self.bounds)
        self._spare: list[Numbers] = []

    def _heavies(self, names: str, rows: Numbers) -> dict[str, Numbers]:
        width = -(-self.facts // 8)
        split = names.split("\n") if names else []
        return {name: rows[at * width : (at + 1) * width] for at, name in enumerate(split)}

    def total(self, low: int, high: int) -> int:
        """The number of postings of a half-open range of terms."""
        return int(self._starts[high] - self._starts[low])

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
            mask[self._facts[self._starts[run.low] : self._starts[run.high]]] = True
        return mask

    def holds(self, run: Run, fact: int) -> bool:
        """Whether a fact holds a term of the run."""
        for number in range(run.low, run.high):
            held = self._facts[self._starts[number] : self._starts[number + 1]]
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

    def with_all(self, groups: Sequence[Group], allowed: Mask | None, top: Top) -> Found:
        """The allowed facts that hold a word of every group."""
        if not groups:
            facts = np.arange(self.facts) if allowed is None else np.flatnonzero(allowed)
            return self._ranked(facts, np.zeros(len(facts), dtype=np.int64), top)
        by_cost = sorted(groups, key=self._cost)
        if len(groups) == 1 and top.limit is not None:
            quick = self._quick(groups[0], allowed, top)
            if quick:
                return quick
        facts, worths = self._worths(by_cost[0])
        if allowed is not None:
            kept = allowed[facts]
            facts, worths = facts[kept], worths[kept]
        for group in by_cost[1:]:
            if not len(facts):
                break
            more = self._looked_up(group, facts)
            kept = more > 0
            facts, worths = facts[kept], worths[kept] + more[kept]
        return self._ranked(facts, worths, top)

    def with_most(self, groups: Sequence[Group], allowed: Mask | None, top: Top) -> Found:
        """The allowed facts that hold as many of the words as any does."""
        sums = np.zeros(self.facts, dtype=np.int64)
        held = np.zeros(self.facts, dtype=np.uint8)
        for group in groups:
            facts, worths = self._worths(group)
            sums[facts] += worths
            held[facts] += 1
        if allowed is not None:
            held[~allowed] = 0
        most = int(held.max(initial=0))
        facts = np.flatnonzero(held == most) if most else np.zeros(0, dtype=np.int64)
        found = self._ranked(facts, sums[facts], top)
        shown = np.asarray(found.facts, dtype=np.int64)
        lacks = np.zeros(len(shown), dtype=np.int64)
        for bit, group in enumerate(groups):
            lacks |= (self._looked_up(group, shown) == 0).astype(np.int64) << bit
        return found._replace(lacks=lacks.tolist())

    def _cost(self, group: Group) -> int:
        return sum(self.total(run.low, run.high) for run in group.runs) + len(group.apart)

    def _quick(self, group: Group, allowed: Mask | None, top: Top) -> Found | None:
        """The answer to a single word whose exact form alone fills the page."""
        exacts = [run for run in group.runs if not run.tier]
        if len(exacts) != 1 or exacts[0].high != exacts[0].low + 1:
            return None
        if group.apart or top.each is not None:
            return None
        exact = exacts[0]
        start, end = self._starts[exact.low], self._starts[exact.high]
        facts, impacts = self._facts[start:end], self._impacts[start:end]
        if allowed is not None:
            kept = allowed[facts]
            facts, impacts = facts[kept], impacts[kept]
        wanted = top.limit or 0
        if len(facts) < max(wanted, 1):
            return None
        least = _threshold(impacts, wanted)
        near = np.flatnonzero(impacts >= least)
        worths = impacts[near].astype(np.int64) * (exact.worth * group.rarity)
        found = self._ranked(facts[near].astype(np.int64), worths, top)
        return found._replace(counts=self._counted(group, allowed))

    def _counted(self, group: Group, allowed: Mask | None) -> list[int]:
        """How many facts of each view hold the word in any way."""
        mask = np.zeros(self.facts, dtype=np.bool_)
        mask[list(group.apart)] = True
        for run in group.runs:
            row = self._row(group, run)
            if row is not None:
                mask |= np.unpackbits(row, count=self.facts).view(np.bool_)
            else:
                mask[self._facts[self._starts[run.low] : self._starts[run.high]]] = True
        if allowed is not None:
            mask &= allowed
        edges = self.bounds
        return [int(np.count_nonzero(mask[a:b])) for a, b in pairwise(edges)]

    def _row(self, group: Group, run: Run) -> Numbers | None:
        """The ready-made mask of a beginning that a great part of the base holds."""
        return self._heavy.get(group.word.form) if run.high > run.low + 1 else None

    def _slice(self, group: Group, run: Run) -> tuple[Numbers, Numbers]:
        """The facts of a run, with their worth; a fact may come twice."""
        weight, above = run.worth * group.rarity, step(run.tier)
        row = self._row(group, run)
        if row is not None:
            facts = np.flatnonzero(np.unpackbits(row, count=self.facts))
            return facts, np.full(len(facts), _HEAVY_IMPACT * weight + above, dtype=np.int64)
        start, end = self._starts[run.low], self._starts[run.high]
        worths = self._impacts[start:end].astype(np.int64)
        worths *= weight
        worths += above
        return self._facts[start:end], worths

    def _worths(self, group: Group) -> tuple[Numbers, Numbers]:
        """Every fact that holds the word, ascending, with its worth by the best of its runs."""
        if len(group.runs) == 1 and not group.apart:
            run = group.runs[0]
            if run.high == run.low + 1 or self._row(group, run) is not None:
                return self._slice(group, run)
        dense = self._borrowed()
        touched = self._spread(group, dense)
        if len(touched) * 4 < self.facts:
            facts = np.sort(touched)
            if len(facts):
                facts = facts[np.concatenate(([True], facts[1:] != facts[:-1]))]
        else:
            facts = np.flatnonzero(dense)
        worths = dense[facts]
        dense[facts] = 0
        self._spare.append(dense)
        return facts, worths

    def _spread(self, group: Group, dense: Numbers) -> Numbers:
        """Write each fact's worth to its place, better runs over worse; the facts written to."""
        written = [np.asarray(group.apart, dtype=np.int32)]
        dense[written[0]] = APART * group.rarity
        for run in group.runs:
            facts, worths = self._slice(group, run)
            dense[facts] = worths
            written.append(facts)
        return np.concatenate(written)

    def _borrowed(self) -> Numbers:
        try:
            return self._spare.pop()
        except IndexError:
            return np.zeros(self.facts, dtype=np.int64)

    def _looked_up(self, group: Group, facts: Numbers) -> Numbers:
        """What the word adds to each of some facts: 0 for those that do not hold it."""
        terms = sum(run.high - run.low for run in group.runs)
        if terms > _MANY_TERMS or terms * len(facts) * _LOOKUP_COST > self._cost(group):
            dense = self._borrowed()
            touched = self._spread(group, dense)
            found = dense[facts]
            dense[touched] = 0
            self._spare.append(dense)
            return found
        found = np.zeros(len(facts), dtype=np.int64)
        if group.apart:
            found[np.isin(facts, group.apart)] = APART * group.rarity
        for run in group.runs:
            for number in range(run.low, run.high):
                self._look(group, run, number, facts, found)
        return found

    def _look(self, group: Group, run: Run, number: int, facts: Numbers, found: Numbers) -> None:
        start, end = self._starts[number], self._starts[number + 1]
        held = self._facts[start:end]
        at = np.searchsorted(held, facts)
        at[at == len(held)] = 0
        hit = np.flatnonzero(held[at] == facts)
        impacts = self._impacts[start:end][at[hit]].astype(np.int64)
        found[hit] = impacts * (run.worth * group.rarity) + step(run.tier)

    def _ranked(self, facts: Numbers, worths: Numbers, top: Top) -> Found:
        """Best tier first, then the higher score, then the order of the base."""
        edges = np.searchsorted(facts, self._edges)
        counts: list[int] = np.diff(edges).tolist()
        keys = _keys(facts, worths)
        if top.each is not None:
            pieces = [_best(keys[a:b], top.each) for a, b in pairwise(edges)]
            keys = np.concatenate(pieces)
        keys = _best(keys, top.limit)
        order = keys & ((1 << _FACT_BITS) - 1)
        ranks = keys >> _FACT_BITS
        tiers = ranks >> SCORE_BITS
        scores = SCORE_MASK - (ranks & SCORE_MASK)
        length = len(order)
        return Found(order.tolist(), tiers.tolist(), scores.tolist(), [0] * length, counts)


def _keys(facts: Numbers, worths: Numbers) -> Numbers:
    """What to sort by, ascending, with the fact in the low bits."""
    above = worths >> SCORE_BITS
    tiers = (above > 0).astype(np.int64)
    if above.any():
        for tier in (1, 2):
            tiers += above >= 1 << (COUNT_BITS * tier)
    keys = SCORE_MASK - (worths & SCORE_MASK)
    keys += tiers << SCORE_BITS
    keys <<= _FACT_BITS
    keys |= facts
    return keys


def _best(keys: Numbers, most: int | None) -> Numbers:
    if most is not None and most < len(keys):
        keys = np.partition(keys, most)[:most] if most else keys[:0]
    return np.sort(keys)


def _threshold(impacts: Numbers, wanted: int) -> int:
    """The greatest impact that so many of the postings reach."""
    low, high = 0, 255
    while low < high:
        middle = (low + high + 1) // 2
        if np.count_nonzero(impacts >= middle) >= wanted:
            low = middle
        else:
            high = middle - 1
    return low


def _found(places: Numbers, wanted: Numbers) -> Mask:
    """Which of the ascending wanted are among the ascending places."""
    if not len(places):
        return np.zeros(len(wanted), dtype=np.bool_)
    at = np.searchsorted(places, wanted)
    at[at == len(places)] = 0
    hit: Mask = places[at] == wanted
    return hit
