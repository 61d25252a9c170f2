"""Whom a document takes a claim from: the works it cites, or the people it credits."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from atlas_tui.cite import plain
from atlas_tui.cite.styles.wording import typographic
from atlas_tui.cite.works import csl_of
from atlas_tui.facts import references
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import fold

Called = Callable[[Mapping[str, Any]], str]
"""How a style calls a work, by its CSL."""


def credit(atlas: Atlas, claim: Claim, called: Called) -> str:
    """The works behind a claim in a row, and the people who are credited beside or without them."""
    return "; ".join(_credited(atlas, claim, called))


def _credited(atlas: Atlas, claim: Claim, called: Called) -> Iterator[str]:
    if claim.voice != "cited":
        if claim.attributed_to:
            yield typographic(plain.attribution(claim))
        return
    cited = fold(" ".join(claim.cites))
    people = [name for name in claim.attributed_to if fold(name) not in cited]
    if people:
        yield typographic(": ".join(people))
    source = atlas.get(claim.source, Source)
    for cite in claim.cites:
        entry = references.entry(atlas, source, cite) if source else None
        yield called(entry.csl) if entry else typographic(cite)


def source_csl(atlas: Atlas, claim: Claim) -> Mapping[str, Any]:
    """The CSL of the document of a claim; its bare id where the base has no such source."""
    source = atlas.get(claim.source, Source)
    return csl_of(source) if source else {"author": [{"literal": claim.source}]}
