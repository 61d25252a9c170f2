"""All facts of a base: by id, by kind, by who rests on whom; scopes and corroboration."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Base,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Place,
    Project,
    Relation,
    Series,
    Source,
)

F = TypeVar("F", bound=Fact)
Scope = tuple[str, ...]
"""Ids that stack: what is shown must concern every one of them."""


class Whence(NamedTuple):
    """The file, table and ordinal (from 0) that a fact was read from."""

    file: Path
    table: str
    ordinal: int


class Support(NamedTuple):
    """A fact that rests on a claim, and which part of it does, such as `reading` or `side 2`."""

    fact: Fact
    part: str
    claim: str


class Corroboration(NamedTuple):
    """How many independent origins stand behind how many claims."""

    origins: int
    claims: int

    def __str__(self) -> str:
        """As shown: `2 origins / 3 claims`."""
        origins = "origin" if self.origins == 1 else "origins"
        claims = "claim" if self.claims == 1 else "claims"
        return f"{self.origins} {origins} / {self.claims} {claims}"


def _parts(fact: Any, *names: str) -> Iterator[tuple[str, str]]:
    for name in names:
        for part in getattr(fact, name):
            yield name, part.claim


RESTS: dict[type[Fact], Callable[[Any], Iterable[tuple[str, str]]]] = {
    Relation: lambda fact: _parts(fact, "reading"),
    Event: lambda fact: (("event", claim) for claim in fact.claims),
    Project: lambda fact: _parts(fact, "status", "figure", "factor", "route"),
    Place: lambda fact: (("place", claim) for claim in fact.claims),
    Series: lambda fact: _parts(fact, "point"),
    Assessment: lambda fact: (("assessment", fact.claim),),
    Ladder: lambda fact: _parts(fact, "step"),
    Conflict: lambda fact: (
        (f"side {number}", claim)
        for number, side in enumerate(fact.sides, start=1)
        for claim in side.claims
    ),
}
"""Kind of fact to (part, claim id) for everything in it that rests on a claim."""


def rests_on(fact: Fact) -> list[tuple[str, str]]:
    """The claims that a fact rests on, as (part, claim id), in the order of the record."""
    return list(RESTS.get(type(fact), lambda _: ())(fact))


class Atlas:
    """A fact base in memory; never changed after it is made."""

    def __init__(
        self,
        base: Base | None,
        facts: Mapping[str, Fact],
        whence: Mapping[str, Whence] | Callable[[], Mapping[str, Whence]],
        counts: Mapping[str, int] | None = None,
    ) -> None:
        self.base = base
        self.by_id = facts
        self._whence = whence
        self._counts = counts
        self.stamp = ""
        """A hash of the files that it was read from, where caches go by one."""
        self.own: frozenset[str] = frozenset()
        """The ids of the facts that are the reader's own."""

    @cached_property
    def whence(self) -> Mapping[str, Whence]:
        """Where each fact was read from."""
        return self._whence() if callable(self._whence) else self._whence

    @property
    def title(self) -> str:
        """The title of the base, or what stands in for a missing one."""
        return self.base.title if self.base else "untitled base"

    def __len__(self) -> int:
        return len(self.by_id)

    def is_own(self, fact: Fact) -> bool:
        """Whether a fact is the reader's own, kept beside the base or captured in it."""
        return fact.id in self.own

    def get(self, fact_id: str, kind: type[F]) -> F | None:
        """The fact of that id if it is of that kind."""
        fact = self.by_id.get(fact_id)
        return fact if isinstance(fact, kind) else None

    @cached_property
    def _by_kind(self) -> Mapping[type[Fact], Any]:
        kinds: dict[type[Fact], list[Fact]] = {}
        for fact in self.by_id.values():
            kinds.setdefault(type(fact), []).append(fact)
        return kinds

    def all(self, kind: type[F]) -> list[F]:
        """Every fact of a kind, in the order of the files."""
        return self._by_kind.get(kind, [])  # type: ignore[no-any-return]

    def claims_of(self, fact: Fact) -> list[Claim]:
        """The claims that a fact rests on, each once, those that can be found."""
        if isinstance(fact, Claim):
            return [fact]
        named = dict.fromkeys(claim for _, claim in rests_on(fact))
        return [claim for each in named if (claim := self.get(each, Claim))]

    @cached_property
    def _supports(self) -> dict[str, list[Support]]:
        supports: dict[str, list[Support]] = {}
        for kind, resting in RESTS.items():
            for fact in self.all(kind):
                for part, claim in resting(fact):
                    supports.setdefault(claim, []).append(Support(fact, part, claim))
        return supports

    def supports(self, claim: Claim) -> list[Support]:
        """Everything but conflicts that rests on a claim."""
        return [each for each in self._supports.get(claim.id, []) if not _is_conflict(each)]

    def conflicts(self, fact: Fact) -> list[Conflict]:
        """The conflicts that a fact is in, itself or through a claim it rests on."""
        if isinstance(fact, Conflict):
            return [fact]
        found: dict[str, Conflict] = {}
        for claim in self.claims_of(fact):
            for support in self._supports.get(claim.id, []):
                if isinstance(support.fact, Conflict):
                    found[support.fact.id] = support.fact
        return list(found.values())

    def corroboration(self, claims: Iterable[Claim]) -> Corroboration:
        """Distinct origins among the claims, and how many claims there are."""
        each = list({claim.id: claim for claim in claims}.values())
        return Corroboration(len({self.origin(claim) for claim in each}), len(each))

    def origin(self, claim: Claim) -> str:
        """What corroboration counts: the origin of the claim's source."""
        source = self.get(claim.source, Source)
        return source.origin if source else claim.source

    def alike(self, claim: Claim) -> list[Claim]:
        """The claims that say the same: of one event, one side of a conflict, one series point."""
        alike = {claim.id: claim}
        for fact, part, _ in self._supports.get(claim.id, []):
            for other in self._same(fact, part, claim.id):
                found = self.get(other, Claim)
                if found:
                    alike[found.id] = found
        return list(alike.values())

    @staticmethod
    def _same(fact: Fact, part: str, claim_id: str) -> Iterable[str]:
        if isinstance(fact, Event):
            return fact.claims
        if isinstance(fact, Conflict):
            return fact.sides[int(part.removeprefix("side ")) - 1].claims
        if isinstance(fact, Series):
            mine = {
                (each.at, each.group, each.value) for each in fact.point if each.claim == claim_id
            }
            return [each.claim for each in fact.point if (each.at, each.group, each.value) in mine]
        return ()

    @cached_property
    def _parents(self) -> dict[str, str]:
        return {actor.id: actor.parent for actor in self.all(Actor) if actor.parent}

    def family(self, actor_ids: Iterable[str]) -> set[str]:
        """The actors and those they belong to."""
        family = set(actor_ids)
        for actor_id in tuple(family):
            parent = self._parents.get(actor_id)
            while parent and parent not in family:
                family.add(parent)
                parent = self._parents.get(parent)
        return family

    def claim_keys(self, claim: Claim) -> set[str]:
        """Every id that a claim concerns: its own, its source's, actors, projects and topics."""
        keys = self.family(claim.about)
        keys.update(claim.topics, (claim.id, claim.source))
        return keys

    @cached_property
    def _keys(self) -> dict[str, set[str]]:
        return {}

    def keys(self, fact: Fact) -> set[str]:
        """Every id that a fact concerns, itself or through the claims it rests on."""
        if isinstance(fact, Claim):
            return self.claim_keys(fact)
        known = self._keys.get(fact.id)
        if known is None:
            known = {fact.id} | self.family(_named(fact))
            for claim in self.claims_of(fact):
                known |= self.claim_keys(claim)
            self._keys[fact.id] = known
        return known

    def concerns(self, fact: Fact, scope: Scope) -> bool:
        """Whether a fact belongs within the scope; everything does within an empty one.

        It does if it names every id of the scope, itself or through its claims, or rests on a claim
        that the scope's own fact (a relation, an event, a figure) rests on.
        """
        return all(self._concerns(fact, each) for each in scope)

    def _concerns(self, fact: Fact, scope_id: str) -> bool:
        claims = self._scoped(scope_id)
        if isinstance(fact, Claim):
            return fact.id in claims
        if scope_id == fact.id or scope_id in self.family(_named(fact)):
            return True
        return any(claim in claims and claim in self.by_id for _, claim in rests_on(fact))

    @cached_property
    def _claims_by_key(self) -> dict[str, set[str]]:
        by_key: dict[str, set[str]] = {}
        for claim in self.all(Claim):
            for key in self.claim_keys(claim):
                by_key.setdefault(key, set()).add(claim.id)
        return by_key

    def claim_counts(self, scope: Scope = ()) -> Mapping[str, int]:
        """How many claims within a scope name each id, their own aside."""
        if not scope and self._counts is not None:
            return self._counts
        counts: Counter[str] = Counter()
        for claim in self.within(Claim, scope):
            counts.update(self.claim_keys(claim) - {claim.id})
        if not scope:
            self._counts = counts
        return counts

    @cached_property
    def _scopes(self) -> dict[str, set[str]]:
        return {}

    def _scoped(self, scope_id: str) -> set[str]:
        """The ids of the claims within a scope of one id."""
        if scope_id not in self._scopes:
            self._scopes[scope_id] = self._claims_in(scope_id)
        return self._scopes[scope_id]

    def _claims_in(self, scope_id: str) -> set[str]:
        fact = self.by_id.get(scope_id)
        named = self._claims_by_key.get(scope_id, set())
        if isinstance(fact, Relation):
            about = [self._claims_by_key.get(actor, set()) for actor in fact.actors]
            named = named | set.intersection(*about)
        own = {claim for _, claim in rests_on(fact)} if fact else set()
        return named | own

    def within(self, kind: type[F], scope: Scope) -> list[F]:
        """The facts of a kind within the scope, in the order of the files.

        Actors, topics and sources are within it when some claim within it names them.
        """
        if not scope:
            return self.all(kind)
        if kind in RESTS:
            return [fact for fact in self.all(kind) if self.concerns(fact, scope)]
        claims = set.intersection(*(self._scoped(each) for each in scope))
        if kind is Claim:
            return [fact for fact in self.all(kind) if fact.id in claims]
        named = set(scope)
        for each in claims:
            claim = self.get(each, Claim)
            if claim:
                named |= self.claim_keys(claim)
        return [fact for fact in self.all(kind) if fact.id in named]

    def events_of(self, relation: Relation) -> list[Event]:
        """The events between all actors of a relation, by date, undated ones last."""
        between = set.intersection(
            *(self._events_by_actor.get(each, set()) for each in relation.actors)
        )
        events = self.all(Event)
        return sorted(
            (events[at] for at in sorted(between)), key=lambda event: sort_key(event.date)
        )

    @cached_property
    def _events_by_actor(self) -> dict[str, set[int]]:
        by_actor: dict[str, set[int]] = {}
        for at, event in enumerate(self.all(Event)):
            for actor in self.family((*event.actors, *event.recipients)):
                by_actor.setdefault(actor, set()).add(at)
        return by_actor


def _is_conflict(support: Support) -> bool:
    return isinstance(support.fact, Conflict)


def _named(fact: Fact) -> list[str]:
    """The actors that a record names itself."""
    named: list[str] = []
    for field in ("actors", "recipients", "transit", "about"):
        named.extend(getattr(fact, field, ()))
    if isinstance(fact, Assessment):
        named.append(fact.subject)
    if isinstance(fact, Ladder):
        named.extend(step.actor for step in fact.step)
    if isinstance(fact, Place) and fact.country:
        named.append(fact.country)
    return named
