"""The map: stepping through what it shows, moving its window, and what the panes do with it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.geo.window import Window
from atlas_tui.ui.panes.map import Map
from bases import HEAD, claim
from driver import Reader, reading

Base = Callable[..., Path]

MAPPED = f"""{HEAD}
[[source]]
id = "letter"
sha256 = "{"0" * 64}"
csl = {{ type = "document", title = "A letter" }}
genre = "letter"
origin = "letter"
words = 100
paragraphs = "blocks"

[[actor]]
id = "AFG"
kind = "state"
name = "Afghanistan"
focus = true

[[actor]]
id = "UZB"
kind = "state"
name = "Uzbekistan"
focus = true

[[actor]]
id = "IRN"
kind = "state"
name = "Iran"

[[actor]]
id = "USA"
kind = "state"
name = "United States"

[[topic]]
id = "water"
name = "Water"

{claim("road-named", 'about = ["road"]', quote="a road from Termez to Kabul")}
{claim("port-named", 'about = ["port"]', quote="the port of Chabahar is being dredged")}
{claim("dyad", 'about = ["AFG", "UZB", "USA"]', quote="both meet on the bridge each spring")}

[[relation]]
id = "AFG-UZB"
actors = ["AFG", "UZB"]
name = "Afghanistan – Uzbekistan"

  [[relation.reading]]
  trend = "improving"
  date = "2025"
  claim = "dyad"

[[project]]
id = "road"
name = "Termez road"
sector = "road"
actors = ["AFG", "UZB"]

  [[project.status]]
  stage = "proposed"
  as_of = "2025"
  claim = "road-named"

  [[project.route]]
  places = ["termez", "kabul"]
  claim = "road-named"

[[project]]
id = "port"
name = "Port works"
sector = "port"
actors = ["IRN"]

  [[project.status]]
  stage = "proposed"
  as_of = "2025"
  claim = "port-named"

  [[project.route]]
  places = ["harbour"]
  claim = "port-named"

[[place]]
id = "termez"
name = "Termez"
latitude = 37.22
longitude = 67.28
precision = "city"
position_source = "a gazetteer"
country = "UZB"
claims = ["road-named"]

[[place]]
id = "kabul"
name = "Kabul"
latitude = 34.53
longitude = 69.17
precision = "city"
position_source = "a gazetteer"
country = "AFG"
claims = ["road-named"]

[[place]]
id = "harbour"
name = "Chabahar"
latitude = 25.29
longitude = 60.64
precision = "city"
position_source = "a gazetteer"
country = "IRN"
claims = ["port-named"]
"""
"""Three states of the region and one elsewhere, two projects, three places."""

EVERYTHING = ["AFG", "UZB", "IRN", "road", "port", "termez", "kabul", "harbour"]


def the_map(reader: Reader) -> Map:
    pane = reader.main.panes["map"]
    assert isinstance(pane, Map)
    return pane


def window(reader: Reader) -> Window | None:
    return the_map(reader)._window


def drawn(reader: Reader) -> str:
    return "\n".join(reader.lines("map"))


async def clicks(reader: Reader, fact_id: str, *, twice: bool = False) -> None:
    """Click on the name of something."""
    picture = the_map(reader)._drawn()
    assert picture is not None
    name = next(each for each in picture.names if each.id == fact_id)
    click = reader.pilot.double_click if twice else reader.pilot.click
    await click(the_map(reader), offset=(name.column + 1, name.row + 1))
    await reader.presses()


async def test_a_reader_steps_through_states_projects_and_places(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        assert reader.ids("map") == EVERYTHING
        seen = [reader.cursor("map")]
        assert "[Afghanistan]" in drawn(reader)
        for _ in EVERYTHING[1:]:
            await reader.presses("j")
            seen.append(reader.cursor("map"))
            assert reader.card().endswith(seen[-1])
        assert seen == EVERYTHING
        assert "[Chabahar]" in drawn(reader)
        await reader.presses("k", "g")
        assert reader.cursor("map") == "AFG"
        await reader.presses("G")
        assert reader.cursor("map") == "harbour"


async def test_the_window_is_moved_and_comes_home(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        home = drawn(reader)
        assert window(reader) is None
        for there, back in (("plus", "minus"), ("right", "left"), ("down", "up")):
            await reader.presses(there)
            away = drawn(reader)
            assert away != home
            await reader.presses(back)
            assert drawn(reader) != away
            await reader.presses("0")
            assert drawn(reader) == home
            assert window(reader) is None
        await reader.presses(*["minus"] * 20)
        assert reader.status.startswith("This is the whole region")
        await reader.presses(*["equals_sign"] * 20)
        assert reader.status.startswith("The map is as close as it can be")
        assert reader.main.at == "map"


async def test_what_is_chosen_stays_in_view_when_looked_at_closer(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        await reader.goes_to("map", "harbour")
        for _ in range(10):
            await reader.presses("plus")
            assert "[Chabahar]" in drawn(reader)


async def test_a_project_is_fitted_and_the_next_thing_is_reached(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        await reader.goes_to("map", "road")
        await reader.presses("full_stop")
        assert "● Termez" in drawn(reader)
        assert "● Kabul" in drawn(reader)
        assert "[Termez road]" in drawn(reader)
        assert "Chabahar" not in drawn(reader)
        await reader.presses("j")
        assert "Chabahar" in drawn(reader)


async def test_going_in_scopes_the_panes_and_escape_comes_back_to_the_map(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        await reader.goes_to("map", "road")
        await reader.presses("enter")
        assert reader.crumbs == "Atlas Two rivers › Termez road"
        assert reader.main.at == "claims"
        assert reader.ids("claims") == ["road-named"]
        await reader.presses("escape")
        await reader.until(lambda: reader.main.at == "map")
        assert reader.cursor("map") == "road"


async def test_within_a_scope_only_what_it_concerns_is_lit_and_the_cursor_is_there(
    base: Base,
) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.goes_to("countries", "UZB")
        await reader.presses("enter", "8")
        assert "[◆Uzbekistan]" in drawn(reader)
        assert "◆Afghanistan" not in drawn(reader)
        assert reader.cursor("map") == "UZB"
        assert "port" not in reader.ids("map")
        await reader.presses("escape", "escape")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")
        await reader.goes_to("timeline", "AFG-UZB")
        await reader.presses("enter", "8")
        assert "◆Uzbekistan" in drawn(reader)
        assert "[◆Afghanistan]" in drawn(reader)
        assert reader.cursor("map") == "AFG"


async def test_a_search_lands_on_the_place_that_it_finds(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        await reader.searches("kabul")
        assert "port" not in reader.ids("map")
        await reader.presses("enter")
        assert reader.main.at == "map"
        assert reader.cursor("map") == "kabul"
        assert "[Kabul]" in drawn(reader)
        assert reader.card().startswith("Kabul 34.53° N, 69.17° E")
        await reader.presses("n")
        assert reader.status.startswith("Match 2 of ")
        assert reader.cursor("map") == "road"


async def test_a_place_is_gone_to_and_where_it_is_not_shown_its_state(base: Base) -> None:
    async with reading(base(MAPPED), at="termez") as reader:
        await reader.until(lambda: reader.main.at == "map")
        assert reader.cursor("map") == "termez"
        await reader.searches("dredged")
        await reader.presses("enter")
        assert "kabul" not in reader.ids("map")
        assert the_map(reader).go_to("kabul")
        assert reader.cursor("map") == "AFG"


async def test_a_click_chooses_and_a_second_one_goes_in(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        for fact_id in ("UZB", "kabul", "IRN"):
            await clicks(reader, fact_id)
            assert reader.cursor("map") == fact_id
        await clicks(reader, "IRN", twice=True)
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers › Iran")


async def test_a_turn_of_the_wheel_looks_closer(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8")
        the_map(reader).on_mouse_scroll_up()
        closer = window(reader)
        the_map(reader).on_mouse_scroll_down()
        farther = window(reader)
        assert closer is not None
        assert farther is not None
        assert closer.zoom > farther.zoom


async def test_the_map_has_no_rows_to_sort_or_label(base: Base) -> None:
    async with reading(base(MAPPED)) as reader:
        await reader.presses("8", "s")
        assert reader.status.startswith("Nothing here can be sorted")
        await reader.presses("S")
        assert reader.status.startswith("The map has no rows to sort")
        await reader.presses("semicolon", "j")
        assert reader.ids("map") == EVERYTHING
        assert reader.cursor("map") == "UZB"


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
async def test_the_map_fills_its_pane_at_every_size(base: Base, size: tuple[int, int]) -> None:
    async with reading(base(MAPPED), size=size) as reader:
        await reader.presses("8")
        small = drawn(reader)
        before = the_map(reader).content_size
        assert len([line for line in reader.lines("map") if line]) >= before.height - 2
        assert "[A" in small
        assert "Natural Earth" in small
        await reader.presses("z")
        await reader.until(lambda: the_map(reader).content_size != before)
        assert "[Afghanistan]" in drawn(reader)


async def test_a_base_about_elsewhere_has_a_map_without_choices(base: Base) -> None:
    async with reading(base(f"{MAPPED.partition('[[actor]]')[0]}{ELSEWHERE}")) as reader:
        await reader.presses("8", "j", "plus", "full_stop", "enter", "0", "down")
        assert reader.ids("map") == []
        assert "Kazakhstan" in drawn(reader)
        assert reader.main.at == "map"


ELSEWHERE = f"""
[[actor]]
id = "XNO"
kind = "state"
name = "Northland"

[[topic]]
id = "water"
name = "Water"

{claim("letter-one")}
"""
