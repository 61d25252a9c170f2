"""`atlas show`: the card of a thing."""

import textwrap
from pathlib import Path

import click

from atlas_tui.cite.card import Row, card
from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.output import say, say_json
from atlas_tui.cli.twin import full
from atlas_tui.documents.attached import attach

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
@click.argument("id_", metavar="ID")
@click.option("--documents", type=click.Path(path_type=Path), help="Folder with the documents.")
@click.option("--json", "as_json", is_flag=True, help="Print the thing and its claims as JSON.")
@click.pass_obj
def show(settings: Settings, id_: str, documents: Path | None, as_json: bool) -> None:
    """Show a thing whole, with its quotations, citations, links and conflicts."""
    atlas = read(settings).atlas
    found = fact(atlas, id_)
    if as_json:
        say_json(full(atlas, found, attach(atlas, documents) if documents else None))
        return
    for row in card(atlas, found):
        say(_lines(row))


def _lines(row: Row) -> str:
    indent = INDENT.get(row.role, "  ")
    wrapped = textwrap.fill(row.text, WIDTH, initial_indent=indent, subsequent_indent=indent)
    return f"\n{wrapped}" if row.role == "heading" else wrapped
