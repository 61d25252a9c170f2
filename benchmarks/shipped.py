"""The claims of the base that comes with Atlas, word by word as a reader would type them."""

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from atlas_tui.search.terms import tokens
from benchmarks.generate import Claimed


def shipped_claims() -> list[Claimed]:
    """The claims in the order of the base; case, accents and punctuation are gone."""
    return [
        Claimed(each.id, _words(each.statement), _words(each.quote), each.source, each.about)
        for each in load(shipped_base()).atlas.all(Claim)
    ]


def _words(text: str) -> str:
    return " ".join(tokens(text)[0])
