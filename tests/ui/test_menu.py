"""A menu: choices by letter or by what is typed, and how it is left."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.app import App
from textual.pilot import Pilot

from atlas_tui.ui.choice import Choice
from atlas_tui.ui.menu import Menu, Narrow, holds

RIVERS = [Choice("amu", "Amu Darya", "2,400 km"), Choice("syr", "Syr Darya"), Choice("ili", "Ili")]
LETTERED = [Choice("copy", "Copy it", letter="c"), Choice("drop", "Drop it", letter="d")]
MANY = [Choice(str(at), f"Choice number {at}") for at in range(200)]
NOTHING = "Nothing is left; ⌫ takes a letter back."


class Front(App[None]):
    """An application with a menu over it."""

    CSS_PATH = "../../src/atlas_tui/ui/atlas.tcss"

    def __init__(self, menu: Menu) -> None:
        super().__init__()
        self.menu = menu
        self.taken: list[str | None] = []

    async def on_mount(self) -> None:
        await self.push_screen(self.menu, self.taken.append)


@asynccontextmanager
async def open_menu(
    choices: Sequence[Choice], narrow: Narrow | None = None, title: str = "Rivers"
) -> AsyncIterator[tuple[Front, Pilot[None]]]:
    app = Front(Menu(title, choices, narrow))
    async with app.run_test(size=(80, 24)) as pilot:
        yield app, pilot


def lines(menu: Menu) -> list[str]:
    """What the menu shows, without the lines that are empty."""
    shown = menu.list
    drawn = (shown.render_line(y).text.rstrip(" ▐") for y in range(shown.content_size.height))
    return [line for line in drawn if line]


def title(menu: Menu) -> str:
    return str(menu.list.border_title)


async def test_the_choice_under_the_cursor_is_taken() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        assert lines(app.menu)[:3] == [f"▌Amu Darya{'2,400 km':>57}", " Syr Darya", " Ili"]
        await pilot.press("down", "down", "down", "up", "enter")
        assert app.taken == ["syr"]


async def test_escape_takes_nothing() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        await pilot.press("escape")
        assert app.taken == [None]


async def test_what_is_typed_narrows_by_words_in_any_order() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        await pilot.press(*"DARYA", "space", *"sy")
        assert title(app.menu) == "Rivers: DARYA sy▏"
        assert lines(app.menu) == ["▌Syr Darya"]
        await pilot.press("backspace", "backspace", "backspace")
        assert len(lines(app.menu)) == 2
        await pilot.press("ctrl+u")
        assert title(app.menu) == "Rivers"
        assert len(lines(app.menu)) == 3
        await pilot.press(*"km", "enter")
        assert app.taken == ["amu"]


async def test_when_nothing_is_left_the_menu_says_so_and_enter_waits() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        await pilot.press(*"volga")
        assert lines(app.menu) == [f" {NOTHING}"]
        await pilot.press("enter", "down", "pagedown")
        assert app.taken == []
        await pilot.press(*["backspace"] * 5, "enter")
        assert app.taken == ["amu"]


async def test_a_menu_can_be_narrowed_in_its_own_way() -> None:
    def narrow(typed: str) -> list[Choice]:
        return [Choice(typed, f"New: {typed}")]

    async with open_menu(RIVERS, narrow) as (app, pilot):
        await pilot.press(*"chu")
        assert lines(app.menu) == ["▌New: chu"]
        await pilot.press("enter")
        assert app.taken == ["chu"]


async def test_a_letter_chooses_at_once_and_others_do_nothing() -> None:
    async with open_menu(LETTERED) as (app, pilot):
        assert lines(app.menu) == ["▌c Copy it", " d Drop it"]
        await pilot.press("x", "space", "j", "k", "j")
        assert app.taken == []
        assert lines(app.menu) == [" c Copy it", "▌d Drop it"]
        await pilot.press("c")
        assert app.taken == ["copy"]


async def test_what_is_pasted_narrows_too() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        app.menu.post_message(events.Paste("syr\ndarya\n"))
        await pilot.pause()
        assert lines(app.menu) == ["▌Syr Darya"]
    async with open_menu(LETTERED) as (app, pilot):
        app.menu.post_message(events.Paste("copy"))
        await pilot.pause()
        assert app.taken == []


async def test_a_long_menu_scrolls_with_its_cursor() -> None:
    async with open_menu(MANY) as (app, pilot):
        for key, under in (
            ("pagedown", "▌Choice number 10"),
            ("pagedown", "▌Choice number 20"),
            ("up", "▌Choice number 19"),
            ("pageup", "▌Choice number 9"),
            ("pageup", "▌Choice number 0"),
        ):
            await pilot.press(key)
            assert under in lines(app.menu)
        await pilot.press(*["pagedown"] * 30)
        assert lines(app.menu)[-1] == "▌Choice number 199"
        await pilot.press("down", "enter")
        assert app.taken == ["199"]


async def test_a_click_takes_a_choice() -> None:
    async with open_menu(MANY) as (app, pilot):
        await pilot.press(*["pagedown"] * 3)
        row = app.menu.list.scroll_offset.y + 2
        await pilot.click(app.menu.list, offset=(8, 3))
        await pilot.pause()
        assert app.taken == [str(row)]


async def test_a_click_on_the_border_takes_nothing() -> None:
    async with open_menu(MANY) as (app, pilot):
        height = app.menu.list.region.height
        await pilot.click(app.menu.list, offset=(8, 0))
        await pilot.click(app.menu.list, offset=(8, height - 1))
        await pilot.pause()
        assert app.taken == []


async def test_what_a_choice_says_is_never_markup() -> None:
    hostile = [Choice("x", "[/b][link=x]\x1b[31m\u202e", "[red]")]
    async with open_menu(hostile, title="[/x]") as (app, pilot):
        assert title(app.menu) == "(/x)"
        shown = lines(app.menu)[0]
        assert "[/b][link=x]" in shown
        assert "\x1b" not in shown
        await pilot.press("enter")
        assert app.taken == ["x"]


async def test_keys_typed_ahead_act_in_their_order() -> None:
    async with open_menu(RIVERS) as (app, pilot):
        for key in (*"ili", "enter"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await pilot.pause()
        await pilot.pause()
        assert app.taken == ["ili"]


@pytest.mark.parametrize("words", [["darya"], ["amu", "km"], []])
def test_a_choice_holds_words_of_all_that_it_says(words: list[str]) -> None:
    assert holds(RIVERS[0], words)
    assert holds(RIVERS[2], words) is not bool(words)


@given(st.text(max_size=9), st.text(max_size=9), st.data())
def test_a_choice_holds_each_word_of_its_own(says: str, aside: str, data: Any) -> None:
    choice = Choice("v", says, aside)
    told = [each.casefold() for each in (says, aside) if each]
    if told:
        assert holds(choice, data.draw(st.lists(st.sampled_from(told), max_size=2)))
