"""The desk: what every part of the main screen works on, and how its parts follow each other."""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.layout import Layout
from textual.reactive import reactive
from textual.screen import Screen
from textual.timer import Timer

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.base import Loaded
from atlas_tui.facts.cache import LARGE
from atlas_tui.facts.model import Fact
from atlas_tui.facts.problem import Problem
from atlas_tui.ui import narrowing, paint
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.card import Card
from atlas_tui.ui.line import cut
from atlas_tui.ui.narrowing import Layers, Place
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes import PANES, VIEWS, opened
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.places import Spot, Way
from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.workspace import Workspace, size_class, too_small

if TYPE_CHECKING:
    from atlas_tui.search import Results, Search
    from atlas_tui.ui.choice import Choice
    from atlas_tui.ui.draw.drawn import Block

NEEDED = "Atlas needs 60 × 16; q quits"
LONGEST_MESSAGE = 400
LISTED, LISTED_OF_MANY, LISTED_AT_FIRST = 500, 200, 50
"""Hits of one view that are listed: of a base, of a large one, and for the first letters of a word,
which are only on the way to more. How many more there are is always said.
"""
BEGUN = 3
"""Letters from which a query is taken for a word."""
BURST = 0.12
"""Seconds between two moves of the cursor within which the card waits until it rests: a key held
down then costs two rows each and not a card.
"""


class Desk(Screen[None]):
    """Four linked panes, or a view in their place, and the card."""

    AUTO_FOCUS = ""

    # Neither repaints the screen itself: the panes, bars and card draw what changes in them.
    outlook: reactive[Outlook | None] = reactive(None, init=False, repaint=False)
    at: reactive[str] = reactive("countries", init=False, repaint=False)

    def __init_subclass__(cls, *, whole: bool = False, **options: Any) -> None:
        """Make Textual look at the class only where it is the whole screen and no layer of it.

        Each look costs a third of a millisecond before the first frame; that at the whole screen
        takes in what the layers below it have.
        """
        if whole:
            super().__init_subclass__(**options)

    def __init__(self, loaded: Loaded, path: Path) -> None:
        super().__init__()
        self.atlas: Atlas = loaded.atlas
        self.problems: list[Problem] = list(loaded.problems)
        self.path = path
        self.narrowed_by: Layers = ()
        self.fact: Fact | None = None
        self.way = Way()
        self.marked: dict[str, Fact] = {}
        self.is_typing: Callable[[], bool] = lambda: False
        self._engine: Search | None = None
        self._filtered: dict[str, Outlook] = {}
        self._message = ""
        self._moved_at = 0.0
        self._resting: Timer | None = None
        self._widths: dict[str, dict[str, int]] = {}
        self._beside = self.at
        self.card = Card()
        self.panes: dict[str, Pane] = {
            name: kind(str(key)) for key, (name, kind) in enumerate(PANES.items(), start=1)
        }
        self._crumbs, self._status = Bar(id="crumbs"), Bar(id="status")
        self._workspace = Workspace(self.at)

    @property
    def layout(self) -> Layout:
        """Where everything stands."""
        return self._workspace

    def compose(self) -> ComposeResult:
        """Bars, panes and the card; contents are given first, so that the first frame is whole."""
        self.set_reactive(Desk.outlook, Outlook(self.atlas, narrowing.scope(self.narrowed_by)))
        for pane in self.panes.values():
            self._join(pane)
        yield self._crumbs
        yield from self.panes.values()
        yield self.card
        yield self._status

    def _join(self, pane: Pane) -> None:
        pane.highlighted = self._highlighted
        pane.marked = self.marked.keys()
        pane.leapt = lambda: self.say("")
        self._look_out_of(pane)

    def render(self) -> Content:
        """What shows when everything else is hidden, because the terminal is too small."""
        return Content(NEEDED if self.is_too_small else "")

    def on_resize(self) -> None:
        """The widths are those of the size of the terminal."""
        self.see(widths=self._widths.get(size_class(self.size.width), {}))

    @property
    def engine(self) -> "Search":
        """The search, built now if it is not yet."""
        if self._engine is None:
            from atlas_tui.search import build  # noqa: PLC0415 (the first frame does without)

            self._engine = build(self.atlas)
        return self._engine

    @property
    def view(self) -> str:
        """The view that stands in the place of the panes, if one does."""
        return self._workspace.view.view

    @property
    def pane(self) -> Pane | None:
        """The pane or view that the reader is in; none in the card."""
        return self.panes.get(self.at)

    @property
    def around(self) -> list[str]:
        """What Tab walks through: the panes, or the view, and the card."""
        return [*([self.view] if self.view else PANES), "card"]

    def watch_outlook(self) -> None:
        """Panes, bars and card follow."""
        for pane in self.panes.values():
            self._look_out_of(pane)
        self.follow()

    def _look_out_of(self, pane: Pane) -> None:
        if self.outlook:
            pane.look_out(self._filtered.get(pane.NAME, self.outlook))

    def follow(self) -> None:
        """Bars and card say what is so now."""
        self.say_crumbs()
        self._say_strip()
        self.show_card()

    def watch_at(self, new: str) -> None:
        """Show which pane the reader is in, and give it the keys."""
        view = self.view if new == "card" else new if new in VIEWS else ""
        self._beside = self._beside if new == "card" else new
        self.see(at=new, view=view)
        self.focus_here()
        self.follow()

    async def go(self, name: str) -> None:
        """Go to a pane, a view or the card; a view is made when it is first gone to."""
        if name in VIEWS and name not in self.panes:
            pane = opened(name)
            self._join(pane)
            self.panes[name] = pane
            await self.mount(pane, before=self.card)
        self.at = name

    def see(self, **changed: Any) -> None:
        """Lay the screen out for another pane, alone or not, with or without the search line."""
        self._workspace.view = self._workspace.view._replace(**changed)
        # Asked of a child, so that the arrangement its parent keeps is made anew.
        self.card.refresh(layout=True)

    def focus_here(self) -> None:
        """Give the keys to what the reader is in."""
        if not self.is_typing():
            # At once, not after the next message: the next key belongs there.
            self.set_focus(self.pane or self.card)

    def on_descendant_focus(self) -> None:
        """A click into a pane goes there."""
        for name, pane in self.panes.items():
            if self.focused is pane:
                self.at = name
        if self.focused is self.card:
            self.at = "card"

    def _highlighted(self) -> None:
        """The card follows the cursor: at once, or when it rests after a burst of moves."""
        now = monotonic()
        is_burst, self._moved_at = now - self._moved_at < BURST, now
        self._find_fact()
        self.moved()
        if not is_burst:
            self._paint_card()
            return
        if self._resting:
            self._resting.stop()
        self._resting = self.set_timer(BURST, self._paint_card)

    @property
    def is_rested(self) -> bool:
        """Whether the card shows what the cursor is on."""
        return self._resting is None

    def moved(self) -> None:
        """The cursor of a list has moved; for whoever must know."""

    def show_card(self) -> None:
        """Show what the cursor is on."""
        self._find_fact()
        self._paint_card()

    def _find_fact(self) -> None:
        if self.pane:
            self.fact = self.pane.fact

    def _paint_card(self) -> None:
        if self._resting:
            self._resting.stop()
            self._resting = None
        if self.outlook is None:
            return
        blocks = self.pane.told() if self.pane else None
        if blocks is not None:
            self.card.show_blocks(blocks, self._filtered.get(self.at, self.outlook))
        elif self.pane or not self.card.has_blocks:
            self.card.show(self._filtered.get(self.at, self.outlook), self.fact)

    def narrow(self) -> None:
        """Let every pane follow the layers."""
        scope = narrowing.scope(self.narrowed_by)
        searched = narrowing.search(self.narrowed_by)
        query = searched.value if searched else ""
        self._filtered = {
            pane: Outlook(self.atlas, scope, self._find(f"{query} {layer.value}", scope, pane))
            for pane, layer in narrowing.filters(self.narrowed_by).items()
            if layer.value.strip()
        }
        self.outlook = Outlook(self.atlas, scope, self._find(query, scope))

    def _find(self, query: str, scope: Scope, *views: str) -> "Results | None":
        if not query.strip():
            return None
        each = LISTED if len(self.atlas) < LARGE else LISTED_OF_MANY
        if len(query.strip()) < BEGUN:
            each = LISTED_AT_FIRST
        return self.engine.find(query, views=views, scope=scope, each=each)

    def place(self) -> Place:
        """Where the reader is."""
        lists = self.panes.items()
        facts = {name: pane.fact.id if pane.fact else "" for name, pane in lists}
        scrolls = {name: pane.scroll_y for name, pane in lists}
        return Place(self.at, facts, scrolls, self.view, self._beside)

    def spot(self) -> Spot:
        """Where the reader is, with what narrows it."""
        return Spot(self.narrowed_by, self.place())

    def depart(self, spot: Spot | None = None) -> None:
        """Remember the place that is about to be left."""
        self.way = self.way.left(spot or self.spot())

    def return_to(self, place: Place) -> None:
        """Put every cursor where it was."""
        for name, fact_id in place.facts.items():
            rows = self.panes.get(name)
            if rows is not None:
                rows.go_to(fact_id)
                y = place.scrolls.get(name)
                if y is not None:
                    rows.scroll_to(y=y, animate=False, force=True, immediate=True)
        at = place.pane
        self.at = place.view or place.beside if at == "card" else at
        if at == "card":
            self.at = at
        self.show_card()

    async def choose(
        self,
        title: str,
        choices: "Sequence[Choice]",
        taken: Callable[[str | None], None] | Callable[[str | None], Awaitable[None]],
        narrow: "Callable[[str], Sequence[Choice]] | None" = None,
    ) -> None:
        """Offer choices over the screen, and give the value of the one taken, or None."""
        from atlas_tui.ui.menu import Menu  # noqa: PLC0415 (the first frame does without)

        # Awaited, so that keys typed ahead are the menu's.
        await self.app.push_screen(Menu(title, choices, narrow), taken)

    async def prompt(
        self,
        title: str,
        value: str,
        taken: Callable[[str | None], None] | Callable[[str | None], Awaitable[None]],
        *,
        lines: bool = False,
    ) -> None:
        """Let the reader type a line over the screen, or several in one."""
        from atlas_tui.ui.prompt import Prompt  # noqa: PLC0415 (the first frame does without)

        await self.app.push_screen(Prompt(title, value, lines=lines), taken)

    async def lay_over(self, title: str, blocks: "Sequence[Block]") -> None:
        """Show blocks over the screen."""
        from atlas_tui.ui.reading import Reading  # noqa: PLC0415 (the first frame does without)

        await self.app.push_screen(Reading(title, blocks))

    def say(self, message: str) -> None:
        """Say something in the status line until something else is said."""
        self._message = message
        self._say_status()

    def _say_status(self) -> None:
        where = f"{self.pane.count} {self.at}" if self.pane else self.at
        if self.is_typing():
            results = self.outlook.results if self.outlook else None
            where = f"{sum(results.counts.values()) if results else 0:,} found"
        if self.marked:
            where = f"{len(self.marked)} marked · {where}"
        told = [(cut(self._message, LONGEST_MESSAGE), "text")] if self._message else []
        typing = self.is_typing()
        hints = paint.VIEW_HINTS.get(self.at, paint.HINTS)
        told = told or paint.hints(paint.SEARCH_HINTS if typing else hints, keymap_of(self))
        self._status.say(told, [(where, "dim")])

    def say_crumbs(self) -> None:
        """Say what narrows the panes, and how many problems there are."""
        if self.outlook:
            filters = narrowing.filters(self.narrowed_by).items()
            queries = [(pane, layer.value) for pane, layer in filters if layer.value.strip()]
            crumbs = paint.crumbs(self.outlook, queries)
            self._crumbs.say(crumbs, paint.count_of(self.problems))
        self._say_status()

    def _say_strip(self) -> None:
        counted = [(pane.key, name, pane.count) for name, pane in self.panes.items()]
        self._crumbs.say_under(paint.strip(counted, self.at))

    @property
    def is_too_small(self) -> bool:
        """Whether nothing can be read."""
        return too_small(*self.size)
