"""Words: cleaned at the gate, normalised for quotations, folded for searching."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.facts.text import (
    HIDDEN,
    clean,
    fold,
    normal,
    normalise,
    paragraph_starts,
    visible,
    word_count,
)

PROSE = st.text(
    st.sampled_from("abcXYZ019éüñ.,;:!?'\"()-–—“”‘’…ﬁ½ \t\n\r\xa0\u2009\uf0b7\u200b\u202e\ufeff"),
    max_size=60,
)
"""Texts as documents hold them: letters, marks, bullets, line ends and hidden characters."""

SCRIPTS = st.text(
    st.characters(
        categories=["Lu", "Ll", "Lo", "Nd", "Zs", "Po"],
        max_codepoint=0xFFFF,
        exclude_characters="´",
    )
)


@given(st.text())
def test_every_normalised_character_leads_back_to_the_raw_text(raw: str) -> None:
    made = normalise(raw)
    assert len(made.origin) == len(made.text)
    assert made.origin == sorted(made.origin)
    assert all(0 <= index < len(raw) for index in made.origin)


@given(PROSE)
def test_normalising_twice_changes_nothing_more(raw: str) -> None:
    assert normal(normal(raw)) == normal(raw)


@given(st.text())
def test_normalised_text_has_single_spaces_and_none_at_its_ends(raw: str) -> None:
    text = normal(raw)
    assert text == " ".join(text.split())
    assert "- " not in text


@given(PROSE)
def test_the_raw_span_of_normalised_words_normalises_to_them(raw: str) -> None:
    made = normalise(raw)
    if made.text:
        start, end = made.raw_span(0, len(made.text))
        assert normal(raw[start:end]) == made.text


@given(SCRIPTS)
def test_a_decomposed_document_matches_a_composed_quotation(text: str) -> None:
    assert normal(unicodedata.normalize("NFD", text)) == normal(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(
    ("raw", "normalised"),
    [
        ("the envoy’s “step”", 'the envoy\'s "step"'),
        ("2021–2023 — a span", "2021-2023 -a span"),
        ("Tehrik-i-\nTaliban", "Tehrik-i-Taliban"),
        ("Tehrik-i-\r\n  Taliban", "Tehrik-i-Taliban"),
        ("one\u2028two\rthree", "one two three"),
        ("\uf0b7\tfirst\xa0point ", "first point"),
        ("of\ufb01ce", "office"),
        ("soft\u200bhidden\u202etext", "softhiddentext"),
        ("caf\u0065\u0301", "café"),
        ("plain words, then cafe\u0301 and more", "plain words, then café and more"),
        ("plain words -  and\n\nspaces", "plain words -and spaces"),
        ("\u0627\u0653", "\u0622"),
        ("か\u3099", "が"),
    ],
)
def test_texts_that_differ_only_in_setting_are_alike(raw: str, normalised: str) -> None:
    assert normal(raw) == normalised


@given(st.text())
def test_cleaned_text_holds_nothing_that_drives_a_terminal(text: str) -> None:
    cleaned = clean(text)
    assert not HIDDEN.search(cleaned.text)
    assert clean(cleaned.text) == (cleaned.__class__(cleaned.text))


def test_cleaning_names_each_dropped_character_once() -> None:
    cleaned = clean("a\x1b[31mb\x1b[0m\u202ec")
    assert cleaned.text == "a[31mb[0mc"
    assert cleaned.dropped == ("U+001B", "U+202E")


def test_cleaning_keeps_tabs_and_lines_and_the_joiners_of_scripts() -> None:
    assert clean("a\tb\nc").text == "a\tb\nc"
    assert clean("می\u200cخواهم").text == "می\u200cخواهم"


def test_windows_line_ends_become_plain_ones_and_are_not_reported() -> None:
    assert clean("a\r\nb") == clean("a\nb")


@given(st.text())
def test_what_is_visible_has_no_hidden_character_and_is_one_line(text: str) -> None:
    shown = visible(text)
    assert not HIDDEN.search(shown)
    assert "\n" not in shown
    assert "\t" not in shown


def test_a_hidden_character_is_shown_by_its_number() -> None:
    assert visible("a\x1bb\u202ec") == "a<U+001B>b<U+202E>c"


@given(st.text(st.characters(max_codepoint=0x024F)))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Straße", "strasse"),
        ("ŁÓDŹ", "lodz"),
        ("İstanbul", "istanbul"),
        ("Ørsted’s", "orsted's"),
        ("don`t", "don't"),
        ("café don`t", "cafe don't"),
        ("TAPI–Pipeline", "tapi-pipeline"),
    ],
)
def test_words_are_folded_as_a_reader_types_them(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_words_are_what_white_space_parts() -> None:
    assert word_count(" two\n words ") == 2


@pytest.mark.parametrize(
    ("scheme", "starts"), [("blocks", [1, 11]), ("lines", [1, 5, 11]), ("lost", [])]
)
def test_paragraphs_begin_where_the_scheme_says(scheme: str, starts: list[int]) -> None:
    assert paragraph_starts("\none\ntwo\n \ntri\n", scheme) == starts


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_paragraphs_are_found_whatever_ends_a_line(end: str) -> None:
    text = end.join(["one", "", "two", "two", ""])
    assert len(paragraph_starts(text, "blocks")) == 2
    assert len(paragraph_starts(text, "lines")) == 3
