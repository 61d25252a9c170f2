"""From words to an answer: exact first, then forgiving, and honest about what was changed."""

from collections.abc import Sequence
from typing import NamedTuple

from atlas_tui.facts.views import VIEWS
from atlas_tui.search.entries import FULL
from atlas_tui.search.plan import (
    CORRECTED,
    EXACT,
    INSIDE,
    PREFIX,
    WORTH_CORRECTED,
    WORTH_EXACT,
    WORTH_JOINED,
    WORTH_PREFIX,
    Group,
    Planner,
    Run,
)
from atlas_tui.search.postings import FactSet, Found, Postings, Top
from atlas_tui.search.query import Phrase, Query, Word
from atlas_tui.search.snippet import Terms

_SEVERAL = 3
_ESTABLISHED = 3
_CLAIMS = list(VIEWS).index("claims")

Parted = tuple[tuple[str, str] | None, tuple[int, ...]]
"""The halves of a word written together, and the facts that have them one after the other."""


class Answer(NamedTuple):
    """What the words of a query came to; `full` is the score that nothing could exceed."""

    found: Found | None = None
    groups: tuple[Group, ...] = ()
    corrections: dict[str, str] = {}  # noqa: RUF012 - a NamedTuple's default is never changed
    missing: tuple[str, ...] = ()
    partial: bool = False
    full: int = 0
    terms: Terms = Terms()


class Ranker:
    """Plans the words of a query against the vocabulary and has the postings rank the facts."""

    def __init__(self, postings: Postings) -> None:
        self.postings = postings
        self.planner = Planner(postings.vocabulary, postings.total, postings.facts)
        self._parted: dict[str, Parted] = {}

    def holding(self, phrase: Phrase) -> FactSet:
        """The facts that hold a word, or words in sequence: what an exclusion leaves out."""
        if len(phrase.words) > 1:
            return self.postings.phrase(phrase.words, unfinished=phrase.open)
        number = self.postings.vocabulary.exact(phrase.words[0])
        runs = (Run(number, number + 1, EXACT, WORTH_EXACT),) if number is not None else ()
        return self.postings.holding(runs)

    def answer(self, query: Query, allowed: FactSet | None, top: Top) -> Answer:
        """The best answer: all words, else with words corrected, else with as many as go together."""
        fixed = [
            self._phrase_group(phrase, at) for phrase in query.phrases for at in _places(phrase)
        ]
        groups, split = self._groups(query.words)
        unknown = [group for group in groups if not group.known]
        known = [group for group in groups if group.known]
        if not unknown:
            found = self.postings.with_all([*known, *fixed], allowed, top)
            if found.facts:
                found = self._with_claims(found, [*known, *fixed], allowed, top)
                return self._answer(found, [*known, *fixed], query, split, ())
            loose, loosened = self._loosened(known)
            if loosened:
                found = self.postings.with_all([*loose, *fixed], allowed, top)
                if found.facts:
                    return self._answer(found, [*loose, *fixed], query, split | loosened, ())
            if allowed is not None and self.postings.with_all(known, None, Top(1)).facts:
                return self._narrowed_out(known, fixed, query, allowed, top)
        mended = self._mended(groups, every=not unknown)
        hopeless = [group for group in mended if not group.known]
        if not hopeless:
            answer = self._settled(mended, fixed, query, allowed, top, split)
            if answer:
                return answer
        return self._partial(mended if unknown else known, fixed, query, allowed, top)

    def _with_claims(
        self, found: Found, groups: list[Group], allowed: FactSet | None, top: Top
    ) -> Found:
        """Where no claim holds all words but other facts do, the claims that hold most of them too."""
        if found.counts[_CLAIMS] or len(groups) < _SEVERAL:
            return found
        claims = self.postings.span(*self.postings.bounds[_CLAIMS : _CLAIMS + 2])
        claims = claims if allowed is None else claims & allowed
        if not self.postings.any(claims):
            return found
        room = None if top.limit is None else max(0, top.limit - len(found.facts))
        most = self.postings.with_most(groups, claims, Top(room, top.each))
        return Found(
            [*found.facts, *most.facts],
            [*found.tiers, *most.tiers],
            [*found.scores, *most.scores],
            [*found.lacks, *most.lacks],
            [first + then for first, then in zip(found.counts, most.counts, strict=True)],
        )

    def _narrowed_out(
        self, groups: list[Group], fixed: list[Group], query: Query, allowed: FactSet, top: Top
    ) -> Answer:
        """The answer where all words go together, but not within what scopes leave in."""
        if len(groups) == 1 or not self.postings.any(allowed):
            return Answer(terms=self._terms([*groups, *fixed], query))
        return self._partial(groups, fixed, query, allowed, top)

    def _phrase_group(self, phrase: Phrase, at: int) -> Group:
        form = phrase.words[at]
        word = Word(form, form)
        vocabulary = self.postings.vocabulary
        low, high = vocabulary.prefix(form)
        if phrase.open and at == len(phrase.words) - 1:
            return self.planner.group(word, (Run(low, high, EXACT, WORTH_EXACT),))
        high = low + 1 if vocabulary.exact(form) is not None else low
        return self.planner.group(word, (Run(low, high, EXACT, WORTH_EXACT),))

    def _groups(self, words: Sequence[Word]) -> tuple[list[Group], dict[str, str]]:
        """A group for each word with its joined neighbours; two for an unknown one of two halves."""
        groups: list[Group] = []
        split: dict[str, str] = {}
        for at, word in enumerate(words):
            runs = self.planner.runs(word.form) + self._joined(words, at)
            halves, apart = self._apart(word.form)
            if runs or apart or not halves or self._slip(word.form):
                groups.append(self.planner.group(word, runs, apart))
                continue
            split[word.typed] = " ".join(halves)
            groups.extend(self._half(half) for half in halves)
        return groups, split

    def _loosened(self, groups: Sequence[Group]) -> tuple[list[Group], dict[str, str]]:
        """The groups with words written together taken as two that may stand anywhere."""
        loose: list[Group] = []
        loosened: dict[str, str] = {}
        for group in groups:
            halves, _ = self._apart(group.word.form) if group.apart else (None, ())
            if halves is None or group.runs:
                loose.append(group)
                continue
            loosened[group.word.typed] = " ".join(halves)
            loose.extend(self._half(half) for half in halves)
        return loose, loosened

    def _slip(self, form: str) -> bool:
        """Whether a single edit makes a term of the word: likelier than a missing space."""
        near = self.planner.corrections(form)
        return bool(near) and near[0][1] == 1

    def _apart(self, form: str) -> Parted:
        """The halves of a word written together, and the facts that have them as two words."""
        known = self._parted.get(form)
        if known is None:
            if len(self._parted) > 4096:  # noqa: PLR2004 - a session of typing
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

    def _mended(self, groups: Sequence[Group], *, every: bool) -> list[Group]:
        """The groups with corrections: of the words without a hit, or of every word, looking wider."""
        return [self._mend(group, every) if every or not group.known else group for group in groups]

    def _mend(self, group: Group, wide: bool) -> Group:
        form = group.word.form
        near = () if wide and self._established(form) else self.planner.corrections(form)
        runs = tuple(Run(n, n + 1, CORRECTED, WORTH_CORRECTED) for n, _ in reversed(near))
        if wide:
            runs += self.planner.runs(form, wide=True)
        extra = tuple(run for run in group.runs if run not in runs)
        return self.planner.group(group.word, runs + extra, group.apart)

    def _established(self, form: str) -> bool:
        """Whether a word stands in so many facts that it is hardly a misspelling of another."""
        number = self.postings.vocabulary.exact(form)
        return number is not None and self.planner.total(number, number + 1) >= _ESTABLISHED

    def _settled(
        self,
        groups: list[Group],
        fixed: list[Group],
        query: Query,
        allowed: FactSet | None,
        top: Top,
        split: dict[str, str],
    ) -> Answer | None:
        """The answer with each misspelt word read as in the best hit, and no other way."""
        best = self.postings.with_all([*groups, *fixed], allowed, top)
        if not best.facts:
            return None
        chosen: list[Group] = []
        corrections = dict(split)
        for group in groups:
            run = self._read_as(group, best.facts[0])
            if run is not None and run.tier == CORRECTED:
                corrections |= self._correction(group, run)
                chosen.append(group._replace(runs=(run,)))
            else:
                kept = tuple(each for each in group.runs if each.tier != CORRECTED)
                chosen.append(group._replace(runs=kept))
        if chosen != groups:
            best = self.postings.with_all([*chosen, *fixed], allowed, top)
        return self._answer(best, [*chosen, *fixed], query, corrections, ())

    def _correction(self, group: Group, run: Run) -> dict[str, str]:
        """What was typed and what it is read as; nothing for the half of a word taken apart."""
        term = self.postings.vocabulary.terms[run.low]
        return {} if term == group.word.form else {group.word.typed: term}

    def _read_as(self, group: Group, fact: int) -> Run | None:
        """The best run by which a fact holds the word."""
        for run in reversed(group.runs):
            if self.postings.holds(run, fact):
                return run
        return None

    def _partial(
        self,
        groups: list[Group],
        fixed: list[Group],
        query: Query,
        allowed: FactSet | None,
        top: Top,
    ) -> Answer:
        held = [group for group in groups if group.known]
        unknown = tuple(group.word.typed for group in groups if not group.known)
        if not held:
            return Answer(missing=unknown, terms=self._terms(fixed, query))
        found = self.postings.with_most([*held, *fixed], allowed, top)
        if len(held) == 2 and not fixed and found.facts and found.lacks[0]:  # noqa: PLR2004
            found = self._one_of_two(held, found.lacks[0], allowed, top)
        corrections = self._used(held, found)
        return self._answer(found, [*held, *fixed], query, corrections, unknown)

    def _one_of_two(
        self, groups: list[Group], lacks: int, allowed: FactSet | None, top: Top
    ) -> Found:
        """The facts that hold the more telling of two words that no fact holds both of."""
        kept = [group for bit, group in enumerate(groups) if not lacks >> bit & 1]
        found = self.postings.with_all(kept, allowed, top)
        return found._replace(lacks=[lacks] * len(found.facts))

    def _used(self, groups: list[Group], found: Found) -> dict[str, str]:
        corrections: dict[str, str] = {}
        for group in groups:
            run = self._read_as(group, found.facts[0]) if found.facts else None
            if run is not None and run.tier == CORRECTED:
                corrections |= self._correction(group, run)
        return corrections

    def _answer(
        self,
        found: Found,
        groups: Sequence[Group],
        query: Query,
        corrections: dict[str, str],
        unknown: tuple[str, ...],
    ) -> Answer:
        lacks = next((each for each in found.lacks if each), 0)
        lacking = tuple(group.word.typed for bit, group in enumerate(groups) if lacks >> bit & 1)
        missing = tuple(dict.fromkeys((*unknown, *lacking)))
        full = sum(group.rarity for group in groups) * WORTH_EXACT * FULL
        return Answer(
            found=found,
            groups=tuple(groups),
            corrections=corrections,
            missing=missing,
            partial=bool(missing and found.facts),
            full=full + len(unknown) * WORTH_EXACT * FULL * 255,
            terms=self._terms(groups, query),
        )

    def _terms(self, groups: Sequence[Group], query: Query) -> Terms:
        terms = self.postings.vocabulary.terms
        whole: set[str] = set()
        prefixes: dict[str, None] = {}
        insides: dict[str, None] = {}
        phrases = [(phrase.words, phrase.open) for phrase in query.phrases]
        for group in groups:
            form = group.word.form
            for run in group.runs:
                if run.tier == PREFIX and run.worth == WORTH_PREFIX:
                    prefixes[form] = None
                elif run.tier == INSIDE:
                    insides[form] = None
                elif run.high == run.low + 1:
                    whole.add(terms[run.low])
            if group.apart:
                halves, _ = self._apart(form)
                phrases.append((halves or (form,), False))
        return Terms(frozenset(whole), tuple(prefixes), tuple(insides), tuple(phrases))


def _places(phrase: Phrase) -> range:
    return range(len(phrase.words))
