"""Whose document a text is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.documents.recognising import (
    LEAST_SHARE,
    MARGIN,
    Likeness,
    Recogniser,
    decide,
)
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from bases import BRIEF, COMPLETE, PAPER
from documents.damage import damaged


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base(COMPLETE)).atlas


def test_a_document_holds_all_quotations_of_its_source(atlas: Atlas) -> None:
    best = Recogniser(atlas).likenesses(BRIEF)[0]
    assert best == Likeness("institute-2025", 8, 8)
    assert best.share == 1.0
    assert decide(Recogniser(atlas).likenesses(PAPER)) == Likeness("khan-lee-2023", 6, 6)


def test_a_damaged_rendition_is_still_told(atlas: Atlas) -> None:
    best = decide(Recogniser(atlas).likenesses(damaged(BRIEF, "blocks", 1).text))
    assert best is not None
    assert best.source == "institute-2025"
    assert LEAST_SHARE < best.share < 1


def test_another_text_on_the_same_matter_is_not_taken_for_the_document(atlas: Atlas) -> None:
    text = "The Great Canal was proposed in 2021, and the River Guard was heard of. " * 9
    assert decide(Recogniser(atlas).likenesses(text)) is None
    assert Recogniser(atlas).likenesses("") == []


def test_a_text_that_holds_two_documents_is_neither(atlas: Atlas) -> None:
    assert decide(Recogniser(atlas).likenesses(BRIEF + PAPER)) is None


@pytest.mark.parametrize(
    ("likenesses", "decided"),
    [
        ([], ""),
        ([Likeness("a", 3, 10)], "a"),
        ([Likeness("a", 29, 100)], ""),
        ([Likeness("a", 2, 2)], ""),
        ([Likeness("a", 8, 10), Likeness("b", 4, 10)], "a"),
        ([Likeness("a", 8, 10), Likeness("b", 5, 10)], ""),
    ],
)
def test_a_share_and_a_margin_decide(likenesses: list[Likeness], decided: str) -> None:
    best = decide(likenesses)
    assert (best.source if best else "") == decided
    assert (LEAST_SHARE, MARGIN) == (0.3, 2.0)


def test_a_source_without_quotations_has_no_share() -> None:
    assert Likeness("a", 0, 0).share == 0.0
