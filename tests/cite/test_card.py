"""The card of every kind of fact."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite import plain
from atlas_tui.cite.badges import badges
from atlas_tui.cite.card import CARDS, Row, card, readings
from atlas_tui.cite.card.row import SAMPLE
from atlas_tui.facts.atlas import RESTS, Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Claim, Relation
from bases import COMPLETE, write_base

BRIEF = "“River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025"
PAPER = "Khan and Lee, “Water and Trust”, 2023"


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def lines(atlas: Atlas, fact_id: str) -> list[str]:
    return [f"{row.role}: {row.text}" for row in card(atlas, atlas.by_id[fact_id])]


WHOLE = {
    "khan-attack": [
        "title: The River Guard attacked the pumping station on 3 May 2021.",
        "badge: 2 origins",
        "quote: “The River Guard attacked the pumping station on 3 May 2021”",
        f"citation: {PAPER}, para. 8",
        "text: event · voice own · asserted · 3 May 2021",
        "text: About: River Guard, Great Canal",
        "text: Topics: Water",
        "text: Source: journal article; reliability F",
        "text: Said alike: 2 origins / 2 claims",
        "heading: What rests on it",
        "text: The River Guard attacks the pumping station [event]",
    ],
    "khan-treaty": [
        "title: The envoy said that the treaty was received with joy in both capitals.",
        "badge: conflict · [sic] · undated",
        "quote: “the treaty was recieved with joy in both capitals” [sic]",
        f"citation: The envoy, in {PAPER}, para. 6",
        "text: Says who: Khan and Lee 2023: The envoy",
        "text: event · voice reported · asserted",
        "text: About: Northland, Southland",
        "text: Topics: Diplomacy",
        "text: Source: journal article; reliability F",
        "note: “recieved” stands so in the document.",
        "heading: What rests on it",
        "text: A treaty is received in both capitals [event]",
        "heading: In conflict (1)",
        "text: What does “recieved” stand for? [garble]",
    ],
    "XNO-XSO": [
        "title: Northland – Southland",
        "heading: How sources read it",
        "text: improving, “steadily improving” · 2025",
        "quote: “Relations are steadily improving, analysts say”",
        f"citation: analysts, in {BRIEF}, “Trade and Outlook”, para. 7",
        "text: worsening · 2022",
        "quote: “fell to 40 million dollars in 2022”",
        f"citation: {PAPER}, para. 4",
        "heading: Events (3)",
        "text: 3 May 2021: The River Guard attacks the pumping station [ASSAULT]",
        "text: March 2025: Northland reopens its embassy [COOPERATE]",
        "text: undated: A treaty is received in both capitals [AGREE]",
    ],
    "2021-05-03-station": [
        "title: The River Guard attacks the pumping station",
        "badge: 3 May 2021 · ASSAULT, material conflict",
        "text: River Guard → Northland",
        "text: Contexts: military",
        "heading: 2 origins / 2 claims",
        "text: The River Guard attacked the pumping station on 3 May 2021.",
        "quote: “The River Guard attacked the pumping station on 3 May 2021”",
        f"citation: {PAPER}, para. 8",
        "text: The River Guard attacked the pumping station in May 2021.",
        "quote: “The pumping station was attacked by the River Guard in May 2021”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
    ],
    "great-canal": [
        "title: Great Canal",
        "text: water · also the canal",
        "text: Participants stated: Northland, Southland",
        "text: Must cross: Southland",
        "heading: Status, by source",
        "text: proposed · as of 2021 · risks: funding-gap",
        "quote: “was proposed in 2021”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
        "text: construction · as of 2022",
        "quote: “Construction of the Great Canal began in late 2022”",
        f"citation: {PAPER}, para. 5",
        "heading: Figures",
        "text: planned volume a year: 1.5 billion cubic metres",
        "quote: “would carry 1.5 billion cubic metres of water a year”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
        "heading: Obstacle",
        "text: Funding is reportedly not secured.",
        "quote: “Funding has reportedly not been secured”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
        "heading: On the map (schematic: what is linked, not the course)",
        "text: Southland – Pumping station",
        "quote: “The pumping station was attacked by the River Guard in May 2021”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
    ],
    "station": [
        "title: Pumping station",
        "text: 12.5° N, 45.25° W · the site itself · Northland",
        "text: Position from: invented, to 0.01 degrees",
        "text: Also: the station",
        "text: Linked by: Great Canal",
        "heading: Named in 1 origin / 1 claim",
        "text: The River Guard attacked the pumping station in May 2021.",
        "quote: “The pumping station was attacked by the River Guard in May 2021”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
    ],
    "river-trade": [
        "title: Trade between Northland and Southland (USD million)",
        "text: Both directions together.",
        "text: 2021: 55 (observed)",
        "quote: “Trade rose to 55 million dollars in 2021”",
        f"citation: {PAPER}, para. 4, citing Berg & Stone, 2020",
        "text: 2021: 60 (observed)",
        "quote: “Trade reached 60 million dollars in 2021”",
        f"citation: {BRIEF}, “Trade and Outlook”, para. 7",
        "text: 2022: 40 (observed)",
        "quote: “fell to 40 million dollars in 2022”",
        f"citation: {PAPER}, para. 4",
        "heading: In conflict (1)",
        "text: How large was the trade in 2021? [value]",
    ],
    "leverage-XSO": [
        "title: Leverage over the upper river, Southland: considerable",
        "text: rank 3 in its dimension, 1 lowest",
        "quote: “Southland has considerable leverage over the upper river”",
        f"citation: {PAPER}, para. 7",
    ],
    "engagement": [
        "title: Engagement with Southland",
        "heading: contacts",
        "heading: envoy",
        "heading: embassy",
        "text: Northland · March 2025",
        "quote: “Northland reopened its embassy in the southern capital”",
        f"citation: {BRIEF}, “Introduction”, para. 3",
    ],
    "trade-in-2021": [
        "title: How large was the trade in 2021?",
        "badge: value · open",
        "note: Neither document says what it counts.",
        "heading: 55 million (1 origin / 1 claim)",
        "quote: “Trade rose to 55 million dollars in 2021”",
        f"citation: {PAPER}, para. 4, citing Berg & Stone, 2020",
        "heading: 60 million (1 origin / 1 claim)",
        "quote: “Trade reached 60 million dollars in 2021”",
        f"citation: {BRIEF}, “Trade and Outlook”, para. 7",
    ],
    "khan-lee:berg-stone-2020": [
        "title: Rivers and Markets",
        "text: Berg & Stone, 2020, in the bibliography of Water and Trust",
        "heading: Cited by 1 claim",
        "text: Trade between Northland and Southland rose to 55 million dollars in 2021.",
        "quote: “Trade rose to 55 million dollars in 2021”",
        f"citation: {PAPER}, para. 4, citing Berg & Stone, 2020",
    ],
    "XSO": [
        "title: Southland (XSO)",
        "text: state",
        "text: Also: the south",
        "heading: Assessed",
        "text: Leverage over the upper river: considerable",
        "quote: “Southland has considerable leverage over the upper river”",
        f"citation: {PAPER}, para. 7",
        "heading: Relations (1)",
        "text: Northland – Southland: improving, “steadily improving” (IN 2025),"
        " worsening (Khan and Lee 2023)",
        "heading: 2 origins / 11 claims",
        "text: Northland reopened its embassy in Southland in March 2025.",
        "quote: “Northland reopened its embassy in the southern capital”",
        f"citation: {BRIEF}, “Introduction”, para. 3",
        "text: Officials called the reopening of the embassy a first handshake.",
        "quote: “Officials called the step ‘a first handshake across the river’”",
        f"citation: Officials, in {BRIEF}, “Introduction”, para. 3",
        "text: The River Guard attacked the pumping station in May 2021.",
        "quote: “The pumping station was attacked by the River Guard in May 2021”",
        f"citation: {BRIEF}, “The Great Canal”, para. 5",
        "note: 8 more among the claims; Enter makes this the scope",
    ],
    "institute-2025": [
        "title: River Diplomacy in 2025",
        f"text: {BRIEF}",
        "text: policy brief · 199 words · origin institute-2025",
        "badge: reliability C: names no sources",
        "note: no page numbers",
        "heading: 8 claims",
    ],
    "water": ["title: Water", "heading: 2 origins / 7 claims"],
}
"""The whole card of a thing, or its first rows where many claims follow."""


@pytest.mark.parametrize("fact_id", WHOLE)
def test_a_card_says_the_thing_whole_with_its_quotations(atlas: Atlas, fact_id: str) -> None:
    told = lines(atlas, fact_id)
    if fact_id in ("institute-2025", "water"):
        assert len(told) > len(WHOLE[fact_id])
        told = told[: len(WHOLE[fact_id])]
    assert told == WHOLE[fact_id]


def test_every_kind_of_fact_has_a_card() -> None:
    assert set(CARDS) == set(KINDS.values())


def test_every_kind_of_card_has_a_test(atlas: Atlas) -> None:
    assert {type(atlas.by_id[fact_id]) for fact_id in WHOLE} == set(KINDS.values())


def test_every_card_has_one_title_and_comes_to_its_quotations(atlas: Atlas) -> None:
    for fact in atlas.by_id.values():
        rows = card(atlas, fact)
        assert [row.role for row in rows].count("title") == 1
        assert rows[0].role == "title"
        quoted = {row.link for row in rows if row.role == "quote"}
        assert quoted <= {each.id for each in atlas.all(Claim)}
        if type(fact) in RESTS:
            assert quoted == {each.id for each in atlas.claims_of(fact)}


def test_every_quotation_is_followed_by_its_citation(atlas: Atlas) -> None:
    for fact in atlas.by_id.values():
        rows = card(atlas, fact)
        for row, after in zip(rows, [*rows[1:], Row("note", "")], strict=True):
            if row.role == "quote":
                claim = atlas.get(row.link, Claim)
                assert claim
                assert after == Row("citation", plain.citation(atlas, claim), claim.id)


def test_every_link_of_a_card_leads_to_a_fact(atlas: Atlas) -> None:
    links = {row.link for fact in atlas.by_id.values() for row in card(atlas, fact) if row.link}
    assert links <= set(atlas.by_id)


def test_a_thing_with_few_claims_names_no_more(atlas: Atlas) -> None:
    rows = card(atlas, atlas.by_id["river-guard"])
    assert len([row for row in rows if row.role == "quote"]) < SAMPLE
    assert not any("more among the claims" in row.text for row in rows)


def test_a_movement_names_whom_it_belongs_to(atlas: Atlas) -> None:
    assert lines(atlas, "river-guard")[:2] == ["title: River Guard", "text: movement, of Southland"]


def test_a_claim_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    text = COMPLETE.replace('claim = "khan-leverage"', 'claim = "gone"')
    atlas = load(write_base(tmp_path, text)).atlas
    assert lines(atlas, "leverage-XSO")[-1] == "note: claim gone is not in this base"


def test_actors_that_are_not_there_are_shown_by_their_ids(tmp_path: Path) -> None:
    text = COMPLETE.replace('recipients = ["XSO"]', 'recipients = ["XWE"]')
    atlas = load(write_base(tmp_path, text)).atlas
    assert "text: Northland → XWE" in lines(atlas, "2025-03-embassy")


def test_factors_of_one_kind_stand_together(tmp_path: Path) -> None:
    factor = '\n  [[project.factor]]\n  kind = "{}"\n  text = "{}"\n  claim = "khan-leverage"\n'
    more = factor.format("enabler", "One.") + factor.format("obstacle", "Two.")
    text = COMPLETE.replace("\n  [[project.route]]", f"{more}\n  [[project.route]]")
    told = lines(load(write_base(tmp_path, text)).atlas, "great-canal")
    shown = [each for each in told if each.startswith("heading") or each.endswith(".")]
    assert shown[-6:-1] == [
        "heading: Obstacle",
        "text: Funding is reportedly not secured.",
        "text: Two.",
        "heading: Enabler",
        "text: One.",
    ]


def test_a_relation_without_reading_or_event_says_so(tmp_path: Path) -> None:
    more = (
        '\n[[relation]]\nid = "XSO-river-guard"\nactors = ["XSO", "river-guard"]\nname = "Inside"\n'
    )
    text = COMPLETE.replace("\n[[series]]", f"{more}\n[[series]]")
    atlas = load(write_base(tmp_path, text)).atlas
    assert "In conflict" not in " ".join(lines(atlas, "XSO-river-guard"))
    relation = atlas.get("XSO-river-guard", Relation)
    assert relation
    assert readings(atlas, relation) == "no reading"
    alone = Atlas(None, {"r": Relation(id="r", actors=("a", "b"), name="A – B")}, {})
    assert lines(alone, "r") == [
        "title: A – B",
        "note: no reading and no event between them in this base",
    ]


@pytest.mark.parametrize(
    ("fact_id", "shown"),
    [
        ("khan-leverage", []),
        ("khan-attack", ["2 origins"]),
        ("khan-trade-2021", ["conflict"]),
        ("khan-treaty", ["conflict", "[sic]", "undated"]),
        ("institute-handshake", ["loaded"]),
        ("institute-canal-funding", ["hedged"]),
    ],
)
def test_a_claim_wears_what_a_reader_must_see(atlas: Atlas, fact_id: str, shown: list[str]) -> None:
    claim = atlas.get(fact_id, Claim)
    assert claim
    assert badges(atlas, claim) == shown


def test_a_base_with_wrong_dates_still_has_all_cards(tmp_path: Path) -> None:
    text = COMPLETE.replace('date = "2025-03"', 'date = "2025-13"').replace('"2021"', '"2021-00"')
    atlas = load(write_base(tmp_path, text)).atlas
    for fact in atlas.by_id.values():
        assert card(atlas, fact)
