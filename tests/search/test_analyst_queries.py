"""What analysts type finds the passage they mean in the base that comes with Atlas."""

import tomllib
from pathlib import Path
from typing import Any

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim
from atlas_tui.search import Search

QUERIES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "analyst_queries.toml").read_text(encoding="utf-8")
)["query"]
FIRST = 5


def missed(search: Search, spelling: str) -> list[str]:
    """A line for each query that has none of its claims among the first hits."""
    lines = []
    for query in QUERIES:
        hits = search.find(query[spelling], views=("claims",), limit=FIRST).ids("claims")
        if not set(hits) & set(query["claims"]):
            found = ", ".join(hits) or "nothing"
            lines.append(f"{query[spelling]!r} found {found}; not {', '.join(query['claims'])}")
    return lines


def share_found(lines: list[str]) -> float:
    return 1 - len(lines) / len(QUERIES)


def test_what_analysts_type_finds_the_passage_among_the_first_five(shipped_search: Search) -> None:
    lines = missed(shipped_search, "words")
    assert share_found(lines) >= 0.95, "\n".join(lines)


def test_one_or_two_slips_of_the_fingers_still_find_the_passage(shipped_search: Search) -> None:
    lines = missed(shipped_search, "misspelt")
    assert share_found(lines) >= 0.92, "\n".join(lines)


def test_every_claim_that_an_analyst_looks_for_is_in_the_base(shipped: Atlas) -> None:
    sought = {claim for query in QUERIES for claim in query["claims"]}
    assert sought <= {claim.id for claim in shipped.all(Claim)}
