"""Of the facts that hold all words, which ones come first."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas_tui.search import Search

Claims = Callable[..., Search]


def order(search: Search, text: str) -> list[str]:
    return search.find(text, views=("claims",)).ids("claims")


def test_words_that_stand_together_come_before_the_same_words_apart(claims: Claims) -> None:
    search = claims(
        apart="The border is closed, and security is dear.",
        turned="For security, border guards are paid.",
        together="They speak of border security at length, and of much that is beside it, too.",
    )
    assert order(search, "border security")[0] == "together"
    assert order(search, "border securi")[0] == "together"
    assert order(search, "security border")[0] == "turned"


def test_misspelt_words_that_stand_together_come_first_too(claims: Claims) -> None:
    search = claims(
        apart="The border is closed, and security is dear.",
        together="They speak of border security at length, and of much that is beside it, too.",
    )
    assert order(search, "bordr securty")[0] == "together"


def test_a_small_word_is_not_required_but_what_holds_it_comes_first(claims: Claims) -> None:
    search = claims(
        without="Trade fell in the year of the flood.",
        holding="In the year of the flood, and for long after it, trade fell.",
    )
    assert order(search, "trade after") == ["holding", "without"]
    assert order(search, "trade") == ["without", "holding"]


def test_the_words_of_a_question_count_for_nothing(claims: Claims) -> None:
    search = claims(plain="Trade fell.", asking="Trade, which fell, is what it is.")
    assert order(search, "which trade") == order(search, "trade") == ["plain", "asking"]
    assert order(search, "trade which") == ["asking", "plain"]


def test_a_claim_s_own_words_come_before_names_it_is_only_about(claims: Claims) -> None:
    search = claims(
        lent="The pipeline, the long pipeline: a pipeline for gas.",
        own="Of all that was planned in Kabul a pipeline is the part that is now the most remote.",
        **{f"beside-{number}": "Rain falls." for number in range(40)},
    )
    assert order(search, "kabul pipeline") == ["own", "lent"]


def test_of_the_words_that_one_beginning_finds_the_one_that_weighs_most_counts(
    claims: Claims,
) -> None:
    search = claims(
        other="Elsewhere it is dry, and nothing grows but thorns in the wide lands of the south.",
        own="The Afghan hills are dry; nothing but thorns grows in the wide lands of the south.",
    )
    assert order(search, "afgh thorns") == ["own", "other"]


def test_a_word_still_being_typed_finds_its_beginnings_before_its_stem(claims: Claims) -> None:
    search = claims(
        stem="A study of rivers.",
        begun="Among much else that was written, three longer studies of rivers have come out.",
    )
    assert order(search, "studi") == ["begun", "stem"]
    assert order(search, "study") == ["stem", "begun"]


WORDS = st.sampled_from("the canal is disputed between both neighbours casa 1000 afgh with".split())


@pytest.mark.parametrize("form", ["search", "large"])
@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(WORDS, min_size=1, max_size=5).map(" ".join), few=st.integers(0, 4))
def test_however_few_are_wanted_the_order_is_the_same(
    request: pytest.FixtureRequest, form: str, text: str, few: int
) -> None:
    search: Search = request.getfixturevalue(form)
    whole = search.find(text)
    assert search.find(text, limit=few).hits == whole.hits[:few]
    for view in whole.counts:
        hits = [hit for hit in whole.hits if hit.view == view]
        each = [hit for hit in search.find(text, each=few).hits if hit.view == view]
        assert each == hits[:few]


@given(text=st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
def test_scores_fall_as_the_ranking_does(search: Search, text: str) -> None:
    hits = [hit for hit in search.find(text).hits if not hit.lacks]
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
