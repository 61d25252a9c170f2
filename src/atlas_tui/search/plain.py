"""The index of a small base: dictionaries, no array library, ready in a blink."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from atlas_tui.facts.model import Fact
from atlas_tui.search.entries import Entries
from atlas_tui.search.plan import APART, Group, Run
from atlas_tui.search.postings import SCORE_BITS, SCORE_MASK, Found, Top, step, tier_of
from atlas_tui.search.vocabulary import Vocabulary

_FACT_BITS = 24
_TOLD_EVERY = 500


class PlainPostings:
    """Postings as a dictionary of facts and impacts for each term."""

    def __init__(
        self,
        facts: Sequence[Fact],
        entries: Entries,
        bounds: Sequence[int],
        told: Callable[[int, int], None] = lambda _done, _total: None,
    ) -> None:
        self.facts = len(facts)
        self.bounds = bounds
        self._streams: list[str] = []
        self._labels: dict[str, int] = {}
        held: dict[str, dict[int, int]] = {}
        labels: dict[str, list[int]] = {}
        for number, fact in enumerate(facts):
            if number % _TOLD_EVERY == 0:
                told(number, self.facts)
            entry = entries.entry(fact)
            for term, impact in entry.impacts.items():
                try:
                    held[term][number] = impact
                except KeyError:
                    held[term] = {number: impact}
            for label in entry.labels:
                labels.setdefault(label, []).append(number)
            self._streams.append("\n".join(f" {' '.join(words)} " for words in entry.fields))
        terms = sorted(held)
        self.vocabulary = Vocabulary(terms)
        self._held = [held[term] for term in terms]
        self._ends = list(accumulate(map(len, self._held), initial=0))
        self._labels = {label: self.some(numbers) for label, numbers in labels.items()}
        self._label_names = sorted(self._labels)
        self._views = [
            view for view in range(len(bounds) - 1) for _ in range(bounds[view], bounds[view + 1])
        ]

    def total(self, low: int, high: int) -> int:
        """The number of postings of a half-open range of terms."""
        return self._ends[high] - self._ends[low]

    def some(self, numbers: Iterable[int]) -> int:
        """The facts as bits."""
        bits = bytearray(self.facts // 8 + 1)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")

    def span(self, low: int, high: int) -> int:
        """The bits of a half-open range of facts."""
        return (1 << high) - (1 << low) if low < high else 0

    def any(self, facts: int) -> bool:
        """Whether the set holds a fact."""
        return facts != 0

    def holding(self, runs: Sequence[Run]) -> int:
        """The facts that hold a term of any of the runs."""
        numbers = (number for run in runs for number in range(run.low, run.high))
        return self.some(fact for number in numbers for fact in self._held[number])

    def holds(self, run: Run, fact: int) -> bool:
        """Whether a fact holds a term of the run."""
        return any(fact in self._held[number] for number in range(run.low, run.high))

    def numbers(self, facts: int) -> list[int]:
        """The facts of a set by number, ascending."""
        return [number for number in range(facts.bit_length()) if facts >> number & 1]

    def labelled(self, low: str, high: str) -> int:
        """The facts with a label from the one to the other, both included."""
        names = self._label_names
        bits = 0
        for label in names[bisect_left(names, low) : bisect_right(names, high)]:
            bits |= self._labels[label]
        return bits

    def phrase(self, words: Sequence[str], *, unfinished: bool) -> int:
        """The facts that hold the words one after the other, the last perhaps only begun."""
        among: Iterable[int] | None = None
        for word in words[:-1] if unfinished else words:
            number = self.vocabulary.exact(word)
            held = self._held[number] if number is not None else {}
            among = held.keys() if among is None else held.keys() & among
        sought = f" {' '.join(words)}" if unfinished else f" {' '.join(words)} "
        streams = self._streams
        everything = range(self.facts) if among is None else among
        return self.some(number for number in everything if sought in streams[number])

    def with_all(self, groups: Sequence[Group], allowed: int | None, top: Top) -> Found:
        """The allowed facts that hold a word of every group."""
        if not groups:
            bits = self.span(0, self.facts) if allowed is None else allowed
            return self._ranked(dict.fromkeys(self.numbers(bits), 0), {}, top)
        by_cost = sorted(groups, key=self._cost)
        worths = self._worths(by_cost[0])
        if allowed is not None:
            worths = {fact: worth for fact, worth in worths.items() if allowed >> fact & 1}
        for group in by_cost[1:]:
            if not worths:
                break
            worths = self._joined(worths, group)
        return self._ranked(worths, {}, top)

    def with_most(self, groups: Sequence[Group], allowed: int | None, top: Top) -> Found:
        """The allowed facts that hold as many of the words as any does."""
        sums: dict[int, int] = {}
        lacks: dict[int, int] = {}
        every = (1 << len(groups)) - 1
        for index, group in enumerate(groups):
            for fact, worth in self._worths(group).items():
                if allowed is None or allowed >> fact & 1:
                    sums[fact] = sums.get(fact, 0) + worth
                    lacks[fact] = lacks.get(fact, every) ^ (1 << index)
        fewest = min((lack.bit_count() for lack in lacks.values()), default=0)
        kept = {fact: lack for fact, lack in lacks.items() if lack.bit_count() == fewest}
        return self._ranked({fact: sums[fact] for fact in kept}, kept, top)

    def _cost(self, group: Group) -> int:
        return sum(self.total(run.low, run.high) for run in group.runs) + len(group.apart)

    def _worths(self, group: Group) -> dict[int, int]:
        """The worth of every fact that holds the word, by the best of its runs."""
        worths = dict.fromkeys(group.apart, APART * group.rarity)
        for run in group.runs:
            weight, above = run.worth * group.rarity, step(run.tier)
            for number in range(run.low, run.high):
                for fact, impact in self._held[number].items():
                    worths[fact] = impact * weight + above
        return worths

    def _joined(self, worths: dict[int, int], group: Group) -> dict[int, int]:
        """Those of the facts that hold this word too, with what it adds."""
        terms = sum(run.high - run.low for run in group.runs)
        if group.apart or len(worths) * terms > self._cost(group):
            more = self._worths(group)
            return {fact: worths[fact] + more[fact] for fact in worths.keys() & more.keys()}
        find = self._finder(group)
        added = ((fact, worth, find(fact)) for fact, worth in worths.items())
        return {fact: worth + more for fact, worth, more in added if more}

    def _finder(self, group: Group) -> Callable[[int], int]:
        ways = [
            (self._held[number], run.worth * group.rarity, step(run.tier))
            for run in reversed(group.runs)
            for number in range(run.high - 1, run.low - 1, -1)
        ]

        def find(fact: int) -> int:
            for held, weight, above in ways:
                impact = held.get(fact)
                if impact:
                    return impact * weight + above
            return 0

        return find

    def _ranked(self, worths: dict[int, int], lacks: dict[int, int], top: Top) -> Found:
        """Best tier first, then the higher score, then the order of the base.

        The tier is worked out as `tier_of` does it, without a call for each fact.
        """
        counts = Counter(map(self._views.__getitem__, worths))
        mask = (1 << _FACT_BITS) - 1
        keys = [
            (((worth >> SCORE_BITS).bit_length() + 7 >> 3 << SCORE_BITS) + SCORE_MASK)
            - (worth & SCORE_MASK)
            << _FACT_BITS
            | fact
            for fact, worth in worths.items()
        ]
        keys.sort()
        order = self._cut([key & mask for key in keys], top)
        tiers = [tier_of(worths[fact]) for fact in order]
        scores = [worths[fact] & SCORE_MASK for fact in order]
        missing = [lacks[fact] for fact in order] if lacks else [0] * len(order)
        return Found(
            order, tiers, scores, missing, [counts[v] for v in range(len(self.bounds) - 1)]
        )

    def _cut(self, order: list[int], top: Top) -> list[int]:
        if top.each is not None:
            seen: Counter[int] = Counter()
            kept = []
            for fact in order:
                view = self._views[fact]
                seen[view] += 1
                if seen[view] <= top.each:
                    kept.append(fact)
            order = kept
        return order[: top.limit]
