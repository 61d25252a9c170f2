"""The application around the screen: the terminal is left as it was found, whatever happens."""

import asyncio
import signal
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

from platformdirs import user_state_path
from textual.app import App
from textual.driver import Driver
from textual.filter import Monochrome, NoColor
from textual.screen import Screen

from atlas_tui.facts.base import Loaded
from atlas_tui.facts.problem import AtlasError, Place, Problem
from atlas_tui.ui import gate
from atlas_tui.ui.keymap import read_keymap
from atlas_tui.ui.main import Main
from atlas_tui.ui.settings import read_settings
from atlas_tui.ui.thrift import thrifty_driver

ENDING_SIGNALS = ("SIGTERM", "SIGHUP")
FAULT = 1


class AtlasApp(App[None]):
    """Opens a base on the main screen."""

    CSS_PATH = "atlas.tcss"
    TITLE = "Atlas"
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar = []

    def __init__(
        self, loaded: Loaded | None, path: Path, open_at: str = "", *, is_fresh: bool = False
    ) -> None:
        """Open a base, or read it first if it is not loaded yet; afresh, or where it was left."""
        gate.install()
        super().__init__()
        keymap, wrong_keys = read_keymap()
        self.settings, wrong_settings = read_settings()
        self.changed_keys = keymap.changed
        self._configured = [*wrong_keys, *wrong_settings]
        self.animation_level = self.settings.animation
        if self.settings.shown_theme != self.theme:
            self.theme = self.settings.shown_theme
        # Chosen before the theme was known; a terminal's own colours have no grey to be drawn in.
        self._filters = [
            NoColor() if isinstance(each, Monochrome) and self.settings.is_colourless else each
            for each in self._filters
        ]
        self._path = path
        self._open_at = open_at
        self._is_fresh = is_fresh
        self._unreadable = list(loaded.problems) if loaded and not len(loaded.atlas) else []
        self.main = None
        if loaded and not self._unreadable:
            self.main = self._made(loaded)
        self.fault: BaseException | None = None

    def get_driver_class(self) -> type[Driver]:
        """The driver of this system, sending no more than it must."""
        return thrifty_driver(super().get_driver_class())

    def on_mount(self) -> None:
        """Show the main screen, and end in order when the system says so."""
        loop = asyncio.get_running_loop()
        for name in ENDING_SIGNALS:
            number = getattr(signal, name, None)
            if number is not None and not self.is_headless:
                loop.add_signal_handler(number, self.exit, None, 128 + number)

    def get_default_screen(self) -> Screen[None]:
        """The main screen; before it, where the base is large and new, its opening.

        Where nothing could be read, what is wrong.
        """
        if self.main:
            return self.main
        if self._unreadable:
            from atlas_tui.ui.broken import Broken  # noqa: PLC0415

            return Broken(self._path, self._unreadable, self._read_again)
        from atlas_tui.ui.opening import Opening  # noqa: PLC0415

        return Opening(self._path, self._opened)

    async def _opened(self) -> Main | None:
        from atlas_tui.facts.cache import load_cached  # noqa: PLC0415

        loaded = load_cached(self._path)
        if loaded.problems and not len(loaded.atlas):
            from atlas_tui.ui.broken import Broken  # noqa: PLC0415

            await self.push_screen(Broken(self._path, loaded.problems, self._read_again))
            return None
        return await self._show(loaded, is_indexed=False)

    def _made(self, loaded: Loaded, *, is_indexed: bool = True) -> Main:
        main = Main(
            loaded,
            self._path,
            self._open_at,
            is_indexed=is_indexed,
            is_fresh=self._is_fresh,
            configured=self._configured,
        )
        main.style = self.settings.style
        return main

    async def _show(self, loaded: Loaded, *, is_indexed: bool) -> Main:
        self.main = self._made(loaded, is_indexed=is_indexed)
        await self.push_screen(self.main)
        return self.main

    async def _read_again(self) -> list[Problem]:
        """Read a base of which nothing could be read; show it, or say what is wrong now."""
        from atlas_tui.facts.cache import load_cached  # noqa: PLC0415

        try:
            loaded = load_cached(self._path)
        except AtlasError as fault:
            place = Place(file=str(self._path))
            hint = "put the base back, or leave"
            return [
                Problem(
                    rule="no-base", severity="error", message=str(fault), hint=hint, place=place
                )
            ]
        if loaded.problems and not len(loaded.atlas):
            return loaded.problems
        await self._show(loaded, is_indexed=True)
        return []

    def _handle_exception(self, error: Exception) -> None:
        """Our own fault: keep it for a short report; no locals, no data, no wall of text."""
        self.fault = self.fault or getattr(error, "error", error)
        if self.is_headless:
            super()._handle_exception(error)
            return
        self._return_code = FAULT
        self._close_messages_no_wait()

    def run_to_exit(self) -> int:
        """Run until the reader leaves, and return the exit code."""
        self.run(mouse=self.settings.mouse)
        if self.fault:
            print(f"atlas: a fault of its own ended it: {_report(self.fault)}", file=sys.stderr)  # noqa: T201
        return self.return_code or 0


def _report(fault: BaseException) -> str:
    """Write the traceback without locals to the state folder; say what happened and where."""
    said = f"{type(fault).__name__} in {_where(fault)}"
    folder = user_state_path("atlas")
    path = folder / f"fault-{datetime.now(UTC):%Y%m%d-%H%M%S}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(traceback.format_exception(fault)), encoding="utf-8")
    except OSError:
        return said
    return f"{said}; the report is in {path}"


def _where(fault: BaseException) -> str:
    frames = traceback.extract_tb(fault.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "an unknown place"
