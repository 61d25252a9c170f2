"""A small base as one block of bytes for the cache, decoded at once."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from atlas_tui.facts.atlas import Atlas, Whence
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


class Whole(msgspec.Struct, frozen=True):
    """Everything of a base: a list a kind, the file and ordinal of each fact in that order, counts."""

    base: Base | None
    problems: list[Problem]
    files: list[str]
    places: list[tuple[int, int]]
    counts: dict[str, int]
    source: list[Source]
    reference: list[Reference]
    actor: list[Actor]
    topic: list[Topic]
    claim: list[Claim]
    relation: list[Relation]
    event: list[Event]
    project: list[Project]
    place: list[Place]
    series: list[Series]
    assessment: list[Assessment]
    ladder: list[Ladder]
    conflict: list[Conflict]


def encode(atlas: Atlas, problems: list[Problem]) -> bytes:
    """The base as bytes."""
    lists: dict[str, list[Fact]] = {name: list(atlas.all(kind)) for name, kind in KINDS.items()}
    files: dict[str, int] = {}
    places = []
    for facts in lists.values():
        for fact in facts:
            whence = atlas.whence[fact.id]
            places.append((files.setdefault(str(whence.file), len(files)), whence.ordinal))
    front = {"base": atlas.base, "problems": problems, "files": list(files), "places": places}
    return msgspec.msgpack.encode({**front, "counts": dict(atlas.claim_counts()), **lists})


def decode(block: memoryview) -> tuple[Atlas, list[Problem]]:
    """The base again."""
    whole = msgspec.msgpack.decode(block, type=Whole)
    lists: dict[str, list[Fact]] = {name: getattr(whole, name) for name in KINDS}
    facts = {fact.id: fact for facts in lists.values() for fact in facts}

    def whence() -> Mapping[str, Whence]:
        tables = (name for name, facts in lists.items() for _ in facts)
        files = [Path(file) for file in whole.files]
        return {
            fact_id: Whence(files[number], table, ordinal)
            for fact_id, table, (number, ordinal) in zip(facts, tables, whole.places, strict=True)
        }

    return Atlas(whole.base, facts, whence, whole.counts), whole.problems
