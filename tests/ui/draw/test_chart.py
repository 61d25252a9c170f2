"""A figure whole: chart, signs, what can't be compared, and the table that leads to its claims."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Series
from atlas_tui.ui.draw.chart import Chart, Figure
from atlas_tui.ui.draw.table import Table, TableRow
from bases import COMPLETE, write_base
from drawing import links, rows, series


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def figure(atlas: Atlas) -> Figure:
    found = atlas.get("river-trade", Series)
    assert found
    return Figure(atlas, found)


def test_a_figure_is_drawn_from_its_title_to_its_last_point(atlas: Atlas) -> None:
    assert rows(figure(atlas), 72) == [
        "Trade between Northland and Southland",
        "unit: USD million",
        "",
        "60 ┤┈┈┈┈60┈●⠤⠤⣀⡀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "   │    55 ●⠒⠤⠤⠬⢍⣑⣒⣤⠤⣀⡀",
        "40 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠉⠉⠉⠙⠓●┈40┈┈┈",
        "   │",
        "20 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "   │",
        " 0 ┤",
        "   └───────┬─────────────┬──────",
        "         2021          2022",
        "│ the claims differ, from lowest to highest",
        "",
        "Both directions together.",
        "",
        "at    value  basis     source",
        "2021     55  observed  Khan and Lee 2023  others differ · conflict",
        "2021     60  observed  IN 2025            others differ · conflict",
        "2022     40  observed  Khan and Lee 2023",
    ]


def test_every_point_leads_to_its_claim(atlas: Atlas) -> None:
    assert links(figure(atlas), 72) == [
        "river-trade",
        "khan-trade-2021",
        "institute-trade-2021",
        "khan-trade-2022",
    ]


def test_a_figure_that_cannot_be_compared_says_so_and_joins_nothing(tmp_path: Path) -> None:
    text = COMPLETE.replace('definition = "Both', 'comparable = false\ndefinition = "Both')
    drawn = rows(figure(load(write_base(tmp_path, text)).atlas), 72)
    assert drawn[2:4] == [
        "≠ Not comparable: these points do not measure the same thing. The",
        "definition below says why.",
    ]
    assert "points are not joined, because they can't be compared" in drawn
    assert not any("\u2801" <= mark <= "\u28ff" for mark in "".join(drawn))


def test_one_source_of_all_points_is_named_once(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        'claim = "institute-trade-2021"\n\n  [[', 'claim = "khan-attack"\n\n  [['
    )
    drawn = rows(figure(load(write_base(tmp_path, text)).atlas), 72)
    assert drawn[-5] == "every point by Khan and Lee 2023"
    assert drawn[-4] == "at    value  basis"


def test_points_that_are_no_numbers_are_named_and_not_drawn(tmp_path: Path) -> None:
    text = COMPLETE.replace("value = 60", "value = inf").replace("value = 40", "value = nan")
    drawn = rows(figure(load(write_base(tmp_path, text)).atlas), 72)
    assert "not drawn: 2021 (inf)" in drawn
    assert "not drawn: 2022 (nan)" in drawn
    assert drawn[3].startswith("2021  55  ███")


def test_categories_and_a_single_date_are_bars() -> None:
    assert rows(Chart(series(("CPEC", "", 5, "observed"), ("2021", "", 2, "projection"))), 40) == [
        "CPEC  5  █████████████████████████▉",
        "2021  2  ░░░░░░░░░░",
        "         ┴─────────┴─────────┴─────────┴",
        "         0         2         4         6",
        "█ observed   ░ projection",
    ]


def test_what_has_no_date_stands_apart_from_points_over_time() -> None:
    points = series(
        ("2020", "", 1, "observed"), ("2021", "", 2, "observed"), ("undated", "", 2, "survey")
    )
    drawn = rows(Chart(points), 50)
    apart = drawn.index("At no date:")
    assert drawn[apart + 1] == "undated  2  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓"
    assert drawn[-1] == "▓ survey"


def test_missing_years_and_an_axis_that_does_not_begin_at_zero_are_said() -> None:
    drawn = rows(Chart(series(("2020", "", 1001, "observed"), ("2023", "", 1003, "observed"))), 60)
    assert drawn[-2:] == [
        "no value for 2021–2022",
        "the axis does not begin at 0 but at 1,001",
    ]


def test_points_over_time_are_bars_where_there_is_no_room_for_a_plot() -> None:
    points = series(("2020", "", 1, "observed"), ("2021", "", 2, "observed"))
    assert rows(Chart(points), 13) == ["2020  1", "2021  2", "█ observed"]


def test_a_table_gives_way_where_it_is_widest_and_breaks_at_hyphens() -> None:
    table = Table(
        ("at", "empty", "group", "value"),
        (
            TableRow(
                (
                    ("2021", "text"),
                    ("", "text"),
                    ("far-northern-provinces together", "text"),
                    ("1,400", "text"),
                ),
                "a",
            ),
            TableRow((("2022", "text"), ("", "text"), ("south", "text"), ("7", "text")), "b"),
        ),
        frozenset({3}),
    )
    assert rows(table, 60) == [
        "at    group                            value",
        "2021  far-northern-provinces together  1,400",
        "2022  south                                7",
    ]
    assert rows(table, 24) == [
        "at    group        value",
        "2021  far-         1,400",
        "      northern-",
        "      provinces",
        "      together",
        "2022  south            7",
    ]
    assert links(table, 24) == ["a", "b"]
    assert rows(Table(("at",), ()), 20) == []
