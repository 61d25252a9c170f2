"""`atlas list`: every row of a view."""

from collections.abc import Callable
from typing import Any

import click

from atlas_tui.cite import plain
from atlas_tui.cli.base import Settings, read, scope
from atlas_tui.cli.output import say, say_json, tsv
from atlas_tui.cli.twin import brief
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Claim, Event, Fact, Project, kind_of, label
from atlas_tui.facts.views import VIEWS

NOTHING = 1

SORTS: dict[str, Callable[[Fact], Any]] = {
    "id": lambda fact: fact.id,
    "title": lambda fact: label(fact).casefold(),
    "date": lambda fact: sort_key(getattr(fact, "date", "")),
    "source": lambda fact: getattr(fact, "source", ""),
    "kind": lambda fact: str(getattr(fact, "kind", kind_of(fact))),
}
"""What rows can be sorted by; without a choice they keep the order of the base."""


@click.command("list", epilog="Example: atlas list claims --about TKM --from iais-2025 --json")
@click.argument("view", metavar="VIEW", type=click.Choice(list(VIEWS)))
@click.option("--about", multiple=True, metavar="ID", help="Only what concerns this (repeatable).")
@click.option("--from", "source", metavar="SOURCE", help="Only what this source says.")
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order of the rows.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print tab-separated values with a heading.")
@click.pass_obj
def list_(
    settings: Settings,
    view: str,
    about: tuple[str, ...],
    source: str | None,
    sort: str | None,
    as_json: bool,
    as_tsv: bool,
) -> int:
    """List every row of a VIEW; exit 1 when there is none."""
    atlas = read(settings).atlas
    within = scope(atlas, about, source)
    rows: list[Fact] = [fact for kind in VIEWS[view] for fact in atlas.within(kind, within)]
    if sort:
        rows.sort(key=SORTS[sort])
    if as_json:
        say_json([brief(atlas, fact) for fact in rows])
    else:
        if as_tsv:
            say(tsv(["id", "kind", "title", "what"]))
        for fact in rows:
            say(tsv([fact.id, kind_of(fact), label(fact), what(atlas, fact)]))
    return 0 if rows else NOTHING


def what(atlas: Atlas, fact: Fact) -> str:
    """The column that tells most about a row beside its title."""
    if isinstance(fact, Claim):
        return f"{plain.quotation(fact)} ({plain.citation(atlas, fact)})"
    if isinstance(fact, Event):
        return (
            f"{fact.date or 'undated'}, {fact.type}, {atlas.corroboration(atlas.claims_of(fact))}"
        )
    if isinstance(fact, Project):
        return ", ".join(dict.fromkeys(status.stage for status in fact.status)) or "no status"
    claims = atlas.claims_of(fact)
    return str(atlas.corroboration(claims)) if claims else ""
