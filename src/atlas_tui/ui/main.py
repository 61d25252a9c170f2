"""The main screen: its keys, how it begins, and how it is left."""

import gc
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from atlas_tui.facts.base import Loaded
from atlas_tui.facts.problem import Problem
from atlas_tui.ui import memory
from atlas_tui.ui.commanding import Commanding
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.memory import KeptSpot, Memory
from atlas_tui.ui.panes import PANES
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rebinding import rebind

YIELDING = ("last", "peel_arrow")
"""Actions whose keys do something else in a view that has such keys of its own."""


class Main(Commanding, whole=True):
    """Everything that the reader does, from the first frame to the last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # All have priority: each is done before the next key is looked at, so that keys typed
        # ahead go where they were meant to. While a search is typed they rest (check_action).
        Binding(keys, action, does, id=name, priority=True)
        for name, keys, action, does in bindings("everywhere")
    ]

    def __init__(
        self,
        loaded: Loaded,
        path: Path,
        open_at: str = "",
        *,
        is_indexed: bool = True,
        is_fresh: bool = False,
        configured: Sequence[Problem] = (),
    ) -> None:
        """A base on the screen; `configured` is what is wrong with the reader's own files."""
        super().__init__(loaded, path)
        self.is_indexed = is_indexed
        self.configured = configured
        self.problems += configured
        self._open_at = open_at
        self._memory = Memory() if is_fresh else memory.recalled(path)
        self._has_begun = False
        self._begun_at: Mapping[str, str] = {}
        self._recall()

    def _recall(self) -> None:
        kept = self._memory
        self.pins = kept.pins
        self.queries = kept.queries
        self.notebook_name = kept.notebook
        self._widths = {size: dict(widths) for size, widths in kept.widths.items()}
        for name, (column, is_reversed) in kept.sorts.items():
            pane = self.panes.get(name)
            if pane is not None and (not column or column in pane.SORTS):
                pane.sorted_by, pane.is_reversed = column, is_reversed

    def compose(self) -> ComposeResult:
        """Where the reader left, as far as the first frame can show it.

        Scopes can be laid on before it; a search or a view takes longer and comes after it.
        """
        left = self._memory.spot.spot()
        if not self._open_at and left.place.pane in PANES and not left.place.view:
            known = self.atlas.by_id
            scopes = [layer for layer in left.layers if layer.kind == "scope"]
            self.narrowed_by = tuple(layer for layer in scopes if layer.value in known)
            self.set_reactive(Main.at, left.place.pane)
            self._beside = left.place.pane
            self._workspace.view = self._workspace.view._replace(at=left.place.pane)
            self._begun_at = left.place.facts
            self._has_begun = len(scopes) == len(left.layers)
        yield from super().compose()

    def _join(self, pane: Pane) -> None:
        super()._join(pane)
        pane.begin_at(self._begun_at.get(pane.NAME, ""))

    def on_mount(self) -> None:
        """Show the base; what takes time comes after the first frame."""
        rebind(self, getattr(self.app, "changed_keys", {}))
        self.focus_here()
        self.say_crumbs()
        self._say_strip()
        self.call_after_refresh(self._start)

    async def _start(self) -> None:
        gc.enable()
        if self._open_at in self.atlas.by_id:
            await self.land(self._open_at)
        else:
            await self._begin_where_left()
            if self._open_at:
                self.say(f"No fact has the id {self._open_at}")
        self.show_card()
        if self.is_indexed:
            self.prove(self.atlas)
        self.watch_files()

    async def _begin_where_left(self) -> None:
        spot = self._memory.spot.spot()
        if self._has_begun or self._memory.spot == KeptSpot():
            return
        if not self.is_indexed:
            spot = spot._replace(layers=tuple(each for each in spot.layers if each.kind == "scope"))
        await self.go_to(spot)

    def on_unmount(self) -> None:
        """Keep the place, the pins, the widths and the queries for the next sitting."""
        sorts = {
            name: (pane.sorted_by, pane.is_reversed)
            for name, pane in self.panes.items()
            if pane.sorted_by or pane.is_reversed
        }
        kept = Memory(
            spot=KeptSpot.of(self.spot()),
            pins=self.pins,
            widths=self._widths,
            sorts=sorts,
            queries=self.queries[-memory.QUERIES :],
            notebook=self.notebook_name,
            sittings=self._memory.sittings + 1,
        )
        memory.keep(self.path, kept)

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while a search is typed or a link chosen; too small a screen can only be left."""
        if self.is_typing() or self.card.is_following or self.is_leaping:
            return False
        if action in YIELDING and self._is_taken(action):
            return False
        return not self.is_too_small or action == "leave"

    def _is_taken(self, action: str) -> bool:
        """Whether the view that the reader is in has a use of its own for a key of an action."""
        bound = self._bindings.key_to_bindings
        keys = {key for key, each in bound.items() if any(one.action == action for one in each)}
        own = self.pane._bindings.key_to_bindings if self.pane else {}  # noqa: SLF001 (as in `rebind`)
        return not keys.isdisjoint(own)
