"""Which facts a scope leaves in: views, sources, subjects, kinds of claim, years, ids."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Protocol, get_args

from rapidfuzz import process

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.cache import Facts
from atlas_tui.facts.model import (
    Actor,
    Claim,
    ClaimKind,
    Fact,
    Project,
    Relation,
    Source,
    Topic,
    label,
)
from atlas_tui.facts.text import fold
from atlas_tui.facts.views import VIEW_OF, VIEWS
from atlas_tui.search.postings import FactSet, Postings
from atlas_tui.search.query import ANY_YEAR, Filter

_KEPT_SCOPES = 64
_SUBJECTS: dict[str, tuple[type[Fact], ...]] = {
    "about": (Actor, Project, Topic, Relation),
    "from": (Source,),
    "topic": (Topic,),
}
_NAMED = {
    "in": "view",
    "from": "source",
    "about": "actor, project or topic",
    "kind": "kind of claim",
    "topic": "topic",
}


class UnanswerableError(ValueError):
    """A scope that names nothing in the base; the message is the one line for the reader."""


class Scopes:
    """Answers which facts a scope leaves in; sets once worked out are kept."""

    def __init__(self, atlas: Atlas, postings: Postings, ids: "Numbers") -> None:
        self.atlas = atlas
        self.postings = postings
        self.ids = ids
        self._kept: dict[Scope, FactSet] = {}

    def views(self, views: Iterable[str]) -> FactSet:
        """The facts of these views.

        Raises:
            UnanswerableError: one of them is no view.
        """
        bounds = self.postings.bounds
        names = list(VIEWS)
        found = self.postings.span(0, 0)
        for view in views:
            if view not in VIEWS:
                raise UnanswerableError(_unknown("in", view, names))
            at = names.index(view)
            found = found | self.postings.span(bounds[at], bounds[at + 1])
        return found

    def filtered(self, filters: Sequence[Filter]) -> FactSet | None:
        """The facts that all filters leave in; several of one scope but `about` are alternatives.

        Raises:
            UnanswerableError: a filter names nothing in the base.
        """
        left: FactSet | None = None
        for scope in _NAMED:
            sets = [self._set(each) for each in filters if each.scope == scope and not each.negated]
            if sets:
                one = sets[0]
                for other in sets[1:]:
                    one = one & other if scope == "about" else one | other
                left = one if left is None else left & one
        for each in filters:
            if each.negated:
                rest = ~self._set(each)
                left = rest if left is None else left & rest
        return self._sound(left)

    def years(self, first: int, last: int) -> FactSet:
        """The facts with a date in these years, both included."""
        found = self.postings.labelled(f"%{first:04d}", f"%{last:04d}")
        if last < ANY_YEAR[1]:
            found = found | (
                self.postings.labelled("%9999", "%9999")
                & self.postings.labelled("%0000", f"%{last:04d}")
            )
        return found

    def within(self, scope: Scope) -> FactSet:
        """The facts that concern every id, as `Atlas.within` has it."""
        known = self._kept.get(scope)
        if known is None:
            if len(self._kept) >= _KEPT_SCOPES:
                self._kept.clear()
            known = self._kept[scope] = self._within(scope)
        return known

    def identified(self, begun: str) -> FactSet:
        """The fact of that id, or those whose ids begin so.

        Raises:
            UnanswerableError: no id begins so.
        """
        number = self.ids.number(begun)
        numbers = [number] if number is not None else self.ids.beginning(begun)
        if not numbers:
            raise UnanswerableError(f"no id begins with {begun}")
        return self.postings.some(numbers)

    def _sound(self, found: FactSet | None) -> FactSet | None:
        everything = self.postings.span(0, self.postings.facts)
        return None if found is None else found & everything

    def _set(self, each: Filter) -> FactSet:
        if each.scope == "in":
            return self.views(_resolved("in", each.value, {view: view for view in VIEWS}))
        if each.scope == "kind":
            kinds = _resolved("kind", each.value, {kind: kind for kind in get_args(ClaimKind)})
            return self._union(self.postings.labelled(f"={kind}", f"={kind}") for kind in kinds)
        named = _resolved(each.scope, each.value, self._named[each.scope])
        return self._union(self._concerning(fact_id) for fact_id in named)

    def _union(self, sets: Iterable[FactSet]) -> FactSet:
        found = self.postings.span(0, 0)
        for each in sets:
            found = found | each
        return found

    @cached_property
    def _named(self) -> dict[str, dict[str, str]]:
        """For each scope, what its subjects may be called, folded, and their ids."""
        return {scope: dict(self._callings(kinds)) for scope, kinds in _SUBJECTS.items()}

    def _callings(self, kinds: tuple[type[Fact], ...]) -> Iterator[tuple[str, str]]:
        facts = [fact for kind in kinds for fact in self.atlas.all(kind)]
        for fact in facts:
            for alias in getattr(fact, "aliases", ()):
                yield fold(alias), fact.id
        for fact in facts:
            yield fold(label(fact)), fact.id
        for fact in facts:
            yield fold(fact.id), fact.id

    def _concerning(self, fact_id: str) -> FactSet:
        """The facts with the id among their keys, itself included."""
        found = self.postings.labelled(f"@{fact_id}", f"@{fact_id}")
        fact = self.atlas.by_id.get(fact_id)
        others: list[Fact] = []
        if isinstance(fact, Claim):
            others = [each.fact for each in self.atlas.supports(fact)] + [
                *self.atlas.conflicts(fact)
            ]
        if isinstance(fact, Relation):
            shared = self.postings.span(0, self.postings.facts)
            for actor in fact.actors:
                shared = shared & self.postings.labelled(f"@{actor}", f"@{actor}")
            found = found | shared
        numbers = [self.ids.number(each) for each in (fact_id, *(other.id for other in others))]
        return found | self.postings.some([number for number in numbers if number is not None])

    def _within(self, scope: Scope) -> FactSet:
        found = self.postings.span(0, self.postings.facts)
        for fact_id in scope:
            found = found & self._concerning(fact_id)
        claims = found & self.views(("claims",))
        return (found & self._bound()) | self.postings.some(list(self._touched(scope, claims)))

    def _bound(self) -> FactSet:
        """The facts that concern ids by what they rest on, not by being named in a claim."""
        kept = [view for view in VIEWS if view not in ("countries", "sources")]
        return self.views(kept)

    def _touched(self, scope: Scope, claims: FactSet) -> Iterator[int]:
        """The actors, topics and sources that the claims within the scope name, and the scope."""
        for kind in (Actor, Topic, Source):
            for fact in self.atlas.all(kind):
                number = self.ids.number(fact.id)
                naming = self.postings.labelled(f"@{fact.id}", f"@{fact.id}") & claims
                if number is not None and (fact.id in scope or self.postings.any(naming)):
                    yield number
        for fact_id in scope:
            number = self.ids.number(fact_id)
            named = self.atlas.by_id.get(fact_id)
            if number is not None and named and VIEW_OF[type(named)] == "sources":
                yield number


class Numbers(Protocol):
    """Ids and their numbers in the index."""

    def id_at(self, number: int) -> str:
        """The id of that number."""

    def number(self, fact_id: str) -> int | None:
        """The number of an id, if the base has it."""

    def beginning(self, begun: str) -> list[int]:
        """The numbers of the ids that begin so."""


class ListedNumbers:
    """Ids in a list."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._numbers = {fact_id: number for number, fact_id in enumerate(ids)}

    def id_at(self, number: int) -> str:
        """The id of that number."""
        return self._ids[number]

    def number(self, fact_id: str) -> int | None:
        """The number of an id, if the base has it."""
        return self._numbers.get(fact_id)

    def beginning(self, begun: str) -> list[int]:
        """The numbers of the ids that begin so, whatever their case."""
        wanted = begun.casefold()
        return [
            number for number, each in enumerate(self._ids) if each.casefold().startswith(wanted)
        ]


class KeptNumbers:
    """Ids as the cache of the facts has them, in the same order."""

    def __init__(self, facts: Facts) -> None:
        self.id_at = facts.id_at
        self.number = facts.number
        self.beginning = facts.beginning


def _resolved(scope: str, value: str, known: Mapping[str, str]) -> list[str]:
    """The ids that a value names: that of its exact name, else those whose names begin so."""
    wanted = fold(value)
    if wanted in known:
        return [known[wanted]]
    begun = list(dict.fromkeys(named for name, named in known.items() if name.startswith(wanted)))
    if not begun:
        raise UnanswerableError(_unknown(scope, value, list(known)))
    return begun


def _unknown(scope: str, value: str, known: Sequence[str]) -> str:
    nearest = process.extractOne(fold(value)[:64], known)
    near = f"; the nearest is {nearest[0]}" if nearest and nearest[1] else ""
    return f"there is no {_NAMED[scope]} {value}{near}"
