"""Where everything stands at every size of terminal."""

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region

from atlas_tui.ui.panes import PANES, VIEWS
from atlas_tui.ui.workspace import View, regions, size_class, too_small, widened

widths = st.dictionaries(
    st.sampled_from(["countries", "timeline", "claims", "view"]), st.integers(-400, 400)
)


def seen(at: str, view: str, **chosen: Any) -> View:
    """A view as it comes about: a pane is never gone to while a view stands in its place."""
    return View(at if not view or at == "card" else view, view=view, **chosen)


views = st.builds(
    seen,
    at=st.sampled_from([*PANES, "card"]),
    view=st.sampled_from(["", *VIEWS]),
    alone=st.booleans(),
    searching=st.booleans(),
    widths=widths,
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


def test_a_view_stands_beside_the_card_in_the_place_of_the_panes() -> None:
    placed = regions(120, 40, View("figures", view="figures"))
    assert placed.keys() == {"crumbs", "figures", "card", "status"}
    assert regions(80, 24, View("card", view="figures"))["figures"]


def test_a_pane_is_widened_and_narrowed_again_as_far_as_others_keep_some_room() -> None:
    view = View("countries")
    before = regions(120, 40, view)["countries"].width
    wider = view._replace(widths=widened(view, "medium", 4))
    assert regions(120, 40, wider)["countries"].width == before + 4
    beside = wider._replace(at="timeline")
    back = view._replace(widths=widened(beside, "medium", 4))
    assert regions(120, 40, back)["countries"].width == before
    far = view._replace(widths={"countries": 500})
    assert regions(120, 40, far)["timeline"].width == 16
    assert widened(View("claims"), size_class(80), 4) == {}
