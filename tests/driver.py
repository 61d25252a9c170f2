"""The verbs of a reader: what tests of the screen do and see, in a reader's words."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.main import Main
from atlas_tui.ui.rows import Rows

TRIES = 400


class Reader:
    """Someone in front of the screen."""

    def __init__(self, app: AtlasApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def main(self) -> Main:
        assert self.app.main is not None
        return self.app.main

    async def until(self, condition: Callable[[], Any], what: str = "") -> None:
        """Let the screen go on until something is so."""
        for _ in range(TRIES):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never came: {what or condition}\n{self.screen()}")

    async def presses(self, *keys: str) -> None:
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()
        await self.until(lambda: self.main.is_rested, "the card at rest")

    async def types(self, text: str) -> None:
        names = {
            " ": "space",
            '"': "quotation_mark",
            "-": "minus",
            ":": "colon",
            "#": "number_sign",
        }
        await self.presses(*(names.get(letter, letter) for letter in text))

    async def searches(self, text: str) -> None:
        """Open the search line and type; the line stays open."""
        await self.presses("slash")
        await self.types(text)

    async def goes_to(self, pane: str, fact_id: str = "") -> None:
        """Go to a pane by its key, and to a row by moving the cursor."""
        await self.presses(self.main.panes[pane].key)
        if fact_id:
            await self.presses("g")
            for _ in self.ids(pane):
                if self.cursor(pane) == fact_id:
                    break
                await self.presses("j")
            assert self.cursor(pane) == fact_id

    def rows_of(self, pane: str) -> Rows:
        return self.main.panes[pane]

    def ids(self, pane: str) -> list[str]:
        """The ids of everything that a pane lists, in order."""
        return [item.id for item in self.rows_of(pane).items if not isinstance(item, str)]

    def cursor(self, pane: str) -> str:
        fact = self.rows_of(pane).fact
        return fact.id if fact else ""

    def lines(self, pane: str) -> list[str]:
        """What is drawn in a pane, line by line."""
        rows = self.rows_of(pane)
        drawn = range(rows.content_size.height)
        return [rows.render_line(y).text.rstrip() for y in drawn]

    def card(self) -> str:
        """The whole card as text, with every run of spaces as one."""
        drawn = ("".join(text for text, _ in each.line) for each in self.main.card._drawn)
        return " ".join(" ".join(drawn).split())

    def bar(self, name: str) -> str:
        return self.main.query_one(f"#{name}", Bar).text().strip()

    @property
    def strip(self) -> str:
        return "".join(text for text, _ in self.main._crumbs.under).strip()

    @property
    def crumbs(self) -> str:
        return self.bar("crumbs")

    @property
    def status(self) -> str:
        return self.bar("status")

    def screen(self) -> str:
        """The whole screen as lines of text."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@asynccontextmanager
async def reading(
    base: Path, size: tuple[int, int] = (120, 40), at: str = "", *, is_fresh: bool = False
) -> AsyncIterator[Reader]:
    """A reader who has opened a base; its search is ready."""
    app = AtlasApp(load(base), base, at, is_fresh=is_fresh)
    async with app.run_test(size=size) as pilot:
        reader = Reader(app, pilot)
        await reader.until(lambda: reader.main._engine is not None, "the search")
        await pilot.pause()
        yield reader
