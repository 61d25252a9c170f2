"""The index of a small base: dictionaries, no array library, ready in a blink."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate

from atlas_tui.facts.model import Fact
from atlas_tui.search.entries import OWN_IMPACT, Entries
from atlas_tui.search.plan import Group, Run
from atlas_tui.search.postings import Found, Top, step, worth_apart
from atlas_tui.search.preference import MOST_WEIGHED, NONE, Preference, none
from atlas_tui.search.sorting import Sorting, favour
from atlas_tui.search.vocabulary import Vocabulary

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
        self.vocabulary = Vocabulary(terms, is_word=self._is_word)
        self._held = [held[term] for term in terms]
        self._ends = list(accumulate(map(len, self._held), initial=0))
        self._labels = {label: self.some(numbers) for label, numbers in labels.items()}
        self._label_names = sorted(self._labels)
        self._sorting = Sorting(bounds)

    def _is_word(self, number: int) -> bool:
        word = f" {self.vocabulary.terms[number]} "
        return any(word in self._streams[fact] for fact in self._held[number])

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

    def with_all(
        self,
        groups: Sequence[Group],
        allowed: int | None,
        top: Top,
        preferred: Callable[[], Preference] = none,
    ) -> Found:
        """The allowed facts that hold a word of every group; of several, the preferred first."""
        if not groups:
            bits = self.span(0, self.facts) if allowed is None else allowed
            return self._sorting.ranked(dict.fromkeys(self.numbers(bits), 0), top)
        by_cost = sorted(groups, key=self._cost)
        worths = self._worths(by_cost[0])
        if allowed is not None:
            worths = {fact: worth for fact, worth in worths.items() if allowed >> fact & 1}
        for group in by_cost[1:]:
            if not worths:
                break
            worths = self._joined(worths, group)
        small, pairs = preferred() if len(worths) > 1 else NONE
        if len(worths) <= MOST_WEIGHED:
            for group in small:
                self._weigh(worths, group)
        return self._sorting.ranked(worths, top, favour(self._streams, pairs))

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
        return self._sorting.ranked({fact: sums[fact] for fact in kept}, top, lacks=kept)

    def _cost(self, group: Group) -> int:
        return sum(self.total(run.low, run.high) for run in group.runs) + len(group.apart)

    def _worths(self, group: Group) -> dict[int, int]:
        """The worth of every fact that holds the word, by the best of its runs."""
        worths = dict.fromkeys(group.apart, worth_apart(group))
        for run in group.runs:
            weight, above = run.worth * group.rarity, step(run.tier)
            own = above + run.worth * group.own
            worths |= {
                fact: impact * weight + (own if impact >= OWN_IMPACT else above)
                for fact, impact in self._impacts(run).items()
            }
        return worths

    def _impacts(self, run: Run) -> dict[int, int]:
        """The greatest impact of a run's terms, by fact."""
        if run.high == run.low + 1:
            return self._held[run.low]
        greatest: dict[int, int] = {}
        for number in range(run.low, run.high):
            for fact, impact in self._held[number].items():
                if impact > greatest.get(fact, 0):
                    greatest[fact] = impact
        return greatest

    def _weigh(self, worths: dict[int, int], group: Group) -> None:
        """Add what a small word tells to the facts that hold it."""
        for run in group.runs:
            held = self._held[run.low]
            for fact in worths.keys() & held.keys():
                worths[fact] += held[fact] * run.worth * group.rarity

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
            (
                self._impact_of(run),
                run.worth * group.rarity,
                step(run.tier),
                step(run.tier) + run.worth * group.own,
            )
            for run in reversed(group.runs)
        ]

        def find(fact: int) -> int:
            for impact_of, weight, above, own in ways:
                impact = impact_of(fact)
                if impact:
                    return impact * weight + (own if impact >= OWN_IMPACT else above)
            return 0

        return find

    def _impact_of(self, run: Run) -> Callable[[int], int | None]:
        """The greatest impact of a run's terms in a fact, if it holds any."""
        held = self._held[run.low : run.high]
        if len(held) == 1:
            return held[0].get
        return lambda fact: max((each.get(fact, 0) for each in held), default=0)
