"""Whatever is typed: an answer or a one-line reason, never a crash."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas_tui.search import Search, snippet

BAD = [
    "",
    "x" * 10_000,
    "word " * 2_000,
    '"' * 10_001,
    "\x00\x1b[2J\x07\u202e\u200b",
    '"unbalanced',
    'say "one" "two',
    "nowhere:to go",
    "in:nowhere",
    "about:",
    "about:\x1b",
    "-",
    '-"',
    "--canal",
    "#",
    "##",
    "..",
    "2021..20",
    "9999..0001",
    "٢٠٢١..٢٠٢٣",
    "\ud800",
    "é" * 500,
    "水道 канал قناة",
    "a" * 1_999,
    "(((((",
    "%s %d {0} \\",
    "' or 1=1 --",
    "[/b] [red]canal",
]


@pytest.mark.parametrize("text", BAD, ids=range(len(BAD)))
def test_bad_input_gets_an_answer_or_a_one_line_reason(search: Search, text: str) -> None:
    results = search.find(text, limit=20)
    assert "\n" not in results.reason
    assert len(results.reason) < 400
    assert snippet("The canal carries water.", results.terms, 12).text


def test_too_long_a_query_says_how_long_it_may_be(search: Search) -> None:
    assert search.find("x" * 10_000).reason == (
        "the search has 10,000 characters; at most 2,000 are read"
    )


def test_too_many_words_say_how_many_there_may_be(search: Search) -> None:
    text = " ".join(f"word{n}" for n in range(60))
    assert search.find(text).reason == "the search has 60 words; at most 40 are read"


def test_an_unknown_scope_names_the_nearest_and_the_known_ones(search: Search) -> None:
    assert search.find("abot:AFG").reason == (
        "there is no scope abot:; the nearest is about: (known: in: from: about: kind: topic:)"
    )


ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
BOTH_FORMS = pytest.mark.parametrize("form", ["search", "large"])
given_either = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@BOTH_FORMS
@given_either
@given(text=ANY_TEXT)
def test_no_text_makes_it_fail(request: pytest.FixtureRequest, form: str, text: str) -> None:
    results = request.getfixturevalue(form).find(text, limit=5)
    assert len(results.hits) <= 5
    assert not results.reason or not results.hits


PIECES = st.sampled_from(
    [
        *'canal afgh glaicer kabl " - in: claims map about: AFG .. 2021 # : casa1000 '
        "canalfields the with what – ’s zzz".split(),
        " ",
        " ",
    ]
)


@BOTH_FORMS
@given_either
@given(text=st.lists(PIECES, max_size=14).map("".join), few=st.integers(0, 3))
def test_counts_are_of_what_is_listed_whatever_is_typed(
    request: pytest.FixtureRequest, form: str, text: str, few: int
) -> None:
    search: Search = request.getfixturevalue(form)
    results = search.find(text)
    assert len({hit.id for hit in results.hits}) == len(results.hits)
    for view, count in results.counts.items():
        assert len(results.ids(view)) == count
    for fewer in (search.find(text, limit=few), search.find(text, each=few)):
        assert fewer.counts == results.counts
    assert [hit.view for hit in search.find(text, each=few).hits].count("claims") <= few


@given(text=st.data())
def test_half_words_of_the_base_are_answered_at_every_key(
    shipped_search: Search, text: st.DataObject
) -> None:
    terms = shipped_search.postings.vocabulary.terms
    words = text.draw(st.lists(st.sampled_from(terms), min_size=1, max_size=4))
    whole = " ".join(words)
    typed = whole[: text.draw(st.integers(1, len(whole)))]
    results = shipped_search.find(typed)
    assert results.hits or results.missing
    assert sum(results.counts.values()) == len(results.hits)


@given(st.lists(PIECES, max_size=8).map(" ".join))
def test_the_same_question_has_the_same_answer(search: Search, text: str) -> None:
    first, again = search.find(text), search.find(text)
    assert first.hits == again.hits
    assert search.find(text, limit=3).hits == first.hits[:3]


@given(st.sampled_from(["canal", "glacier", "pipeline", "railway", "tajikistan"]), st.data())
def test_exact_always_beats_corrected(search: Search, word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(word) - 1))
    typed = word[:at] + data.draw(st.sampled_from("qxz")) + word[at + 1 :]
    exact, mended = search.find(word), search.find(typed)
    assert exact.hits[0].tier == "exact"
    assert mended.hits[0].score < exact.hits[0].score
