"""`atlas export`: all of a base, a scope or a notebook for other programs."""

from collections.abc import Iterable
from pathlib import Path

import click

from atlas_tui.cite import notebooks
from atlas_tui.cite.brief import STYLE
from atlas_tui.cite.brief.citing import CITING
from atlas_tui.cite.brief.sources import counted
from atlas_tui.cite.export import FORMATS, Selection, of_notebook, within, write
from atlas_tui.cite.notebook_claims import claim_of
from atlas_tui.cli.base import Settings, read, scope
from atlas_tui.cli.completion import ids, sources
from atlas_tui.cli.output import say
from atlas_tui.cli.twin import full
from atlas_tui.facts.problem import AtlasError

NOTHING = 1
STDOUT = Path("-")


def names(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 (click's signature)
    """The notebooks whose names begin so; none where they cannot be listed."""
    try:
        return [each for each in notebooks.names() if each.startswith(incomplete)]
    except OSError:
        return []


_FORMATS = "\b\n" + "\n".join(f"{name:15} {each.what}" for name, each in FORMATS.items())


@click.command(
    help=f"Export all of a base, a scope or a notebook as FORMAT:\n\n{_FORMATS}\n\n"
    "A brief in Markdown becomes a .docx, .odt or .pdf where -o ends so and pandoc is installed."
    " In csv a cell that a spreadsheet could take for a formula has an apostrophe before it."
    " Exit 1 when there is nothing to export.",
    epilog="Example: atlas export markdown --about casa-1000 -o casa.docx",
)
@click.argument("name", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "--about",
    multiple=True,
    metavar="ID",
    shell_complete=ids,
    help="Only what concerns this (repeatable).",
)
@click.option(
    "--from",
    "source",
    metavar="SOURCE",
    shell_complete=sources,
    help="Only what this source says.",
)
@click.option(
    "--notebook", metavar="NAME", shell_complete=names, help="The excerpts of this notebook."
)
@click.option("--title", default="", help="Title of the brief.")
@click.option("--style", type=click.Choice(list(CITING)), default=STYLE, show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=STDOUT,
    help="File to write, whole or not at all; - is stdout, and the default.",
)
@click.pass_obj
def export(
    settings: Settings,
    name: str,
    about: tuple[str, ...],
    source: str | None,
    notebook: str | None,
    title: str,
    style: str,
    output: Path,
) -> int:
    """Export all of a base, a scope or a notebook."""
    if notebook and (about or source):
        raise AtlasError("a notebook is exported whole: leave out --about and --from")
    atlas = read(settings).atlas
    if notebook:
        notebooks.existing(notebook)
        selection = of_notebook(atlas, notebooks.read(notebook), title, style)
        if name != "markdown":
            _tell_missing(selection)
    else:
        selection = within(atlas, scope(atlas, about, source), title, style)
    selection.record = full
    return put(selection, name, output)


def put(selection: Selection, name: str, output: Path) -> int:
    """Write a selection as a format to a file or to stdout, and say what was done.

    Raises:
        AtlasError: it could not be written, or only Markdown can be written to such a file.
    """
    if not selection.claims and not selection.entries:
        say(f"nothing to export: no claim within {selection.title}", error=True)
        return NOTHING
    if output == STDOUT:
        _print(FORMATS[name].write(selection))
        return 0
    size = write(selection, name, output)
    say(f"wrote {output}: {counted(len(selection.claims), 'claim')}, {size} bytes", error=True)
    return 0


def _print(pieces: Iterable[str]) -> None:
    """Print pieces of text line by line, so that what is long is not gathered first."""
    rest = ""
    for piece in pieces:
        whole, end, rest = f"{rest}{piece}".rpartition("\n")
        if end:
            say(whole)
    if rest:
        say(rest)


def _tell_missing(selection: Selection) -> None:
    missing = [each.claim for each in selection.excerpts if claim_of(selection.atlas, each) is None]
    if missing:
        say(f"left out, because the base has them no more: {', '.join(missing)}", error=True)
