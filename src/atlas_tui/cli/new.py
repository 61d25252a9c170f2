"""`atlas new`: a base of one's own."""

import shlex
from pathlib import Path

import click

from atlas_tui.cli.output import say
from atlas_tui.facts.beginning import begin
from atlas_tui.facts.schema import text


@click.command(epilog="Example: atlas new my-facts --title 'My documents'")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", help="The title of the base. Default: the name of the folder.")
def new(folder: Path, title: str | None) -> None:
    """Make an empty, valid base in DIR, with comments that teach the format.

    DIR must be empty or not there yet. Prints the files that were made.
    """
    for path in begin(folder, title or folder.resolve().name, text()):
        say(str(path))
    command = f"atlas --base {shlex.quote(str(folder))} check"
    say(f"an empty base; `{command}` checks what you write", error=True)
