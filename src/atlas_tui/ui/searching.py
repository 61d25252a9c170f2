"""Searching from the screen: the line, what it narrows, and the way from match to match."""

from typing import TYPE_CHECKING

from atlas_tui.ui import narrowing
from atlas_tui.ui.desk import Desk
from atlas_tui.ui.narrowing import Layer

if TYPE_CHECKING:
    from atlas_tui.search import Results
    from atlas_tui.ui.places import Spot
    from atlas_tui.ui.searchbar import How, SearchBar


class Searching(Desk):
    """The search line over all panes, and the filter of one."""

    is_indexed = True
    """Whether the search is there; for a large base it is made after the panes."""
    queries: tuple[str, ...] = ()
    """The queries of earlier sittings."""
    _bar: "SearchBar | None" = None
    _editing: Layer | None = None
    _from: "Spot | None" = None

    async def action_search(self) -> None:
        """Open the search line, with the query that narrows the panes now."""
        layer = narrowing.search(self.narrowed_by) or Layer("search", "", self.place())
        here = self.spot()
        if self.view and not self.panes[self.view].IS_NARROWED:
            await self.go("claims")
        await self._type(layer, here)

    async def action_filter(self) -> None:
        """Open the search line for this pane alone."""
        if self.pane is None:
            self.say("The card has no rows to filter; / searches every pane")
            return
        if not self.pane.IS_NARROWED:
            self.say(f"The {self.at} is always shown whole; / searches the panes")
            return
        filtered = narrowing.filters(self.narrowed_by).get(self.at)
        await self._type(filtered or Layer("filter", "", self.place()), self.spot())

    async def _type(self, layer: Layer, here: "Spot") -> None:
        if not self.is_indexed:
            self.say("The search is still being prepared; everything else is there")
            return
        if self._bar is None:
            from atlas_tui.ui.searchbar import SearchBar  # noqa: PLC0415 (only a search needs it)

            self._bar = SearchBar(self._typed, self._search_left)
            self._bar.earlier = list(self.queries)
            self.is_typing = lambda: self._bar is not None and self.focused is self._bar
            await self.mount(self._bar, before=self._status)
        self._from = here
        if not any(each is layer for each in self.narrowed_by):
            self.narrowed_by = (*self.narrowed_by, layer)
        self._editing = layer
        self.see(searching=True)
        self._bar.begin(layer.value)
        self.say("")

    def _typed(self, query: str) -> None:
        """Search at every key."""
        if self.is_typing() and self._editing:
            edited = self._editing._replace(value=query)
            self.narrowed_by = narrowing.replaced(self.narrowed_by, self._editing, edited)
            self._editing = edited
            self.narrow()

    def _find_fact(self) -> None:
        results = self.results
        searching = self.is_typing() and self._editing and self._editing.kind == "search"
        if searching and results and results.hits:
            # While a search is typed, its best hit is what the reader looks for.
            self.fact = self.atlas.by_id.get(results.hits[0].id)
        else:
            super()._find_fact()

    @property
    def results(self) -> "Results | None":
        """What the search found."""
        return self.outlook.results if self.outlook else None

    def _search_left(self, how: "How") -> None:
        """Go to the best hit or the next pane with hits, or back to the exact place before."""
        if self._bar is None or self._editing is None:
            return
        self._typed(self._bar.value)
        self.see(searching=False)
        self.set_focus(None)
        if how == "given up" or not self._editing.value.strip():
            self.take_off(self._editing)
        else:
            self.depart(self._from)
            self.queries = tuple(self._bar.earlier)
            if self._editing.kind == "search":
                self._go_to_hit(best=how == "best")
        self._editing = None
        self.focus_here()
        self.follow()

    def take_off(self, layer: Layer) -> None:
        """Take a layer off and go back to where the reader was before it."""
        self.narrowed_by = narrowing.without(self.narrowed_by, layer)
        self.narrow()
        self.say("")
        self.call_next(self.return_to, layer.before)

    async def land(self, fact_id: str) -> None:
        """Go to the thing of that id."""
        raise NotImplementedError

    def _go_to_hit(self, *, best: bool) -> None:
        filled = [name for name in self.around[:-1] if self.panes[name].count]
        results = self.results
        for hit in results.hits if best and results else ():
            name = self.view or hit.view
            if name in filled and self.panes[name].go_to(hit.id):
                self.at = name
                return
        if not filled and results and results.hits:
            # What is found stands only in a view that is not open.
            self.call_later(self.land, results.hits[0].id)
            return
        order = self.around[:-1]
        here = order.index(self.at) if self.at in order else 0
        after = [name for name in filled if order.index(name) > here]
        self.at = (after or filled or [self.at])[0]

    def action_match(self, step: int) -> None:
        """Go to the next or previous match, best first, whatever pane it is in."""
        results = self.results
        within = {fact.id for fact in self.panes[self.view].facts()} if self.view else None
        listed = [
            hit
            for hit in (results.hits if results else ())
            if (hit.view in self.panes if within is None else hit.id in within)
        ]
        if not listed:
            self.say("No search narrows the panes; / searches")
            return
        here = self.fact.id if self.fact else ""
        at = next((row for row, hit in enumerate(listed) if hit.id == here), -1 if step > 0 else 0)
        at = (at + step) % len(listed)
        hit = listed[at]
        name = self.view or hit.view
        self.panes[name].go_to(hit.id)
        self.at = name
        self.say(f"Match {at + 1} of {len(listed)}, best first")
