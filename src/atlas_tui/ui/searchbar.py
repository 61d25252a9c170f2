"""The line in which a search is typed; earlier ones come back with the arrow keys."""

from collections.abc import Callable
from typing import ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.rebinding import rebind

How = Literal["best", "next", "given up"]
"""How a search was left: for its best hit, for the next pane with hits, or not at all."""

LEAVING: dict[str, How] = {
    "search-best": "best",
    "search-next": "next",
    "search-leave": "given up",
}
"""The actions that leave the line, and how."""
LONGEST = 10_000
"""Characters that a query may have."""


class SearchBar(Input):
    """Tells at once what is typed and how the reader left it.

    So the answer is in the same frame as the letter, and keys typed ahead go where they should.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("search")
    ]

    # Its own length moves nothing around it: Textual would lay out and draw the whole screen anew.
    virtual_size = Reactive(Size(0, 0))

    def __init__(self, typed: Callable[[str], None], left: Callable[[How], None]) -> None:
        super().__init__(
            placeholder='words  "phrase"  -word  2021..2023  in:projects  from:source  about:TKM',
            id="search",
            max_length=LONGEST,
            compact=True,
        )
        self.cursor_blink = False  # so that nothing is sent while nothing happens
        self.typed = typed
        self.left = left
        self.earlier: list[str] = []
        self._at = 0

    def on_mount(self) -> None:
        """Take the reader's own keys."""
        rebind(self, getattr(self.app, "changed_keys", {}))

    def begin(self, query: str) -> None:
        """Open the line with a query to edit."""
        self._at = len(self.earlier)
        self.value = query
        self.cursor_position = len(query)
        # At once: the next key may already be a letter of the query.
        self.screen.set_focus(self)

    def watch_value(self, value: str) -> None:
        """Tell what is searched now."""
        self.typed(value)

    async def _on_key(self, event: events.Key) -> None:
        """Leaving keys act before the next key is looked at; that one is sent where it belongs."""
        bound = self._bindings.key_to_bindings.get(event.key, [])
        how = next((LEAVING[each.id] for each in bound if each.id in LEAVING), None)
        if self.screen.focused is self and how is None:
            await super()._on_key(event)
        elif self.screen.focused is self and how:
            event.stop()
            event.prevent_default()
            self.action_leave(how)
        else:
            event.stop()
            event.prevent_default()
            self.app.post_message(events.Key(event.key, event.character))

    def action_leave(self, how: How) -> None:
        """Leave the line and say how."""
        if how != "given up" and self.value.strip() and self.value not in self.earlier[-1:]:
            self.earlier.append(self.value)
        self.left(how)

    def action_recall(self, step: int) -> None:
        """Bring an earlier query back."""
        at = self._at + step
        if 0 <= at <= len(self.earlier):
            self._at = at
            self.value = self.earlier[at] if at < len(self.earlier) else ""
            self.cursor_position = len(self.value)
