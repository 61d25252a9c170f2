"""A document laid out: nothing is lost, nothing is too wide, and every place leads to its word."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers.content import Content
from atlas_tui.documents.text import Document, document, shown
from atlas_tui.facts.text import HIDDEN
from atlas_tui.ui.reader.page import Page, lit, told
from atlas_tui.ui.reader.selection import Selection, moved, span
from atlas_tui.ui.reader.words import Words, pieces
from bases import BRIEF

LETTERS = st.sampled_from(
    [
        *"abcdeXYZ.,!?\"'()-",
        "é",
        "e\u0301",
        "水",
        "한",
        "👩‍🔬",
        "❤️",
        "ق",
        "ו",
        "\u064e",
        "\u200f",
        "\x1b",
    ]
)
"""Narrow, wide, joined, from right to left, and hidden ones."""
WORDS = st.one_of(
    st.lists(LETTERS, min_size=1, max_size=9).map("".join),
    st.sampled_from(["x" * 70, "水" * 40, "e\u0301" * 50, "co-\noperate", "\x1b[31m", "[/b]"]),
)
GAPS = st.sampled_from([" ", " ", " ", "  ", "\n", "\t", "\u00a0", "\ue000"])
PARAGRAPHS = st.lists(st.tuples(WORDS, GAPS), min_size=1, max_size=15).map(
    lambda parts: "".join(word + gap for word, gap in parts)
)
TEXTS = st.lists(PARAGRAPHS, max_size=4).map("\n\n".join)
WIDTHS = st.integers(min_value=1, max_value=100)
MODEST = settings(max_examples=40)


def opened(text: str) -> Document:
    return document(Content(text=text), "blocks")


def page(text: str, width: int = 40) -> Page:
    return Page(Words(opened(text)), width)


def lines(laid: Page) -> list[str]:
    drawn = [told(laid, at, lambda _: "") for at in range(len(laid.rows))]
    return ["".join(text for text, _ in line) for line in drawn]


def letters(text: str) -> str:
    return "".join(text.split())


@MODEST
@given(TEXTS, WIDTHS)
def test_every_word_is_on_the_page_once_and_in_order(text: str, width: int) -> None:
    source = opened(text)
    wanted = [shown(text, block.start, block.end).text for block in source.blocks]
    assert "".join(map(letters, lines(page(text, width)))) == letters("".join(wanted))


@MODEST
@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    laid = page(text, width)
    assert max(map(cell_len, lines(laid)), default=0) <= laid.width


@MODEST
@given(TEXTS, WIDTHS)
def test_every_word_stands_in_its_own_line_and_column(text: str, width: int) -> None:
    laid = page(text, width)
    drawn = lines(laid)
    for line, row in enumerate(laid.rows):
        for number in range(row.first, row.last):
            word = laid.words[number]
            assert word.line == line
            before = " ".join(each.text for each in laid.words[row.first : number])
            assert word.column == cell_len(before) + (number > row.first)
        assert drawn[line] == " ".join(each.text for each in laid.words[row.first : row.last])


@MODEST
@given(TEXTS, WIDTHS)
def test_a_word_knows_which_raw_text_gave_it(text: str, width: int) -> None:
    laid = page(text, width)
    for word in laid.words:
        assert letters(shown(text, word.start, word.end).text) == word.text
    for word, following in pairwise(laid.words):
        assert word.start < word.end <= following.start


@MODEST
@given(TEXTS, WIDTHS)
def test_places_words_lines_and_columns_lead_to_each_other(text: str, width: int) -> None:
    laid = page(text, width)
    for number, word in enumerate(laid.words):
        assert laid.words_of(word.start, word.end) == range(number, number + 1)
        assert laid.word_at(word.start) == laid.word_at(word.end - 1) == number
        assert laid.line_of(word.start) == word.line
        assert laid.word_on(word.line, word.column) == number
        assert laid.word_on(word.line, word.column + max(1, cell_len(word.text)) - 1) == number
    if laid.words:
        assert laid.words_of(0, len(text)) == range(len(laid.words))
        assert laid.place_of(0) == laid.words[0].start
        assert laid.place_of(10_000) == laid.words[laid.rows[-1].first].start


@MODEST
@given(TEXTS, st.data())
def test_a_span_lights_the_words_that_it_touches_and_no_others(
    text: str, data: st.DataObject
) -> None:
    laid = page(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    touched = [n for n, word in enumerate(laid.words) if word.start < end and word.end > start]
    found = laid.words_of(start, end)
    assert [*found] == (touched if start < end else [])


@MODEST
@given(TEXTS)
def test_sentences_part_all_words_between_them(text: str) -> None:
    laid = page(text)
    seen: list[int] = []
    while len(seen) < len(laid.words):
        sentence = laid.sentence(len(seen))
        assert sentence[0] == len(seen)
        assert all(laid.sentence(word) == sentence for word in sentence)
        seen += sentence
    assert seen == [*range(len(laid.words))]


@MODEST
@given(TEXTS, WIDTHS, WIDTHS)
def test_another_width_parts_no_words_but_those_that_are_too_wide(
    text: str, one: int, other: int
) -> None:
    words = Words(opened(text))
    narrower = max(8, min(one, other))
    if all(cells <= narrower for cells in words.cells):
        texts = [[word.text for word in Page(words, width).words] for width in (one, other)]
        assert texts[0] == texts[1] == words.texts


@MODEST
@given(
    st.lists(LETTERS, min_size=1, max_size=120).map("".join), st.integers(min_value=2, max_value=40)
)
def test_the_parts_of_a_word_are_the_word_and_none_is_too_wide(word: str, width: int) -> None:
    parts = [word[start:end] for start, end in pieces(word, width)]
    assert "".join(parts) == word
    assert all(parts)
    assert max(map(cell_len, parts)) <= width


@MODEST
@given(TEXTS, st.data())
def test_a_selection_stays_on_the_page_wherever_it_is_moved(text: str, data: st.DataObject) -> None:
    laid = page(text, 20)
    if not laid.words:
        return
    selection = Selection(data.draw(st.integers(0, len(laid.words) - 1)))
    moves = st.tuples(st.sampled_from(["word", "sentence", "line"]), st.integers(-40, 40))
    for by, step in data.draw(st.lists(moves.filter(lambda move: move[1]), max_size=12)):
        selection = moved(
            laid, data.draw(st.sampled_from([selection, selection.begun()])), by, step
        )
        assert 0 <= selection.words[0] <= selection.head <= selection.words[-1] < len(laid.words)
        start, end = span(laid, selection)
        assert laid.words_of(start, end) == selection.words


PROSE = """A heading

The canal was dug. It was long (see Fig. 2) and “wide.” Dr. Khan asked why? Nobody knew… or said

Another one. The end"""


def sentences(text: str) -> list[str]:
    laid = page(text)
    found = dict.fromkeys(laid.sentence(word) for word in range(len(laid.words)))
    return [" ".join(laid.words[each].text for each in sentence) for sentence in found]


def test_a_sentence_ends_at_a_mark_before_a_capital_and_with_its_paragraph() -> None:
    assert sentences(PROSE) == [
        "A heading",
        "The canal was dug.",
        "It was long (see Fig.",
        "2) and “wide.”",
        "Dr.",
        "Khan asked why?",
        "Nobody knew… or said",
        "Another one.",
        "The end",
    ]


def test_words_are_gone_through_before_any_are_chosen() -> None:
    laid = page("One two. Three four five. Six")
    at = moved(laid, Selection(0), "sentence", 1)
    assert at == Selection(2)
    assert moved(laid, at, "sentence", 1) == Selection(5)
    assert moved(laid, Selection(4), "sentence", -1) == Selection(2)
    assert moved(laid, Selection(2), "sentence", -1) == Selection(0)


def test_a_sentence_ahead_chooses_it_to_its_end() -> None:
    laid = page("One two. Three four five. Six")
    chosen = moved(laid, Selection(2).begun(), "sentence", 1)
    assert chosen.words == range(2, 5)
    assert moved(laid, chosen, "sentence", 1).words == range(2, 6)
    assert moved(laid, chosen, "word", -1).words == range(2, 4)
    assert moved(laid, Selection(3, 3), "sentence", -1).words == range(2, 4)


def test_lines_are_moved_by_in_the_same_column_over_empty_ones() -> None:
    laid = page("aa bb cc\n\ndd ee ff", 8)
    assert lines(laid) == ["aa bb cc", "", "dd ee ff"]
    assert moved(laid, Selection(1), "line", 1) == Selection(4)
    assert moved(laid, Selection(4), "line", -1) == Selection(1)
    assert moved(laid, Selection(4), "line", 9) == Selection(4)


def test_letters_of_two_cells_take_two_columns() -> None:
    laid = page("水水 ab 水 cd", 8)
    assert lines(laid) == ["水水 ab", "水 cd"]
    assert [word.column for word in laid.words] == [0, 5, 0, 3]


def test_a_document_that_breaks_a_word_over_two_lines_has_it_whole() -> None:
    assert lines(page("the co-\noperation of both")) == ["the co-operation of both"]


def test_a_quotation_with_a_page_number_in_its_midst_is_lit_on_both_sides_of_it() -> None:
    text = "it was carried\n\nPage 7\n\nin baskets"
    placed = Placed(claim="c", state="relocated", start=0, end=len(text), gap=(16, 22))
    laid = page(text)
    light = lit(laid, [placed])
    assert [laid.words[each].text for each in light] == ["it", "was", "carried", "in", "baskets"]


def test_words_of_two_quotations_belong_to_both() -> None:
    laid = page(BRIEF, 60)
    start = BRIEF.index("would carry")
    one = Placed(claim="one", state="exact", start=start, end=start + 16)
    two = Placed(claim="two", state="exact", start=start + 6, end=start + 30)
    told_of = [light for _, light in sorted(lit(laid, [one, two]).items())]
    assert told_of[0] == ["one"]
    assert told_of[1] == ["one", "two"]
    assert told_of[-1] == ["two"]


def test_words_in_a_row_that_look_alike_are_one_part() -> None:
    laid = page("one two three four")
    line = told(laid, 0, lambda number: "quoted" if number in (1, 2) else "")
    assert line == [("one ", "text"), ("two three", "quoted"), (" four", "text")]


HOSTILE = (
    "\x1b]52;c;aGFja2Vk\x07 sets a clipboard",
    "\u202eneddih\u202c and \u200bunseen \ufeffmarks",
    "[/b] [link=x]markup[/link] \x9b31m",
    "a\x00b\x08c\rd",
)


def test_hostile_text_is_laid_out_without_what_drives_a_terminal() -> None:
    laid = page("\n\n".join(HOSTILE))
    assert lines(laid)[::2] == [
        "]52;c;aGFja2Vk sets a clipboard",
        "neddih and unseen marks",
        "[/b] [link=x]markup[/link] 31m",
        "abc d",
    ]
    assert not any(HIDDEN.search(line) for line in lines(laid))


def test_a_document_without_words_has_no_lines() -> None:
    assert page("\u200b\n\n\x1b").rows == []
    assert page("").place_of(3) == 0


@MODEST
@given(TEXTS)
def test_what_is_taken_of_a_document_is_the_same_block_by_block(text: str) -> None:
    source = opened(text)
    words = Words(source)
    for stretch in words.stretches:
        told_of = " ".join(words.texts[stretch.first : stretch.last])
        assert told_of == shown(text, stretch.block.start, stretch.block.end).text.strip(" ")
