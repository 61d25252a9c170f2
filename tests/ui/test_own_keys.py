"""The reader's own keys and settings, at work on the screen; and that every key can do what it says."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from textual.actions import parse
from textual.dom import DOMNode

from atlas_tui.ui.actions import ACTIONS, PLACES
from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.capture.screen import Capture
from atlas_tui.ui.card import Card
from atlas_tui.ui.draw.ruler.extent import LEGEND
from atlas_tui.ui.help import page
from atlas_tui.ui.keymap import BY_ID, UNBOUND, Keymap
from atlas_tui.ui.keynames import textual_name
from atlas_tui.ui.main import Main
from atlas_tui.ui.panes import PANES, VIEWS, opened
from atlas_tui.ui.panes.map import Map
from atlas_tui.ui.panes.matrix import Matrix
from atlas_tui.ui.panes.notebook import Notebook
from atlas_tui.ui.panes.timeline import Timeline
from atlas_tui.ui.reader.screen import Reader as ReaderScreen
from atlas_tui.ui.rows import Rows
from atlas_tui.ui.searchbar import SearchBar
from driver import Reader, reading

Base = Callable[..., Path]
Set = Callable[..., None]

DOERS: dict[str, type[DOMNode]] = {
    "everywhere": Main,
    "list": Rows,
    "card": Card,
    "timeline": Timeline,
    "map": Map,
    "matrix": Matrix,
    "notebook": Notebook,
    "reader": ReaderScreen,
    "capture": Capture,
    "search": SearchBar,
}
"""Who does the actions of a place."""


@pytest.fixture
def config(tmp_path: Path) -> Set:
    """Write a file of the configuration folder."""
    folder = tmp_path / "home" / "xdg_config_home" / "atlas"
    folder.mkdir(parents=True)

    def write(text: str, name: str = "keys.toml") -> None:
        (folder / name).write_text(text, encoding="utf-8")

    return write


def keys_of(**changed: Sequence[str]) -> str:
    """A keys.toml; underscores stand for the hyphens of ids."""
    rows = (f"{name.replace('_', '-')} = {[*keys]!r}\n" for name, keys in changed.items())
    return f"[keys]\n{''.join(rows)}".replace("'", '"')


def told(blocks: Sequence[Any], width: int = 100) -> list[str]:
    """A page as lines of text, every run of blanks as one."""
    lines = (drawn.line for block in blocks for drawn in block.lines(width))
    return [" ".join("".join(text for text, _ in line).split()) for line in lines]


def test_every_action_is_something_that_its_place_does() -> None:
    missing = []
    for action in ACTIONS:
        namespace, name, _ = parse(action.action)
        assert namespace in ("", "screen")
        doer = Main if namespace == "screen" else DOERS[action.where]
        if not callable(getattr(doer, f"action_{name}", None)):
            missing.append(f"{doer.__name__}.action_{name}")
    assert missing == []


def test_every_place_has_someone_who_does_its_actions() -> None:
    assert DOERS.keys() == PLACES.keys()


def test_every_pane_names_the_places_whose_keys_it_binds() -> None:
    for pane in [*(kind("1") for kind in PANES.values()), *map(opened, VIEWS)]:
        bound = {
            BY_ID[each.id].where
            for bindings in pane._bindings.key_to_bindings.values()
            for each in bindings
            if each.id
        }
        assert bound == set(pane.KEYS)


async def test_own_keys_act_in_a_list_and_the_old_ones_do_not(base: Base, config: Set) -> None:
    config(keys_of(down=["ctrl+n"], up=["ctrl+y"], go_in=["f5"]))
    async with reading(base()) as reader:
        await reader.goes_to("countries")
        first = reader.cursor("countries")
        await reader.presses("j", "down")
        assert reader.cursor("countries") == first
        await reader.presses("ctrl+n")
        second = reader.cursor("countries")
        assert second != first
        await reader.presses("ctrl+y", "enter")
        assert reader.cursor("countries") == first
        assert reader.crumbs == "Atlas Two rivers"
        await reader.presses("f5")
        assert reader.crumbs == "Atlas Two rivers › Northland"


async def test_two_actions_that_change_their_keys_both_act(base: Base, config: Set) -> None:
    config(keys_of(zoom=["y"], copy=["z"]))
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("y")
        assert reader.main._workspace.view.alone
        await reader.presses("z")
        assert reader.status.startswith("Copied ")


async def test_own_keys_act_in_the_card_the_search_and_the_help(base: Base, config: Set) -> None:
    config(
        keys_of(
            scroll_end=["E"],
            export=["f6"],
            follow=["f7"],
            search_best=["f8"],
            search_leave=["f9"],
            help=["f2"],
        )
    )
    async with reading(base(), size=(80, 24)) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("tab", "tab", "E")
        assert reader.main.card.scroll_offset.y > 0
        await reader.presses("f7")
        assert "1›" in reader.screen()
        await reader.presses("escape", "f2")
        assert "Keys and signs" in reader.screen()
        await reader.presses("f2")
        assert "Keys and signs" not in reader.screen()
        await reader.searches("handshake")
        await reader.presses("f9")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")
        await reader.searches("handshake")
        await reader.presses("f8")
        assert not reader.main.is_typing()
        assert reader.crumbs == "Atlas Two rivers › /handshake"


async def test_own_keys_act_on_the_map_and_in_the_notebook(base: Base, config: Set) -> None:
    config(keys_of(map_closer=["c"], map_right=["l"], entry_note=["a"], attach=["A"], up=["up"]))
    async with reading(base()) as reader:
        await reader.presses("8", "c", "c", "c")
        closer = reader.main.panes["map"]._window  # type: ignore[attr-defined]
        assert closer.zoom > 1
        await reader.presses("l")
        assert reader.main.panes["map"]._window.longitude > closer.longitude  # type: ignore[attr-defined]
        before = reader.main.panes["map"]._window  # type: ignore[attr-defined]
        await reader.presses("up")
        assert reader.main.panes["map"]._window.latitude > before.latitude  # type: ignore[attr-defined]
        await reader.presses("9", "a")
        await reader.types("mine")
        await reader.presses("enter")
        assert reader.lines("notebook")[0] == "▌  mine"


async def test_the_last_place_has_its_key_where_the_view_has_none_like_it(
    base: Base, config: Set
) -> None:
    config(keys_of(coarser=["_"]))
    async with reading(base()) as reader:
        await reader.presses("7", "2", "minus")
        assert reader.main.at == "conflicts"
        await reader.presses("8", "minus")
        assert reader.main.at == "map"


async def test_a_key_of_a_view_must_not_be_one_that_acts_everywhere(
    base: Base, config: Set
) -> None:
    config(keys_of(map_left=["x"]))
    async with reading(base()) as reader:
        assert [each.message for each in reader.main.problems] == [
            "`conflicts` and `map-left` are both on x"
        ]


async def test_help_palette_and_hints_show_the_readers_own_keys(base: Base, config: Set) -> None:
    config(keys_of(search=["ctrl+f"], copy=[], go_in=["f5", "l"], zoom=["Z"]))
    async with reading(base(), size=(120, 80)) as reader:
        assert reader.status.startswith("ctrl+f search   F5 go in   Esc back   ? keys")
        await reader.presses("question_mark")
        shown = [" ".join(line.split()) for line in reader.screen().splitlines()]
        assert any("│ ctrl+f Search every pane" in line for line in shown)
        assert any("│ F5 l Go in: make it the scope" in line for line in shown)
        assert not any("Copy the cited excerpt" in line for line in shown)
        await reader.presses("escape", "colon")
        await reader.types("cited excerpt")
        assert "▌Copy the cited excerpt  " in reader.screen()
        await reader.presses("enter")
        await reader.until(lambda: "has no quotation of its own" in reader.status)
        await reader.presses("colon")
        await reader.types("zoom this")
        assert "Zoom this pane, and back" in reader.screen()
        line = next(each for each in reader.screen().splitlines() if "Zoom this pane" in each)
        assert " Z  │" in line


async def test_the_palette_offers_what_the_view_can_do(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("9", "colon")
        await reader.types("note below")
        await reader.presses("enter")
        await reader.types("by name")
        await reader.presses("enter")
        assert reader.lines("notebook")[0] == "▌  by name"
        await reader.presses("colon")
        await reader.types("take this entry")
        await reader.presses("enter")
        await reader.until(lambda: reader.status.startswith("Taken out; u brings it back"))


@pytest.mark.parametrize(
    ("key", "own"),
    [
        ("2", ["+ = A finer ruler", "- A coarser ruler"]),
        ("8", ["+ = Closer", "- Farther", "← Move to the west", "0 The whole region"]),
        ("9", ["d Del Take this entry out", "i Write a note below"]),
    ],
)
async def test_the_help_shows_the_keys_of_a_view_before_those_of_lists(
    base: Base, key: str, own: list[str]
) -> None:
    async with reading(base()) as reader:
        await reader.presses(key)
        pane = reader.main.pane
        assert pane is not None
        lines = told(page(pane.QUESTION, (*pane.KEYS, "everywhere"), Keymap()))
        assert lines[0] == pane.QUESTION
        view, lists = PLACES[pane.KEYS[0]], PLACES["list"]
        within = lines[lines.index(view) : lines.index(lists)]
        assert set(own) <= set(within)
        await reader.presses("question_mark")
        assert view in reader.screen()


def test_the_help_gives_a_key_to_the_place_that_takes_it() -> None:
    lines = told(page("", ("map", "list", "everywhere"), Keymap()))
    assert "↑ Move to the north" in lines
    assert "k Up" in lines
    assert "Enter l Go in: make it the scope" in lines
    assert not any(line.endswith("The last place, and back again") for line in lines)
    lines = told(page("", ("list", "everywhere"), Keymap()))
    assert "k ↑ Up" in lines
    assert "- The last place, and back again" in lines


def test_the_help_explains_the_signs_of_rulers_and_maps() -> None:
    lines = told(page("", ("timeline", "list", "everywhere"), Keymap()))
    for sign, meaning in LEGEND:
        assert f"{sign} {meaning}" in lines
    assert "▲ an event of material cooperation; a number where several have its date" in lines
    assert "↓ read as worsening" in lines
    assert "● a place that a document names for a project" in told(page("", ("map",), Keymap()))


@pytest.mark.parametrize("width", [30, 52, 70, 100])
def test_every_line_of_the_help_fits_and_begins_below_its_words(width: int) -> None:
    for places in (("map", "list", "everywhere"), ("reader",), ("card", "everywhere")):
        for block in page("What is it?", places, Keymap()):
            for drawn in block.lines(width):
                text = "".join(part for part, _ in drawn.line)
                assert len(text) <= width
                assert text.rstrip() or block.gap or text == ""


def test_a_key_is_shown_as_help_shows_it() -> None:
    keymap = Keymap({"copy": (), "zoom": ("f5", "Z")})
    assert keymap.key("copy") == UNBOUND
    assert keymap.key("zoom") == "F5"
    assert keymap.key("peel") == "Esc"
    assert textual_name("Z") == "Z"


async def test_a_wrong_entry_is_counted_and_listed_with_its_place_and_outlives_a_reload(
    base: Base, config: Set
) -> None:
    config('[keys]\ncopy = "pgdn"\n')
    async with reading(base()) as reader:
        await reader.until(lambda: reader.crumbs.endswith("1 problem (!)"))
        await reader.presses("y")
        assert "has no quotation of its own" in reader.status
        await reader.presses("exclamation_mark")
        shown = reader.screen()
        assert "error[unknown-key]: `copy`: no key is called pgdn" in shown
        assert "keys.toml:2:8" in joined(shown)
        assert "the nearest is pagedown; until then y stays" in shown
        line, below = (each for each in shown.splitlines() if "pgdn" in each[:40] or "^^^" in each)
        assert below.index("^^^^^^") == line.index('"pgdn"')
        await reader.presses("escape", "r")
        await reader.until(lambda: reader.status.startswith("Read again: "))
        assert reader.crumbs.endswith("1 problem (!)")


async def test_settings_act(base: Base, config: Set, monkeypatch: pytest.MonkeyPatch) -> None:
    config('theme = "nord"\nstyle = "apa"\nmouse = false\nanimation = "basic"\n', "config.toml")
    async with reading(base()) as reader:
        assert (reader.app.theme, reader.app.animation_level) == ("nord", "basic")
        await reader.goes_to("claims", "khan-leverage")
        await reader.presses("y")
        assert "(Khan & Lee, 2023, para. 7)" in reader.main._message
        app = reader.app
    asked: list[Any] = []
    monkeypatch.setattr(AtlasApp, "run", lambda _, **asks: asked.append(asks))
    app.run_to_exit()
    assert asked == [{"mouse": False}]


async def test_a_wrong_setting_is_counted_and_costs_nothing_else(base: Base, config: Set) -> None:
    config('theme = "nrd"\nanimation = "full"\n', "config.toml")
    async with reading(base()) as reader:
        assert (reader.app.theme, reader.app.animation_level) == ("textual-dark", "full")
        await reader.until(lambda: reader.crumbs.endswith("1 problem (!)"))
        await reader.presses("exclamation_mark")
        assert "config.toml:1:1" in joined(reader.screen())


def joined(shown: str) -> str:
    """A screen without blanks and borders, so that what was wrapped is whole."""
    return "".join(character for character in shown if character not in " \n│")


def colours(reader: Reader) -> set[str]:
    """Every colour that is on the screen."""
    styles = [
        segment.style
        for strip in reader.app.screen._compositor.render_strips()
        for segment in strip
        if segment.style
    ]
    return {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}


async def test_without_colour_everything_is_in_the_terminals_own(
    base: Base, config: Set, monkeypatch: pytest.MonkeyPatch
) -> None:
    config('theme = "nord"\n', "config.toml")
    async with reading(base()) as reader:
        assert len(colours(reader)) > 3
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(base()) as reader:
        for key in ("j", "4", "8", "9", "question_mark"):
            await reader.presses(key)
            assert colours(reader) == {"default"}
