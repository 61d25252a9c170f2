"""Windows onto the map: where points fall, and moving and zooming that never lose the region."""

from math import cos, inf, nan, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.geo import window
from atlas_tui.geo.outlines import outlines
from atlas_tui.geo.window import Window

SIZES = st.tuples(st.integers(1, 240), st.integers(1, 80))
NUMBERS = st.floats(allow_nan=True, allow_infinity=True)
WINDOWS = st.builds(
    Window, st.floats(-400, 400) | NUMBERS, st.floats(-200, 200) | NUMBERS, st.floats(0, 99)
)


def test_the_middle_of_a_window_is_in_the_middle_of_what_is_drawn() -> None:
    at = window.frame(Window(67.0, 36.0, 4.0), 120, 40)
    assert at.dot((67.0, 36.0)) == pytest.approx((120, 80))
    assert at.point(59.5, 19.5) == pytest.approx((67.0, 36.0))


def test_a_degree_of_longitude_is_drawn_as_cos_38_of_a_degree_of_latitude() -> None:
    at = window.frame(Window(67.0, 36.0, 4.0), 120, 40)
    (x, y), (right, up) = at.dot((67.0, 36.0)), at.dot((68.0, 37.0))
    assert (right - x) / (y - up) == pytest.approx(cos(radians(38)))


def test_at_zoom_1_the_whole_region_is_seen() -> None:
    for columns, rows in ((78, 20), (120, 40), (40, 60)):
        seen = window.frame(window.whole(), columns, rows).box
        west, south, east, north = outlines().box
        assert seen[0] <= west + 1e-9
        assert seen[1] <= south + 1e-9
        assert seen[2] >= east - 1e-9
        assert seen[3] >= north - 1e-9


def test_a_fitted_window_shows_every_point_as_large_as_it_can() -> None:
    points = [(67.28, 37.22), (69.17, 34.53)]
    at = window.frame(window.fitted(points, 78, 20), 78, 20)
    west, south, east, north = at.box
    assert all(west < x < east and south < y < north for x, y in points)
    assert north - south == pytest.approx(2.69 + 2)


def test_nothing_to_fit_shows_the_whole_region() -> None:
    assert window.fitted([], 78, 20) == window.whole()
    assert window.fitted([(nan, 30.0), (60.0, inf)], 78, 20) == window.whole()


def test_zooming_in_and_out_again_comes_back() -> None:
    at = Window(67.0, 36.0, 4.0)
    assert window.zoomed(at, 2).zoom == pytest.approx(8.0)
    assert window.zoomed(window.zoomed(at, 3), -3).zoom == pytest.approx(4.0)
    assert window.zoomed(at, -99).zoom == window.ZOOMS[0]
    assert window.zoomed(at, 99).zoom == window.ZOOMS[1]


def test_moving_by_a_cell_moves_what_is_seen_by_a_cell() -> None:
    at = Window(67.0, 36.0, 4.0)
    before, after = (
        window.frame(each, 120, 40) for each in (at, window.panned(at, 3, -2, 120, 40))
    )
    x, y = before.dot((67.0, 36.0))
    assert after.dot((67.0, 36.0)) == pytest.approx((x - 6, y + 8))


@settings(max_examples=60)
@given(WINDOWS, SIZES, st.integers(-500, 500), st.integers(-500, 500))
def test_a_window_never_leaves_the_region(
    at: Window, size: tuple[int, int], right: int, down: int
) -> None:
    moved = window.panned(window.settled(at, *size), right, down, *size)
    west, south, east, north = outlines().box
    assert west <= moved.longitude <= east
    assert south <= moved.latitude <= north
    assert window.settled(moved, *size) == pytest.approx(moved)


@settings(max_examples=60)
@given(WINDOWS, SIZES, st.floats(24, 112), st.floats(5, 61))
def test_a_point_and_its_dot_lead_to_each_other(
    at: Window, size: tuple[int, int], longitude: float, latitude: float
) -> None:
    frame = window.frame(at, *size)
    x, y = frame.dot((longitude, latitude))
    back = frame.point(x / window.ACROSS - 0.5, y / window.DOWN - 0.5)
    assert back == pytest.approx((longitude, latitude))
