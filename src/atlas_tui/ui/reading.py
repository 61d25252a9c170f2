"""A sheet over the whole screen, to read and leave again: help, problems."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from atlas_tui.ui.lines import untagged
from atlas_tui.ui.over import Over
from atlas_tui.ui.sheet import Paragraph, Sheet


class Reading(Over[None], ModalScreen[None]):
    """Shows paragraphs under a title until the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,h,left,backspace,question_mark,f1,exclamation_mark", "back", "Back"),
    ]

    def __init__(self, title: str, paragraphs: Sequence[Paragraph]) -> None:
        super().__init__()
        self._title = title
        self._paragraphs = paragraphs

    def compose(self) -> ComposeResult:
        """The sheet alone."""
        sheet = Sheet(id="reading")
        sheet.border_title = untagged(self._title)
        sheet.border_subtitle = "Esc goes back"
        yield sheet

    def on_key(self, event: events.Key) -> None:
        """What came too late belongs below."""
        self.passed_on(event)

    def on_mount(self) -> None:
        """Write the paragraphs once there is a sheet."""
        self.query_one(Sheet).write(self._paragraphs)
