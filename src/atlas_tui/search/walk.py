"""What each fact is worth for a word, from postings in arrays."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from atlas_tui.search.entries import FULL, OWN_IMPACT
from atlas_tui.search.plan import Group, Run
from atlas_tui.search.postings import step, worth_apart
from atlas_tui.search.ranking import Numbers

_MANY_TERMS = 24
_LOOKUP_COST = 12
_HEAVY_IMPACT = 96
_IMPACTS = np.arange(FULL + 1, dtype=np.int64)


class Walk:
    """Walks the postings of groups: those of all terms one after the other, facts ascending.

    A beginning of a word that a great part of the base holds has its facts ready as bits, and
    counts alike for all of them.
    """

    def __init__(self, facts: int, blocks: Mapping[str, Any]) -> None:
        self.starts: Numbers = np.frombuffer(blocks["term_starts"], dtype=np.int64)
        self.facts: Numbers = np.frombuffer(blocks["facts"], dtype=np.int32)
        self.impacts: Numbers = np.frombuffer(blocks["impacts"], dtype=np.uint8)
        self._count = facts
        names = bytes(blocks["heavy_names"]).decode()
        rows = np.frombuffer(blocks["heavy"], dtype=np.uint8)
        width = -(-facts // 8)
        self._heavy = {
            name: rows[at * width : (at + 1) * width]
            for at, name in enumerate(names.split("\n") if names else ())
        }
        self._spare: list[Numbers] = []

    def total(self, low: int, high: int) -> int:
        """The number of postings of a half-open range of terms."""
        return int(self.starts[high] - self.starts[low])

    def cost(self, group: Group) -> int:
        """The postings of a group."""
        return sum(self.total(run.low, run.high) for run in group.runs) + len(group.apart)

    def held(self, low: int, high: int) -> Numbers:
        """The facts of a half-open range of terms, ascending for each term."""
        return self.facts[self.starts[low] : self.starts[high]]

    def marked(self, group: Group) -> Numbers:
        """A mask of the facts that hold the word in any way."""
        mask = np.zeros(self._count, dtype=np.bool_)
        mask[list(group.apart)] = True
        for run in group.runs:
            row = self._row(group, run)
            if row is not None:
                mask |= np.unpackbits(row, count=self._count).view(np.bool_)
            else:
                mask[self.held(run.low, run.high)] = True
        return mask

    def worths(self, group: Group) -> tuple[Numbers, Numbers]:
        """Every fact that holds the word, ascending, with its worth by the best of its runs."""
        if len(group.runs) == 1 and not group.apart:
            run = group.runs[0]
            if run.high == run.low + 1 or self._row(group, run) is not None:
                return self._slice(group, run)
        dense = self._borrowed()
        touched = self._spread(group, dense)
        if len(touched) * 4 < self._count:
            facts = np.sort(touched)
            if len(facts):
                facts = facts[np.concatenate(([True], facts[1:] != facts[:-1]))]
        else:
            facts = np.flatnonzero(dense)
        worths = dense[facts]
        dense[facts] = 0
        self._spare.append(dense)
        return facts, worths

    def looked_up(self, group: Group, facts: Numbers) -> Numbers:
        """What the word adds to each of some facts: 0 for those that do not hold it."""
        terms = sum(run.high - run.low for run in group.runs)
        if terms > _MANY_TERMS or terms * len(facts) * _LOOKUP_COST > self.cost(group):
            dense = self._borrowed()
            touched = self._spread(group, dense)
            found = dense[facts]
            dense[touched] = 0
            self._spare.append(dense)
            return found
        found = np.zeros(len(facts), dtype=np.int64)
        if group.apart:
            found[np.isin(facts, group.apart)] = worth_apart(group)
        for run in group.runs:
            impacts = np.zeros(len(facts), dtype=np.uint8)
            for number in range(run.low, run.high):
                self._look(number, facts, impacts)
            held = np.flatnonzero(impacts)
            found[held] = by_impact(group, run)[impacts[held]]
        return found

    def _row(self, group: Group, run: Run) -> Numbers | None:
        """The ready-made mask of a beginning that a great part of the base holds."""
        return self._heavy.get(group.word.form) if run.high > run.low + 1 else None

    def _slice(self, group: Group, run: Run) -> tuple[Numbers, Numbers]:
        """The facts of a run, with their worth; a fact may come twice."""
        row = self._row(group, run)
        if row is not None:
            facts = np.flatnonzero(np.unpackbits(row, count=self._count))
            return facts, np.full(len(facts), by_impact(group, run)[_HEAVY_IMPACT], dtype=np.int64)
        start, end = self.starts[run.low], self.starts[run.high]
        return self.facts[start:end], by_impact(group, run)[self.impacts[start:end]]

    def _spread(self, group: Group, dense: Numbers) -> Numbers:
        """Write each fact's worth to its place, better runs over worse; the facts written to."""
        written = [np.asarray(group.apart, dtype=np.int32)]
        dense[written[0]] = worth_apart(group)
        for run in group.runs:
            facts, worths = self._slice(group, run)
            if run.high > run.low + 1 and len(facts):
                dense[facts] = 0
                np.maximum.at(dense, facts, worths)
            else:
                dense[facts] = worths
            written.append(facts)
        return np.concatenate(written)

    def _borrowed(self) -> Numbers:
        try:
            return self._spare.pop()
        except IndexError:
            return np.zeros(self._count, dtype=np.int64)

    def _look(self, number: int, facts: Numbers, impacts: Numbers) -> None:
        """Raise the impacts to those that a term has in some facts."""
        start, end = self.starts[number], self.starts[number + 1]
        held = self.facts[start:end]
        at = np.searchsorted(held, facts)
        at[at == len(held)] = 0
        hit = np.flatnonzero(held[at] == facts)
        impacts[hit] = np.maximum(impacts[hit], self.impacts[start:end][at[hit]])


def by_impact(group: Group, run: Run) -> Numbers:
    """The worth of a word by its impact."""
    worths = _IMPACTS * (run.worth * group.rarity)
    worths += step(run.tier)
    worths[OWN_IMPACT:] += run.worth * group.own
    return worths
