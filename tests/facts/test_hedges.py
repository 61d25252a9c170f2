"""The words by which a document holds back."""

import pytest

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.hedges import HEDGES, hedge_in, hedges_in
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim


@pytest.mark.parametrize(
    ("text", "words", "modality"),
    [
        ("Funding has reportedly not been secured", "reportedly", "alleged"),
        ("it accused the north of raids", "accused", "alleged"),
        ("they claim that the canal is closed", "claim that", "alleged"),
        ("success is contingent\non trust", "contingent\non", "conditional"),
        ("trade depends heavily on peace", "depends heavily on", "conditional"),
        ("If the river rises, it could flood", "If", "conditional"),
        ("the north could not pay", "could", "hedged"),
        ("May be closed in winter", "May", "hedged"),
        ("the canal appears to leak", "appears", "hedged"),
        ("instability risks triggering a war", "risks", "hedged"),
        ("it is unlikely", "unlikely", "hedged"),
        ("no treaty was signed", "no", "negated"),
        ("the south didn’t answer", "didn’t", "negated"),
        ("it failed to agree", "failed to", "negated"),
    ],
)
def test_a_hedge_is_found_as_it_stands(text: str, words: str, modality: str) -> None:
    found = hedge_in(text)
    assert found
    assert (found.words, found.modality) == (words, modality)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "the embassy opened in May 2021",
        "signed in May, and ratified",
        "May 2021 saw a raid",
        "not only trade but water",
        "The canal is 40 km long",
        "Canberra and Mightyville",
        "",
    ],
)
def test_where_nothing_holds_back_nothing_is_found(text: str) -> None:
    assert hedge_in(text) is None


def test_every_hedge_of_a_text_is_told_the_surest_sign_first() -> None:
    found = hedges_in("if it could, it would reportedly not")
    assert [each.words for each in found] == ["reportedly", "if", "could", "would", "not"]


def test_every_modality_that_needs_a_hedge_has_words() -> None:
    assert set(HEDGES) == {"alleged", "conditional", "hedged", "negated"}


def test_the_hedges_of_the_shipped_base_are_mostly_found_and_few_others() -> None:
    claims = load(shipped_base()).atlas.all(Claim)
    held = [claim for claim in claims if claim.hedge]
    plain = [claim for claim in claims if claim.modality == "asserted"]

    def modality(claim: Claim) -> str:
        found = hedge_in(f"{claim.prefix} {claim.quote} {claim.suffix}")
        return found.modality if found else "asserted"

    assert sum(modality(claim) == claim.modality for claim in held) >= 0.8 * len(held)
    assert sum(modality(claim) != "asserted" for claim in plain) <= 0.05 * len(plain)
