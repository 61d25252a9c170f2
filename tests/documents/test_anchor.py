"""Finding a quotation in a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.documents.align import RELOCATED_SCORE
from atlas_tui.documents.anchor import Anchor, Passages
from atlas_tui.facts.model import Claim

LETTER = """A Letter from the River

The water flows from the north to the south. Nobody asked the south.

Table 1. Gauges

The Tehrik-i-
Taliban were not there, and the water flows from the north
to the west, “as it always did”.
"""


def claim(quote: str, prefix: str = "", suffix: str = "") -> Claim:
    return Claim(
        id="c",
        source="letter",
        statement="x",
        quote=quote,
        prefix=prefix,
        suffix=suffix,
        kind="fact",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )


def found(anchor: Anchor, passages: Passages) -> str:
    return passages.text[anchor.start : anchor.end]


@pytest.fixture
def letter() -> Passages:
    return Passages(LETTER, "blocks")


def test_a_quotation_that_stands_once_is_exact(letter: Passages) -> None:
    anchor = letter.anchor(claim("Nobody asked the south"))
    assert (anchor.state, anchor.score, anchor.places) == ("exact", 100.0, 1)
    assert found(anchor, letter) == "Nobody asked the south"


@pytest.mark.parametrize(
    "quote", ["Tehrik-i-Taliban were not there", "'as it always did'".replace("'", '"')]
)
def test_a_quotation_is_exact_whatever_its_dashes_quotes_and_line_ends(
    letter: Passages, quote: str
) -> None:
    anchor = letter.anchor(claim(quote))
    assert anchor.state == "exact"
    assert found(anchor, letter) == quote


def test_a_quotation_at_two_places_is_ambiguous(letter: Passages) -> None:
    anchor = letter.anchor(claim("water flows from the north to the"))
    assert (anchor.state, anchor.places) == ("ambiguous", 2)


@pytest.mark.parametrize(
    ("prefix", "suffix", "paragraph"),
    [("", "south", 2), ("", "west, “as", 4), ("there, and the", "", 4), ("The", "south.", 2)],
)
def test_prefix_and_suffix_decide_among_places(
    letter: Passages, prefix: str, suffix: str, paragraph: int
) -> None:
    anchor = letter.anchor(claim("water flows from the north to the", prefix, suffix))
    assert (anchor.state, anchor.places) == ("exact", 1)
    assert letter.paragraph(anchor) == paragraph


def test_a_context_that_stands_nowhere_decides_nothing(letter: Passages) -> None:
    anchor = letter.anchor(claim("water flows from the north to the", suffix="east"))
    assert (anchor.state, anchor.places) == ("ambiguous", 2)


def test_a_wrong_context_is_not_passed_over_for_a_single_place(letter: Passages) -> None:
    anchor = letter.anchor(claim("Nobody asked the south", prefix="of the east."))
    assert (anchor.state, anchor.places) == ("ambiguous", 1)


def test_a_quotation_with_a_slip_is_relocated_with_its_score(letter: Passages) -> None:
    anchor = letter.anchor(claim("were not theer, and the water flows"))
    assert anchor.state == "relocated"
    assert RELOCATED_SCORE <= anchor.score < 100
    assert "were not there, and the water" in found(anchor, letter)


@pytest.mark.parametrize("quote", ["an entirely other matter of taxes and tolls", "\u200b", " "])
def test_words_that_are_not_there_are_missing(letter: Passages, quote: str) -> None:
    assert letter.anchor(claim(quote)) == Anchor(state="missing", score=0.0, places=0)


def test_nothing_stands_in_an_empty_document() -> None:
    passages = Passages("", "blocks")
    assert passages.anchor(claim("water flows from the north")).state == "missing"


def test_a_part_of_a_word_is_not_the_word(letter: Passages) -> None:
    assert letter.anchor(claim("body asked the sou")).state != "exact"


@pytest.mark.parametrize(("scheme", "paragraph"), [("blocks", 4), ("lines", 4), ("lost", 0)])
def test_the_paragraph_is_counted_by_the_scheme_of_the_document(
    scheme: str, paragraph: int
) -> None:
    passages = Passages(LETTER, scheme)
    assert passages.paragraph(passages.anchor(claim("were not there, and"))) in (paragraph, 5)


@pytest.mark.parametrize(
    ("scheme", "paragraphs"), [("blocks", [1, 2, 3, 4]), ("lines", [1, 2, 3, 6]), ("lost", [0] * 4)]
)
def test_title_and_captions_count_as_paragraphs(scheme: str, paragraphs: list[int]) -> None:
    passages = Passages(LETTER, scheme)
    quotes = ["A Letter from the River", "Nobody asked", "Table 1. Gauges", "as it always did"]
    assert [passages.paragraph(passages.anchor(claim(each))) for each in quotes] == paragraphs


def test_a_heading_stands_above_what_follows_it_only(letter: Passages) -> None:
    before = letter.anchor(claim("Nobody asked the south"))
    after = letter.anchor(claim("as it always did"))
    assert letter.stands_above("A letter from the river", before)
    assert letter.stands_above("Table 1", after)
    assert not letter.stands_above("Table 1", before)


PAGES = """The council met twice in the autumn of that year, and the envoy of the north

Rivers and Neighbours, vol. 12
31

refused to sign the treaty before the gauges on the upper river had been read.
"""


@pytest.mark.parametrize(
    "quote",
    [
        "the envoy of the north refused to sign the treaty",
        "the envoy of the north refused",
        "north refused to sign the treaty before",
        "the envoi of the north refused to sing the treaty",
    ],
)
def test_a_running_head_within_a_quotation_is_seen_through(quote: str) -> None:
    passages = Passages(PAGES, "blocks")
    anchor = passages.anchor(claim(quote))
    assert (anchor.state, anchor.places) == ("relocated", 1)
    assert anchor.gap is not None
    assert passages.text[slice(*anchor.gap)] == "Rivers and Neighbours, vol. 12 31 "
    left = passages.text[anchor.start : anchor.gap[0]] + passages.text[anchor.gap[1] : anchor.end]
    assert len(left) == pytest.approx(len(quote), abs=1)
    assert left.split()[0] == quote.split(maxsplit=1)[0]


def test_half_a_page_within_a_quotation_is_not_seen_through() -> None:
    page = "\n".join(f"Line {number} of a table that nobody quoted" for number in range(5))
    passages = Passages(PAGES.replace("31", page), "blocks")
    quote = "the envoy of the north refused to sign the treaty"
    assert passages.anchor(claim(quote)).state == "missing"


def test_words_left_out_in_the_midst_of_a_line_are_no_running_head() -> None:
    passages = Passages("The envoy of the north, who had come by train, refused to sign.", "blocks")
    assert passages.anchor(claim("The envoy of the north refused to sign")).state == "missing"


GLUED = "The gauges were read in May. Therefore, th envoyrefused to sign in May. The north refused to sign."


def test_a_context_that_fits_nearly_decides_with_a_score() -> None:
    passages = Passages(GLUED, "blocks")
    anchor = passages.anchor(claim("refused to sign", prefix="Therefore, the envoy"))
    assert anchor.state == "relocated"
    assert RELOCATED_SCORE <= anchor.score < 100
    assert passages.text[: anchor.start].endswith(("th envoy", "th "))


def test_places_that_are_as_likely_are_counted() -> None:
    passages = Passages("The envoy signed in May. The envoy signed in June.", "blocks")
    anchor = passages.anchor(claim("The envoi signed in"))
    assert (anchor.state, anchor.places) == ("relocated", 2)


def test_a_relocated_quotation_begins_and_ends_with_whole_words(letter: Passages) -> None:
    anchor = letter.anchor(claim("ater flows from the north to the sout. Nobody"))
    assert found(anchor, letter) == "water flows from the north to the south. Nobody"


WORDS = st.lists(st.sampled_from("river bank stone water gate".split()), min_size=6, max_size=40)


@given(WORDS, st.integers(0, 39), st.integers(1, 12))
def test_whatever_is_cut_out_of_a_document_is_found_in_it(
    words: list[str], start: int, length: int
) -> None:
    quote = " ".join(words[start : start + length])
    passages = Passages("\n".join(words), "lines")
    anchor = passages.anchor(claim(quote or words[0]))
    assert anchor.state in ("exact", "ambiguous")
    assert found(anchor, passages) == (quote or words[0])


@given(st.text(max_size=40), st.text(min_size=1, max_size=40), st.text(max_size=5))
def test_any_text_can_be_looked_for_in_any_other(raw: str, quote: str, prefix: str) -> None:
    passages = Passages(raw, "lines")
    anchor = passages.anchor(claim(quote, prefix))
    if anchor.state != "missing":
        assert 0 <= anchor.start < anchor.end <= len(passages.text)
        assert passages.paragraph(anchor) >= 0
        passages.normalised.raw_span(anchor.start, anchor.end)
