"""`atlas cite`: the cited excerpt, as the screen copies it."""

from pathlib import Path

import click

from atlas_tui.cite.copying import copy
from atlas_tui.cite.styles import STYLES, excerpts
from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.output import say, say_json
from atlas_tui.facts.problem import AtlasError

TERMINAL = Path("/dev/tty")
"""Where a terminal takes what is not for stdout."""


@click.command(epilog="Example: atlas cite iais-envoy-ambassador --copy")
@click.argument("ids", nargs=-1, required=True, metavar="ID...")
@click.option("--style", type=click.Choice(list(STYLES)), default="plain", show_default=True)
@click.option("--copy", "to_clipboard", is_flag=True, help="Copy it too, and say by which road.")
@click.option("--json", "as_json", is_flag=True, help="Print id and excerpt of each claim as JSON.")
@click.pass_obj
def cite(
    settings: Settings, ids: tuple[str, ...], style: str, to_clipboard: bool, as_json: bool
) -> None:
    """Print the cited excerpt of claims, or of the claims that things rest on."""
    atlas = read(settings).atlas
    facts = [fact(atlas, each) for each in ids]
    for each in facts:
        if not atlas.claims_of(each):
            raise AtlasError(f"{each.id} rests on no claim, so there is nothing to cite")
    text = excerpts(atlas, facts, style)
    if as_json:
        claims = {claim.id: claim for each in facts for claim in atlas.claims_of(each)}
        say_json(
            [
                {"id": each, "excerpt": excerpts(atlas, [claim], style)}
                for each, claim in claims.items()
            ]
        )
    else:
        say(text)
    if to_clipboard:
        say(f"copied {copy(text, _to_terminal)}", error=True)


def _to_terminal(sequence: str) -> None:
    """Send a control sequence to the terminal even when stdout is a pipe.

    Raises:
        AtlasError: there is no terminal.
    """
    try:
        with TERMINAL.open("w", encoding="ascii") as terminal:
            terminal.write(sequence)
    except OSError as reason:
        raise AtlasError("not copied: neither a clipboard tool nor a terminal is here") from reason
