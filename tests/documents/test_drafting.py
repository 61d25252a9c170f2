"""From words of a document to a claim whose quotation is exact and whose place is unique."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.attached import Attached, attach
from atlas_tui.documents.drafting import flaws_against, one_line, quoting
from atlas_tui.documents.verify import verify
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.check import check
from atlas_tui.facts.draft import Draft, claim_of
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.overlay import overlay_files
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.write import add, overlay_home
from bases import BRIEF, COMPLETE, PAPER, write_base, write_documents

Base = Callable[..., Path]

SHARED = Path(__file__).resolve().parents[3] / "shared" / "sources"


@pytest.fixture
def atlas(base: Base) -> Atlas:
    return load(base()).atlas


@pytest.fixture
def found(atlas: Atlas, tmp_path: Path) -> dict[str, Attached]:
    return attach(atlas, write_documents(tmp_path / "documents"))


def source(paragraphs: str = "blocks") -> Source:
    text = "words of no document"
    return Source(
        id="text",
        sha256="0" * 64,
        csl={"type": "book"},
        genre="text",
        origin="text",
        words=len(text.split()),
        paragraphs=paragraphs,  # type: ignore[arg-type]
    )


def quoted(raw: str, words: str, nth: int = 0, paragraphs: str = "blocks") -> Draft:
    """The draft from selecting the nth standing of some words."""
    at = -1
    for _ in range(nth + 1):
        at = raw.index(words, at + 1)
    return quoting(Passages(raw, paragraphs), source(paragraphs), at, at + len(words))


def test_words_that_stand_once_need_nothing_beside_them() -> None:
    draft = quoted(BRIEF, "Northland reopened its embassy in the southern capital")
    assert draft == Draft(
        source="text",
        quote="Northland reopened its embassy in the southern capital",
        paragraph=3,
    )


def test_a_selection_is_widened_to_words_and_freed_of_commas() -> None:
    draft = quoted(BRIEF, "fficials called the step “a first handshake across the river”, ")
    assert draft.quote == "Officials called the step “a first handshake across the river”"


def test_words_broken_over_lines_are_quoted_on_one() -> None:
    raw = "The Tehrik-i-\n Taliban\u00a0said\r\nin \ue000 Kabul that\u200b it was not there, ever."
    draft = quoted(raw, raw[4:-7])
    assert draft.quote == "Tehrik-i-Taliban said in Kabul that it was not there"
    assert draft.modality == "negated"
    assert Passages(raw, "blocks").anchor(claim_like(draft)).state == "exact"


def claim_like(draft: Draft) -> object:
    filled = replace(draft, statement="…", kind="fact", about=("x",), topics=("x",))
    return claim_of(Atlas(None, {}, {}), filled)


def test_a_quotation_that_stands_twice_gets_the_fewest_words_that_tell_it() -> None:
    raw = (
        "In spring the river rose by two metres in a night.\n\n"
        "In autumn the river rose by two metres in a night.\n\n"
        "In spring the river rose by two metres in a day."
    )
    words = "the river rose by two metres"
    assert (quoted(raw, words).prefix, quoted(raw, words).suffix) == ("spring", "in a night.")
    assert (quoted(raw, words, 1).prefix, quoted(raw, words, 1).suffix) == ("autumn", "")
    assert (quoted(raw, words, 2).prefix, quoted(raw, words, 2).suffix) == ("", "in a day.")
    assert [quoted(raw, words, nth).paragraph for nth in range(3)] == [1, 2, 3]


def test_a_short_quotation_gets_as_many_words_beside_it_as_it_lacks() -> None:
    draft = quoted(BRIEF, "was proposed in 2021")
    assert (draft.quote, draft.prefix) == ("was proposed in 2021", "year and")
    begins = quoted(BRIEF, "River Diplomacy in")
    assert (begins.prefix, begins.suffix) == ("", "2025 Introduction The")


def test_a_hedge_beside_the_words_is_held_by_prefix_or_suffix() -> None:
    raw = (
        "The canal was, reportedly, closed by decree in the winter of that year. It may open again."
    )
    draft = quoted(raw, "closed by decree in the winter of that year")
    assert (draft.hedge, draft.modality, draft.prefix) == ("reportedly", "alleged", "reportedly,")
    raw = "Trade will grow in the coming years, if peace holds. Then it ends."
    draft = quoted(raw, "Trade will grow in the coming years")
    assert (draft.hedge, draft.modality, draft.suffix) == ("if", "conditional", ", if")
    draft = quoted(BRIEF, "Funding has reportedly not been secured")
    assert (draft.hedge, draft.modality, draft.prefix) == ("reportedly", "alleged", "")


def test_a_hedge_of_another_sentence_or_far_away_is_not_taken() -> None:
    raw = "Nobody may enter. The canal was closed by decree in the winter. If so, it stays."
    assert quoted(raw, "The canal was closed by decree in the winter").hedge == ""
    far = (
        "It may be, as the oldest of all the keepers told us, that the canal was closed by decree."
    )
    assert quoted(far, "that the canal was closed by decree").modality == "asserted"


def test_a_document_that_lost_its_paragraphs_gives_none() -> None:
    assert quoted(PAPER, "Southland has considerable leverage", paragraphs="lost").paragraph is None
    assert quoted(PAPER, "Southland has considerable leverage", paragraphs="lines").paragraph == 7


@pytest.mark.parametrize("span", [(3, 3), (0, 2), (500, 600), (-5, 0)])
def test_a_selection_without_a_word_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(AtlasError) as told:
        quoting(Passages(" \n, a text", "blocks"), source(), *span)
    assert str(told.value) == "there is no word to quote there"


def test_a_document_that_repeats_itself_without_end_still_ends_in_a_draft() -> None:
    raw = "the river rose by night " * 200
    draft = quoted(raw, "river rose by night the river rose", 100)
    assert draft.quote == "river rose by night the river rose"
    assert draft.prefix


# Against the documents


def test_a_draft_from_a_document_is_sound_against_it(
    atlas: Atlas, found: dict[str, Attached]
) -> None:
    document = found["institute-2025"]
    at = BRIEF.index("nobody in the south")
    draft = replace(
        quoting(document.passages, document.source, at, at + 40, "Introduction"),
        statement="Nobody in the south objected.",
        kind="fact",
        about=("XSO",),
        topics=("diplomacy",),
    )
    assert draft.quote == "nobody in the south objected in public."
    assert flaws_against(atlas, draft, found) == []


@pytest.mark.skipif(not SHARED.is_dir(), reason=f"the documents are not at {SHARED}")
def test_the_quotations_of_the_shipped_base_can_all_be_captured_again() -> None:
    atlas = load(shipped_base()).atlas
    found = attach(atlas, SHARED)
    for number, claim in enumerate(atlas.all(Claim)):
        document = found[claim.source]
        passages = document.passages
        start, end = passages.raw_span(passages.anchor(claim))
        draft = quoting(passages, document.source, start, end, claim.section)
        filled = replace(
            draft, statement="…", kind=claim.kind, about=claim.about, topics=claim.topics
        )
        again = passages.anchor(claim_of(atlas, filled))
        assert (again.state, passages.raw_span(again)) == ("exact", (start, end)), claim.id
        assert draft.paragraph == claim.paragraph
        if number % 40 == 0:
            assert flaws_against(atlas, filled, found) == []


CASES = {
    "elsewhere": {"quote": "Southland has considerable leverage over the upper river"},
    "roughly": {"quote": "Northland opened its embassy in the southern capitol"},
    "ambiguous": {"quote": "the"},
    "paragraph": {"paragraph": 4},
    "heading": {"section": "Nowhere"},
    "nothing": {"quote": "words that stand in no document at all", "paragraph": 40},
}


@pytest.mark.parametrize("case", CASES)
def test_a_draft_is_told_what_check_tells_with_the_documents(tmp_path: Path, case: str) -> None:
    folder = write_base(tmp_path / "base", COMPLETE)
    atlas = load(folder).atlas
    found = attach(atlas, write_documents(tmp_path / "documents"))
    draft = replace(
        Draft(
            id="institute-again",
            source="institute-2025",
            statement="Northland reopened its embassy.",
            quote="Northland reopened its embassy in the southern capital",
            paragraph=3,
            kind="event",
            about=("XNO",),
            topics=("diplomacy",),
        ),
        **CASES[case],  # type: ignore[arg-type]
    )
    told = [flaw.problem for flaw in flaws_against(atlas, draft, found)]
    assert told
    add(overlay_home(folder), claim_of(atlas, draft))
    joined = load(folder, overlay=overlay_files(folder)).atlas
    wanted = [
        each for each in [*check(joined), *verify(joined, found)] if each.fact == "institute-again"
    ]
    assert [(each.rule, each.severity, each.message, each.hint) for each in told] == [
        (each.rule, each.severity, each.message, each.hint) for each in wanted
    ]


def test_a_draft_without_its_quotation_is_not_looked_for(
    atlas: Atlas, found: dict[str, Attached]
) -> None:
    told = flaws_against(atlas, Draft(source="institute-2025"), found)
    assert {flaw.problem.rule for flaw in told} == {"malformed-record", "place-given"}


@given(st.integers(0, len(BRIEF)), st.integers(3, 160))
def test_any_selection_becomes_a_quotation_that_stands_where_it_was_made(
    start: int, length: int
) -> None:
    passages = Passages(BRIEF, "blocks")
    if not BRIEF[start : start + length].strip(" \n,;:"):
        return
    draft = quoting(passages, source(), start, start + length)
    anchor = passages.anchor(claim_like(draft))  # type: ignore[arg-type]
    assert anchor.state == "exact"
    low, high = passages.raw_span(anchor)
    assert one_line(BRIEF[low:high]) == draft.quote
    assert not set(range(low, high)).isdisjoint(range(start, start + length))
    assert draft.paragraph == passages.paragraph(anchor)
