"""Bars by category, row by row."""

from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.facts.slots import slots
from atlas_tui.ui.draw.bars import Bars, legend
from drawing import Given, rows, series


def bars(*points: Given) -> Bars:
    return Bars(tuple(slots(series(*points))))


def test_a_bar_is_shaded_by_its_basis() -> None:
    drawn = bars(
        ("CPEC", "", 62, "observed"),
        ("TAPI", "", 12, "estimate"),
        ("CASA", "", 1.5, "projection"),
        ("Poll", "", 30, "survey"),
    )
    assert rows(drawn, 48) == [
        "CPEC   62  ████████████████████████████▋",
        "TAPI   12  ▒▒▒▒▒▒",
        "CASA  1.5  ░",
        "Poll   30  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "           ┴────────┴────────┴────────┴────────┴",
        "           0       20       40       60       80",
    ]


def test_a_bar_goes_on_to_the_highest_value_where_claims_differ() -> None:
    drawn = bars(("A", "", 62, "estimate"), ("A", "", 65, "projection"), ("B", "", 12, "estimate"))
    assert rows(drawn, 48) == [
        "A  62–65  ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒┄┤",
        "B     12  ▒▒▒▒▒▒",
        "          ┴────────┴─────────┴────────┴────────┴",
        "          0       20        40       60       80",
    ]


def test_negative_values_stand_left_of_a_line_at_zero() -> None:
    drawn = bars(
        ("A", "", 5, "observed"),
        ("B", "", -3, "observed"),
        ("C", "", 0, "observed"),
        ("D", "", -1, "projection"),
        ("E", "", -2, "projection"),
        ("E", "", 3, "estimate"),
        ("F", "", -2, "projection"),
        ("F", "", -1, "observed"),
    )
    assert rows(drawn, 50) == [
        "A         5                │██████████████████▎",
        "B        -3      ██████████│",
        "C         0                │",
        "D        -1             ░░░│",
        "E   -2 to 3         ├┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┤",
        "F  -2 to -1         ├┄┄┄███│",
        "             ┴──────┴──────┴───────┴──────┴──────┴",
        "             -4    -2      0       2      4      6",
    ]


def test_a_single_value_is_one_bar() -> None:
    drawn = bars(("only", "", 7, "observed"))
    assert rows(drawn, 40) == [
        "only  7  ███████████████████████████▏",
        "         ┴──────┴───────┴───────┴──────┴",
        "         0      2       4       6      8",
    ]


def test_a_single_negative_value_is_one_bar() -> None:
    drawn = bars(("2024", "", -1.4, "projection"))
    assert rows(drawn, 40) == [
        "2024  -1.4    ░░░░░░░░░░░░░░░░░░░░░░░░░│",
        "            ┴────────┴────────┴────────┴",
        "            -1.5    -1      -0.5       0",
    ]


def test_equal_values_are_equally_long() -> None:
    drawn = bars(("a", "", 5, "observed"), ("b", "", 5, "observed"))
    assert rows(drawn, 40) == [
        "a  5  ████████████████████████████▍",
        "b  5  ████████████████████████████▍",
        "      ┴──────────┴──────────┴──────────┴",
        "      0          2          4          6",
    ]


def test_zero_is_a_line() -> None:
    drawn = bars(("a", "", 0, "observed"), ("b", "", 0, "projection"))
    assert rows(drawn, 40) == [
        "a  0  │",
        "b  0  │",
        "      ┴────────────────────────────────┴",
        "      0                                1",
    ]


def test_beside_a_huge_value_a_small_one_is_still_a_sliver() -> None:
    drawn = bars(
        ("a", "", 1400000, "projection"), ("b", "", 3, "observed"), ("c", "", 3, "projection")
    )
    assert rows(drawn, 50) == [
        "a  1,400,000  ░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░",
        "b          3  ▏",
        "c          3  ░",
        "              ┴───────────┴───────────┴──────────┴",
        "              0        500,000    1,000,000",
    ]


def test_groups_stand_under_their_time_or_category() -> None:
    drawn = bars(
        ("undated", "north", 60, "survey"),
        ("2024", "north", 55, "projection"),
        ("undated", "south", 70, "survey"),
        ("2024", "south", 65, "projection"),
    )
    assert rows(drawn, 44) == [
        "undated",
        "  north  60  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "  south  70  ▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓▓",
        "2024",
        "  north  55  ░░░░░░░░░░░░░░░░░░░░░",
        "  south  65  ░░░░░░░░░░░░░░░░░░░░░░░░░",
        "             ┴──────┴───────┴───────┴──────┴",
        "             0     20      40      60     80",
    ]


def test_a_long_name_is_wrapped_and_never_cut() -> None:
    drawn = bars(
        ("exports of the north to the far southern bank", "", 14, "observed"),
        ("imports", "", 3, "observed"),
    )
    assert rows(drawn, 40) == [
        "exports of the     14  ███████████████▉",
        "north to the far",
        "southern bank",
        "imports             3  ███▍",
        "                       ┴────┴─────┴────┴",
        "                       0    5    10   15",
    ]


def test_what_is_no_number_is_left_out() -> None:
    drawn = bars(
        ("a", "", 4, "observed"),
        ("b", "", float("nan"), "observed"),
        ("c", "", float("inf"), "observed"),
    )
    assert rows(drawn, 30) == [
        "a  4  ████████████████████████",
        "      ┴─────┴─────┴─────┴────┴",
        "      0     1     2     3    4",
    ]


def test_bars_without_any_number_are_nothing() -> None:
    assert rows(bars(("a", "", float("nan"), "observed")), 40) == []
    assert rows(bars(), 40) == []


def test_the_legend_names_the_shades_that_are_drawn() -> None:
    points: list[Given] = [
        ("a", "", 1, "projection"),
        ("b", "", 1, "observed"),
        ("b", "", 2, "survey"),
    ]
    assert legend(slots(series(*points))) == [
        ("█", "observed"),
        ("░", "projection"),
        ("┄┤", "the claims differ, up to here"),
    ]


@settings(max_examples=60)
@given(
    points=st.lists(
        st.tuples(
            st.sampled_from(["2020", "2021-03", "undated", "a category 名前 with a long name"]),
            st.sampled_from(["", "north", "the far southern bank"]),
            st.floats(),
            st.sampled_from(["observed", "estimate", "projection", "survey"]),
        ),
        max_size=8,
    ),
    width=st.integers(1, 130),
)
def test_bars_of_any_values_fit_any_width(points: list[Given], width: int) -> None:
    drawn = rows(bars(*points), width)
    numbers = {(at, group) for at, group, value, _ in points if abs(value) < float("inf")}
    assert bool(drawn) == bool(numbers)
