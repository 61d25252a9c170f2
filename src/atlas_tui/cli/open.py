"""`atlas open`: the screen, at a thing."""

import click

from atlas_tui.cli.base import Settings
from atlas_tui.cli.completion import ids
from atlas_tui.cli.screen import run_screen


@click.command("open", epilog="Example: atlas open casa-1000")
@click.argument("id_", metavar="ID", shell_complete=ids)
@click.pass_obj
def open_(settings: Settings, id_: str) -> int:
    """Open the explorer at the thing with this ID."""
    return run_screen(settings, id_)
