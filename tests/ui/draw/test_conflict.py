"""A conflict on the screen: sides next to each other, the order of time, the sum."""

from collections.abc import Callable
from pathlib import Path

import pytest

from analysed import base as made
from analysed import claim, conflict, series, source
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.candidates import candidates
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Conflict
from atlas_tui.ui.draw.conflict import Disagreement, Offer, candidate_row, row
from atlas_tui.ui.draw.sequence import Sequence
from atlas_tui.ui.draw.sides import Sides, columns
from atlas_tui.ui.draw.sums import Sum
from drawing import links, rows


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def drawn(atlas: Atlas, fact_id: str, width: int) -> list[str]:
    found = atlas.get(fact_id, Conflict)
    assert found
    return rows(Disagreement(atlas, found), width)


def test_two_sides_stand_next_to_each_other(atlas: Atlas) -> None:
    assert drawn(atlas, "trade-in-2021", 80) == [
        "How large was the trade in 2021?",
        "value · ◌ open",
        "",
        "Neither document says what it counts.",
        "",
        "A  55 million                           │ B  60 million",
        "1 origin / 1 claim                      │ 1 origin / 1 claim",
        "                                        │",
        "“Trade rose to 55 million dollars in    │ “Trade reached 60 million dollars in",
        "2021”                                   │ 2021”",
        "Khan and Lee 2023, para. 4              │ IN 2025, “Trade and Outlook”, para. 7",
        "2021 · citing Berg & Stone, 2020        │ 2021",
    ]


def test_sides_are_stacked_where_it_is_narrow(atlas: Atlas) -> None:
    assert drawn(atlas, "trade-in-2021", 60)[5:] == [
        "A  55 million",
        "1 origin / 1 claim",
        "",
        "“Trade rose to 55 million dollars in 2021”",
        "Khan and Lee 2023, para. 4",
        "2021 · citing Berg & Stone, 2020",
        "",
        "B  60 million",
        "1 origin / 1 claim",
        "",
        "“Trade reached 60 million dollars in 2021”",
        "IN 2025, “Trade and Outlook”, para. 7",
        "2021",
    ]


def test_a_garbled_quotation_keeps_its_sic_and_its_speaker(atlas: Atlas) -> None:
    assert drawn(atlas, "treaty-garbled", 60)[5:] == [
        "A  as it stands",
        "1 origin / 1 claim",
        "",
        "“the treaty was recieved with joy in both capitals” [sic]",
        "Khan and Lee 2023, para. 6",
        "credited to The envoy · undated",
    ]


@pytest.mark.parametrize(
    ("sides", "width", "across"),
    [
        (1, 200, 1),
        (2, 69, 1),
        (2, 70, 2),
        (3, 80, 2),
        (3, 99, 3),
        (4, 120, 2),
        (5, 120, 3),
        (5, 80, 2),
    ],
)
def test_as_many_sides_stand_beside_each_other_as_have_room(
    sides: int, width: int, across: int
) -> None:
    assert columns(sides, width) == across


def test_claims_that_rest_on_the_same_words_are_quoted_once_and_told_apart() -> None:
    clash = conflict("value", ("one", "a", "b"), ("two", "gone"))
    facts = [claim("a", quote="2024 1 2"), claim("b", quote="2024 1 2", modality="asserted")]
    assert rows(Sides(made(*facts, clash), clash), 60) == [
        "A  one",
        "1 origin / 2 claims",
        "",
        "“2024 1 2”",
        "letter, para. 1",
        "· Statement of a.",
        "· Statement of b.",
        "",
        "B  two",
        "0 origins / 0 claims",
        "claim gone is not in this base",
    ]


def test_what_must_be_known_of_a_quotation_stands_under_it() -> None:
    hedged = claim("a", modality="alleged", hedge="said to", flags=("loaded",), date="2021-08")
    clash = conflict("value", ("one", "a"))
    assert rows(Sides(made(hedged, clash), clash), 60)[-1] == (
        "August 2021 · alleged “said to” · loaded"
    )


@pytest.mark.parametrize("width", [40, 70, 100, 200, 400])
def test_every_claim_of_every_side_has_a_line_that_leads_to_it(width: int) -> None:
    names = [f"claim-{at}" for at in range(12)]
    alike = claim("claim-12", quote="claim-11")
    clash = conflict(
        "value", ("one", *names[:5]), ("two", *names[5:9]), ("three", *names[9:], "claim-12")
    )
    atlas = made(*map(claim, names), alike, clash)
    assert set(links(Sides(atlas, clash), width)) == {*names, "claim-12"}


def test_a_conflict_of_time_is_told_in_order_of_its_dates() -> None:
    clash = conflict("time", ("late", "a", "b"), ("early", "c", "d"))
    facts = [
        claim("a", date="2021-08"),
        claim("b", date_text="for a year"),
        claim("c", "other", date="2019"),
        claim("d", "other", date="2019"),
    ]
    atlas = made(source("other"), *facts, clash)
    assert rows(Sequence(atlas, clash), 50) == [
        "        2019 ● B  early",
        "             │    “c”",
        "             │    other",
        "             ● B  early",
        "             │    “d”",
        "             │    other",
        " August 2021 ● A  late",
        "             │    “a”",
        "             │    letter",
        "“for a year” ○ A  late",
        "                  “b”",
        "                  letter",
    ]
    assert rows(Sequence(atlas, clash), 24)[6:9] == [
        "  August ● A  late",
        "    2021 │    “a”",
        "         │    letter",
    ]
    assert "In order of time" in rows(Disagreement(atlas, clash), 50)
    assert links(Sequence(atlas, clash), 50) == ["c", "d", "a", "b"]


def test_an_arithmetic_conflict_shows_the_sum_that_does_not_add_up() -> None:
    shares = series("shares", "%", ("2024", "KP", 60, "a"), ("2024", "Punjab", 5, "b"))
    clash = conflict("arithmetic", ("table", "a", "b"), ("text", "c"))
    atlas = made(*map(claim, "abc"), shares, clash)
    assert rows(Sum(atlas, clash), 64) == [
        "A  60 % · KP · 2024",
        "    5 % · Punjab · 2024",
        "= 60 + 5 = 65%, 35 short of 100%",
        "Reckoned here from the recorded values; no document gives it.",
        "no number recorded for: Statement of c.",
    ]
    assert "The sum" in rows(Disagreement(atlas, clash), 60)


def test_what_cannot_be_reckoned_is_said_to_be_so() -> None:
    clash = conflict("arithmetic", ("words", "a"), ("more words", "b"))
    atlas = made(claim("a"), claim("b"), clash)
    assert rows(Sum(atlas, clash), 80)[0] == (
        "Not computable: the record keeps no numbers that can be set against each other."
    )


def test_a_row_tells_kind_sides_and_state(atlas: Atlas) -> None:
    found = atlas.all(Conflict)
    assert ["".join(text for text, _ in row(each, 76)) for each in found] == [
        "How large was the trade in 2021?                    value · 2 sides · ◌ open",
        "What does “recieved” stand for?             garble · 1 side · ⊗ source error",
    ]


def test_a_candidate_is_set_apart_from_the_records(atlas: Atlas) -> None:
    (found,) = candidates(atlas)
    assert "".join(text for text, _ in candidate_row(found, 76)) == (
        "Great Canal: how far has it come?             status · 2 sides · ? candidate"
    )
    assert rows(Offer(atlas, found), 96)[:6] == [
        "Great Canal: how far has it come?",
        "status · candidate",
        "",
        "different stages by different sources (proposed: as of 2021; construction: as of 2022)",
        "A candidate: found by form, recorded by nobody. Whether it is a conflict is yours to judge.",
        "",
    ]
    assert set(links(Offer(atlas, found), 96)) == {"great-canal", *found.claims}
