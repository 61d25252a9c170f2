"""The map as text: what stands where, what is set off without colour, and what is always said."""

from math import cos, inf, nan, radians

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Project
from atlas_tui.geo.outlines import outlines
from atlas_tui.geo.window import frame
from atlas_tui.ui.draw.map import (
    Picture,
    Subject,
    Window,
    choices,
    draw,
    home,
    map_rows,
    moved,
    onto,
    reaching,
    subject,
    zoomed,
)
from atlas_tui.ui.draw.map.picture import NOTICE
from atlas_tui.ui.draw.map.subject import Link, Spot, places
from atlas_tui.ui.line import Line, width_of

SIZES = [(78, 12), (78, 22), (120, 40), (200, 50)]
FOCUS = {"AFG", "PAK", "KAZ", "KGZ", "TJK", "TKM", "UZB"}

HERAT = Spot("herat", "Herat", (62.2, 34.35), exact=True)
MIDDLE = Spot("AFG", "Afghanistan", (65.9, 33.8), exact=False)
SMALL = Subject(
    names={"AFG": "Afghanistan", "TKM": "Turkmenistan", "IRN": "Iran"},
    focus=("AFG",),
    links=(Link("road", "Road", (HERAT, MIDDLE)),),
    lit=frozenset({"TKM"}),
    absent=("Atlantis",),
)
"""Three states, one lit, and a project that links a city to the middle of a state."""
NEAR = Window(63.0, 36.0, 5.0)

KNOWN = {
    "Kabul": ((69.17, 34.53), "AFG", (65, 22)),
    "Termez": ((67.28, 37.22), "UZB", (62, 19)),
    "Islamabad": ((73.05, 33.69), "PAK", (72, 23)),
    "Tashkent": ((69.24, 41.30), "UZB", (65, 15)),
    "Dushanbe": ((68.77, 38.56), "TJK", (64, 18)),
    "Bishkek": ((74.59, 42.87), "KGZ", (74, 13)),
    "Ashgabat": ((58.38, 37.95), "TKM", (46, 19)),
    "Astana": ((71.43, 51.17), "KAZ", (69, 4)),
    "New Delhi": ((77.21, 28.61), "IND", (79, 29)),
    "Tehran": ((51.39, 35.69), "IRN", (35, 21)),
    "Baku": ((49.87, 40.38), "AZE", (32, 16)),
}
"""Longitude and latitude of cities, the state of each, and its column and row at 120 × 40."""


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load(shipped_base()).atlas


@pytest.fixture(scope="module")
def shipped(atlas: Atlas) -> Subject:
    return subject(atlas)


def text(line: Line) -> str:
    return "".join(part for part, _ in line)


def rows(picture: Picture) -> list[str]:
    return [text(line).rstrip() for line in picture.lines]


def drawn(subject: Subject, width: int, height: int, chosen: str = "") -> Picture:
    return draw(subject, home(subject, width, height), width, height, chosen)


def test_a_small_map_row_by_row() -> None:
    assert rows(draw(SMALL, NEAR, 54, 14)) == [
        "⠓⠚⠁⠱⡀    ⢘⣄⣈⣲⡈⠒⠓⠚⠂ ⠂ ⠂⠓⠒⠒Uzbekistan⢢⡠⢋⣀⣩⡒⠚⠢Kyrgyzstan⠉",
        "AZE ⡜⠓   ⢸⢄ ⠐ ⠐ ⠐ ⠐ ⠐ ⠐ ⠐⠘⡄        ⠈⢡⢵⠕⠽⠖⠢⠛⠉ ⡠⠔⠉⠓⠊",
        "⠎⢹⡂⡼      ⠚⢅ ⠂◆Turkmenistan⠑⢤⣀    ⢮⣉⠁⠈⠉⠉⠊⠑⠲⠒⠲⡁",
        "  ⠑⡇       ⡸⠐⢀⣀⣠⠤⣄⠐ ⠐ ⠐ ⠐ ⠐ ⠐⠈⠑⠦⢄⡀ ⢘⠄  ⡰⠲⡀TJK⠑⠱⡄",
        "   ⠑⠒⢢     ⢸⠔⠃    ⠉⠉⠲⢄ ⠂ ⠂ ⠂ ⠂⡠⠖⠺⠤⠤⣏⡠⢴⠒⠁ ⡇⢀⣠⠔⠦⣦⡇",
        "      ⠉⠒⠒⠊⠉⠉          ⠑⢲⠐ ⠐ ⣀⡸          ⢀⠽⠋⠉⠉⠉⠁⠈⢲China",
        "                       ⢠⠣⢤⡠⠏⠁            ⢣      ⠈⠉⢖⡦⡄",
        "                       ⡜ ● Herat        ⢴⠁   ⣔⠒⠒⠤⠒⠉ ⠙⢤",
        "                      ⠸⡄    ∙∙∙○      ⠘⡍⠉    ⢹       ⠸",
        "⣄                     ⠘⡄  Afghanistan⢸⠉      ⠈⢳⣀    ⠠⣤",
        "⠈⡆         Iran        ⣇⣀         ⢀⡤⠤⠜        ⢴⠉     ⢱",
        " ⢳ ⣀                    ⢸       ⢰Pakistan    ⡠⠛  India",
        "∙∙∙ schematic link  ● place  ◆ in scope",
        "outlines: Natural Earth, de facto, no position taken",
    ]


def test_the_chosen_project_is_named_in_brackets_and_its_link_is_heavier() -> None:
    assert rows(draw(SMALL, NEAR, 54, 14, "road"))[7:9] == [
        "                       ⡜ ● Herat        ⢴⠁   ⣔⠒⠒⠤⠒⠉ ⠙⢤",
        "                     [Road] •••○      ⠘⡍⠉    ⢹       ⠸",
    ]


def test_the_chosen_place_is_named_in_brackets() -> None:
    picture = draw(SMALL, NEAR, 54, 14, "herat")
    assert rows(picture)[7] == "                       ⡜ ● [Herat]      ⢴⠁   ⣔⠒⠒⠤⠒⠉ ⠙⢤"
    assert ("● [Herat]", "chosen") in picture.lines[7]


def test_the_chosen_state_is_named_in_brackets() -> None:
    assert rows(draw(SMALL, NEAR, 54, 14, "AFG"))[9] == (
        "⣄                     ⠘⡄ [Afghanistan]⠉      ⠈⢳⣀    ⠠⣤"
    )


def test_parts_have_the_roles_of_what_they_are() -> None:
    assert draw(SMALL, NEAR, 54, 14, "AFG").lines[8] == [
        ("                      ", "text"),
        ("⠸⡄", "chosen"),
        ("    ", "text"),
        ("∙∙∙○", "link"),
        ("      ", "text"),
        ("⠘⡍⠉", "chosen"),
        ("    ", "text"),
        ("⢹", "outline"),
        ("       ", "text"),
        ("⠸", "outline"),
    ]


@pytest.mark.parametrize("city", KNOWN)
def test_a_known_place_falls_on_its_cell_and_that_cell_in_its_state(city: str) -> None:
    point, code, cell = KNOWN[city]
    bare = Subject(
        names={code: code for code in outlines().states},
        focus=(),
        links=(),
        lit=frozenset(),
        absent=(),
    )
    window, width, height = Window(66.0, 38.0, 1.6), 120, 40
    picture = draw(bare, window, width, height)
    scale = min(240 / (88 * cos(radians(38))), 152 / 56) * 1.6
    assert cell == (
        int(120 + (point[0] - 66) * cos(radians(38)) * scale) // 2,
        int(76 - (point[1] - 38) * scale) // 4,
    )
    x, y = frame(window, width, map_rows(height)).dot(point)
    assert (int(x // 2), int(y // 4)) == cell
    around = [(right, down) for right in (-1, 0, 1) for down in (-1, 0, 1)]
    near = {picture.at(cell[0] + right, cell[1] + down) for right, down in around}
    assert code in near


def test_each_state_in_focus_is_named_at_every_size(shipped: Subject) -> None:
    for width, height in SIZES:
        named = {name.id: name.text for name in drawn(shipped, width, height).names}
        assert set(named) >= FOCUS
        for code in FOCUS:
            assert named[code] in (shipped.names[code], code)


def test_with_room_states_go_by_their_whole_names(shipped: Subject) -> None:
    named = {name.id: name.text for name in drawn(shipped, 120, 40).names}
    assert {code: named[code] for code in FOCUS} == {code: shipped.names[code] for code in FOCUS}


def test_every_project_of_the_shipped_base_is_drawn(atlas: Atlas, shipped: Subject) -> None:
    picture = drawn(shipped, 120, 40)
    seen = {mark.id for mark in picture.marks.values()}
    seen |= {project for through in picture.trails.values() for project in through}
    assert seen == {project.id for project in atlas.all(Project)}


def test_each_choice_changes_the_drawing_without_colour(shipped: Subject) -> None:
    for width, height in SIZES[1:]:
        plain = rows(drawn(shipped, width, height))
        for chosen in choices(shipped):
            window = reaching(shipped, home(shipped, width, height), chosen, width, height)
            told = "\n".join(rows(draw(shipped, window, width, height, chosen)))
            called = {shipped.names.get(chosen, chosen), chosen}
            called |= {link.name for link in shipped.links if link.project == chosen}
            called |= {place.name for place in [places(shipped).get(chosen)] if place}
            assert any(f"[{each}]" in told for each in called), (width, chosen)
            assert told != "\n".join(plain)


def test_a_state_in_scope_is_filled_and_marked_without_colour(atlas: Atlas) -> None:
    scoped = subject(atlas, ("TKM",))
    for width, height in SIZES:
        assert "◆Turkmenistan" in "\n".join(rows(drawn(scoped, width, height)))
    assert sum(row.count("⠂ ⠂") for row in rows(drawn(scoped, 120, 40))) > 2
    assert "◆" not in "\n".join(rows(drawn(subject(atlas), 120, 40)))


def test_a_scope_lights_the_states_that_its_fact_is_about(atlas: Atlas) -> None:
    assert subject(atlas, ("AFG-PAK",)).lit >= {"AFG", "PAK"}
    assert subject(atlas, ("taliban",)).lit >= {"AFG"}
    assert subject(atlas, ("trans-afghan-railway",)).lit >= {
        "trans-afghan-railway",
        "UZB",
        "AFG",
        "PAK",
    }
    assert subject(atlas, ("iais-chabahar-alternative",)).lit >= {"chabahar", "IRN"}
    assert subject(atlas, ("kabul",)).lit >= {"AFG"}
    assert subject(atlas, ("no-such-thing",)).lit == frozenset()


def test_a_scope_leaves_only_its_projects_on_the_map(atlas: Atlas) -> None:
    projects = {link.project for link in subject(atlas, ("chabahar",)).links}
    assert projects == {project.id for project in atlas.within(Project, ("chabahar",))}
    assert subject(atlas, (), projects=[]).links == ()


def test_states_beyond_the_region_are_told(shipped: Subject) -> None:
    assert shipped.absent == ("United States", "Soviet Union")
    assert rows(drawn(shipped, 200, 50))[-2].endswith(
        "not on this map: United States, Soviet Union"
    )


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_the_map_always_says_whose_outlines_they_are_and_that_links_are_schematic(
    shipped: Subject, width: int, height: int
) -> None:
    *_, legend, notice = rows(drawn(shipped, width, height))
    assert notice.startswith(f"{NOTICE} ")
    assert "equirectangular" in notice
    assert legend.startswith("∙∙∙ schematic link  ● place  ○ middle of a state or region")


def test_the_legend_names_no_sign_that_is_not_used() -> None:
    alone = Subject(names={}, focus=(), links=(), lit=frozenset(), absent=())
    assert rows(draw(alone, NEAR, 78, 22))[-2] == ""


def test_links_between_the_same_two_states_lie_side_by_side(shipped: Subject) -> None:
    cells: dict[str, set[tuple[int, int]]] = {}
    window = onto(shipped, "aptta", 120, 40)
    for cell, projects in draw(shipped, window, 120, 40).trails.items():
        for project in projects:
            cells.setdefault(project, set()).add(cell)
    assert cells["aptta"]
    assert cells["casa-1000"]
    assert not cells["aptta"] & cells["casa-1000"]


def test_the_mouse_finds_names_links_places_and_states() -> None:
    picture = draw(SMALL, NEAR, 54, 14)
    (name,) = [each for each in picture.names if each.id == "AFG"]
    assert picture.at(name.column, name.row) == "AFG"
    assert picture.at(name.column + len(name.text) - 1, name.row) == "AFG"
    assert {picture.at(*cell) for cell in picture.marks} == {"road"}
    assert {picture.at(*cell) for cell in picture.trails} <= {"road", "AFG", "herat"}
    (place,) = [each for each in picture.names if each.id == "herat"]
    assert picture.at(place.column, place.row) == "herat"
    assert picture.at(24, 10) == "AFG"
    assert picture.at(20, 13) == ""
    assert picture.at(-1, 0) == ""
    assert picture.at(54, 0) == ""


def test_the_mouse_finds_no_state_that_the_base_does_not_name() -> None:
    picture = draw(SMALL, NEAR, 54, 14)
    neighbours = [each for each in picture.names if each.id == "PAK"]
    assert neighbours
    column, row = neighbours[0].column, neighbours[0].row
    assert picture.at(column + len(neighbours[0].text) + 1, row) in ("", "road")


def test_stepping_goes_through_the_focus_other_states_projects_and_places(shipped: Subject) -> None:
    order = choices(shipped)
    assert order[:3] == ("AFG", "PAK", "KAZ")
    assert set(order[:7]) == FOCUS
    assert order[7:10] == ("CHN", "RUS", "IND")
    assert order[-16:] == (
        "cpec",
        "casa-1000",
        "tapi",
        "trans-afghan-railway",
        "termez-kabul",
        "qosh-tepa",
        "lapis-lazuli",
        "aptta",
        "bri",
        "chabahar",
        "south-asia",
        "termez",
        "kabul",
        "amu-darya",
        "central-asia-area",
        "chabahar-city",
    )


def test_stepping_to_what_is_not_seen_moves_there_and_else_stays(shipped: Subject) -> None:
    near = onto(shipped, "termez-kabul", 78, 22)
    assert reaching(shipped, near, "termez-kabul", 78, 22) == near
    for chosen in choices(shipped):
        window = reaching(shipped, near, chosen, 78, 22)
        state = outlines().states.get(chosen)
        spots = [link.spots for link in shipped.links if link.project == chosen]
        points = [state.label] if state else [spot.at for each in spots for spot in each]
        west, south, east, north = frame(window, 78, map_rows(22)).box
        assert all(west <= x <= east and south <= y <= north for x, y in points), chosen


def test_a_project_can_be_looked_at_from_near(shipped: Subject) -> None:
    window = onto(shipped, "termez-kabul", 78, 22)
    told = "\n".join(rows(draw(shipped, window, 78, 22, "termez-kabul")))
    assert all(name in told for name in ("● Termez", "● Kabul", "[Termez-Kabul]"))
    assert onto(shipped, "nothing", 78, 22) == home(shipped, 78, 22)


def test_moving_the_window_moves_the_map() -> None:
    first, then = (draw(SMALL, at, 54, 14) for at in (NEAR, moved(NEAR, 2, 1, 54, 14)))
    bare = Subject(names={}, focus=(), links=(), lit=frozenset(), absent=())
    before = [text(line) for line in draw(bare, NEAR, 54, 14).lines[:12]]
    after = [text(line) for line in draw(bare, moved(NEAR, 2, 1, 54, 14), 54, 14).lines[:12]]
    assert first.frame.scale == then.frame.scale
    # Neighbours' names keep to what is seen of them; the outlines move by whole cells.
    assert sum(a[2:40] == b[:38] for a, b in zip(before[1:], after, strict=False)) >= 5


def test_a_base_about_elsewhere_draws_the_region_without_its_states() -> None:
    here = subject(Atlas(None, {}, {}))
    assert (here.names, here.links, choices(here)) == ({}, (), ())
    picture = drawn(here, 78, 22)
    assert "Kazakhstan" in "\n".join(rows(picture))
    assert picture.at(40, 5) == ""


NAMES = st.text(min_size=1, max_size=40)
POINTS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))
SPOTS = st.builds(Spot, st.sampled_from("abc"), NAMES, POINTS, st.booleans())
LINKS = st.builds(
    Link, st.sampled_from(("p", "q")), NAMES, st.lists(SPOTS, min_size=1, max_size=3).map(tuple)
)
CODES = st.sampled_from(sorted(outlines().states))
SUBJECTS = st.builds(
    Subject,
    names=st.dictionaries(CODES, NAMES, max_size=4),
    focus=st.just(()),
    links=st.lists(LINKS, max_size=3).map(tuple),
    lit=st.frozensets(CODES | st.sampled_from(("p", "q")), max_size=2),
    absent=st.lists(NAMES, max_size=2).map(tuple),
)
WINDOWS = st.builds(
    Window,
    st.floats(-200, 200) | st.sampled_from((nan, inf, -inf)),
    st.floats(-100, 100),
    st.floats(0.1, 100) | st.sampled_from((nan, inf)),
)


@settings(max_examples=80)
@given(
    SUBJECTS,
    WINDOWS,
    st.integers(-1, 130),
    st.integers(-1, 45),
    CODES | st.sampled_from(("", "p", "q")),
)
def test_any_map_in_any_window_fills_exactly_its_cells(
    about: Subject, window: Window, width: int, height: int, chosen: str
) -> None:
    picture = draw(about, window, width, height, chosen)
    assert len(picture.lines) == max(0, height)
    assert all(width_of(line) == max(0, width) for line in picture.lines)
    for name in picture.names:
        assert picture.at(name.column, name.row) == name.id
    picture.at(width // 2, height // 2)


@settings(max_examples=40)
@given(SUBJECTS, WINDOWS, CODES)
def test_no_name_stands_over_another(about: Subject, window: Window, chosen: str) -> None:
    picture = draw(about, window, 100, 30, chosen)
    taken: set[tuple[int, int]] = set(picture.marks)
    for name in picture.names:
        cells = {(name.column + at, name.row) for at in range(cell_len(name.text))}
        assert not cells & taken, name
        taken |= cells


@settings(max_examples=20)
@given(st.integers(-20, 20))
def test_zooming_never_raises(steps: int) -> None:
    assert draw(SMALL, zoomed(NEAR, steps), 60, 16).lines
