"""`atlas cite`: the cited excerpt, as the screen copies it."""

from collections.abc import Sequence
from pathlib import Path

import click

from atlas_tui.cite.copying import copy
from atlas_tui.cite.styles import STYLES, excerpts
from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.completion import ids
from atlas_tui.cli.output import say, say_json
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Fact, Reference, Source
from atlas_tui.facts.problem import AtlasError

TERMINAL = Path("/dev/tty")
"""Where a terminal takes what is not for stdout."""


@click.command(epilog="Example: atlas cite iais-envoy-ambassador --copy")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", shell_complete=ids)
@click.option("--style", type=click.Choice(list(STYLES)), default="plain", show_default=True)
@click.option("--copy", "to_clipboard", is_flag=True, help="Copy it too, and say by which road.")
@click.option("--json", "as_json", is_flag=True, help="Print id and excerpt of each claim as JSON.")
@click.pass_obj
def cite(
    settings: Settings, ids: tuple[str, ...], style: str, to_clipboard: bool, as_json: bool
) -> None:
    """Print the cited excerpt of claims, or of the claims that things rest on.

    Sources and references are cited as works, by their entry in a bibliography.
    """
    atlas = read(settings).atlas
    facts = [fact(atlas, each) for each in ids]
    for each in facts:
        if not _cited(atlas, each):
            raise AtlasError(f"{each.id} rests on no claim, so there is nothing to cite")
    text = excerpts(atlas, facts, style)
    if as_json:
        cited = {found.id: found for each in facts for found in _cited(atlas, each)}
        say_json(
            [
                {"id": each, "excerpt": excerpts(atlas, [found], style)}
                for each, found in cited.items()
            ]
        )
    else:
        say(text)
    if to_clipboard:
        say(f"copied {copy(text, _to_terminal)}", error=True)


def _cited(atlas: Atlas, fact: Fact) -> Sequence[Fact]:
    """What of a fact can be cited: itself as a work, or its claims."""
    return [fact] if isinstance(fact, Source | Reference) else atlas.claims_of(fact)


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
