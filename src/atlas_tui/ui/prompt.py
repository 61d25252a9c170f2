"""A line to type something in, over the screen."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from atlas_tui.ui.lines import untagged
from atlas_tui.ui.over import Over

LONGEST = 20_000


class Prompt(Over[str | None], ModalScreen[str | None]):
    """Gives what was typed; None when the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back", priority=True),
        Binding("enter", "give", "Done", priority=True),
    ]

    def __init__(self, title: str, value: str = "") -> None:
        super().__init__()
        self._line = Input(value, id="prompt", max_length=LONGEST)
        self._line.border_title = untagged(title)
        self._line.border_subtitle = "Enter: done; Esc: back"

    def compose(self) -> ComposeResult:
        """The line alone."""
        yield self._line

    def on_mount(self) -> None:
        """Keys go to the line."""
        self.set_focus(self._line)
        self._line.cursor_position = len(self._line.value)

    def on_key(self, event: events.Key) -> None:
        """What came too late belongs below."""
        self.passed_on(event)

    def action_give(self) -> None:
        """Give what stands in the line."""
        self.leave(self._line.value)
