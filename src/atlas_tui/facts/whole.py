"""A small base as one block of bytes for the cache, decoded at once but for its claims.

Most of a base are claims, and the first frame shows a dozen of them; the others are decoded when
they are asked for, or all of them when somebody walks through them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any, TypeVar, overload

import msgspec

from atlas_tui.facts.atlas import Atlas, Scope, Whence
from atlas_tui.facts.model import (
    KINDS,
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
    Reference,
    Relation,
    Series,
    Source,
    Topic,
)
from atlas_tui.facts.problem import Problem

F = TypeVar("F", bound=Fact)


class Whole(msgspec.Struct, frozen=True):
    """Everything of a base: a list a kind, the file and ordinal of each fact in that order, counts.

    `claims` are the ids of the claims, `claim` these themselves, not decoded yet; `naming` the rows
    of those that name an id, by that id.
    """

    base: Base | None
    problems: list[Problem]
    files: list[str]
    places: msgspec.Raw
    counts: dict[str, int]
    claims: list[str]
    naming: msgspec.Raw
    source: list[Source]
    reference: list[Reference]
    actor: list[Actor]
    topic: list[Topic]
    claim: list[msgspec.Raw]
    relation: list[Relation]
    event: list[Event]
    project: list[Project]
    place: list[Place]
    series: list[Series]
    assessment: list[Assessment]
    ladder: list[Ladder]
    conflict: list[Conflict]


class Claims(Sequence[Claim]):
    """Claims as a list, each decoded once."""

    def __init__(self, ids: Sequence[str], raw: Sequence[msgspec.Raw]) -> None:
        self._raw = raw
        self._rows = {claim_id: row for row, claim_id in enumerate(ids)}
        self._decode = msgspec.msgpack.Decoder(Claim).decode
        self._decoded: dict[int, Claim] = {}
        self._all: list[Claim] = []

    def row(self, claim_id: str) -> int | None:
        """Where the claim of an id stands in the list, if it does."""
        return self._rows.get(claim_id)

    def ids(self) -> Iterator[str]:
        """The ids of all claims, in order."""
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._raw)

    @overload
    def __getitem__(self, index: int) -> Claim: ...
    @overload
    def __getitem__(self, index: slice) -> list[Claim]: ...
    def __getitem__(self, index: int | slice) -> Claim | list[Claim]:
        rows = range(len(self._raw))[index]
        return self._at(rows) if isinstance(rows, int) else [self._at(row) for row in rows]

    def __iter__(self) -> Iterator[Claim]:
        if not self._all:
            self._all = [self._at(row) for row in range(len(self._raw))]
        return iter(self._all)

    def _at(self, row: int) -> Claim:
        # Threads may ask for the same one at once; both must get the same object.
        found = self._decoded.get(row)
        return found or self._decoded.setdefault(row, self._decode(self._raw[row]))


class Facts(Mapping[str, Fact]):
    """Facts by id."""

    def __init__(self, lists: Mapping[str, Sequence[Fact]], claims: Claims) -> None:
        self._lists = lists
        self._claims = claims
        self._others = {
            fact.id: fact for facts in lists.values() if facts is not claims for fact in facts
        }

    def __len__(self) -> int:
        return len(self._others) + len(self._claims)

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(
            self._claims.ids() if facts is self._claims else (fact.id for fact in facts)
            for facts in self._lists.values()
        )

    def __contains__(self, fact_id: object) -> bool:
        return self.get(fact_id) is not None

    def __getitem__(self, fact_id: str) -> Fact:
        found: Fact | None = self.get(fact_id)
        if found is None:
            raise KeyError(fact_id)
        return found

    def get(self, fact_id: Any, default: Any = None) -> Any:
        """The fact of an id, or what stands for none."""
        found = self._others.get(fact_id)
        if found is not None:
            return found
        row = self._claims.row(fact_id)
        return default if row is None else self._claims[row]


class WholeAtlas(Atlas):
    """A fact base whose claims are decoded when they are asked for."""

    def __init__(self, whole: Whole) -> None:
        self._claims = Claims(whole.claims, whole.claim)
        lists: dict[str, Any] = {name: getattr(whole, name) for name in KINDS}
        self._lists = {**lists, "claim": self._claims}
        self._whole = whole
        facts = Facts(self._lists, self._claims)
        super().__init__(whole.base, facts, self._places, whole.counts)

    def _places(self) -> Mapping[str, Whence]:
        tables = (name for name, facts in self._lists.items() for _ in range(len(facts)))
        files = [Path(file) for file in self._whole.files]
        places = msgspec.msgpack.decode(self._whole.places, type=list[tuple[int, int]])
        return {
            fact_id: Whence(files[number], table, ordinal)
            for fact_id, table, (number, ordinal) in zip(self.by_id, tables, places, strict=True)
        }

    @cached_property
    def _by_kind(self) -> Mapping[type[Fact], Any]:
        return {kind: self._lists[name] for name, kind in KINDS.items()}

    @cached_property
    def _claims_by_key(self) -> dict[str, set[str]]:
        ids = self._whole.claims
        naming = msgspec.msgpack.decode(self._whole.naming, type=dict[str, list[int]])
        return {key: {ids[row] for row in rows} for key, rows in naming.items()}

    def within(self, kind: type[F], scope: Scope) -> list[F]:
        """The facts of a kind within the scope, as `Atlas.within` has it."""
        if not scope or kind is not Claim:
            return super().within(kind, scope)
        claims = set.intersection(*(self._scoped(each) for each in scope))
        rows = sorted(row for each in claims if (row := self._claims.row(each)) is not None)
        return [self._claims[row] for row in rows]  # type: ignore[misc]


def encode(atlas: Atlas, problems: list[Problem]) -> bytes:
    """The base as bytes."""
    lists: dict[str, list[Fact]] = {name: list(atlas.all(kind)) for name, kind in KINDS.items()}
    files: dict[str, int] = {}
    places = []
    for facts in lists.values():
        for fact in facts:
            whence = atlas.whence[fact.id]
            places.append((files.setdefault(str(whence.file), len(files)), whence.ordinal))
    naming: dict[str, list[int]] = {}
    for row, claim in enumerate(atlas.all(Claim)):
        for key in atlas.claim_keys(claim):
            naming.setdefault(key, []).append(row)
    kept = {
        "base": atlas.base,
        "problems": problems,
        "files": list(files),
        "places": places,
        "counts": dict(atlas.claim_counts()),
        "claims": [claim.id for claim in atlas.all(Claim)],
        "naming": naming,
    }
    return msgspec.msgpack.encode({**kept, **lists})


def decode(block: memoryview) -> tuple[Atlas, list[Problem]]:
    """The base again."""
    whole = msgspec.msgpack.decode(block, type=Whole)
    return WholeAtlas(whole), whole.problems
