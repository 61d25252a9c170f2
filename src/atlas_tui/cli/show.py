"""`atlas show`: the card of a thing."""

import textwrap
from pathlib import Path

import click

from atlas_tui.cite.card import Row, card
from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.completion import ids
from atlas_tui.cli.output import say, say_json
from atlas_tui.cli.twin import full
from atlas_tui.documents.attached import attach
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Fact

WIDTH = 100
INDENT = {
    "title": "",
    "badge": "",
    "heading": "",
    "text": "  ",
    "quote": "    ",
    "citation": "      ",
}


@click.command(epilog="Example: atlas show casa-1000 --json")
@click.argument("id_", metavar="ID", shell_complete=ids)
@click.option("--documents", type=click.Path(path_type=Path), help="Folder with the documents.")
@click.option("--json", "as_json", is_flag=True, help="Print the thing and its claims as JSON.")
@click.option(
    "--brief",
    is_flag=True,
    help="One page of an actor, a relation or a project: what is said, cited, and the gaps.",
)
@click.option(
    "--markdown",
    "as_markdown",
    is_flag=True,
    help="Print Markdown: a brief, the table of a figure, both sides of a conflict.",
)
@click.option("--tsv", "as_tsv", is_flag=True, help="Print a figure as tab-separated values.")
@click.pass_obj
def show(
    settings: Settings,
    id_: str,
    documents: Path | None,
    as_json: bool,
    brief: bool,
    as_markdown: bool,
    as_tsv: bool,
) -> None:
    """Show a thing whole, with its quotations, citations, links and conflicts."""
    if as_json + as_markdown + as_tsv > 1:
        raise click.UsageError("--json, --markdown and --tsv exclude each other")
    atlas = read(settings).atlas
    found = fact(atlas, id_)
    if brief:
        _brief(atlas, found, as_json=as_json, as_markdown=as_markdown, as_tsv=as_tsv)
        return
    if as_markdown or as_tsv:
        from atlas_tui.cli.analysis import TABLES, TEXTS, written  # noqa: PLC0415 (a card does without)

        say(written(atlas, found, TEXTS if as_markdown else TABLES).rstrip("\n"))
        return
    if as_json:
        say_json(full(atlas, found, attach(atlas, documents) if documents else None))
        return
    for row in card(atlas, found):
        say(_lines(row))


def _brief(atlas: Atlas, found: Fact, *, as_json: bool, as_markdown: bool, as_tsv: bool) -> None:
    if as_tsv:
        raise click.UsageError("--tsv prints a figure, not a brief")
    from atlas_tui.cite.onepager import markdown, onepager  # noqa: PLC0415 (a card does without)
    from atlas_tui.cli.analysis import page  # noqa: PLC0415 (likewise)

    if as_json:
        say_json(page(atlas, found))
    elif as_markdown:
        say(markdown(atlas, found).rstrip("\n"))
    else:
        for row in onepager(atlas, found):
            say(_lines(row))


def _lines(row: Row) -> str:
    indent = INDENT.get(row.role, "  ")
    wrapped = textwrap.fill(row.text, WIDTH, initial_indent=indent, subsequent_indent=indent)
    return f"\n{wrapped}" if row.role == "heading" else wrapped
