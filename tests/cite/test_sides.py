"""Both sides of a conflict as a paragraph, and what they say in order of time."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysed import base as made
from analysed import claim, conflict, series, source
from atlas_tui.cite.sequence import letter, sequence, when
from atlas_tui.cite.sides import paragraph
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Conflict, ConflictKind, Event


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def told(atlas: Atlas, fact_id: str) -> str:
    found = atlas.get(fact_id, Conflict)
    assert found
    return paragraph(atlas, found)


def test_a_paragraph_has_every_side_with_its_quotations_and_citations(atlas: Atlas) -> None:
    assert told(atlas, "trade-in-2021") == (
        "How large was the trade in 2021? Two documents give two answers."
        " (A) 55 million: “Trade rose to 55 million dollars in 2021” (Khan and Lee, “Water and"
        " Trust”, 2023, para. 4, citing Berg & Stone, 2020)."
        " (B) 60 million: “Trade reached 60 million dollars in 2021” (“River Diplomacy in 2025”,"
        " Institute of Neighbours, 24 June 2025, “Trade and Outlook”, para. 7)."
        " Neither document says what it counts. The question is open."
    )


def test_a_garbled_sentence_keeps_its_sic(atlas: Atlas) -> None:
    assert told(atlas, "treaty-garbled") == (
        "What does “recieved” stand for? Words that cannot be read as they stand, from one"
        " document. as it stands: “the treaty was recieved with joy in both capitals” [sic]"
        " (The envoy, in Khan and Lee, “Water and Trust”, 2023, para. 6). A slip of the pen."
        " The slip is plain from the document."
    )


@pytest.mark.parametrize(
    ("kind", "lead"),
    [
        ("value", "One document gives two answers."),
        ("arithmetic", "Numbers that do not add up, from one document."),
        (
            "reference",
            "A citation that leads nowhere, or none where one is due, from one document.",
        ),
    ],
)
def test_a_document_against_itself_is_told_as_one(kind: ConflictKind, lead: str) -> None:
    clash = conflict(kind, ("one", "a"), ("two", "b"))
    assert paragraph(made(claim("a"), claim("b"), clash), clash).startswith(f"Which is it? {lead} ")


def test_caveats_are_kept_and_only_other_disputes_are_named() -> None:
    hedged = claim("a", quote="perhaps a", modality="hedged", hedge="perhaps")
    first = conflict("value", ("one", "a"), ("two", "b"), fact_id="first")
    second = conflict("value", ("one", "a"), ("three", "b"), fact_id="second")
    said = paragraph(made(hedged, claim("b"), first, second), first)
    assert "[hedged: “perhaps”; also disputed: see second]" in said
    alone = paragraph(made(hedged, claim("b"), first), first)
    assert "[hedged: “perhaps”]" in alone
    assert "disputed" not in alone


def test_one_quotation_of_several_claims_is_quoted_once() -> None:
    clash = conflict("value", ("one", "a", "b"), ("two", "c"))
    alike = [claim("a", quote="the same words"), claim("b", quote="the same words")]
    assert paragraph(made(*alike, claim("c"), clash), clash).count("the same words") == 1


def test_our_arithmetic_is_set_apart() -> None:
    shares = series("shares", "%", ("2024", "A", 60, "a"), ("2024", "B", 20, "b"))
    clash = conflict("arithmetic", ("shares", "a", "b"))
    said = paragraph(made(claim("a"), claim("b"), shares, clash), clash)
    assert "They do not agree. [Reckoned: 60 + 20 = 80%, 20 short of 100%.] The" in said


def test_a_side_without_any_claim_in_the_base_says_so() -> None:
    clash = conflict("value", ("one", "a"), ("two", "gone"))
    said = paragraph(made(claim("a"), clash), clash)
    assert "(B) two: no claim of it is in this base." in said


def test_claims_stand_in_order_of_their_dates_the_undated_last() -> None:
    event = Event(
        id="flood", title="Flood", date="2020-05", actors=("XNO",), type="AGREE", claims=("d",)
    )
    clash = conflict("time", ("late", "a", "b"), ("early", "c", "d"))
    facts = [
        claim("a", date="2021-08"),
        claim("b", date_text="for over a year"),
        claim("c", "other", date="2019"),
        claim("d"),
    ]
    found = sequence(made(source("other"), *facts, event, clash), clash)
    assert [(each.claim, when(each), letter(each.side), each.by) for each in found] == [
        ("c", "2019", "B", ""),
        ("d", "May 2020", "B", "flood"),
        ("a", "August 2021", "A", ""),
        ("b", "“for over a year”", "A", ""),
    ]
    assert when(sequence(made(claim("e")), conflict("time", ("one", "e")))[0]) == "no date stated"


def test_sides_beyond_the_alphabet_are_numbered() -> None:
    assert [letter(at) for at in (0, 25, 26)] == ["A", "Z", "27"]
