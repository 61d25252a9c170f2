"""Long work beside the screen: shown when it takes a while, and cancelled when the reader says so."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from atlas_tui.facts.cache import Cancelled
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.line import Line
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.over import Over
from atlas_tui.ui.sheet import Paragraph, Sheet

SOON = 0.25
"""Seconds that keys wait for work; what takes longer is shown, and can be cancelled."""
LOOK = 0.1
BAR = 40
"""Cells of the bar that shows how far the work is."""

T = TypeVar("T")


class Progress:
    """How far work in another thread is, and whether it shall go on."""

    def __init__(self) -> None:
        self.done, self.total, self.what = 0, 0, ""
        self.is_cancelled = False

    def tell(self, done: int, total: int, what: object = "") -> bool:
        """So much is done; returns whether to go on."""
        self.done, self.total, self.what = done, total, str(what)
        return not self.is_cancelled

    def line(self) -> Line:
        """A bar, and what is being done."""
        filled = BAR * self.done // self.total if self.total else 0
        bar = "█" * filled + "░" * (BAR - filled)
        count = f" {self.done:,} of {self.total:,}" if self.total else ""
        return [(bar, "key"), (count, "text")]


class Working(Over[None], ModalScreen[None]):
    """Shows how far work is; Esc cancels it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,ctrl+c", "cancel", "Cancel", priority=True),
    ]

    def __init__(self, title: str, progress: Progress) -> None:
        super().__init__()
        self._title = title
        self._progress = progress

    def compose(self) -> ComposeResult:
        """One sheet."""
        sheet = Sheet(id="working")
        sheet.border_title = untagged(self._title)
        sheet.border_subtitle = "Esc cancels"
        yield sheet

    def on_mount(self) -> None:
        """Follow the work."""
        self._show()
        self.set_interval(LOOK, self._show)

    def _show(self) -> None:
        told = "".join(text for text, _ in self._progress.line())
        what = "Cancelling" if self._progress.is_cancelled else self._progress.what
        self.query_one(Sheet).write([Paragraph(told, "key"), Paragraph(what, "dim")])

    def action_cancel(self) -> None:
        """Let the work end as soon as it can."""
        self._progress.is_cancelled = True
        self._show()

    def on_unmount(self) -> None:
        """Nobody waits for the work any more."""
        self._progress.is_cancelled = True


async def work_beside(
    screen: Screen[Any],
    title: str,
    work: Callable[[Progress], T],
    done: Callable[[T], Awaitable[None]],
    refused: Callable[[str], None],
) -> None:
    """Do work in another thread, and then something with what came of it.

    Keys typed ahead wait for work that is done soon; the rest is shown over the screen.

    Args:
        screen: over which it is shown.
        title: what is being done.
        work: what is done in the other thread; may raise AtlasError or Cancelled.
        done: called with its result.
        refused: called with the reason why there is none.
    """
    progress = Progress()
    task = asyncio.create_task(asyncio.to_thread(work, progress))
    await asyncio.wait({task}, timeout=SOON)
    if task.done():
        await _after(task, done, refused)
        return
    shown = Working(title, progress)
    await screen.app.push_screen(shown)

    async def follow() -> None:
        await asyncio.wait({task})
        shown.leave()
        await _after(task, done, refused)

    screen.run_worker(follow(), group="working", exclusive=True)


async def _after(
    task: "asyncio.Task[T]",
    done: Callable[[T], Awaitable[None]],
    refused: Callable[[str], None],
) -> None:
    try:
        result = task.result()
    except Cancelled:
        refused("Cancelled; nothing was changed")
    except AtlasError as reason:
        refused(str(reason))
    else:
        await done(result)
