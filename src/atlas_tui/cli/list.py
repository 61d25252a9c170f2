"""`atlas list`: every row of a view."""

from collections.abc import Callable, Sequence
from typing import Any

import click

from atlas_tui.cite import plain
from atlas_tui.cli.base import Settings, read, scope
from atlas_tui.cli.completion import ids, sources
from atlas_tui.cli.output import say, say_json, tsv
from atlas_tui.cli.twin import brief
from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Claim, Conflict, Event, Fact, Project, kind_of, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.views import VIEWS

NOTHING = 1
Columns = dict[str, Callable[[Any], str]]
"""The heading of each column, and what stands in it."""

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
@click.option("--sort", type=click.Choice(list(SORTS)), help="Order of the rows.")
@click.option("--json", "as_json", is_flag=True, help="Print the rows as JSON.")
@click.option("--tsv", "as_tsv", is_flag=True, help="Print tab-separated values with a heading.")
@click.option(
    "--candidates",
    is_flag=True,
    help="With conflicts: disagreements found by form that no conflict records.",
)
@click.option(
    "--alike",
    is_flag=True,
    help="With claims: what claims say alike, and by how many origins.",
)
@click.option(
    "--matrix",
    metavar="NAME",
    help="With figures: a matrix such as engagement, leverage, projects or topics.",
)
@click.pass_obj
def list_(
    settings: Settings,
    view: str,
    about: tuple[str, ...],
    source: str | None,
    sort: str | None,
    as_json: bool,
    as_tsv: bool,
    candidates: bool,
    alike: bool,
    matrix: str | None,
) -> int:
    """List every row of a VIEW; exit 1 when there is none."""
    _refuse_elsewhere(view, candidates=candidates, alike=alike, matrix=matrix is not None)
    atlas = read(settings).atlas
    within = scope(atlas, about, source)
    if matrix is not None:
        return _matrix(atlas, within, matrix, as_json=as_json)
    if candidates or alike:
        from atlas_tui.cli.analysis import offered, said_alike  # noqa: PLC0415 (plain lists do without)

        if candidates:
            return _told(offered(atlas, within), _CANDIDATE, as_json=as_json, as_tsv=as_tsv)
        return _told(said_alike(atlas, within), _ALIKE, as_json=as_json, as_tsv=as_tsv)
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


def _refuse_elsewhere(view: str, **asked: bool) -> None:
    """Each of these belongs to one view, and no two go together."""
    wanted = [option for option, given in asked.items() if given]
    if len(wanted) > 1:
        raise click.UsageError(f"--{wanted[0]} and --{wanted[1]} exclude each other")
    for option in wanted:
        if view != _BELONGS[option]:
            raise click.UsageError(f"--{option} goes with {_BELONGS[option]}, not with {view}")


_BELONGS = {"candidates": "conflicts", "alike": "claims", "matrix": "figures"}

_CANDIDATE: Columns = {
    "kind": lambda each: each.kind,
    "fact": lambda each: each.fact,
    "question": lambda each: each.question,
    "sides": lambda each: " | ".join(
        f"{side.label}: {', '.join(side.claims)}" for side in each.sides
    ),
    "why": lambda each: each.why,
}
_ALIKE: Columns = {
    "origins": lambda each: str(each.origins),
    "claims": lambda each: ", ".join(each.claims),
    "what": lambda each: each.what,
    "fact": lambda each: each.fact,
    "title": lambda each: each.title,
}


def _told(found: Sequence[Any], columns: Columns, *, as_json: bool, as_tsv: bool) -> int:
    if as_json:
        say_json(found)
        return 0 if found else NOTHING
    if as_tsv:
        say(tsv(list(columns)))
    for each in found:
        say(tsv([tell(each) for tell in columns.values()]))
    return 0 if found else NOTHING


def _matrix(atlas: Atlas, within: Scope, name: str, *, as_json: bool) -> int:
    if within:
        raise AtlasError("a matrix is of the whole base; leave out --about and --from")
    from atlas_tui.cite.matrix import tsv as as_table  # noqa: PLC0415 (plain lists do without)
    from atlas_tui.cli.analysis import matrix  # noqa: PLC0415 (likewise)

    found = matrix(atlas, name)
    if as_json:
        say_json(found)
    else:
        say(as_table(found))
    return 0 if found.claims else NOTHING


def what(atlas: Atlas, fact: Fact) -> str:
    """The column that tells most about a row beside its title."""
    if isinstance(fact, Claim):
        return f"{plain.quotation(fact)} ({plain.citation(atlas, fact)})"
    if isinstance(fact, Event):
        return (
            f"{fact.date or 'undated'}, {fact.type}, {atlas.corroboration(atlas.claims_of(fact))}"
        )
    if isinstance(fact, Conflict):
        sides = f"{len(fact.sides)} side{'s' * (len(fact.sides) != 1)}"
        return f"{fact.kind}, {sides}, {fact.state}, {atlas.corroboration(atlas.claims_of(fact))}"
    if isinstance(fact, Project):
        return ", ".join(dict.fromkeys(status.stage for status in fact.status)) or "no status"
    claims = atlas.claims_of(fact)
    return str(atlas.corroboration(claims)) if claims else ""
