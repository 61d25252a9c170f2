"""The works that an excerpt is taken from: sources and the entries of their bibliographies."""

from collections.abc import Iterable
from typing import Any

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Fact, Reference, Source

Work = Source | Reference


def csl_of(work: Work) -> dict[str, Any]:
    """The CSL of a work; a source without title is described by its genre, as every style asks."""
    csl = dict(work.csl)
    if isinstance(work, Source) and not csl.get("title") and not csl.get("genre"):
        csl["genre"] = work.genre
    return csl


def works(atlas: Atlas, facts: Iterable[Fact]) -> list[Work]:
    """The works among the facts and those that their claims are taken from, each once, in order."""
    found: dict[str, Work] = {}
    for fact in facts:
        if isinstance(fact, Source | Reference):
            found[fact.id] = fact
        for claim in atlas.claims_of(fact):
            source = atlas.get(claim.source, Source)
            if source:
                found[source.id] = source
    return list(found.values())
