"""Disagreements that no conflict records are offered, and only those."""

from typing import Any

import pytest

from analysed import base, claim, conflict, series, source
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.candidates import Candidate, candidates
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Conflict, Project, Reading, Relation, Side, Stage, Status, Trend


def read(*readings: tuple[Trend, str, str]) -> Relation:
    """A relation with readings as (trend, date, claim)."""
    return Relation(
        id="XNO-XSO",
        actors=("XNO", "XSO"),
        name="Northland – Southland",
        reading=tuple(
            Reading(trend=trend, date=date, claim=claim_id) for trend, date, claim_id in readings
        ),
    )


def built(*statuses: tuple[Stage, str, str]) -> Project:
    """A project with statuses as (stage, as of, claim)."""
    return Project(
        id="canal",
        name="Canal",
        sector="water",
        actors=(),
        status=tuple(
            Status(stage=stage, as_of=as_of, claim=claim_id) for stage, as_of, claim_id in statuses
        ),
    )


def test_other_values_at_one_place_of_a_series_are_offered() -> None:
    trade = series("trade", "USD", ("2021", "north", 55, "a"), ("2021", "north", 60, "b"))
    assert candidates(base(claim("a"), claim("b"), trade)) == [
        Candidate(
            kind="value",
            fact="trade",
            question="Series trade: what is the value at 2021 north?",
            sides=(Side(label="55", claims=("a",)), Side(label="60", claims=("b",))),
            why="other values at one place of a series (USD)",
        )
    ]


def test_values_that_a_conflict_holds_against_each_other_are_not_offered() -> None:
    trade = series("trade", "USD", ("2021", "", 55, "a"), ("2021", "", 60, "b"))
    recorded = conflict("value", ("55", "a"), ("60", "b"))
    assert candidates(base(claim("a"), claim("b"), trade, recorded)) == []


def test_of_three_values_those_that_no_conflict_holds_are_offered() -> None:
    points = [("2021", "", 55.0, "a"), ("2021", "", 60.0, "b"), ("2021", "", 70.0, "c")]
    recorded = conflict("value", ("55", "a"), ("60", "b"))
    atlas = base(*map(claim, "abc"), series("trade", "USD", *points), recorded)
    (found,) = candidates(atlas)
    assert found.claims == ("a", "b", "c")


def test_equal_values_and_other_places_are_no_disagreement() -> None:
    points = [("2021", "", 55.0, "a"), ("2021", "", 55.0, "b"), ("2022", "", 60.0, "c")]
    assert candidates(base(*map(claim, "abc"), series("trade", "USD", *points))) == []


def test_opposite_readings_within_a_year_are_offered() -> None:
    relation = read(("worsening", "2021-11", "a"), ("improving", "2022-10", "b"))
    (found,) = candidates(base(claim("a"), claim("b"), relation))
    assert (found.kind, found.fact) == ("direction", "XNO-XSO")
    assert found.question == "Northland – Southland: worsening or improving?"
    assert found.why == (
        "opposite readings, and no date sets them more than a year apart:"
        " worsening by letter (November 2021); improving by letter (October 2022)"
    )


@pytest.mark.parametrize(
    "readings",
    [
        [("worsening", "2020", "a"), ("improving", "2022-02", "b")],
        [("worsening", "2021", "a"), ("unchanging", "2021", "b")],
        [("worsening", "2021", "a"), ("worsening", "2021", "b")],
    ],
)
def test_readings_that_can_both_hold_are_not_offered(readings: list[Any]) -> None:
    assert candidates(base(claim("a"), claim("b"), read(*readings))) == []


def test_a_reading_without_date_is_as_old_as_its_claim_or_its_document() -> None:
    relation = read(("worsening", "", "a"), ("improving", "", "b"))
    old = source("old", issued="2019-05")
    dated = claim("b", date="2021")
    assert candidates(base(old, claim("a", "old"), dated, relation)) == []
    (found,) = candidates(base(old, claim("a", "old"), claim("b"), relation))
    assert found.why.endswith(
        "worsening by old (in a text of May 2019); improving by letter (no date)"
    )


def test_readings_of_two_sources_are_covered_by_a_conflict_of_any_of_their_claims() -> None:
    relation = read(("worsening", "", "a"), ("worsening", "", "b"), ("improving", "", "c"))
    held = conflict("direction", ("worse", "a"), ("better", "c"))
    other = source("other")
    atlas = base(other, claim("a"), claim("b"), claim("c", "other"), relation, held)
    assert candidates(atlas) == []


def test_stages_that_differ_between_sources_are_offered_with_their_dates() -> None:
    project = built(("proposed", "2021", "a"), ("construction", "", "b"))
    (found,) = candidates(base(source("other"), claim("a"), claim("b", "other"), project))
    assert found.why == (
        "different stages by different sources (proposed: as of 2021; construction: no date)"
    )
    assert [side.label for side in found.sides] == ["proposed", "construction"]


def test_stages_of_one_source_and_stages_not_stated_are_not_offered() -> None:
    project = built(("proposed", "", "a"), ("construction", "", "b"), ("not-stated", "", "c"))
    assert (
        candidates(base(source("other"), claim("a"), claim("b"), claim("c", "other"), project))
        == []
    )


def test_no_conflict_of_the_shipped_base_holds_the_sides_of_a_candidate() -> None:
    atlas = load(shipped_base()).atlas
    held = [{each for side in fact.sides for each in side.claims} for fact in atlas.all(Conflict)]
    for found in candidates(atlas):
        assert set(found.claims) <= set(atlas.by_id)
        one, other = (set(side.claims) for side in found.sides)
        assert not any(one & claims and other & claims for claims in held)
