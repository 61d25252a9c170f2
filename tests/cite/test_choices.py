"""What a reader may copy of a claim, beside the whole excerpt."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite.choices import CHOICES
from atlas_tui.cite.styles import excerpts
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Fact


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


@pytest.fixture
def chosen(atlas: Atlas) -> list[Fact]:
    return [atlas.by_id["2025-03-embassy"], atlas.by_id["khan-treaty"]]


def test_each_choice_has_a_letter_of_its_own() -> None:
    assert "".join(choice.letter for choice in CHOICES.values()) == "qcbmtrzjl"


def test_a_quotation_alone_keeps_its_sic(atlas: Atlas, chosen: list[Fact]) -> None:
    assert CHOICES["quotation"].text(atlas, chosen, "apa") == (
        "“Northland reopened its embassy in the southern capital”\n"
        "“Officials called the step ‘a first handshake across the river’”\n"
        "“the treaty was recieved with joy in both capitals” [sic]"
    )


def test_a_citation_alone_is_that_of_the_readers_style(atlas: Atlas, chosen: list[Fact]) -> None:
    assert CHOICES["citation"].text(atlas, chosen, "apa") == (
        "(Institute of Neighbours, 2025, Introduction section, para. 3)\n"
        "(Officials, as cited in Institute of Neighbours, 2025, Introduction section, para. 3)\n"
        "(The envoy, as cited in Khan & Lee, 2023, para. 6)"
    )


@pytest.mark.parametrize("style", ["plain", "apa"])
def test_both_are_the_excerpt(atlas: Atlas, chosen: list[Fact], style: str) -> None:
    assert CHOICES["both"].text(atlas, chosen, style) == excerpts(atlas, chosen, style)


@pytest.mark.parametrize("name", ["markdown", "bibtex", "ris", "csl-json"])
def test_a_format_is_the_same_whatever_the_readers_style(
    atlas: Atlas, chosen: list[Fact], name: str
) -> None:
    assert CHOICES[name].text(atlas, chosen, "apa") == excerpts(atlas, chosen, name)


def test_json_has_the_claims_whole(atlas: Atlas, chosen: list[Fact]) -> None:
    told = json.loads(CHOICES["json"].text(atlas, chosen, "plain"))
    assert [each["id"] for each in told] == [
        "institute-embassy",
        "institute-handshake",
        "khan-treaty",
    ]
    assert told[2]["quote"] == "the treaty was recieved with joy in both capitals"
    assert told[2]["citation"].startswith("The envoy, in Khan and Lee")


def test_a_link_is_the_command_that_opens_the_thing(atlas: Atlas, chosen: list[Fact]) -> None:
    assert CHOICES["link"].text(atlas, chosen, "plain") == (
        "atlas open 2025-03-embassy\natlas open khan-treaty"
    )
