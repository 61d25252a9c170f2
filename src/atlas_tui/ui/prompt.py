"""A line to type something in, over the screen."""

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen
from textual.widgets import Input

from atlas_tui.facts.text import clean
from atlas_tui.ui.line import NEWLINE
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.over import Over

LONGEST = 20_000


class Typed(Input):
    """A line over the screen that takes all lines of what is pasted, and keys in their order."""

    joint = " "
    """What stands between two lines."""

    def _on_paste(self, event: events.Paste) -> None:
        """Put the text in whole, its lines on one."""
        event.stop()
        event.prevent_default()
        lines = clean(event.text).text.strip("\n").split("\n")
        self.replace(self.joint.join(lines), *self.selection)

    async def _on_key(self, event: events.Key) -> None:
        """Keys of the screen, then those of the line, act before the next letter is put in."""
        screen = self.screen
        if isinstance(screen, Over) and await screen.answered(event):
            return
        bound = self._bindings.key_to_bindings.get(event.key)
        if bound:
            event.stop()
            event.prevent_default()
            await self.run_action(bound[0].action)
        else:
            await super()._on_key(event)


class Prompt(Over[str | None], ModalScreen[str | None]):
    """Gives what was typed; None when the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("enter", "give", "Done"),
        Binding("ctrl+j", "begin_line", "A new line"),
    ]

    def __init__(self, title: str, value: str = "", *, lines: bool = False) -> None:
        """A line with a title and a value to change; with `lines`, one that can hold several."""
        super().__init__()
        self._has_lines = lines
        shown = value.replace("\n", NEWLINE) if lines else value
        self._line = Typed(shown, id="prompt", max_length=LONGEST)
        self._line.joint = NEWLINE if lines else " "
        self._line.border_title = untagged(title)
        more = f"ctrl+j: {NEWLINE} a new line; " if lines else ""
        self._line.border_subtitle = untagged(f"Enter: done; {more}Esc: back")

    def compose(self) -> ComposeResult:
        """The line alone."""
        yield self._line

    def on_mount(self) -> None:
        """Keys go to the line."""
        self.set_focus(self._line)
        self._line.cursor_position = len(self._line.value)

    async def on_key(self, event: events.Key) -> None:
        """Keys act, though nothing has the focus; what came too late belongs below."""
        await self.answered(event)

    def action_begin_line(self) -> None:
        """Put the sign of a new line in, where there can be several."""
        if self._has_lines:
            self._line.insert_text_at_cursor(NEWLINE)

    def action_give(self) -> None:
        """Give what stands in the line."""
        value = self._line.value
        self.leave(value.replace(NEWLINE, "\n") if self._has_lines else value)
