"""The plain style: what a memo takes from a claim."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas_tui.cite import plain
from atlas_tui.cite.styles import excerpts
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from bases import COMPLETE, write_base
from cite.made import claim, conflict, shelf, source

GOLDEN = {
    "institute-embassy": (
        "“Northland reopened its embassy in the southern capital” (“River Diplomacy in 2025”,"
        " Institute of Neighbours, 24 June 2025, “Introduction”, para. 3)."
    ),
    "institute-handshake": (
        "“Officials called the step ‘a first handshake across the river’” (Officials, in “River"
        " Diplomacy in 2025”, Institute of Neighbours, 24 June 2025, “Introduction”, para. 3)."
        " [loaded wording]"
    ),
    "institute-canal-volume": (
        "“would carry 1.5 billion cubic metres of water a year” (“River Diplomacy in 2025”,"
        " Institute of Neighbours, 24 June 2025, “The Great Canal”, para. 5). [projected]"
    ),
    "institute-canal-funding": (
        "“Funding has reportedly not been secured” (“River Diplomacy in 2025”, Institute of"
        " Neighbours, 24 June 2025, “The Great Canal”, para. 5). [hedged: “reportedly”]"
    ),
    "khan-trade-2021": (
        "“Trade rose to 55 million dollars in 2021” (Khan and Lee, “Water and Trust”, 2023, para. 4,"
        " citing Berg & Stone, 2020). [disputed: see trade-in-2021]"
    ),
    "khan-treaty": (
        "“the treaty was recieved with joy in both capitals” [sic] (The envoy, in Khan and Lee,"
        " “Water and Trust”, 2023, para. 6)."
    ),
}


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


@pytest.mark.parametrize("fact_id", GOLDEN)
def test_a_claim_is_cited_whole(atlas: Atlas, fact_id: str) -> None:
    claim = atlas.get(fact_id, Claim)
    assert claim
    assert plain.excerpt(atlas, claim) == GOLDEN[fact_id]


KHAN = {"family": "Khan", "given": "A."}
LEE = {"family": "Lee"}
BODY = {"literal": "Institute of Neighbours"}


@pytest.mark.parametrize(
    ("csl", "document"),
    [
        ({}, "[Policy brief], n.d."),
        ({"title": "Rivers"}, "“Rivers”, n.d."),
        ({"title": "Rivers", "issued": "2024~"}, "“Rivers”, about 2024"),
        ({"title": "The “River” Wars"}, "“The ‘River’ Wars”, n.d."),
        ({"author": [KHAN], "issued": "2024"}, "Khan, [Policy brief], 2024"),
        ({"author": [KHAN, LEE], "title": "Rivers"}, "Khan and Lee, “Rivers”, n.d."),
        ({"author": [KHAN, LEE, BODY], "title": "Rivers"}, "Khan et al., “Rivers”, n.d."),
        ({"author": [BODY], "title": "Rivers"}, "Institute of Neighbours, “Rivers”, n.d."),
        (
            {"author": [{"family": "Berg", "non-dropping-particle": "van den"}], "title": "Rivers"},
            "van den Berg, “Rivers”, n.d.",
        ),
        ({"title": "Rivers", "publisher": "Press"}, "“Rivers”, Press, n.d."),
        (
            {"title": "Rivers", "publisher": "Press", "container-title": "Neighbours"},
            "“Rivers”, Neighbours, n.d.",
        ),
    ],
)
def test_a_document_is_named_by_what_it_states_alone(csl: dict[str, Any], document: str) -> None:
    assert plain.document(source(csl)) == document


@pytest.mark.parametrize(
    ("csl", "tag"),
    [
        ({}, "brief"),
        ({"author": [KHAN, LEE], "issued": "2024-05"}, "Khan and Lee 2024"),
        ({"publisher": "Institute of Neighbours", "issued": "2025"}, "IN 2025"),
        ({"publisher": "press"}, "press n.d."),
    ],
)
def test_a_source_has_a_short_name_for_lists(csl: dict[str, Any], tag: str) -> None:
    assert plain.tag(source(csl)) == tag


@pytest.mark.parametrize("author", ["Khan", 3, [], ["Khan"], [{}], [3, KHAN]])
def test_authors_that_are_no_names_do_not_raise(author: Any) -> None:
    assert isinstance(plain.document(source({"author": author})), str)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"section": "Introduction", "paragraph": 10}, "“Introduction”, para. 10"),
        ({"section": "Introduction"}, "“Introduction”"),
        ({"paragraph": 2}, "para. 2"),
        ({"section": "Table 4"}, "Table 4"),
        ({"section": "[the opening]", "paragraph": 1}, "[the opening], para. 1"),
        ({}, ""),
    ],
)
def test_a_place_is_named_by_what_the_document_has(fields: dict[str, Any], place: str) -> None:
    assert plain.place(claim(**fields)) == place


@pytest.mark.parametrize(
    ("quote", "flags", "shown"),
    [
        ("plain words", (), "“plain words”"),
        ("he said “no”", (), "“he said ‘no’”"),
        ("over\n  two lines", (), "“over two lines”"),
        ("a wrod", ("garbled",), "“a wrod” [sic]"),
        ("a wrod", ("loaded",), "“a wrod”"),
    ],
)
def test_a_quotation_stands_on_one_line_as_the_document_has_it(
    quote: str, flags: tuple[str, ...], shown: str
) -> None:
    assert plain.quotation(claim(quote=quote, flags=flags)) == shown


def test_whom_the_document_credits_stands_first_outermost_first() -> None:
    said = claim(voice="reported", attributed_to=("Khan and Lee", "the envoy"), paragraph=1)
    assert plain.citation(shelf(said), said) == (
        "Khan and Lee: the envoy, in “Rivers”, n.d., para. 1"
    )


def test_a_citation_names_the_works_that_the_document_cites() -> None:
    said = claim(voice="cited", cites=("Berg, 2020", "Lee, 2021"), section="Table 1")
    assert plain.citation(shelf(said), said) == (
        "“Rivers”, n.d., Table 1, citing Berg, 2020; Lee, 2021"
    )


def test_a_claim_of_an_unknown_source_is_cited_by_its_id() -> None:
    said = claim(source="gone", paragraph=1)
    assert plain.citation(shelf(said), said) == "gone, para. 1"


@pytest.mark.parametrize(
    ("fields", "kind", "caveats"),
    [
        ({}, "", []),
        ({"modality": "alleged", "hedge": "claims"}, "", ["alleged: “claims”"]),
        ({"modality": "negated"}, "", ["negated"]),
        ({"modality": "projected"}, "", ["projected"]),
        ({"flags": ("loaded",)}, "", ["loaded wording"]),
        ({}, "value", ["disputed: see about-value"]),
        ({}, "garble", []),
        ({}, "reference", []),
        (
            {"modality": "hedged", "hedge": "may", "flags": ("loaded",)},
            "time",
            ["hedged: “may”", "loaded wording", "disputed: see about-time"],
        ),
    ],
)
def test_a_memo_is_told_what_it_must_not_drop(
    fields: dict[str, Any], kind: str, caveats: list[str]
) -> None:
    said = claim(**fields)
    assert plain.caveats(shelf(said, *([conflict(kind)] if kind else [])), said) == caveats


def test_several_things_are_cited_claim_by_claim_each_once(atlas: Atlas) -> None:
    things = [atlas.by_id["2025-03-embassy"], atlas.by_id["institute-embassy"]]
    assert excerpts(atlas, things, "plain") == "\n".join(
        GOLDEN[each] for each in ("institute-embassy", "institute-handshake")
    )


def test_a_base_with_wrong_csl_and_dates_can_still_be_cited(tmp_path: Path) -> None:
    text = COMPLETE.replace('issued = "2025-06-24"', 'issued = "2025-13", author = "Khan"')
    atlas = load(write_base(tmp_path, text)).atlas
    said = atlas.get("institute-embassy", Claim)
    assert said
    assert plain.citation(atlas, said) == (
        "Khan, “River Diplomacy in 2025”, Institute of Neighbours, 2025-13, “Introduction”, para. 3"
    )
