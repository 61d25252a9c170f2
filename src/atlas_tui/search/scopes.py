"""Which facts a scope leaves in: views, sources, subjects, kinds of claim, years, ids."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import get_args

from atlas_tui.facts.atlas import RESTS, Atlas, Scope, rests_on
from atlas_tui.facts.model import Actor, ClaimKind, Fact, Relation, Source, Topic
from atlas_tui.facts.views import VIEW_OF, VIEWS
from atlas_tui.search.naming import NAMED, UnanswerableError, callings, resolved, unknown_view
from atlas_tui.search.numbers import Numbers
from atlas_tui.search.postings import FactSet, Postings
from atlas_tui.search.query import ANY_YEAR, Filter

_KEPT_SCOPES = 64


class Scopes:
    """Answers which facts a scope leaves in; sets once worked out are kept."""

    def __init__(self, atlas: Atlas, postings: Postings, ids: Numbers) -> None:
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
                raise UnanswerableError(unknown_view(view))
            at = names.index(view)
            found = found | self.postings.span(bounds[at], bounds[at + 1])
        return found

    def filtered(self, filters: Sequence[Filter]) -> FactSet | None:
        """The facts that all filters leave in; several of one scope but `about` are alternatives.

        Raises:
            UnanswerableError: a filter names nothing in the base.
        """
        left: FactSet | None = None
        for scope in NAMED:
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
            return self.views(resolved("in", each.value, {view: view for view in VIEWS}))
        if each.scope == "kind":
            kinds = resolved("kind", each.value, {kind: kind for kind in get_args(ClaimKind)})
            return self._union(self.postings.labelled(f"={kind}", f"={kind}") for kind in kinds)
        named = resolved(each.scope, each.value, self._callings[each.scope])
        return self._union(self._concerning(fact_id) for fact_id in named)

    def _union(self, sets: Iterable[FactSet]) -> FactSet:
        found = self.postings.span(0, 0)
        for each in sets:
            found = found | each
        return found

    @cached_property
    def _callings(self) -> dict[str, dict[str, str]]:
        return callings(self.atlas)

    def _concerning(self, fact_id: str) -> FactSet:
        """The facts within a scope of one id: those that name it or rest on one of its claims."""
        found = self._known(fact_id)
        fact = self.atlas.by_id.get(fact_id)
        if fact is None or type(fact) not in RESTS:
            return found
        claims = self._claims(fact)
        held = set(self.postings.numbers(claims))
        resting = [
            number
            for kind in RESTS
            for other in self.atlas.all(kind)
            for number in (self.ids.number(other.id),)
            if number is not None
            and any(self.ids.number(claim) in held for _, claim in rests_on(other))
        ]
        return found | claims | self.postings.some(resting)

    def _claims(self, fact: Fact) -> FactSet:
        """The claims that name a fact or that it rests on; of a relation, those about all in it."""
        claims = self._known(fact.id)
        if isinstance(fact, Relation):
            shared = self.postings.span(0, self.postings.facts)
            for actor in fact.actors:
                shared = shared & self.postings.labelled(f"@{actor}", f"@{actor}")
            claims = claims | shared
        numbers = [self.ids.number(claim) for _, claim in rests_on(fact)]
        own = self.postings.some([number for number in numbers if number is not None])
        return (claims | own) & self.views(("claims",))

    def _known(self, fact_id: str) -> FactSet:
        """The facts with the id among their keys, itself included."""
        number = self.ids.number(fact_id)
        own = self.postings.some([] if number is None else [number])
        return own | self.postings.labelled(f"@{fact_id}", f"@{fact_id}")

    def _within(self, scope: Scope) -> FactSet:
        found = self.postings.span(0, self.postings.facts)
        for fact_id in scope:
            found = found & self._concerning(fact_id)
        claims = found & self.views(("claims",))
        return (found & self._bound()) | self.postings.some(list(self._touched(scope, claims)))

    def _bound(self) -> FactSet:
        """The facts that concern ids by what they rest on, not by being named in a claim."""
        return self.views([view for view in VIEWS if view not in ("countries", "sources")])

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
