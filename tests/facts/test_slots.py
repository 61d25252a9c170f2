"""A series by its times and categories."""

import pytest

from analysed import series
from atlas_tui.facts.model import Point, Series
from atlas_tui.facts.slots import in_runs, number, slots, span, told, years_without_value


def test_points_of_one_time_and_group_share_a_slot() -> None:
    found = slots(
        series("s", "u", ("2020", "", 5, "a"), ("2021", "", 6, "b"), ("2020", "", 7, "c"))
    )
    assert [(each.at, each.low, each.high, each.differs) for each in found] == [
        ("2020", 5, 7, True),
        ("2021", 6, 6, False),
    ]


def test_a_slot_has_the_firmest_basis_of_its_points() -> None:
    points = [
        Point(at="2020", value=1, basis=basis, claim="c")
        for basis in ("projection", "estimate", "survey")
    ]
    (slot,) = slots(Series(id="s", title="t", unit="u", about=("a",), point=tuple(points)))
    assert slot.basis == "survey"


def test_what_is_no_number_is_no_value() -> None:
    (slot,) = slots(series("s", "u", ("2020", "", float("nan"), "a")))
    assert slot.values == []


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (1_400_000, "1,400,000"),
        (1.42, "1.42"),
        (-1.4, "-1.4"),
        (1234.5, "1,234.5"),
        (0, "0"),
        (1e22, "1e+22"),
        (float("nan"), "nan"),
    ],
)
def test_a_value_is_written_as_recorded_with_thousands_parted(value: float, written: str) -> None:
    assert number(value) == written


def test_values_that_differ_are_told_as_a_range() -> None:
    assert told([]) == ""
    assert told([62.0, 62.0]) == "62"
    assert told([65.0, 62.0, 63.0]) == "62–65"
    assert told([-5.0, 3.0]) == "-5 to 3"


@pytest.mark.parametrize(
    ("date", "first", "last"),
    [
        ("2021-02", (2021, 2, 1), (2021, 2, 28)),
        ("2021/..", (2021, 1, 1), (2021, 1, 1)),
        ("../2021", (2021, 12, 31), (2021, 12, 31)),
        ("199X", (1990, 1, 1), (1999, 12, 31)),
    ],
)
def test_a_date_spans_what_it_allows_and_an_open_one_its_known_end(
    date: str, first: tuple[int, int, int], last: tuple[int, int, int]
) -> None:
    assert span(date) == (first, last)


def test_years_between_values_that_have_none_are_missing() -> None:
    found = series(
        "s",
        "u",
        ("2014", "", 1, "a"),
        ("2017/2018", "", 2, "b"),
        ("2021", "", 3, "c"),
        ("undated", "", 4, "d"),
        ("2019", "", float("nan"), "e"),
    )
    assert years_without_value(found) == [2015, 2016, 2019, 2020]
    assert in_runs(years_without_value(found)) == ["2015–2016", "2019–2020"]
    assert years_without_value(series("s", "u", ("undated", "", 4, "d"))) == []
