"""The verbs of a reader: what tests of the screen do and see, in a reader's words."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from textual.events import Key
from textual.pilot import Pilot

from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.keynames import name_of
from atlas_tui.ui.main import Main
from atlas_tui.ui.reader.screen import Reader as Document
from atlas_tui.ui.rows import Rows

TRIES = 400
NAMED = frozenset("enter escape tab down up left right space backspace f2 ctrl+s".split())
"""Keys by their names, that type no letter."""


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
            "/": "slash",
            ".": "full_stop",
            "_": "underscore",
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
        shown = self.app.screen.card if isinstance(self.app.screen, Document) else self.main.card
        drawn = ("".join(text for text, _ in each.line) for each in shown._drawn)
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

    async def types_ahead(self, *keys: str) -> None:
        """Press keys faster than the screen follows; one that is no name is typed letter by letter."""
        for key in keys:
            for each in [key] if key in NAMED else key:
                character = None if key in NAMED else each
                name = key if key in NAMED else name_of(each)
                self.app.post_message(Key(name, character))
        await self.pilot.pause()
        await self.until(lambda: self.main.is_rested, "the card at rest")

    @property
    def said(self) -> str:
        """The status line of whatever is in front."""
        return self.app.screen.query_one("#status", Bar).text().strip()

    @property
    def header(self) -> str:
        """The header of whatever is in front."""
        return "".join(bar.text().strip() for bar in self.app.screen.query("#crumbs").results(Bar))

    @property
    def open(self) -> Document:
        """The document that is read."""
        assert isinstance(self.app.screen, Document), self.screen()
        return self.app.screen

    async def opens(self) -> None:
        """Open the document of what is highlighted."""
        await self.presses("o")
        await self.until(lambda: isinstance(self.app.screen, Document), "the document")
        await self.until(lambda: self.open.text.content_size.height, "its lines")

    def text(self) -> list[str]:
        """What is seen of the document that is read, without its margin and map."""
        text = self.open.text
        return [text.render_line(y).text[6:-3].rstrip() for y in range(text.content_size.height)]

    def margin(self) -> list[str]:
        """What stands in the margin of the document that is read."""
        text = self.open.text
        return [text.render_line(y).text[:5].strip() for y in range(text.content_size.height)]

    def words(self, role: str) -> str:
        """The words in view that look so."""
        text = self.open.text
        rows = text.page.rows[text.top : text.top + text.height] if text.page else []
        seen = (number for row in rows for number in range(row.first, row.last))
        return " ".join(text.page.words[each].text for each in seen if text._role(each) == role)

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


@asynccontextmanager
async def reading_document(
    base: Path, claim_id: str, size: tuple[int, int] = (120, 40)
) -> AsyncIterator[Reader]:
    """A reader who has opened the document of a claim at its passage."""
    async with reading(base, size, claim_id) as reader:
        await reader.until(lambda: reader.cursor("claims") == claim_id, claim_id)
        await reader.opens()
        yield reader
