"""Points over time, row by row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.facts.slots import slots
from atlas_tui.ui.draw.plot import SIGNS, Plot, legend, signs_of
from drawing import Given, rows, series


def plot(*points: Given, joined: bool = True) -> Plot:
    return Plot(tuple(slots(series(*points))), joined=joined)


def test_points_of_a_group_are_joined() -> None:
    drawn = plot(
        ("2019", "", 1.7, "observed"),
        ("2020", "", 2.5, "observed"),
        ("2021", "", 1.2, "observed"),
        ("2022", "", 1.9, "observed"),
    )
    assert rows(drawn, 56) == [
        "3 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈2.5┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │               ⣀⣀⠤⠔●⠤⣀",
        "2 ┤┈┈┈┈┈┈┈┈⢀⣀⡠⠤⠒⠊⠉┈┈┈┈┈┈┈⠉⠑⠢⢄⣀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⣀⠤⠔●┈1.9┈┈",
        "  │  1.7 ●⠉⠁                  ⠉⠒⠤⢄⡀   ⢀⣀⡠⠤⠒⠊⠉",
        "1 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠈⠑●⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │                                1.2",
        "0 ┤",
        "  └──────┬────────────┬─────────────┬────────────┬──────",
        "       2019         2020          2021         2022",
    ]


def test_points_that_cannot_be_compared_are_not_joined() -> None:
    drawn = plot(("2019", "", 1.7, "observed"), ("2020", "", 2.5, "observed"), joined=False)
    assert rows(drawn, 40) == [
        "3 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │                     ● 2.5",
        "2 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │       ● 1.7",
        "1 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "0 ┤",
        "  └───────┬─────────────┬──────",
        "        2019          2020",
    ]


def test_a_missing_year_is_a_gap_and_a_projection_is_hollow() -> None:
    drawn = plot(
        ("2019", "", 1.7, "observed"),
        ("2020", "", 2.5, "observed"),
        ("2022", "", 1.9, "observed"),
        ("2023", "", 2.4, "projection"),
    )
    assert rows(drawn, 60) == [
        "3 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │             ⢀⣀⠤⠔● 2.5                       ⣀⡀ ⠤⠄ ○ 2.4",
        "2 ┤┈┈┈┈┈┈┈⢀⣀⠤⠔⠒⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈1.9┈●⠂┈⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │ 1.7 ●⠉⠁",
        "1 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "0 ┤",
        "  └─────┬───────────┬──────────┬──────────┬───────────┬─────",
        "      2019        2020       2021       2022        2023",
    ]


def test_groups_have_signs_of_their_own_and_stand_apart() -> None:
    drawn = plot(
        ("2020", "total", 270, "observed"),
        ("2021", "total", 370, "observed"),
        ("2023", "total", 310, "observed"),
        ("2024", "total", 290, "projection"),
        ("2024", "attacks", 140, "projection"),
        ("2024", "patrols", 80, "projection"),
    )
    assert rows(drawn, 70) == [
        "400 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │               ⣀⣀⠤⠔● 370",
        "300 ┤┈┈┈┈┈┈┈┈⢀⣀⡠⠤⠒⠊⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈310┈●⠂┈⠒⠂┈⠒⠂┈⠒⠂○┈290┈┈┈┈",
        "    │  270 ●⠉⠁",
        "200 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │                                                          □ 140",
        "100 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈△┈80┈",
        "    │",
        "  0 ┤",
        "    └──────┬────────────┬────────────┬────────────┬────────────┬──────",
        "         2020         2021         2022         2023         2024",
    ]


def test_negative_values_lie_below_zero() -> None:
    drawn = plot(
        ("2020", "", -27, "observed"),
        ("2021", "", -10, "observed"),
        ("2022", "", 15, "observed"),
        ("2023", "", 3, "observed"),
    )
    assert rows(drawn, 60) == [
        " 20 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈15┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │                              ⣀⡠⠤⠔●⠒⠤⠤⠤⢄⣀⣀⣀",
        "  0 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈-10┈⣀⡠⠤⠔⠒⠉⠉┈┈┈┈┈┈┈┈┈┈┈┈┈⠉⠉⠉⠑⠒●┈3┈┈┈┈",
        "    │                ⣀⡠⠤⠔●⠉⠉",
        "-20 ┤┈┈┈┈┈┈┈┈┈⣀⡠⠤⠔⠒⠉⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │  -27 ●⠉⠉",
        "-40 ┤",
        "    └──────┬─────────────┬─────────────┬─────────────┬──────",
        "         2020          2021          2022          2023",
    ]


def test_equal_values_are_a_level_line() -> None:
    drawn = plot(("2020", "", 5, "observed"), ("2021", "", 5, "observed"))
    assert rows(drawn, 40) == [
        "6 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │     5 ●⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒● 5",
        "4 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "2 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "0 ┤",
        "  └───────┬─────────────┬──────",
        "        2020          2021",
    ]


def test_values_close_together_have_an_axis_that_parts_them() -> None:
    drawn = plot(("2020", "", 1001, "observed"), ("2021", "", 1003, "observed"))
    assert rows(drawn, 44) == [
        "  1,003 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⡠●┈1,003",
        "        │                  ⢀⠎",
        "1,002.5 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⠔⠁┈┈┈┈┈┈┈┈┈",
        "        │               ⡠⠃",
        "  1,002 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈⡠⠊┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "        │           ⢀⠎",
        "1,001.5 ┤┈┈┈┈┈┈┈┈┈⢀⠔⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "        │        ⡠⠃",
        "  1,001 ┤       ● 1,001",
        "        └───────┬─────────────┬──────",
        "              2020          2021",
    ]


def test_huge_values_are_written_in_full() -> None:
    drawn = plot(
        ("2020", "", 1000000000000.0, "observed"), ("2021", "", 2500000000000.0, "observed")
    )
    assert rows(drawn, 56) == [
        "3,000,000,000,000 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "                  │                  ⢀⡠⠔●",
        "2,000,000,000,000 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈⢀⣀⠤⠒⠉⠁┈┈┈┈┈┈┈┈┈",
        "                  │         ⣀⠤⠔⠊⠁",
        "1,000,000,000,000 ┤┈┈┈┈┈┈┈●⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "                  │",
        "                0 ┤",
        "                  └───────┬─────────────┬──────",
        "                        2020          2021",
    ]


def test_claims_that_differ_are_a_range() -> None:
    drawn = plot(
        ("2020", "", 10, "observed"),
        ("2021", "", 12, "observed"),
        ("2021", "", 30, "observed"),
        ("2022", "", 20, "observed"),
    )
    assert rows(drawn, 50) == [
        "30 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤●⠤⠤⣀⡀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "   │               ⢀⡠⠔⠉  │   ⠈⠉⠑⠒⠤⠤⣀⡀",
        "20 ┤┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠊⠁┈┈┈┈┈│┈┈┈┈┈┈┈┈┈⣀⡨⠭⠕●┈20┈┈┈",
        "   │        ⢀⡠⠔⠉         │  ⣀⡠⠤⠔⠒⠉⠉",
        "10 ┤┈┈┈┈10┈●⠓⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒⠒●⠉⠉┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "   │                    12",
        " 0 ┤",
        "   └───────┬─────────────┬─────────────┬──────",
        "         2020          2021          2022",
    ]


def test_months_are_named_where_dates_are_that_fine() -> None:
    drawn = plot(
        ("2024-01", "", 1, "observed"),
        ("2024-03", "", 3, "observed"),
        ("2024-06-15", "", 2, "observed"),
    )
    assert rows(drawn, 70) == [
        "3 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠔●⠒⠢⠤⠤⠤⢄⣀⣀⣀⣀┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │                  ⢀⡠⠤⠒⠊⠉   3          ⠉⠉⠉⠉⠒⠒⠒⠒⠢⠤⠤⠤⢄⣀⣀⣀⣀",
        "2 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈⣀⠤⠔⠒⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈⠉⠉⠉⠉⠒⠒●┈2┈┈┈",
        "  │       ⢀⡠⠤⠒⠊⠉",
        "1 ┤┈┈┈1┈●⠉⠁┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "0 ┤",
        "  └─────┬──────────┬──────────┬───────────┬──────────┬──────────┬─────",
        "     2024-01    2024-02    2024-03     2024-04    2024-05    2024-06",
    ]


def test_a_date_that_is_known_less_well_spans_what_it_allows() -> None:
    drawn = plot(("199X", "", 4, "observed"), ("2003", "", 8, "observed"))
    assert rows(drawn, 60) == [
        "8 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈●┈8",
        "  │",
        "6 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │                    4",
        "4 ┤╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "2 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "  │",
        "0 ┤",
        "  └──┬───────┬───────┬───────┬───────┬───────┬───────┬──────",
        "   1990    1992    1994    1996    1998    2000    2002",
    ]


def test_several_points_on_one_cell_are_marked_as_such() -> None:
    drawn = plot(
        ("2020", "a", 5, "observed"), ("2020", "b", 5, "projection"), ("2500", "a", 9, "observed")
    )
    assert rows(drawn, 40) == [
        " 10 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │                                9 ●",
        "7.5 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │5",
        "  5 ┤✱┈5┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │",
        "2.5 ┤┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈",
        "    │",
        "  0 ┤",
        "    └─────┬───────┬──────┬──────┬──────┬",
        "        2100    2200   2300   2400  2500",
    ]


def test_a_plot_without_numbers_or_room_is_nothing() -> None:
    assert rows(plot(("2020", "", float("inf"), "observed")), 60) == []
    assert rows(plot(("2020", "", 5, "observed"), ("2021", "", 6, "observed")), 12) == []


def test_many_values_are_not_all_written_out() -> None:
    many: list[Given] = [(str(1950 + at), "", at, "observed") for at in range(40)]
    drawn = "".join(rows(plot(*many), 120))
    assert " 39" in drawn
    assert " 17" not in drawn


def test_more_groups_than_signs_are_letters_small_ones_for_projections() -> None:
    many: list[Given] = [("2020", f"group {at}", at, "observed") for at in range(len(SIGNS) + 1)]
    found = slots(series(*many))
    assert [solid for solid, _ in signs_of(found).values()] == list("ABCDEF")
    projected = slots(series(*many, ("2021", "group 0", 3, "projection")))
    assert ("a", "projection") in legend(projected)


def test_the_legend_names_groups_hollow_signs_and_ranges() -> None:
    points: list[Given] = [
        ("2020", "north", 1, "observed"),
        ("2020", "north", 2, "observed"),
        ("2021", "south", 3, "projection"),
    ]
    assert legend(slots(series(*points))) == [
        ("●", "north"),
        ("■", "south"),
        ("○", "projection"),
        ("│", "the claims differ, from lowest to highest"),
    ]


DATES = [
    "2020",
    "2021",
    "2023~",
    "199X",
    "2021-08/2023",
    "2024/..",
    "../1989",
    "2024-02-29",
    "0000",
]


@settings(max_examples=60)
@given(
    points=st.lists(
        st.tuples(
            st.sampled_from(DATES),
            st.sampled_from(["", "north", "south"]),
            st.floats(),
            st.sampled_from(["observed", "projection"]),
        ),
        max_size=10,
    ),
    width=st.integers(1, 130),
)
def test_a_plot_of_any_values_fits_any_width(points: list[Given], width: int) -> None:
    drawn = rows(plot(*points), width)
    if not any(abs(value) < float("inf") for _, _, value, _ in points):
        assert drawn == []
