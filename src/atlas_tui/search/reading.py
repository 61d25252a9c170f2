"""How words are read: as they stand, joined or taken apart, corrected where they must be."""

from collections.abc import Sequence

from atlas_tui.search.mending import Mender
from atlas_tui.search.plan import (
    CORRECTED,
    EXACT,
    WORTH_CORRECTED,
    WORTH_CORRECTED_FORM,
    WORTH_EXACT,
    WORTH_JOINED,
    Group,
    Planner,
    Run,
    worst_first,
)
from atlas_tui.search.postings import FactSet, Postings
from atlas_tui.search.query import Phrase, Word

_ESTABLISHED = 3
_KEPT = 4_096

Parted = tuple[tuple[str, str] | None, tuple[int, ...]]
"""The halves of a word written together, and the facts that have them one after the other."""

Corrections = dict[str, str]


class Reading:
    """Reads the words of queries against one base; what was worked out for a word is kept."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self.planner = Planner(postings.vocabulary, postings.total, postings.facts)
        self.mender = Mender(postings.vocabulary, postings.total)
        self._parted: dict[str, Parted] = {}

    def holding(self, phrase: Phrase) -> FactSet:
        """The facts that hold a word, or words in sequence: what an exclusion leaves out."""
        if len(phrase.words) > 1:
            return self.postings.phrase(phrase.words, unfinished=phrase.open)
        number = self.postings.vocabulary.exact(phrase.words[0])
        runs = (Run(number, number + 1, EXACT, WORTH_EXACT),) if number is not None else ()
        return self.postings.holding(runs)

    def groups(self, words: Sequence[Word]) -> tuple[list[Group], Corrections]:
        """A group for each word with its joined neighbours; two for an unknown one of two halves."""
        groups: list[Group] = []
        split: Corrections = {}
        for at, word in enumerate(words):
            runs = self.planner.runs(word.form) + self._joined(words, at)
            halves, apart = self.halves(word.form)
            # A single slip is likelier than a missing space.
            if runs or apart or not halves or self.mender.is_slip(word.form):
                groups.append(self.planner.group(word, runs, apart))
                continue
            split[word.typed] = " ".join(halves)
            groups.extend(self._half(half) for half in halves)
        return groups, split

    def sequence(self, phrase: Phrase) -> list[Group]:
        """A group for each word of a phrase, for its weight: that they follow is proved elsewhere."""
        return [self._phrase_group(phrase, at) for at in range(len(phrase.words))]

    def _phrase_group(self, phrase: Phrase, at: int) -> Group:
        form = phrase.words[at]
        word = Word(form, form)
        vocabulary = self.postings.vocabulary
        low, high = vocabulary.prefix(form)
        if phrase.open and at == len(phrase.words) - 1:
            return self.planner.group(word, (Run(low, high, EXACT, WORTH_EXACT),))
        high = low + 1 if vocabulary.exact(form) is not None else low
        return self.planner.group(word, (Run(low, high, EXACT, WORTH_EXACT),))

    def loosened(self, groups: Sequence[Group]) -> tuple[list[Group], Corrections]:
        """The groups with words written together taken as two that may stand anywhere."""
        loose: list[Group] = []
        loosened: Corrections = {}
        for group in groups:
            halves, _ = self.halves(group.word.form) if group.apart else (None, ())
            if halves is None or group.runs:
                loose.append(group)
                continue
            loosened[group.word.typed] = " ".join(halves)
            loose.extend(self._half(half) for half in halves)
        return loose, loosened

    def halves(self, form: str) -> Parted:
        """The halves of a word written together, and the facts that have them as two words."""
        known = self._parted.get(form)
        if known is None:
            if len(self._parted) >= _KEPT:
                self._parted.clear()
            known = self._parted[form] = self._best_halves(form)
        return known

    def _best_halves(self, form: str) -> Parted:
        """Of the pairs that a word may be, that which stands together, or at least in one fact."""
        pairs = self.planner.halves(form)
        for pair in pairs:
            together = self.postings.numbers(self.postings.phrase(pair, unfinished=False))
            if together:
                return pair, tuple(together)
        for pair in pairs:
            first, second = (self.holding(Phrase((half,))) for half in pair)
            if self.postings.any(first & second):
                return pair, ()
        return None, ()

    def _half(self, form: str) -> Group:
        number = self.postings.vocabulary.exact(form) or 0
        run = Run(number, number + 1, CORRECTED, WORTH_CORRECTED)
        return self.planner.group(Word(form, form), (run,))

    def _joined(self, words: Sequence[Word], at: int) -> tuple[Run, ...]:
        """The terms that a word makes with the one before or after it: casa1000 of casa 1000."""
        runs = []
        for first in (at - 1, at):
            if 0 <= first < len(words) - 1:
                number = self.postings.vocabulary.exact(words[first].form + words[first + 1].form)
                if number is not None:
                    runs.append(Run(number, number + 1, EXACT, WORTH_JOINED))
        return tuple(runs)

    def mended(self, groups: Sequence[Group], *, every: bool) -> list[Group]:
        """The groups with corrections: of the words without a hit, or of every word, looking wider."""
        return [self._mend(group, every) if every or not group.known else group for group in groups]

    def _mend(self, group: Group, wide: bool) -> Group:
        form = group.word.form
        runs = () if wide and self._established(form) else self.mender.runs(form)
        if wide:
            runs += self.planner.runs(form, wide=True)
        runs += tuple(run for run in group.runs if run not in runs)
        return self.planner.group(group.word, worst_first(runs), group.apart)

    def _established(self, form: str) -> bool:
        """Whether a word stands in so many facts that it is hardly a misspelling of another."""
        number = self.postings.vocabulary.exact(form)
        return number is not None and self.planner.total(number, number + 1) >= _ESTABLISHED

    def with_forms(self, groups: Sequence[Group]) -> list[Group]:
        """The groups with the inflected forms of what words are corrected to, ranked below it."""
        return [self._with_forms(group) for group in groups]

    def _with_forms(self, group: Group) -> Group:
        known = {run.low for run in group.runs if run.high == run.low + 1}
        mends = [run.low for run in group.runs if run.worth == WORTH_CORRECTED]
        forms = [form for n in mends for form in self.mender.forms(n) if form.low not in known]
        return group._replace(runs=worst_first([*forms, *group.runs])) if forms else group

    def _meant(self, group: Group, run: Run) -> Run:
        """The correction that a word is read as where a fact holds it, or a form of it, by a run."""
        if run.worth != WORTH_CORRECTED_FORM:
            return run
        mends = [each for each in reversed(group.runs) if each.worth == WORTH_CORRECTED]
        return next(each for each in mends if run in self.mender.forms(each.low))

    def correction(self, group: Group, run: Run) -> Corrections:
        """What was typed and what it is read as; nothing for the half of a word taken apart."""
        term = self.postings.vocabulary.terms[self._meant(group, run).low]
        return {} if term == group.word.form else {group.word.typed: term}

    def settled(self, group: Group, run: Run | None) -> Group:
        """The group with its word read as in this run, and no other way."""
        if run is None or run.tier != CORRECTED:
            kept = tuple(each for each in group.runs if each.tier != CORRECTED)
        else:
            meant = self._meant(group, run)
            kept = (*self.mender.forms(meant.low), meant)
        return group if kept == group.runs else group._replace(runs=kept)

    def read_as(self, group: Group, fact: int) -> Run | None:
        """The best run by which a fact holds the word."""
        for run in reversed(group.runs):
            if self.postings.holds(run, fact):
                return run
        return None
