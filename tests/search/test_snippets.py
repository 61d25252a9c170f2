"""Where a text is marked, and how it is cut."""

from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.search import Search, Snippet, Terms, snippet, spans


def marked(search: Search, query: str, text: str) -> list[str]:
    found = spans(text, search.find(query).terms)
    return [text[start:end] for start, end in found]


def test_whole_words_beginnings_insides_and_corrections_are_marked(search: Search) -> None:
    assert marked(search, "canal", "The canal, the Canal.") == ["canal", "Canal"]
    assert marked(search, "glac", "A glacier.") == ["glac"]
    assert marked(search, "acier", "A glacier.") == ["acier"]
    assert marked(search, "glaicer", "The Glacier!") == ["Glacier"]
    assert marked(search, "accelerate", "It is accelerating.") == ["accelerating"]


def test_accented_words_are_marked_where_they_stand(search: Search) -> None:
    assert marked(search, "turkiye", "In Türkiye’s name") == ["Türkiye"]
    assert marked(search, "turkiye", "In Türkiye") == ["Türkiye"]


def test_a_compound_is_marked_for_its_joined_form(search: Search) -> None:
    assert marked(search, "casa1000", "The CASA-1000 line") == ["CASA-1000"]
    assert marked(search, "casa1000", "The CASA 1000 line") == ["CASA", "1000"]


def test_words_of_a_phrase_are_marked_only_where_they_follow_each_other(search: Search) -> None:
    text = "Cooperation that is forced: forced cooperation"
    assert marked(search, '"forced cooperation"', text) == ["forced", "cooperation"]


def test_a_text_that_fits_is_not_cut() -> None:
    terms = Terms(whole=frozenset({"river"}))
    assert snippet("The river is wide.", terms, 40) == Snippet("The river is wide.", ((4, 9),))


def test_a_long_text_is_cut_around_its_densest_match_in_whole_words() -> None:
    text = (
        "One river. "
        + "Many words say nothing at all here. " * 4
        + "Another river and a river bank."
    )
    found = snippet(text, Terms(whole=frozenset({"river", "bank"})), 40)
    assert found.text.startswith("…")
    assert [found.text[a:b] for a, b in found.spans] == ["river", "river", "bank"]
    assert len(found.text) <= 40


def test_line_ends_become_spaces() -> None:
    assert snippet("one\ntwo\tthree", Terms(), 20).text == "one two three"


@given(st.text(max_size=200), st.integers(0, 60), st.sets(st.text(min_size=1, max_size=4)))
def test_a_snippet_is_never_too_wide_and_its_spans_lie_in_it(
    text: str, width: int, words: set[str]
) -> None:
    terms = Terms(whole=frozenset(words), prefixes=tuple(words), insides=tuple(words))
    found = snippet(text, terms, width)
    assert len(found.text) <= max(width, 0)
    last = 0
    for start, end in found.spans:
        assert last <= start < end <= len(found.text)
        last = end
