"""A sheet over the whole screen, to read and leave again: help, problems."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.keymap import BY_ID
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.over import Over
from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.sheet import Sheet

LEAVING = ("peel", "peel-arrow", "quit", "help", "problems")
"""The actions whose keys leave a page."""


class Reading(Over[None], ModalScreen[None]):
    """Shows blocks under a title until the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "back", "Back")]

    def __init__(self, title: str, blocks: Sequence[Block]) -> None:
        super().__init__()
        self._title = title
        self._blocks = blocks

    def compose(self) -> ComposeResult:
        """The sheet alone."""
        sheet = Sheet(id="reading")
        sheet.border_title = untagged(self._title)
        sheet.border_subtitle = "Esc goes back"
        yield sheet

    async def on_key(self, event: events.Key) -> None:
        """Leave before the next key is looked at; what came too late belongs below."""
        await self.answered(event)

    def on_mount(self) -> None:
        """Write the blocks once there is a sheet; what leads here and what goes back leave it."""
        keymap, bound = keymap_of(self), self._bindings.key_to_bindings
        bound |= {
            key: [Binding(key, "back", "Back")]
            for name in LEAVING
            for key in keymap.keys(BY_ID[name])
        }
        self.query_one(Sheet).write(self._blocks)
