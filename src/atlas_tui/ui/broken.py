"""What is seen when nothing of a base can be read: where it is broken, and how to go on."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from atlas_tui.facts.problem import Problem
from atlas_tui.facts.text import visible
from atlas_tui.ui import paint
from atlas_tui.ui.editing import edit
from atlas_tui.ui.sheet import Paragraph, Sheet


class Broken(Screen[None]):
    """Lists the problems of a base that has not one good record."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("e", "edit", "Edit the first place in your editor", priority=True),
        Binding("r", "retry", "Read it again", priority=True),
        Binding("q,escape", "leave", "Leave", priority=True),
    ]

    def __init__(
        self, path: Path, problems: list[Problem], retry: Callable[[], Awaitable[list[Problem]]]
    ) -> None:
        super().__init__()
        self._path = path
        self._problems = problems
        self._retry = retry

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield Sheet(id="reading")

    def on_mount(self) -> None:
        """Say what is wrong."""
        self._say()

    def _say(self, more: str = "") -> None:
        what = Paragraph(f"Nothing of {visible(str(self._path))} could be read", "strong")
        keys = "e edits the first place in your editor, r reads it again, q leaves."
        blocks = [what, Paragraph(keys, "dim")]
        if more:
            blocks.append(Paragraph(more, "warning"))
        self.query_one(Sheet).write([*blocks, *paint.problems(self._problems)])
        self.query_one(Sheet).focus()

    def action_edit(self) -> None:
        """Open the editor at the first place, then read again."""
        refused = edit(self.app, self._problems[0].place)
        if refused:
            self._say(refused)
        else:
            self.run_worker(self.action_retry())

    async def action_retry(self) -> None:
        """Read the base again; when something can be read, the screen that shows it comes."""
        self._problems = await self._retry() or self._problems
        if self.is_current:
            self._say("Read again; this is what is wrong now.")

    def action_leave(self) -> None:
        """Leave with the code of what could not run."""
        self.app.exit(return_code=2)
