"""`atlas open`: the screen, at a thing."""

import sys

import click

from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.facts.problem import AtlasError


@click.command("open", epilog="Example: atlas open casa-1000")
@click.argument("id_", metavar="ID")
@click.pass_obj
def open_(settings: Settings, id_: str) -> int:
    """Open the explorer at the thing with this ID."""
    return run_screen(settings, id_)


def run_screen(settings: Settings, at: str = "") -> int:
    """Open the explorer and return its exit code.

    Raises:
        AtlasError: stdin or stdout is no terminal, or there is nothing to open.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise AtlasError("the explorer needs a terminal; `atlas list` and `atlas search` do not")
    loaded = read(settings)
    if at:
        fact(loaded.atlas, at)
    from atlas_tui.ui.app import AtlasApp  # noqa: PLC0415 (only this command pays for the screen)

    return AtlasApp(loaded, settings.path, at).run_to_exit()
