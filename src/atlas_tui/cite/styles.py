"""STYLES: the ways in which an excerpt can be cited."""

from collections.abc import Callable, Iterable

from atlas_tui.cite import plain
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact

STYLES: dict[str, Callable[[Atlas, Claim], str]] = {"plain": plain.excerpt}
"""Style name to the function that writes one excerpt."""


def excerpts(atlas: Atlas, facts: Iterable[Fact], style: str) -> str:
    """The cited excerpts of all claims that the facts rest on, each once, a line each."""
    claims = {claim.id: claim for fact in facts for claim in atlas.claims_of(fact)}
    return "\n".join(STYLES[style](atlas, claim) for claim in claims.values())
