"""Facts kept as bytes, each decoded when it is asked for."""

import hashlib
from array import array
from bisect import bisect_left
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from atlas_tui.facts.atlas import RESTS, Atlas, Scope, Whence, rests_on
from atlas_tui.facts.model import KINDS, Base, Claim, Fact, Relation
from atlas_tui.facts.problem import Problem
from atlas_tui.facts.shelf import Block
from atlas_tui.facts.views import VIEWS

F = TypeVar("F", bound=Fact)

_KEPT = 20_000
_MOST_BEGINNING = 5_000
_ORDER = [kind for kinds in VIEWS.values() for kind in kinds]
_TABLES = {struct: table for table, struct in KINDS.items()}


def _hash(fact_id: str) -> int:
    raw = hashlib.blake2b(fact_id.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(raw, "little")


class _Front(msgspec.Struct, frozen=True):
    """What is decoded at once: the base, its problems, the files, and where each kind ends."""

    base: Base | None
    problems: list[Problem]
    files: list[str]
    ends: list[int]
    counts: dict[str, int]


def kept(atlas: Atlas, problems: list[Problem]) -> dict[str, Block]:
    """The facts, kind after kind in the order of the views, each encoded on its own."""
    encode = msgspec.msgpack.Encoder().encode
    body, places, ends = bytearray(), array("Q", [0]), []
    ids, id_places = bytearray(b"\n"), array("Q", [1])
    files: dict[str, int] = {}
    whence = array("Q")
    hashes: list[int] = []
    naming: dict[str, array[int]] = {}
    for number, claim in enumerate(atlas.all(Claim)):
        for key in atlas.claim_keys(claim) - {claim.id}:
            naming.setdefault(key, array("I")).append(number)
    for kind in _ORDER:
        for fact in atlas.all(kind):
            body += encode(fact)
            places.append(len(body))
            ids += fact.id.encode("utf-8", "surrogatepass") + b"\n"
            id_places.append(len(ids))
            found = atlas.whence[fact.id]
            number = files.setdefault(str(found.file), len(files))
            whence.append(number << 32 | found.ordinal)
            hashes.append(_hash(fact.id))
        ends.append(len(hashes))
    order = sorted(range(len(hashes)), key=hashes.__getitem__)
    counts = {key: len(numbers) for key, numbers in naming.items()}
    front = _Front(atlas.base, problems, list(files), ends, counts)
    return {
        "front": msgspec.msgpack.encode(front),
        "body": body,
        "places": memoryview(places),
        "ids": ids,
        "id_places": memoryview(id_places),
        "whence": memoryview(whence),
        "naming": b"".join(numbers.tobytes() for numbers in naming.values()),
        "hashes": memoryview(array("Q", (hashes[number] for number in order))),
        "by_hash": memoryview(array("Q", order)),
    }


def reopened(blocks: Mapping[str, memoryview]) -> tuple["CachedAtlas", list[Problem]]:
    """The atlas and the problems that `kept` made the blocks of."""
    front = msgspec.msgpack.decode(blocks["front"], type=_Front)
    facts = Facts(blocks, front.ends)
    whence, naming = blocks["whence"].cast("Q"), blocks["naming"].cast("I")
    return CachedAtlas(facts, front, whence, naming), front.problems


class Facts(Mapping[str, Fact]):
    """Facts by id, decoded when they are asked for; also by number, from 0, kind after kind."""

    def __init__(self, blocks: Mapping[str, memoryview], ends: Sequence[int]) -> None:
        self._body = blocks["body"]
        self._places = blocks["places"].cast("Q")
        self._ids = blocks["ids"]
        self._id_places = blocks["id_places"].cast("Q")
        self._hashes = blocks["hashes"].cast("Q")
        self._by_hash = blocks["by_hash"].cast("Q")
        self.ends = tuple(ends)
        self._decoders = [msgspec.msgpack.Decoder(kind) for kind in _ORDER]
        self._decoded: dict[int, Fact] = {}

    def __len__(self) -> int:
        return len(self._by_hash)

    def __iter__(self) -> Iterator[str]:
        return (self.id_at(number) for number in range(len(self)))

    def __contains__(self, fact_id: object) -> bool:
        return isinstance(fact_id, str) and self.number(fact_id) is not None

    def __getitem__(self, fact_id: str) -> Fact:
        number = self.number(fact_id)
        if number is None:
            raise KeyError(fact_id)
        return self.at(number)

    def id_at(self, number: int) -> str:
        """The id of the fact of that number."""
        start, end = self._id_places[number], self._id_places[number + 1] - 1
        return str(self._ids[start:end], "utf-8", "surrogatepass")

    def number(self, fact_id: str) -> int | None:
        """The number of an id, if the base has it."""
        wanted = _hash(fact_id)
        at = bisect_left(self._hashes, wanted)
        while at < len(self._hashes) and self._hashes[at] == wanted:
            number = self._by_hash[at]
            if self.id_at(number) == fact_id:
                return number
            at += 1
        return None

    def beginning(self, begun: str) -> list[int]:
        """The numbers of the ids that begin so, at most some thousands, in their order."""
        sought = b"\n" + begun.encode("utf-8", "surrogatepass")
        ids = bytes(self._ids)
        found: list[int] = []
        at = ids.find(sought)
        while at >= 0 and len(found) < _MOST_BEGINNING:
            found.append(bisect_left(self._id_places, at + 1))
            at = ids.find(sought, at + 1)
        return found

    def at(self, number: int) -> Fact:
        """The fact of that number."""
        fact = self._decoded.get(number)
        if fact is None:
            if len(self._decoded) >= _KEPT:
                self._decoded.clear()
            fact = self._decoded[number] = self.fresh(number)
        return fact

    def fresh(self, number: int) -> Fact:
        """The fact of that number, decoded anew and not kept: for a walk over all of them."""
        body = self._body[self._places[number] : self._places[number + 1]]
        return self._decoders[self.kind_at(number)].decode(body)

    def kind_at(self, number: int) -> int:
        """The place of the fact's kind in the order of the views."""
        return next(kind for kind, end in enumerate(self.ends) if number < end)

    def values(self) -> ValuesView[Fact]:
        """Every fact, decoded in passing."""
        return _Values(self)

    def items(self) -> ItemsView[str, Fact]:
        """Every id with its fact, decoded in passing."""
        return _Items(self)


class _Values(ValuesView[Fact]):
    _mapping: Facts

    def __iter__(self) -> Iterator[Fact]:
        return (self._mapping.fresh(number) for number in range(len(self._mapping)))


class _Items(ItemsView[str, Fact]):
    _mapping: Facts

    def __iter__(self) -> Iterator[tuple[str, Fact]]:
        return ((fact.id, fact) for fact in _Values(self._mapping))


class Several(Sequence[F]):
    """Facts of one kind as a list that decodes its members when they are asked for.

    `numbers` are those of the facts, ascending.
    """

    def __init__(self, facts: Facts, numbers: Sequence[int]) -> None:
        self._facts = facts
        self._range = numbers

    def row(self, fact_id: str) -> int | None:
        """Where the fact of an id stands in the list, if it does."""
        number = self._facts.number(fact_id)
        if number is None:
            return None
        at = bisect_left(self._range, number)
        return at if at < len(self._range) and self._range[at] == number else None

    def __len__(self) -> int:
        return len(self._range)

    @overload
    def __getitem__(self, index: int) -> F: ...
    @overload
    def __getitem__(self, index: slice) -> list[F]: ...
    def __getitem__(self, index: int | slice) -> F | list[F]:
        if isinstance(index, slice):
            return [self._facts.at(number) for number in self._range[index]]  # type: ignore[misc]
        return self._facts.at(self._range[index])  # type: ignore[return-value]

    def __iter__(self) -> Iterator[F]:
        return (self._facts.fresh(number) for number in self._range)  # type: ignore[misc]


class _Whences(Mapping[str, Whence]):
    """Where each fact was read from."""

    def __init__(self, facts: Facts, files: Sequence[str], places: Sequence[int]) -> None:
        self._facts = facts
        self._files = [Path(file) for file in files]
        self._places = places

    def __len__(self) -> int:
        return len(self._facts)

    def __iter__(self) -> Iterator[str]:
        return iter(self._facts)

    def __getitem__(self, fact_id: str) -> Whence:
        number = self._facts.number(fact_id)
        if number is None:
            raise KeyError(fact_id)
        place = self._places[number]
        table = _TABLES[_ORDER[self._facts.kind_at(number)]]
        return Whence(self._files[place >> 32], table, place & 0xFFFFFFFF)


class CachedAtlas(Atlas):
    """A fact base of which only what is looked at is in memory."""

    def __init__(
        self, facts: Facts, front: _Front, whence: Sequence[int], naming: Sequence[int]
    ) -> None:
        whences = _Whences(facts, front.files, whence)
        super().__init__(front.base, facts, whences, front.counts)
        self.facts = facts
        self._naming = naming
        self._spans: dict[str, tuple[int, int]] = {}
        at = 0
        for key, count in front.counts.items():
            self._spans[key] = (at, at + count)
            at += count
        self._numbered = lru_cache(maxsize=8)(self._number)

    @cached_property
    def _lists(self) -> dict[type[Fact], Any]:
        starts = (0, *self.facts.ends)
        lists: dict[type[Fact], Any] = {}
        for kind, start, end in zip(_ORDER, starts, self.facts.ends, strict=False):
            lazy: Several[Fact] = Several(self.facts, range(start, end))
            lists[kind] = lazy if kind is Claim else list(lazy)
        return lists

    def all(self, kind: type[F]) -> list[F]:
        """Every fact of a kind, in the order of the files; claims are decoded in passing."""
        return self._lists.get(kind, [])  # type: ignore[no-any-return]

    def claim_counts(self, scope: Scope = ()) -> Mapping[str, int]:
        """How many claims within a scope name each id."""
        if not scope:
            return super().claim_counts()
        within = self._claims_within(scope)
        counts = {key: sum(map(within.__contains__, self._named(key))) for key in self._spans}
        return {key: count for key, count in counts.items() if count}

    def within(self, kind: type[F], scope: Scope) -> list[F]:
        """The facts of a kind within the scope, as `Atlas.within` has it."""
        if not scope or kind in RESTS:
            return super().within(kind, scope)
        claims = self._claims_within(scope)
        if kind is Claim:
            start = self.facts.ends[_ORDER.index(Claim) - 1]
            numbers = array("Q", sorted(start + number for number in claims))
            return Several(self.facts, numbers)  # type: ignore[return-value]
        named = {key for key in self._spans if not claims.isdisjoint(self._named(key))}
        return [fact for fact in self.all(kind) if fact.id in named or fact.id in scope]

    def _concerns(self, fact: Fact, scope_id: str) -> bool:
        claims = self._numbered(scope_id)
        if isinstance(fact, Claim):
            return self._claim(fact.id) in claims
        resting = (self._claim(claim) in claims for _, claim in rests_on(fact))
        return scope_id in self.keys(fact) or any(resting)

    def _claims_within(self, scope: Scope) -> frozenset[int]:
        return frozenset.intersection(*(self._numbered(each) for each in scope))

    def _named(self, key: str) -> Sequence[int]:
        """The claims that name an id, by number from 0 among the claims."""
        return self._naming[slice(*self._spans.get(key, (0, 0)))]

    def _claim(self, claim_id: str) -> int:
        number = self.facts.number(claim_id)
        return -1 if number is None else number - self.facts.ends[_ORDER.index(Claim) - 1]

    def _number(self, scope_id: str) -> frozenset[int]:
        """The claims within a scope of one id, by number."""
        fact = self.by_id.get(scope_id)
        named = frozenset(self._named(scope_id))
        if isinstance(fact, Relation):
            named |= frozenset.intersection(*(frozenset(self._named(each)) for each in fact.actors))
        own = frozenset(self._claim(claim) for _, claim in rests_on(fact)) if fact else frozenset()
        itself = {self._claim(scope_id)} if isinstance(fact, Claim) else frozenset()
        return (named | own | itself) - {-1}
