"""What is seen while a large base is read for the first time, and who waits for its index."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import ClassVar, Protocol

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import Screen

from atlas_tui.facts.text import visible
from atlas_tui.ui.sheet import Paragraph, Sheet

BAR = 40
"""Cells of the bar that shows how far the work is."""


class Waiting(Protocol):
    """Who is told how far the work is once the base can be seen."""

    def indexing(self, done: int, total: int) -> None:
        """So many facts of so many are indexed."""

    def indexed(self) -> None:
        """The index is there."""


class Opening(Screen[None]):
    """Shows progress; the work is done by a process of its own, which ends with the screen.

    As soon as the base is read it is seen; the screen stays below it until the index is there.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "cancel", "Cancel, and leave", priority=True),
    ]

    def __init__(self, path: Path, opened: Callable[[], Awaitable[Waiting | None]]) -> None:
        super().__init__()
        self._path = path
        self._opened = opened
        self._process: asyncio.subprocess.Process | None = None

    def compose(self) -> ComposeResult:
        """One sheet."""
        yield Sheet(id="reading")

    def on_mount(self) -> None:
        """Begin."""
        self._say("starting", 0, 0)
        self.run_worker(self._work(), exclusive=True)

    async def _work(self) -> None:
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # nothing of the folder that the reader happens to be in is imported
            "-m",
            "atlas_tui.search.prepare",
            str(self._path),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        out = self._process.stdout
        waiting: Waiting | None = None
        while out is not None and (line := (await out.readline()).decode().split()):
            if line[0] == "indexing":
                waiting = waiting or await self._opened()
                if waiting:
                    waiting.indexing(int(line[1]), int(line[2]))
            elif line[0] == "reading":
                self._say(line[0], int(line[1]), int(line[2]))
        await self._process.wait()
        waiting = waiting or await self._opened()
        if waiting and self.is_running:
            waiting.indexed()

    def _say(self, work: str, done: int, total: int) -> None:
        filled = BAR * done // total if total else 0
        bar = "█" * filled + "░" * (BAR - filled)
        self.query_one(Sheet).write(
            [
                Paragraph(f"Opening {visible(str(self._path))}", "strong"),
                Paragraph("A large base is read and indexed once; the next time it opens at once."),
                Paragraph(
                    f"{bar} {work} {done:,} of {total:,}" if total else f"{bar} {work}",
                    "key",
                    gap=True,
                ),
                Paragraph("q cancels and leaves; nothing half made is kept.", "dim", gap=True),
            ]
        )

    def action_cancel(self) -> None:
        """End the work and leave."""
        self.app.exit(return_code=130)

    async def on_unmount(self) -> None:
        """The work ends with the screen."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()
