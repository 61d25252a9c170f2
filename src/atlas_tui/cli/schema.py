"""`atlas schema`: the format of a base for editors."""

import click

from atlas_tui.cli.output import say
from atlas_tui.facts.schema import text


@click.command(epilog="Example: atlas schema > atlas.schema.json")
def schema() -> None:
    """Print the JSON Schema of the TOML files of a base.

    An editor that knows TOML checks and completes a file whose first line names it:
    `#:schema ./atlas.schema.json`.
    """
    say(text().rstrip("\n"))
