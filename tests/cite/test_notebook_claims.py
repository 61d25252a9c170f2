"""Excerpts and the base: collected whole, found again, told when something has changed."""

from pathlib import Path

import pytest

from atlas_tui.cite.notebook import Excerpt
from atlas_tui.cite.notebook_claims import IN_WORDS, claim_of, collected, excerpt, standing
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Conflict
from bases import COMPLETE, write_base


def atlas_of(tmp_path: Path, *changes: tuple[str, str]) -> Atlas:
    text = COMPLETE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load(write_base(tmp_path / f"base-{len(changes)}-{len(text)}", text)).atlas


def kept(atlas: Atlas, fact_id: str) -> Excerpt:
    claim = atlas.get(fact_id, Claim)
    assert claim
    return excerpt(atlas, claim, "2025-07-01T08:00:00+00:00")


def test_an_excerpt_keeps_what_a_memo_needs_without_the_base(tmp_path: Path) -> None:
    assert kept(atlas_of(tmp_path), "khan-trade-2021") == Excerpt(
        base="Two rivers",
        claim="khan-trade-2021",
        quote="Trade rose to 55 million dollars in 2021",
        citation="Khan and Lee, “Water and Trust”, 2023, para. 4, citing Berg & Stone, 2020",
        caveat="disputed: see trade-in-2021",
        added="2025-07-01T08:00:00+00:00",
    )


def test_things_are_collected_by_the_claims_they_rest_on_each_once(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path)
    facts = [atlas.by_id["trade-in-2021"], atlas.by_id["river-trade"]]
    assert [each.claim for each in collected(atlas, facts)] == [
        "khan-trade-2021",
        "institute-trade-2021",
        "khan-trade-2022",
    ]


RENAMED = ('title = "Two rivers"', 'title = "Three rivers"')
REWORDED = (
    'quote = "Trade rose to 55 million dollars',
    'quote = "Trade has risen to 55 million dollars',
)
GONE = ('id = "khan-trade-2021"', 'id = "khan-trade-of-2021"')


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ((), "same"),
        ((REWORDED,), "changed"),
        ((GONE,), "gone"),
        ((RENAMED,), "same"),
        ((RENAMED, REWORDED), "elsewhere"),
        ((RENAMED, GONE), "elsewhere"),
    ],
)
def test_an_excerpt_is_held_against_the_base_as_it_is_now(
    tmp_path: Path, changes: tuple[tuple[str, str], ...], expected: str
) -> None:
    then = kept(atlas_of(tmp_path), "khan-trade-2021")
    now = atlas_of(tmp_path, *changes)
    assert standing(now, then) == expected
    assert (claim_of(now, then) is None) == (expected in ("gone", "elsewhere"))


def test_a_dispute_that_came_later_is_told(tmp_path: Path) -> None:
    atlas = atlas_of(tmp_path)
    conflict = atlas.get("trade-in-2021", Conflict)
    assert conflict
    before = Atlas(
        atlas.base, {key: fact for key, fact in atlas.by_id.items() if fact != conflict}, {}
    )
    assert standing(before, kept(before, "khan-trade-2021")) == "same"
    assert standing(atlas, kept(before, "khan-trade-2021")) == "disputed"


def test_every_standing_has_its_words() -> None:
    assert [standing for standing, words in IN_WORDS.items() if not words] == ["same"]
