"""The main screen: its state, its actions, and every side effect."""

import gc
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.layout import Layout
from textual.reactive import reactive
from textual.screen import Screen

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.base import Loaded
from atlas_tui.facts.cache import LARGE
from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.problem import AtlasError, Problem
from atlas_tui.facts.views import VIEW_OF
from atlas_tui.ui import narrowing, paint
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.card import Card
from atlas_tui.ui.line import cut
from atlas_tui.ui.messages import FactEntered
from atlas_tui.ui.narrowing import Layer, Layers, Place
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes import PANES
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rows import Rows
from atlas_tui.ui.sheet import Paragraph, Sheet
from atlas_tui.ui.workspace import Workspace, too_small

# What the first frame does not need is imported where it is used.
if TYPE_CHECKING:
    from atlas_tui.search import Results, Search
    from atlas_tui.ui.searchbar import How, SearchBar

NEEDED = "Atlas needs 60 × 16; q quits"
LONGEST_MESSAGE = 400
LISTED, LISTED_OF_MANY, LISTED_AT_FIRST = 500, 200, 50
"""Hits of one view that are listed: of a base, of a large one, and for the first letters of a word,
which are only on the way to more. How many more there are is always said.
"""
BEGUN = 3
"""Letters from which a query is taken for a word."""


class Main(Screen[None]):
    """Four linked panes and the card."""

    AUTO_FOCUS = ""

    BINDINGS: ClassVar[list[BindingType]] = [
        # All have priority: each is done before the next key is looked at, so that keys typed
        # ahead go where they were meant to. While a search is typed they rest (check_action).
        Binding(key, action, does, id=name, priority=True)
        for name, key, action, does in (
            *(
                (f"pane.{name}", str(number), f"pane('{name}')", f"Go to {name}")
                for number, name in enumerate(PANES, start=1)
            ),
            ("pane.next", "tab", "step(1)", "Next pane, or the card"),
            ("pane.previous", "shift+tab", "step(-1)", "Previous pane, or the card"),
            ("search", "slash", "search", "Search every pane"),
            ("filter", "f", "filter", "Filter this pane only"),
            ("peel", "escape,h,left,backspace", "peel", "Back: take off the last layer"),
            ("card.down", "J", "roll(1)", "Scroll the card down"),
            ("card.up", "K", "roll(-1)", "Scroll the card up"),
            ("copy", "y", "copy", "Copy the cited excerpt"),
            ("zoom", "z", "zoom", "Zoom this pane, and back"),
            ("problems", "exclamation_mark", "problems", "Problems of the base"),
            ("reload", "r", "reload", "Read the base again"),
            ("help", "question_mark,f1", "help", "Keys and signs"),
            ("quit", "q", "leave", "Quit (also ctrl+q, anywhere)"),
        )
    ]

    outlook: reactive[Outlook | None] = reactive(None, init=False)
    at: reactive[str] = reactive("countries", init=False)

    def __init__(
        self, loaded: Loaded, path: Path, open_at: str = "", *, is_indexed: bool = True
    ) -> None:
        super().__init__()
        self.atlas: Atlas = loaded.atlas
        self.problems: list[Problem] = list(loaded.problems)
        self.narrowed_by: Layers = ()
        self.fact: Fact | None = None
        self._path = path
        self._open_at = open_at
        self._is_indexed = is_indexed
        self._engine: Search | None = None
        self._bar: SearchBar | None = None
        self._editing: Layer | None = None
        self._filtered: dict[str, Outlook] = {}
        self._message = ""
        self.card = Card()
        self.panes = {
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
        self.set_reactive(Main.outlook, Outlook(self.atlas))
        self._look_out()
        for pane in self.panes.values():
            pane.highlighted = self._show_card
        yield self._crumbs
        yield from self.panes.values()
        yield self.card
        yield self._status

    def render(self) -> Content:
        """What shows when everything else is hidden, because the terminal is too small."""
        return Content(NEEDED if self._too_small else "")

    def on_mount(self) -> None:
        """Show the base; what takes time comes after the first frame."""
        self._focus()
        self._say_crumbs()
        self._say_strip()
        self.call_after_refresh(self._start)

    def _start(self) -> None:
        gc.enable()
        self._show_card()
        if self._open_at:
            if self._open_at in self.atlas.by_id:
                self._land(self._open_at)
            else:
                self._say(f"No fact has the id {self._open_at}")
        if self._is_indexed:
            self._prove(self.atlas)

    def indexing(self, done: int, total: int) -> None:
        """The index is being made elsewhere; meanwhile everything but the search is there."""
        self._say(f"Preparing the search: {done * 100 // max(1, total)}%")

    def indexed(self) -> None:
        """The index is there, and the search with it."""
        self._is_indexed = True
        self._say("The search is ready")
        self._prove(self.atlas)

    @work(thread=True, exclusive=True)
    def _prove(self, atlas: Atlas) -> None:
        """Build the search and check the base beside the screen."""
        from atlas_tui.facts.check import check  # noqa: PLC0415
        from atlas_tui.search import build  # noqa: PLC0415

        engine = build(atlas)
        # First searches load what stems and corrects words; the reader's own need not wait for it.
        for word in ("relations", "relatoins"):
            engine.find(word, limit=1)
        found = check(atlas) if len(atlas) < LARGE else []
        # What lives as long as the base is not looked through again at each collection.
        gc.freeze()
        self.app.call_from_thread(self._proven, atlas, engine, found)

    def _proven(self, atlas: Atlas, engine: "Search", found: Sequence[Problem]) -> None:
        if atlas is self.atlas:
            self._engine = engine
            self.problems = [*self.problems, *found]
            self._say_crumbs()

    @property
    def engine(self) -> "Search":
        """The search, built now if it is not yet."""
        if self._engine is None:
            from atlas_tui.search import build  # noqa: PLC0415

            self._engine = build(self.atlas)
        return self._engine

    @property
    def pane(self) -> Pane | None:
        """The pane that the reader is in; none in the card."""
        return self.panes.get(self.at)

    def watch_outlook(self) -> None:
        """Panes, bars and card follow."""
        self._look_out()
        self._follow()

    def _look_out(self) -> None:
        if self.outlook:
            for pane in self.panes.values():
                pane.look_out(self._filtered.get(pane.NAME, self.outlook))

    def _follow(self) -> None:
        self._say_crumbs()
        self._say_strip()
        self._show_card()

    def watch_at(self, new: str) -> None:
        """Show which pane the reader is in, and give it the keys."""
        self._see(at=new)
        self._focus()
        self._follow()

    def _see(self, **changed: Any) -> None:
        """Lay the screen out for another pane, alone or not, with or without the search line."""
        self._workspace.view = self._workspace.view._replace(**changed)
        # Asked of a child, so that the arrangement its parent keeps is made anew.
        self.card.refresh(layout=True)

    def _focus(self) -> None:
        if not self._typing:
            # At once, not after the next message: the next key belongs there.
            self.set_focus(self.pane or self.card)

    def on_descendant_focus(self) -> None:
        """A click into a pane goes there."""
        for name, pane in self.panes.items():
            if self.focused is pane:
                self.at = name
        if self.focused is self.card:
            self.at = "card"

    def _show_card(self) -> None:
        if self.outlook is None:
            return
        results = self.outlook.results
        searching = self._typing and self._editing and self._editing.kind == "search"
        if searching and results and results.hits:
            # While a search is typed, its best hit is what the reader looks for.
            self.fact = self.atlas.by_id.get(results.hits[0].id)
        elif self.pane:
            self.fact = self.pane.fact
        self.card.show(self._filtered.get(self.at, self.outlook), self.fact)

    def action_pane(self, name: str) -> None:
        """Go to a pane."""
        self.at = name

    def action_step(self, step: int) -> None:
        """Go to the next or previous pane, or the card."""
        order = [*PANES, "card"]
        self.at = order[(order.index(self.at) + step) % len(order)]

    def action_roll(self, lines: int) -> None:
        """Scroll the card while the list keeps the keys."""
        self.card.action_roll(lines)

    def action_zoom(self) -> None:
        """Give the pane or the card the whole screen, or give it back."""
        self._see(alone=not self._workspace.view.alone)

    def on_fact_entered(self, message: FactEntered) -> None:
        """What the reader goes into becomes the scope."""
        fact = message.fact
        if fact.id in narrowing.scope(self.narrowed_by):
            self._say(f"{label(fact)} is the scope already; Esc goes back")
            return
        self.narrowed_by = (*self.narrowed_by, Layer("scope", fact.id, self._place()))
        self._narrow()
        self._say(f"Only what concerns {label(fact)}; Esc goes back")

    def _narrow(self) -> None:
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

    def action_peel(self) -> None:
        """Leave a zoom, or take off the last layer; the whole base has none."""
        if self._workspace.view.alone:
            self.action_zoom()
        elif self.narrowed_by:
            self._peel(self.narrowed_by[-1])
        else:
            self._say("This is the whole base; q quits")

    def _peel(self, layer: Layer) -> None:
        self.narrowed_by = narrowing.without(self.narrowed_by, layer)
        self._narrow()
        self._say("")
        self.call_next(self._return_to, layer.before)

    def _place(self) -> Place:
        lists = self.panes.items()
        facts = {name: pane.fact.id if pane.fact else "" for name, pane in lists}
        return Place(self.at, facts, {name: pane.scroll_y for name, pane in lists})

    def _return_to(self, place: Place) -> None:
        for name, fact_id in place.facts.items():
            rows = self.panes[name]
            rows.go_to(fact_id)
            rows.scroll_to(y=place.scrolls[name], animate=False, force=True, immediate=True)
        self.at = place.pane
        self._show_card()

    def _land(self, fact_id: str) -> None:
        name = VIEW_OF[type(self.atlas.by_id[fact_id])]
        if name not in PANES or not self.panes[name].go_to(fact_id):
            self.narrowed_by = (Layer("scope", fact_id, self._place()),)
            self._narrow()
            name = "claims"
        self.at = name

    async def action_search(self) -> None:
        """Open the search line, with the query that narrows the panes now."""
        searched = narrowing.search(self.narrowed_by)
        await self._type(searched or Layer("search", "", self._place()))

    async def action_filter(self) -> None:
        """Open the search line for this pane alone."""
        if self.pane is None:
            self._say("The card has no rows to filter; / searches every pane")
            return
        filtered = narrowing.filters(self.narrowed_by).get(self.at)
        await self._type(filtered or Layer("filter", "", self._place()))

    async def _type(self, layer: Layer) -> None:
        if not self._is_indexed:
            self._say("The search is still being prepared; everything else is there")
            return
        if self._bar is None:
            from atlas_tui.ui.searchbar import SearchBar  # noqa: PLC0415

            self._bar = SearchBar(self._typed, self._search_left)
            await self.mount(self._bar, before="#status")
        if not any(each is layer for each in self.narrowed_by):
            self.narrowed_by = (*self.narrowed_by, layer)
        self._editing = layer
        self._see(searching=True)
        self._bar.begin(layer.value)
        self._say("")

    def _typed(self, query: str) -> None:
        """Search at every key."""
        if self._typing and self._editing:
            edited = self._editing._replace(value=query)
            self.narrowed_by = narrowing.replaced(self.narrowed_by, self._editing, edited)
            self._editing = edited
            self._narrow()

    def _search_left(self, how: "How") -> None:
        """Go to the best hit or the next pane with hits, or back to the exact place before."""
        if self._bar is None or self._editing is None:
            return
        self._typed(self._bar.value)
        self._see(searching=False)
        self.set_focus(None)
        if how == "given up" or not self._editing.value.strip():
            self._peel(self._editing)
        elif self._editing.kind == "search":
            self._go_to_hit(best=how == "best")
        self._editing = None
        self._focus()
        self._follow()

    def _go_to_hit(self, *, best: bool) -> None:
        filled = [name for name, pane in self.panes.items() if pane.count]
        results = self.outlook.results if self.outlook else None
        for hit in results.hits if best and results else ():
            if hit.view in filled and self.panes[hit.view].go_to(hit.id):
                self.at = hit.view
                return
        order = list(PANES)
        here = order.index(self.at) if self.at in PANES else 0
        after = [name for name in filled if order.index(name) > here]
        self.at = (after or filled or [self.at])[0]

    def action_copy(self) -> None:
        """Copy the cited excerpt of what the cursor is on."""
        from atlas_tui.cite.copying import copy  # noqa: PLC0415
        from atlas_tui.cite.styles import excerpts  # noqa: PLC0415

        self._show_card()
        if self.fact is None or not self.atlas.claims_of(self.fact):
            name = label(self.fact) if self.fact else "Nothing"
            self._say(f"{name} has no quotation of its own; Enter, then copy a claim")
            return
        text = excerpts(self.atlas, [self.fact], "plain")
        driver = self.app._driver  # noqa: SLF001 (the only way to send a sequence to the terminal)
        copied = copy(text, driver.write if driver else lambda _: None)
        self._say(f"Copied {copied}: {text}")

    def action_reload(self) -> None:
        """Read the base again, keeping the place; a base that can't be read changes nothing."""
        from atlas_tui.facts.cache import load_cached  # noqa: PLC0415

        try:
            loaded = load_cached(self._path)
        except AtlasError as fault:
            self._say(f"Not read again: {fault}")
            return
        if not len(loaded.atlas):
            self._say(f"Not read again: {loaded.problems[0].message}")
            return
        self.atlas, self.problems, self._engine = loaded.atlas, list(loaded.problems), None
        known = self.atlas.by_id
        self.narrowed_by = tuple(
            each for each in self.narrowed_by if each.kind != "scope" or each.value in known
        )
        self._narrow()
        self._prove(self.atlas)
        self._say(f"Read again: {len(self.atlas)} facts")

    def action_problems(self) -> None:
        """List what is wrong with the base."""
        if self.problems:
            self._lay_over(f"Problems {len(self.problems)}", paint.problems(self.problems))
        else:
            self._say("No problem was found in this base")

    def action_help(self) -> None:
        """Show what the keys do here."""
        from atlas_tui.ui import help as keys  # noqa: PLC0415

        here = Rows.BINDINGS if self.pane else Sheet.BINDINGS
        question = self.pane.QUESTION if self.pane else "The highlighted thing, whole."
        page = keys.page(self.at.capitalize(), question, here, self.BINDINGS)
        self._lay_over("Keys and signs", page)

    def _lay_over(self, title: str, paragraphs: list[Paragraph]) -> None:
        from atlas_tui.ui.reading import Reading  # noqa: PLC0415

        self.app.push_screen(Reading(title, paragraphs))

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while a search is typed; where nothing can be read, only quitting acts."""
        if self._typing:
            return False
        return not self._too_small or action == "leave"

    @property
    def _too_small(self) -> bool:
        return too_small(*self.size)

    @property
    def _typing(self) -> bool:
        return self._bar is not None and self.focused is self._bar

    def _say(self, message: str) -> None:
        self._message = message
        self._say_status()

    def _say_status(self) -> None:
        where = f"{self.pane.count} {self.at}" if self.pane else self.at
        told = [(cut(self._message, LONGEST_MESSAGE), "text")] if self._message else []
        told = told or paint.hints(paint.SEARCH_HINTS if self._typing else paint.HINTS)
        self._status.say(told, [(where, "dim")])

    def _say_crumbs(self) -> None:
        if self.outlook:
            filters = narrowing.filters(self.narrowed_by).items()
            queries = [(pane, layer.value) for pane, layer in filters if layer.value.strip()]
            crumbs = paint.crumbs(self.outlook, queries)
            self._crumbs.say(crumbs, paint.count_of(self.problems))
        self._say_status()

    def _say_strip(self) -> None:
        counted = [(pane.key, name, pane.count) for name, pane in self.panes.items()]
        self._crumbs.say_under(paint.strip(counted, self.at))
