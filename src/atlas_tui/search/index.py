"""One index over every fact of every view: built from an atlas, asked in words."""

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from itertools import accumulate
from time import perf_counter

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.cache import LARGE, cancelling
from atlas_tui.facts.lazy import CachedAtlas
from atlas_tui.facts.views import VIEWS
from atlas_tui.search.entries import Entries, in_view_order
from atlas_tui.search.naming import UnanswerableError
from atlas_tui.search.numbers import KeptNumbers, ListedNumbers, Numbers
from atlas_tui.search.plain import PlainPostings
from atlas_tui.search.plan import TIERS
from atlas_tui.search.postings import FactSet, Found, Postings, Top
from atlas_tui.search.query import ANY_YEAR, Query, parse
from atlas_tui.search.rank import Answer, answer
from atlas_tui.search.reading import Reading
from atlas_tui.search.results import Hit, Results
from atlas_tui.search.scopes import Scopes

Progress = Callable[[int, int], bool | None]
"""Told how many facts of how many are done; returns False to cancel."""

_VIEW_NAMES = tuple(VIEWS)


class Search:
    """A searchable base; make it with `build`."""

    def __init__(self, atlas: Atlas, postings: Postings, ids: Numbers) -> None:
        self.postings = postings
        self._ids = ids
        self._scopes = Scopes(atlas, postings, ids)
        self._reading = Reading(postings)
        bounds = postings.bounds
        self._starts = list(zip(_VIEW_NAMES, bounds, bounds[1:], strict=False))

    def find(
        self,
        text: str,
        *,
        views: Iterable[str] = (),
        limit: int | None = None,
        each: int | None = None,
        scope: Scope = (),
    ) -> Results:
        """Answer a query.

        Args:
            text: as a reader types it; any text will do.
            views: where to look; everywhere if empty.
            limit: the most hits to give in all; counts do not mind it.
            each: the most hits to give of any one view.
            scope: ids that every hit must concern.
        """
        started = perf_counter()
        query = parse(text)
        views = tuple(views)
        # Even where no hit is wanted, the best one decides how misspelt words are read.
        top = Top(limit if limit != 0 else 1, each if each != 0 else 1)
        try:
            got, reason = self._answered(query, views, scope, top), query.reason
        except UnanswerableError as why:
            got, reason = Answer(), str(why)
        return Results(
            query=query.text,
            corrections=got.corrections,
            counts=self._counts(got.found, views),
            hits=() if 0 in (limit, each) else self._hits(got),
            missing=got.missing,
            partial=got.partial,
            reason=reason,
            ms=(perf_counter() - started) * 1000,
            terms=got.terms,
        )

    def _answered(self, query: Query, views: Sequence[str], scope: Scope, top: Top) -> Answer:
        if query.reason or query.empty:
            return Answer()
        allowed = self._allowed(query, views, scope)
        return self._without_phrases(query, answer(self._reading, query, allowed, top))

    def _without_phrases(self, query: Query, got: Answer) -> Answer:
        """An answer without a hit names the phrases that no fact holds."""
        if got.found and got.found.facts:
            return got
        lacking = [
            f'"{" ".join(each.words)}"'
            for each in query.phrases
            if not self.postings.any(self.postings.phrase(each.words, unfinished=each.open))
        ]
        return got._replace(missing=(*lacking, *got.missing)) if lacking else got

    def _allowed(self, query: Query, views: Sequence[str], scope: Scope) -> FactSet | None:
        """The facts that scopes, years, ids, phrases and exclusions leave in; None for all."""
        scopes = self._scopes
        sets: list[FactSet] = []
        if views:
            sets.append(scopes.views(views))
        if scope:
            sets.append(scopes.within(tuple(scope)))
        if query.filters:
            sets.append(scopes.filtered(query.filters))
        if query.years != ANY_YEAR:
            sets.append(scopes.years(*query.years))
        sets.extend(scopes.identified(fact_id) for fact_id in query.ids)
        phrase_of = self.postings.phrase
        sets.extend(phrase_of(each.words, unfinished=each.open) for each in query.phrases)
        if query.without:
            rest = self.postings.span(0, self.postings.facts)
            for phrase in query.without:
                rest = rest & ~self._reading.holding(phrase)
            sets.append(rest)
        if not sets:
            return None
        allowed = sets[0]
        for other in sets[1:]:
            allowed = allowed & other
        return allowed

    def _counts(self, found: Found | None, views: Sequence[str]) -> dict[str, int]:
        counts = found.counts if found else [0] * len(_VIEW_NAMES)
        return {
            view: count
            for view, count in zip(_VIEW_NAMES, counts, strict=True)
            if not views or view in views
        }

    def _hits(self, got: Answer) -> tuple[Hit, ...]:
        found = got.found
        if found is None:
            return ()
        words = [group.word.typed for group in got.groups]
        hits = []
        for fact, tier, score, lacks in zip(*found[:4], strict=True):
            lacking = tuple(word for bit, word in enumerate(words) if lacks >> bit & 1)
            lacking = (*got.unknown, *lacking)
            worth = _worth(tier, score / got.full if got.full else 1.0, whole=not lacking)
            hits.append(Hit(self._view(fact), self._ids.id_at(fact), TIERS[tier], worth, lacking))
        return tuple(hits)

    def _view(self, fact: int) -> str:
        for view, start, end in self._starts:
            if start <= fact < end:
                return view
        raise IndexError(fact)


def _worth(tier: int, share: float, *, whole: bool) -> float:
    """A score of 0 to 1 that falls as the ranking does: what lacks a word is below all that do not."""
    within = 3 - tier + min(1.0, share)
    return round((1 + within) / 5 if whole else within / 20, 4)


def build(atlas: Atlas, progress: Progress | None = None) -> Search:
    """Index every fact of an atlas; that of a large one is cached, and found there the next time.

    Args:
        atlas: the base.
        progress: told how many facts of how many are done; returning False cancels.

    Raises:
        Cancelled: the progress callback said so.
    """
    counts = dict.fromkeys(VIEWS, 0)
    for view, kinds in VIEWS.items():
        counts[view] = sum(len(atlas.all(kind)) for kind in kinds)
    bounds = list(accumulate(counts.values(), initial=0))
    facts = (fact for _, fact in in_view_order(atlas))
    if bounds[-1] >= LARGE and find_spec("numpy"):
        from atlas_tui.search.large import large_postings  # noqa: PLC0415 - needs numpy

        return Search(atlas, large_postings(atlas, facts, bounds, progress), _numbers(atlas))
    postings = PlainPostings(list(facts), Entries(atlas), bounds, cancelling(progress))
    return Search(atlas, postings, _numbers(atlas))


def _numbers(atlas: Atlas) -> Numbers:
    if isinstance(atlas, CachedAtlas):
        return KeptNumbers(atlas.facts)
    return ListedNumbers([fact.id for _, fact in in_view_order(atlas)])
