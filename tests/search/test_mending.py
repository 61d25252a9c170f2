"""What is read for a word that was not found as it stands, and what the reader is told of it."""

from collections.abc import Callable

import pytest

from atlas_tui.search import Search
from atlas_tui.search.terms import are_kin

Claims = Callable[..., Search]


def found(search: Search, text: str) -> list[str]:
    return search.find(text, views=("claims",)).ids("claims")


def test_a_corrected_word_finds_its_inflected_forms_below_it(claims: Claims) -> None:
    search = claims(
        form="Both sides accused the other.", word="They are accusing a neighbour of the deed."
    )
    results = search.find("acusing", views=("claims",))
    assert results.ids("claims") == ["word", "form"]
    assert results.corrections == {"acusing": "accusing"}
    assert {hit.tier for hit in results.hits} == {"corrected"}


def test_of_several_corrections_the_one_that_is_meant_brings_its_forms(claims: Claims) -> None:
    search = claims(
        meant="He was accused of theft.", form="They accuse him.", other="It caused a flood."
    )
    results = search.find("acused theft", views=("claims",))
    assert (results.ids("claims"), results.corrections) == (["meant"], {"acused": "accused"})


def test_a_form_of_a_correction_answers_where_the_correction_itself_does_not(
    claims: Claims,
) -> None:
    search = claims(
        form="They accuse a neighbour.", word="Nobody accused him.", near="It is caused by rain."
    )
    results = search.find("acused neighbour", views=("claims",))
    assert (results.ids("claims"), results.corrections) == (["form"], {"acused": "accused"})


def test_a_form_of_a_word_is_never_told_as_a_correction(claims: Claims) -> None:
    search = claims(form="Religious customs bind them.", word="Their religion is old.")
    results = search.find("customs religion", views=("claims",))
    assert (results.ids("claims"), results.corrections) == (["form"], {})
    assert results.hits[0].tier == "prefix"


@pytest.mark.parametrize(
    ("word", "other"),
    [("religion", "religious"), ("diplomacy", "diplomatic"), ("accuse", "accusing")],
)
def test_forms_of_one_word_are_kin(word: str, other: str) -> None:
    assert are_kin(word, other)
    assert are_kin(other, word)


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("police", "policy"),
        ("region", "religion"),
        ("stabilty", "stability"),
        ("border", "broader"),
    ],
)
def test_misspellings_and_mere_likenesses_are_not(word: str, other: str) -> None:
    assert not are_kin(word, other)


def test_nothing_is_found_across_the_seam_of_a_compound(claims: Claims) -> None:
    search = claims(compound="An anti-erosion dam.", whole="The pantiero is a word of its own.")
    assert found(search, "antierosion") == ["compound"]
    assert found(search, "tiero") == ["whole"]
    assert found(search, "rosion") == ["compound"]
