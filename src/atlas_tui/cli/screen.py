"""The way from the command line to the screen."""

import sys

from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.facts.cache import needs_preparing
from atlas_tui.facts.problem import AtlasError


def run_screen(settings: Settings, at: str = "") -> int:
    """Open the explorer, at a thing if one is named, and return its exit code.

    Raises:
        AtlasError: stdin or stdout is no terminal, or there is nothing to open.
    """
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise AtlasError("the explorer needs a terminal; `atlas list` and `atlas search` do not")
    loaded = None if needs_preparing(settings.path) else read(settings, quiet=True)
    if at and loaded:
        fact(loaded.atlas, at)
    from atlas_tui.ui.app import AtlasApp  # noqa: PLC0415 (only this command pays for the screen)

    return AtlasApp(loaded, settings.path, at).run_to_exit()
