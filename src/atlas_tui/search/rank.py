"""From words to an answer: exact first, then forgiving, and honest about what was changed."""

from collections.abc import Sequence
from typing import NamedTuple

from atlas_tui.facts.views import VIEWS
from atlas_tui.search.entries import FULL
from atlas_tui.search.plan import (
    CORRECTED,
    INSIDE,
    OWN,
    PREFIX,
    WORTH_EXACT,
    WORTH_PREFIX,
    Group,
)
from atlas_tui.search.postings import FactSet, Found, Top
from atlas_tui.search.preference import NONE, Preference, preference
from atlas_tui.search.query import Query
from atlas_tui.search.reading import Corrections, Reading
from atlas_tui.search.snippet import Terms

_SEVERAL = 3
_RAREST = 255
_CLAIMS = list(VIEWS).index("claims")


class Answer(NamedTuple):
    """What the words of a query came to; `full` is the score that nothing could exceed."""

    found: Found | None = None
    groups: tuple[Group, ...] = ()
    corrections: Corrections = {}  # noqa: RUF012 - a NamedTuple's default is never changed
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    partial: bool = False
    full: int = 0
    terms: Terms = Terms()


def answer(reading: Reading, query: Query, allowed: FactSet | None, top: Top) -> Answer:
    """The best answer: all words, else with words corrected, else with as many as go together."""
    return _Question(reading, query, allowed, top).answer()


class _Question:
    """One query on its way to an answer."""

    def __init__(self, reading: Reading, query: Query, allowed: FactSet | None, top: Top) -> None:
        self.reading = reading
        self.postings = reading.postings
        self.query = query
        self.allowed = allowed
        self.top = top
        self.preferred = NONE
        self.fixed = [each for phrase in query.phrases for each in reading.sequence(phrase)]

    def answer(self) -> Answer:
        """Every word as it stands; then taken apart; then corrected; then the best without some."""
        groups, split = self.reading.groups(self.query.words)
        unknown = [group for group in groups if not group.known]
        if not unknown:
            answer = self._as_it_stands(groups, split)
            if answer:
                return answer
        mended = self.reading.mended(groups, every=not unknown)
        if all(group.known for group in mended):
            answer = self._settled(mended, split) or self._settled(
                self.reading.with_forms(mended), split
            )
            if answer:
                return answer
        return self._partial(mended if unknown else groups, split)

    def _all(self, groups: Sequence[Group]) -> Found:
        self.preferred = NONE

        def preferred() -> Preference:
            self.preferred = preference(self.reading.planner, self.query, groups)
            return self.preferred

        every = [*groups, *self.fixed]
        return self.postings.with_all(every, self.allowed, self.top, preferred)

    def _as_it_stands(self, groups: list[Group], split: Corrections) -> Answer | None:
        found = self._all(groups)
        if found.facts:
            return self._answer(self._with_claims(found, groups), groups, split)
        loose, loosened = self.reading.loosened(groups)
        if loosened:
            found = self._all(loose)
            if found.facts:
                return self._answer(found, loose, split | loosened)
        if self.allowed is not None and self.postings.with_all(groups, None, Top(1)).facts:
            return self._narrowed_out(groups, split)
        return None

    def _narrowed_out(self, groups: list[Group], split: Corrections) -> Answer:
        """The answer where all words go together, but not within what scopes leave in."""
        if len(groups) <= 1 or not self.postings.any(self.allowed):
            return Answer(terms=self._terms(groups))
        return self._partial(groups, split)

    def _with_claims(self, found: Found, groups: list[Group]) -> Found:
        """Where no claim holds all words but other facts do, the claims that hold most of them too."""
        every = [*groups, *self.fixed]
        if found.counts[_CLAIMS] or len(every) < _SEVERAL:
            return found
        claims = self.postings.span(*self.postings.bounds[_CLAIMS : _CLAIMS + 2])
        claims = claims if self.allowed is None else claims & self.allowed
        if not self.postings.any(claims):
            return found
        limit = self.top.limit
        room = None if limit is None else max(0, limit - len(found.facts))
        most = self.postings.with_most(every, claims, Top(room, self.top.each))
        return Found(
            [*found.facts, *most.facts],
            [*found.tiers, *most.tiers],
            [*found.scores, *most.scores],
            [*found.lacks, *most.lacks],
            [first + then for first, then in zip(found.counts, most.counts, strict=True)],
        )

    def _settled(self, groups: list[Group], split: Corrections) -> Answer | None:
        """The answer with each misspelt word read as in the best hit, and no other way."""
        found = self._all(groups)
        if not found.facts:
            return None
        chosen: list[Group] = []
        corrections = dict(split)
        for group in groups:
            run = self.reading.read_as(group, found.facts[0])
            if run is not None and run.tier == CORRECTED:
                corrections |= self.reading.correction(group, run)
            chosen.append(self.reading.settled(group, run))
        if chosen != groups:
            found = self._all(chosen)
        return self._answer(found, chosen, corrections)

    def _partial(self, groups: list[Group], split: Corrections) -> Answer:
        """The facts that hold as many of the words as any does."""
        held = [group for group in groups if group.known]
        unknown = tuple(group.word.typed for group in groups if not group.known)
        if not held:
            return Answer(missing=unknown, terms=self._terms(()))
        found = self.postings.with_most([*held, *self.fixed], self.allowed, self.top)
        if len(held) == 2 and not self.fixed and found.facts and found.lacks[0]:  # noqa: PLR2004
            found = self._one_of_two(held, found.lacks[0])
        corrections = dict(split)
        for group in held:
            run = self.reading.read_as(group, found.facts[0]) if found.facts else None
            if run is not None and run.tier == CORRECTED:
                corrections |= self.reading.correction(group, run)
        return self._answer(found, held, corrections, unknown)

    def _one_of_two(self, groups: list[Group], lacks: int) -> Found:
        """The facts that hold the more telling of two words that no fact holds both of."""
        kept = [group for bit, group in enumerate(groups) if not lacks >> bit & 1]
        found = self.postings.with_all(kept, self.allowed, self.top)
        return found._replace(lacks=[lacks] * len(found.facts))

    def _answer(
        self,
        found: Found,
        held: Sequence[Group],
        corrections: Corrections,
        unknown: tuple[str, ...] = (),
    ) -> Answer:
        groups = (*held, *self.fixed)
        lacks = next((each for each in found.lacks if each), 0)
        lacking = tuple(group.word.typed for bit, group in enumerate(groups) if lacks >> bit & 1)
        missing = tuple(dict.fromkeys((*unknown, *lacking)))
        full = sum(group.rarity * FULL + group.own for group in groups)
        full += len(unknown) * (_RAREST * FULL + OWN)
        return Answer(
            found=found,
            groups=groups,
            corrections=corrections,
            missing=missing,
            unknown=unknown,
            partial=bool(missing and found.facts),
            full=full * WORTH_EXACT + (self.preferred.full if sum(found.counts) > 1 else 0),
            terms=self._terms(held),
        )

    def _terms(self, groups: Sequence[Group]) -> Terms:
        terms = self.postings.vocabulary.terms
        whole: set[str] = set()
        prefixes: dict[str, None] = {}
        insides: dict[str, None] = {}
        phrases = [(phrase.words, phrase.open) for phrase in self.query.phrases]
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
                halves, _ = self.reading.halves(form)
                phrases.append((halves or (form,), False))
        return Terms(frozenset(whole), tuple(prefixes), tuple(insides), tuple(phrases))
