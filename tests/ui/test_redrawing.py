"""Only what changed is sent, and the terminal still shows all of what is so now."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual._compositor import CompositorUpdate
from textual.strip import Strip

from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.line import changed, width_of
from driver import Reader, reading

SIZE = (100, 30)
KEYS = (
    "j k j k g G 1 2 3 4 tab s S z space v ; a f slash escape enter 5 6 8 n N < > [ ] - ? t".split()
)
WORDS = ("canal", "embasy", "river guard", "trade 2021", "zzz")


class Terminal:
    """What is seen after every frame that was sent."""

    def __init__(self, width: int, height: int) -> None:
        self.screen = pyte.Screen(width, height)
        self.stream = pyte.Stream(self.screen)
        self.sent = 0

    def take(self, written: str) -> None:
        self.sent += len(written)
        self.stream.feed(written.replace("\n", ""))

    def lines(self) -> list[str]:
        return [line.rstrip() for line in self.screen.display]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """A terminal that takes the frames of the app."""
    terminal = Terminal(*SIZE)

    def display(app: AtlasApp, screen: Any, update: Any) -> None:
        if screen is app.screen and isinstance(update, CompositorUpdate):
            terminal.take(update.render_segments(app.console))

    monkeypatch.setattr(AtlasApp, "_display", display)
    return terminal


def so_now(reader: Reader) -> list[str]:
    """The screen, drawn as if nothing had been drawn before."""
    screen = reader.app.screen
    for widget in (screen, *screen.query("*")):
        widget._styles_cache.clear()
    strips: list[Strip] = screen._compositor.render_strips()
    return [strip.text.rstrip() for strip in strips]


@pytest.mark.parametrize("seed", range(2))
async def test_whatever_is_pressed_the_terminal_shows_what_is_so(
    base: Callable[..., Path], terminal: Terminal, seed: int
) -> None:
    chance = random.Random(seed)  # noqa: S311 (which keys, and no secrets)
    async with reading(base(), SIZE, is_fresh=True) as reader:

        def shown() -> bool:
            return terminal.lines() == so_now(reader)

        for _ in range(20):
            key = chance.choice(KEYS)
            await reader.presses(key)
            if key in ("slash", "f") and reader.main.is_typing():
                for letter in chance.choice(WORDS):
                    await reader.presses({" ": "space"}.get(letter, letter))
                    await reader.until(shown, f"the frame of {letter}")
                await reader.presses(chance.choice(("enter", "tab", "escape")))
            await reader.until(shown, f"the frame of {key}")


async def test_a_letter_of_a_search_sends_only_what_it_changes(
    base: Callable[..., Path], terminal: Terminal
) -> None:
    async with reading(base(), SIZE, is_fresh=True) as reader:
        await reader.presses("slash", *"emba")
        await reader.until(lambda: terminal.lines() == so_now(reader), "the frame")
        whole, terminal.sent = terminal.sent, 0
        await reader.presses("s")
        await reader.until(lambda: terminal.lines() == so_now(reader), "the next frame")
        assert "/embas" in reader.crumbs
        assert 0 < terminal.sent < whole / 20


PARTS = st.lists(
    st.tuples(st.text("ab 漢", max_size=3), st.sampled_from(("text", "dim"))), max_size=5
)


@given(PARTS, PARTS)
def test_outside_the_changed_span_two_lines_are_the_same(
    before: list[tuple[str, str]], now: list[tuple[str, str]]
) -> None:
    width = max(width_of(before), width_of(now))
    one, other = ([*line, (" " * (width - width_of(line)), "text")] for line in (before, now))
    start, end = changed(one, other)
    cells, others = _cells(one), _cells(other)
    assert cells[:start] + cells[end:] == others[:start] + others[end:]


def _cells(line: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a line shows, cell by cell; blanks look alike in both roles."""
    cells = []
    for text, role in line:
        for letter in text:
            cells += [(letter, "" if letter == " " else role)] + [("", "")] * (letter == "漢")
    return cells
