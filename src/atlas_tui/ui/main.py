"""The main screen: its keys, how it begins, and how it is left."""

import gc
from pathlib import Path
from typing import ClassVar

from textual.binding import Binding, BindingType

from atlas_tui.facts.base import Loaded
from atlas_tui.ui import memory
from atlas_tui.ui.commanding import Commanding
from atlas_tui.ui.memory import KeptSpot, Memory
from atlas_tui.ui.panes import PANES, VIEWS


class Main(Commanding):
    """Everything that the reader does, from the first frame to the last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # All have priority: each is done before the next key is looked at, so that keys typed
        # ahead go where they were meant to. While a search is typed they rest (check_action).
        Binding(key, action, does, id=name, priority=True)
        for name, key, action, does in (
            *(
                (f"pane.{name}", str(number), f"pane('{name}')", f"Go to {name}")
                for number, name in enumerate([*PANES, *VIEWS], start=1)
            ),
            ("pane.next", "tab", "step(1)", "Next pane, or the card"),
            ("pane.previous", "shift+tab", "step(-1)", "Previous pane, or the card"),
            ("search", "slash", "search", "Search every pane"),
            ("filter", "f", "filter", "Filter this pane only"),
            ("match.next", "n", "match(1)", "Next match"),
            ("match.previous", "N", "match(-1)", "Previous match"),
            ("peel", "escape,h,left,backspace", "peel", "Back: take off the last layer"),
            ("back", "left_square_bracket,H", "back", "The place before"),
            ("ahead", "right_square_bracket,L", "ahead", "The place after"),
            ("last", "minus", "last", "The last place, and back again"),
            ("pins", "m", "pins", "Pin this place; pinned places"),
            ("history", "apostrophe", "history", "Places where you have been"),
            ("card.down", "J", "roll(1)", "Scroll the card down"),
            ("card.up", "K", "roll(-1)", "Scroll the card up"),
            ("conflicts", "x", "conflicts", "Conflicts that this thing is in"),
            ("mark", "space", "mark", "Mark this row"),
            ("range", "v", "range", "Mark a range of rows"),
            ("copy", "y", "copy", "Copy the cited excerpt"),
            ("copy.menu", "Y", "copy_menu", "Copy in another style"),
            ("sort", "s", "sort", "Sort by the next column"),
            ("sort.reverse", "S", "reverse", "Reverse the order"),
            ("zoom", "z", "zoom", "Zoom this pane, and back"),
            ("narrower", "less_than_sign", "widen(-1)", "Make this pane narrower"),
            ("wider", "greater_than_sign", "widen(1)", "Make this pane wider"),
            ("problems", "exclamation_mark", "problems", "Problems of the base"),
            ("reload", "r", "reload", "Read the base again"),
            ("palette", "colon,ctrl+p", "palette", "All commands by name"),
            ("help", "question_mark,f1", "help", "Keys and signs"),
            ("quit", "q", "leave", "Quit (also ctrl+q, anywhere)"),
        )
    ]

    def __init__(
        self,
        loaded: Loaded,
        path: Path,
        open_at: str = "",
        *,
        is_indexed: bool = True,
        is_fresh: bool = False,
    ) -> None:
        super().__init__(loaded, path)
        self.is_indexed = is_indexed
        self._open_at = open_at
        self._memory = Memory() if is_fresh else memory.recalled(path)
        self._recall()

    def _recall(self) -> None:
        kept = self._memory
        self.pins = kept.pins
        self.queries = kept.queries
        self._widths = {size: dict(widths) for size, widths in kept.widths.items()}
        for name, (column, is_reversed) in kept.sorts.items():
            pane = self.panes.get(name)
            if pane is not None and (not column or column in pane.SORTS):
                pane.sorted_by, pane.is_reversed = column, is_reversed

    def on_mount(self) -> None:
        """Show the base; what takes time comes after the first frame."""
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
        if self._memory.spot == KeptSpot():
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
            sittings=self._memory.sittings + 1,
        )
        memory.keep(self.path, kept)

    def action_leave(self) -> None:
        """Quit."""
        self.app.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while a search is typed or a link chosen; too small a screen can only be left."""
        if self.is_typing() or self.card.is_following:
            return False
        return not self.is_too_small or action == "leave"
