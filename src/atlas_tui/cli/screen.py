"""The way from the command line to the screen."""

import sys

from atlas_tui.cli.base import Settings, fact
from atlas_tui.facts.cache import load_cached, needs_preparing
from atlas_tui.facts.problem import AtlasError


def run_screen(settings: Settings, at: str = "") -> int:
    """Open the explorer, at a thing if one is named, and return its exit code.

    Raises:
        AtlasError: stdin or stdout is no terminal, or there is nothing to open.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise AtlasError("the explorer needs a terminal; `atlas list` and `atlas search` do not")
    loaded = None if needs_preparing(settings.path) else load_cached(settings.path)
    if at and loaded and len(loaded.atlas):
        fact(loaded.atlas, at)
    _load_asyncio_alone()
    from atlas_tui.ui.app import AtlasApp  # noqa: PLC0415 (only this command pays for the screen)

    return AtlasApp(loaded, settings.path, at, is_fresh=settings.fresh).run_to_exit()


def _load_asyncio_alone() -> None:
    """Load asyncio without TLS, as where Python has none: the screen speaks to no network.

    OpenSSL would take some six milliseconds to load, and as many megabytes.
    """
    if "ssl" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment]
    try:
        import asyncio  # noqa: F401, PLC0415 (loaded here for what is left out)
    finally:
        del sys.modules["ssl"]
