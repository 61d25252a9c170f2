"""Where everything stands at every size of terminal."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from atlas_tui.ui.panes import PANES
from atlas_tui.ui.workspace import View, regions, too_small

views = st.builds(
    View, at=st.sampled_from([*PANES, "card"]), alone=st.booleans(), searching=st.booleans()
)


@given(width=st.integers(1, 300), height=st.integers(1, 120), view=views)
def test_what_is_seen_fills_the_screen_without_overlap(width: int, height: int, view: View) -> None:
    placed = regions(width, height, view)
    if too_small(width, height):
        assert placed == {}
        return
    for one, other in combinations(placed.values(), 2):
        assert not one.intersection(other)
    assert sum(region.area for region in placed.values()) == width * height
    assert all(Region(0, 0, width, height).contains_region(each) for each in placed.values())


@given(width=st.integers(60, 300), height=st.integers(16, 120), view=views)
def test_the_reader_is_always_somewhere_that_is_seen(width: int, height: int, view: View) -> None:
    assert view.at in regions(width, height, view)
    assert ("search" in regions(width, height, view)) == view.searching


def test_a_medium_terminal_shows_all_panes_and_the_card() -> None:
    assert {*PANES, "card"} <= regions(120, 40, View("claims")).keys()


def test_a_wide_terminal_has_three_columns() -> None:
    placed = regions(200, 50, View("claims"))
    assert placed["countries"].height == 48
    assert placed["timeline"].x == placed["projects"].x == 34
    assert placed["claims"].x == placed["card"].x > placed["timeline"].right - 1
