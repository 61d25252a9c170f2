"""What a notebook's excerpts have to do with a base: collecting claims, and finding them again."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Literal

from atlas_tui.cite import plain
from atlas_tui.cite.notebook import Excerpt
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact
from atlas_tui.facts.text import normal

Standing = Literal["same", "changed", "disputed", "gone", "elsewhere"]
"""How an excerpt stands to a base: as collected; other words; disputed since; gone; of another base."""

IN_WORDS: dict[Standing, str] = {
    "same": "",
    "changed": "changed in the base since it was collected",
    "disputed": "disputed since it was collected",
    "gone": "no longer in the base",
    "elsewhere": "from another base",
}
"""What a reader is told beside an excerpt."""


def now() -> str:
    """The time as entries keep it: ISO 8601 in UTC, to the second."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def excerpt(atlas: Atlas, claim: Claim, added: str = "") -> Excerpt:
    """A claim as it is now, for a notebook."""
    return Excerpt(
        base=atlas.title,
        claim=claim.id,
        quote=claim.quote,
        citation=plain.citation(atlas, claim),
        caveat="; ".join(plain.caveats(atlas, claim)),
        added=added,
    )


def collected(atlas: Atlas, facts: Iterable[Fact], added: str = "") -> list[Excerpt]:
    """The excerpts of all claims that the facts rest on, each once, in order."""
    claims = {claim.id: claim for fact in facts for claim in atlas.claims_of(fact)}
    return [excerpt(atlas, claim, added) for claim in claims.values()]


def claim_of(atlas: Atlas, kept: Excerpt) -> Claim | None:
    """The claim that was collected, if this base has it.

    A base goes by its title, so that it may be moved or copied; under another title the claim is
    the same where its words are.
    """
    claim = atlas.get(kept.claim, Claim)
    if claim is None or kept.base == atlas.title or _same_words(claim, kept):
        return claim
    return None


def standing(atlas: Atlas, kept: Excerpt) -> Standing:
    """How an excerpt stands to the base as it is now."""
    claim = claim_of(atlas, kept)
    if claim is None:
        return "gone" if kept.base == atlas.title else "elsewhere"
    if not _same_words(claim, kept):
        return "changed"
    disputed = any(
        caveat not in kept.caveat
        for caveat in plain.caveats(atlas, claim)
        if caveat.startswith("disputed")
    )
    return "disputed" if disputed else "same"


def _same_words(claim: Claim, kept: Excerpt) -> bool:
    return normal(claim.quote) == normal(kept.quote)
