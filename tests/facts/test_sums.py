"""The arithmetic of a conflict: what adds up, what does not, and what can't be reckoned."""

from analysed import base, claim, conflict, series
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Conflict, Figure, Project
from atlas_tui.facts.sums import sums


def reckoned(atlas: Atlas, clash: Conflict) -> list[str]:
    return [each.text for each in sums(atlas, clash).reckonings]


def test_shares_of_one_side_are_added_up_and_set_against_the_whole() -> None:
    shares = series(
        "shares", "%", ("2024", "A", 60, "a"), ("2024", "B", 20, "b"), ("2024", "C", 15, "c")
    )
    clash = conflict("arithmetic", ("the shares", "a", "b", "c"))
    atlas = base(*map(claim, "abc"), shares)
    assert reckoned(atlas, clash) == ["60 + 20 + 15 = 95%, 5 short of 100%"]
    (line,) = sums(atlas, clash).reckonings
    assert line.claims == ("a", "b", "c")


def test_shares_beyond_the_whole_and_negative_terms_are_told_as_they_are() -> None:
    shares = series("shares", "%", ("2024", "A", 110, "a"), ("2024", "B", -4, "b"))
    clash = conflict("arithmetic", ("the shares", "a", "b"))
    assert reckoned(base(*map(claim, "ab"), shares), clash) == ["110 - 4 = 106%, 6 more than 100%"]


def test_a_total_among_its_parts_is_not_added_to_them() -> None:
    trade = series(
        "trade", "USD", ("2024", "out", 14, "a"), ("2024", "in", 3, "b"), ("2024", "total", 18, "c")
    )
    clash = conflict("arithmetic", ("the table", "a", "b", "c"))
    assert reckoned(base(*map(claim, "abc"), trade), clash) == [
        "14 + 3 = 17 USD, 1 short of 18 USD"
    ]


def test_sides_that_make_up_the_largest_are_told_as_parts_of_a_whole() -> None:
    incidents = series(
        "incidents",
        "incidents",
        ("2024", "total", 290, "t"),
        ("2024", "attacks", 140, "a"),
        ("2024", "raids", 80, "b"),
        ("2024", "patrols", 70, "c"),
    )
    clash = conflict(
        "arithmetic", ("in all", "t"), ("attacks and raids", "a", "b"), ("patrols", "c")
    )
    assert reckoned(base(*map(claim, "tabc"), incidents), clash) == [
        "140 + 80 = 220 incidents",
        "220 + 70 = 290 incidents, the whole as recorded",
    ]


def test_values_of_two_dates_are_a_change_from_the_earlier_in_the_plain_unit() -> None:
    text = series("text", "billion, in USD for 2022 only", ("2022", "total", 1.9, "a"))
    table = series("table", "USD million", ("2024", "total", 1750, "b"))
    clash = conflict("arithmetic", ("smaller", "b"), ("larger", "a"))
    assert reckoned(base(claim("a"), claim("b"), text, table), clash) == [
        "from 1.9 billion (2022) to 1,750 USD million (2024): -150 USD million, -7.9%"
    ]


def test_a_recorded_change_gives_the_direction_and_stands_beside_ours() -> None:
    facts = [
        claim("a"),
        claim("b"),
        claim("c"),
        series("now", "people", ("2024", "", 1_400_000, "a")),
        series("change", "%", ("2024", "", -1.4, "b")),
        series("before", "million people", ("long ago", "", 1.42, "c")),
    ]
    clash = conflict("arithmetic", ("the table", "a", "b"), ("the text", "c"))
    assert reckoned(base(*facts), clash) == [
        "from 1.42 million people (long ago) to 1,400,000 people (2024): -20,000 people, -1.4%;"
        " recorded: -1.4%"
    ]


def test_values_far_apart_are_told_as_times() -> None:
    gain = series("gain", "USD billion", ("CPEC", "", 62, "a"), ("CPEC", "", 12, "b"))
    trade = series("trade", "USD billion", ("2022", "", 1.9, "c"))
    clash = conflict("arithmetic", ("gain", "a", "b"), ("trade", "c"))
    assert reckoned(base(*map(claim, "abc"), gain, trade), clash) == [
        "62 USD billion (CPEC) is 32.6 times 1.9 USD billion (2022)",
        "12 USD billion (CPEC) is 6.32 times 1.9 USD billion (2022)",
    ]


def test_equal_values_are_no_change() -> None:
    facts = [claim("a"), claim("b"), series("one", "men", ("then", "", 5, "a"))]
    clash = conflict("arithmetic", ("one", "a"), ("two", "b"))
    assert reckoned(base(*facts, series("two", "men", ("now", "", 5, "b"))), clash) == [
        "from 5 men (then) to 5 men (now): no change"
    ]


def test_numbers_that_count_other_things_are_not_compared() -> None:
    facts = [claim("a"), claim("b"), series("one", "men", ("2020", "", 5, "a"))]
    clash = conflict("arithmetic", ("men", "a"), ("ships", "b"))
    assert reckoned(base(*facts, series("two", "ships", ("2020", "", 9, "b"))), clash) == []


def test_figures_of_projects_count_where_no_series_records_the_claim() -> None:
    figure = Figure(measure="cost", value=3, unit="USD billion", claim="a")
    project = Project(id="canal", name="Canal", sector="water", actors=(), figure=(figure,))
    other = series("cost", "USD billion", ("2020", "", 2, "b"))
    clash = conflict("arithmetic", ("one", "a"), ("two", "b"))
    assert reckoned(base(claim("a"), claim("b"), project, other), clash) == [
        "from 3 USD billion to 2 USD billion (2020): -1 USD billion, -33.3%"
    ]


def test_without_a_record_the_only_number_of_a_quotation_counts() -> None:
    facts = [
        claim("a", quote="five ships came in 2021"),
        claim("b", quote="2 million ships left"),
        claim("c", quote="3 ships and 4 boats"),
        claim("d", quote="no number at all"),
    ]
    clash = conflict("arithmetic", ("some", "a", "b"), ("none", "c", "d"))
    found = sums(base(*facts), clash)
    assert [term.value for term in found.terms] == [5, 2_000_000]
    assert found.silent == ("c", "d")


def test_one_value_by_two_claims_is_one_term() -> None:
    trade = series("trade", "USD", ("2022", "", 1.9, "a"), ("2022", "", 1.9, "b"))
    clash = conflict("arithmetic", ("twice", "a", "b"))
    (term,) = sums(base(claim("a"), claim("b"), trade), clash).terms
    assert term.claims == ("a", "b")


def test_claims_that_are_not_there_give_no_number() -> None:
    found = sums(base(), conflict("arithmetic", ("gone", "nobody")))
    assert (found.terms, found.reckonings, found.silent) == ((), (), ("nobody",))
