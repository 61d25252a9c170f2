"""Whatever is typed: an answer or a one-line reason, never a crash."""

import pytest
from hypothesis import given
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


@given(st.text(max_size=80))
def test_no_text_makes_it_fail(search: Search, text: str) -> None:
    results = search.find(text, limit=5)
    assert len(results.hits) <= 5
    assert not results.reason or not results.hits


PIECES = st.sampled_from(
    [*'canal afgh glaicer " - in: claims about: AFG .. 2021 # : casa1000 the – ’s zzz'.split(), " "]
)


@given(st.lists(PIECES, max_size=14).map("".join))
def test_no_mixture_of_the_grammar_makes_it_fail(search: Search, text: str) -> None:
    results = search.find(text)
    assert sum(results.counts.values()) == len(results.hits)
    assert len({hit.id for hit in results.hits}) == len(results.hits)


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
