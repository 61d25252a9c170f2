"""A document as a reader goes through it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.documents.blocks import blocks, scheme_of
from atlas_tui.documents.placing import Placed, in_order
from atlas_tui.documents.readers.content import Content, Heading
from atlas_tui.documents.text import (
    Document,
    context,
    coverage,
    density,
    document,
    find,
    shown,
    spans,
    unused,
)
from atlas_tui.facts.text import HIDDEN, paragraph_starts
from bases import BRIEF, PAPER


def told(content: Content, scheme: str, *sections: str) -> list[tuple[str, int, int]]:
    """The first words of each block, its number and its level."""
    return [
        (" ".join(content.text[each.start : each.end].split()[:3]), each.number, each.level)
        for each in blocks(content, scheme, sections)
    ]


def test_blocks_are_counted_as_the_base_counts_paragraphs() -> None:
    assert told(Content(text=BRIEF), "blocks") == [
        ("River Diplomacy in", 1, 1),
        ("Introduction", 2, 2),
        ("The two rivers", 3, 0),
        ("The Great Canal", 4, 2),
        ("No other work", 5, 0),
        ("Trade and Outlook", 6, 2),
        ("Trade reached 60", 7, 0),
    ]
    assert [number for _, number, _ in told(Content(text=PAPER), "lines")] == list(range(1, 11))


def test_headings_are_those_that_the_format_marks_and_no_others() -> None:
    content = Content(text=BRIEF, headings=(Heading(BRIEF.index("Trade and"), 0, 4),))
    assert [level for _, _, level in told(content, "blocks")] == [0, 0, 0, 0, 0, 4, 0]


def test_headings_are_known_from_the_places_of_claims() -> None:
    text = "Some words\nReferences\nBerg, A. (2020). Rivers.\nStone, B. (2021). Banks."
    assert [level for _, _, level in told(Content(text=text), "lines")] == [1, 0, 0, 0]
    assert [level for _, _, level in told(Content(text=text), "lines", "references")] == [
        1,
        2,
        0,
        0,
    ]


def test_markdown_marks_its_headings() -> None:
    text = "## Rivers\n\nwords\n\n### **Banks**\n\nwords"
    assert [level for _, _, level in told(Content(text=text), "blocks")] == [2, 0, 3, 0]


LOST = """ The water of both rivers has been measured for as long as anybody can remember, and

nobody has ever asked what it is measured for. The gauges stand where they always stood,

on the eastern bank.

 Trade

The markets on the bridges remain small, and most of what is sold there is carried in baskets

by hand, and nobody in the council of either state has ever thought of counting them all.

 As it was a hundred years ago, so it is now, though the bridges have been widened since then

by the engineers of the south.

2021 60 40

2022 55 35

1. To read the gauges.
2. To widen the bridges.
"""


def test_lost_paragraphs_are_guessed_for_the_eye_and_not_counted() -> None:
    assert told(Content(text=LOST), "lost") == [
        ("The water of", 0, 0),
        ("Trade", 0, 2),
        ("The markets on", 0, 0),
        ("As it was", 0, 0),
        ("2021 60 40", 0, 0),
        ("2022 55 35", 0, 0),
        ("1. To read", 0, 0),
        ("2. To widen", 0, 0),
    ]


@pytest.mark.parametrize(
    ("text", "scheme"),
    [
        (BRIEF, "blocks"),
        (PAPER, "lines"),
        (LOST, "lost"),
        ("One short line\nand another\n\nand a third\nand a fourth\n", "blocks"),
        ("", "blocks"),
    ],
)
def test_how_paragraphs_are_told_is_seen_from_a_text(text: str, scheme: str) -> None:
    assert scheme_of(text) == scheme


@given(
    st.text(st.sampled_from("aB .\n\r\t\x0c#-1\u2028"), max_size=80),
    st.sampled_from(["blocks", "lines", "lost"]),
)
def test_blocks_cover_every_word_once_and_in_order(raw: str, scheme: str) -> None:
    found = blocks(Content(text=raw), scheme)
    ends = 0
    for block in found:
        assert ends <= block.start < block.end <= len(raw)
        assert not raw[ends : block.start].strip()
        assert raw[block.start : block.end] == raw[block.start : block.end].strip()
        ends = block.end
    assert not raw[ends:].strip()
    if scheme != "lost":
        assert [block.number for block in found] == list(range(1, len(found) + 1))
        assert len(found) == len(paragraph_starts(raw, scheme))


def test_words_are_shown_flowing_and_clean_with_their_places() -> None:
    raw = "x \x1b[31mThe  Tehrik-i-\n Taliban\twere\u202e here\n"
    line = shown(raw, 2, len(raw))
    assert line.text == "[31mThe Tehrik-i-Taliban were here"
    start = raw.index("Taliban")
    assert line.span(start, start + 7) == (17, 24)
    assert line.span(start - 5, start + 3) == (14, 20)
    assert line.span(0, 2) is None


@given(st.text(max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_whatever_is_shown_is_harmless_and_traced(raw: str, one: int, other: int) -> None:
    line = shown(raw, min(one, other), max(one, other))
    assert not HIDDEN.search(line.text)
    assert "  " not in line.text
    assert len(line.text) == len(line.origin)
    assert line.origin == sorted(set(line.origin))
    for mark, at in zip(line.text, line.origin, strict=True):
        assert mark in (raw[at], " ")
    for at in range(len(raw)):
        found = line.span(at, at + 1)
        assert (found is not None) == (at in line.origin)


@pytest.fixture
def brief() -> Document:
    return document(Content(text=BRIEF, pages=(0, 400)), "blocks")


def placed(words: str, claim: str = "c", text: str = BRIEF) -> Placed:
    start = text.index(words)
    return Placed(claim=claim, state="exact", start=start, end=start + len(words))


EMBASSY = placed("reopened its embassy", "embassy")
CANAL = placed("Great Canal would carry", "canal")
MISSING = Placed(claim="gone", state="missing")


def test_a_place_has_its_block_section_and_page(brief: Document) -> None:
    assert brief.blocks[brief.at(EMBASSY.start)].number == 3
    assert brief.section(EMBASSY.start) == "Introduction"
    assert brief.section(CANAL.start) == "The Great Canal"
    assert brief.section(0) == "River Diplomacy in 2025"
    assert (brief.page(EMBASSY.start), brief.page(CANAL.start)) == (1, 2)
    assert Document("", ()).section(0) == ""
    assert Document("x", ()).page(0) == 0


def test_a_section_is_shown_without_the_marks_of_its_format() -> None:
    text = "### **Banks**\n\nThe water."
    assert document(Content(text=text), "blocks").section(len(text)) == "Banks"


def test_paragraphs_without_a_claim_are_told(brief: Document) -> None:
    assert [each.number for each in unused(brief, [EMBASSY, MISSING])] == [5, 7]
    assert [each.number for each in unused(brief, [])] == [3, 5, 7]
    assert unused(brief, [], least=1_000) == []


def test_a_quotation_over_two_paragraphs_uses_both(brief: Document) -> None:
    start = BRIEF.index("in public.")
    over = Placed(claim="c", state="exact", start=start, end=BRIEF.index("No other") + 8)
    assert [each.number for each in unused(brief, [over])] == [7]


def test_coverage_tells_how_much_of_each_part_is_quoted() -> None:
    half = Placed(claim="a", state="exact", start=10, end=30)
    within = Placed(claim="b", state="exact", start=15, end=20)
    assert coverage(40, [half, within, MISSING], 4) == [0.0, 1.0, 1.0, 0.0]
    assert coverage(40, [Placed(claim="a", state="exact", start=5, end=15)], 2) == [0.5, 0.0]
    assert coverage(0, [], 3) == [0.0, 0.0, 0.0]


def test_a_running_head_is_no_part_of_a_quotation() -> None:
    over = Placed(claim="a", state="relocated", start=0, end=40, gap=(10, 30))
    assert spans(over) == ((0, 10), (30, 40))
    assert spans(MISSING) == ()
    assert coverage(40, [over], 4) == [1.0, 0.0, 0.0, 1.0]


@given(st.lists(st.tuples(st.integers(0, 99), st.integers(1, 50)), max_size=8), st.integers(1, 30))
def test_coverage_adds_up_to_what_is_quoted(pairs: list[tuple[int, int]], buckets: int) -> None:
    quoted = {at for start, length in pairs for at in range(start, min(100, start + length))}
    each = [
        Placed(claim="c", state="exact", start=start, end=min(100, start + length))
        for start, length in pairs
    ]
    shares = coverage(100, each, buckets)
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) * 100 / buckets == pytest.approx(len(quoted))


def test_density_counts_the_claims_that_begin_in_each_part() -> None:
    begun = [Placed(claim="c", state="exact", start=start, end=100) for start in (0, 49, 50, 99)]
    assert density(100, [*begun, MISSING], 2) == [2, 2]
    assert density(0, begun, 2) == [0, 0]


def test_the_passage_of_a_claim_has_the_paragraphs_around_it(brief: Document) -> None:
    found = context(brief, (EMBASSY.start, EMBASSY.end))
    numbers = [[each.number for each in part] for part in found]
    assert numbers == [[2], [3], [4]]
    wide = context(brief, (EMBASSY.start, CANAL.end), paragraphs=9)
    assert [[each.number for each in part] for part in wide] == [[1, 2], [3, 4, 5], [6, 7]]


def test_claims_come_as_a_reader_meets_them() -> None:
    assert in_order([CANAL, MISSING, EMBASSY]) == [EMBASSY, CANAL]


def test_words_are_found_whatever_parts_them_and_whatever_their_case() -> None:
    text = "The RIVER\n  flows. ‘The river’ it’s called, (the river)."
    page = document(Content(text=text), "lines")
    assert [text[start:end] for start, end in find(page, "the river")] == [
        "The RIVER",
        "The river",
        "the river",
    ]
    assert [text[start:end] for start, end in find(page, "river flows.")] == ["RIVER\n  flows."]
    assert [text[start:end] for start, end in find(page, "'the river' it's")] == [
        "‘The river’ it’s"
    ]
    assert find(page, " ") == []
    assert find(page, "(the") != []
