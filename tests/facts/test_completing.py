"""What a reader may mean by the beginning of a name."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.completing import ABOUT, TOPICS, Completion, completions
from atlas_tui.facts.load import load

Base = Callable[..., Path]


@pytest.fixture
def atlas(base: Base) -> Atlas:
    return load(base()).atlas


def ids(found: list[Completion]) -> list[str]:
    return [each.id for each in found]


def test_a_name_is_completed_and_leads_to_its_id(atlas: Atlas) -> None:
    assert completions(atlas, "northl") == [Completion("XNO", "Northland", "Northland")]
    assert completions(atlas, "THE SOU") == [Completion("XSO", "Southland", "the south")]
    assert completions(atlas, "xs") == [Completion("XSO", "Southland", "XSO")]


def test_beginnings_of_names_come_before_beginnings_of_words_within_them(atlas: Atlas) -> None:
    assert ids(completions(atlas, "great")) == ["great-canal"]
    assert ids(completions(atlas, "the ")) == ["XSO", "XNO", "great-canal"]
    assert ids(completions(atlas, "guard")) == ["river-guard"]
    assert ids(completions(atlas, "canal")) == ["great-canal"]


def test_for_nothing_typed_come_those_that_most_claims_name(atlas: Atlas) -> None:
    assert ids(completions(atlas, "")) == ["XSO", "XNO", "great-canal", "river-guard"]
    assert ids(completions(atlas, "", most=1)) == ["XSO"]
    assert ids(completions(atlas, "", TOPICS)) == ["water", "diplomacy", "trade"]


def test_a_misspelling_is_met_only_where_nothing_begins_so(atlas: Atlas) -> None:
    assert ids(completions(atlas, "nrothland")) == ["XNO", "XSO"]
    assert ids(completions(atlas, "nortlan")) == ["XNO"]
    assert completions(atlas, "quux") == []
    assert completions(atlas, "zz") == []


def test_topics_are_completed_apart_from_actors_and_projects(atlas: Atlas) -> None:
    assert ids(completions(atlas, "wat", TOPICS)) == ["water"]
    assert completions(atlas, "wat", ABOUT) == []
