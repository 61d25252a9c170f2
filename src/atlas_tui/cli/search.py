"""`atlas search`: the search of the screen, for people and for programs."""

import gc
import sys
from collections.abc import Iterator
from io import TextIOWrapper
from typing import Any

import click

from atlas_tui.cite import plain
from atlas_tui.cli.base import Settings, read
from atlas_tui.cli.output import say, say_json
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.views import VIEWS
from atlas_tui.search import Results, Search, build, snippet

NOTHING = 1
SNIPPET = 120


@click.command(epilog="Example: atlas search 'tapi pipline' --in claims --json")
@click.argument("query", nargs=-1, required=True)
@click.option(
    "--in",
    "views",
    multiple=True,
    type=click.Choice(list(VIEWS)),
    help="Only this view (repeatable).",
)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as JSON.")
@click.pass_obj
def search(
    settings: Settings, query: tuple[str, ...], views: tuple[str, ...], limit: int, as_json: bool
) -> int:
    """Search every view; with `-` answer one query a line from stdin as JSON lines.

    Words may stand in any order and field. "phrase", -word, 2021..2023, in:projects, from:SOURCE,
    about:TKM, kind:forecast, topic:water and #id narrow it. Exit 1 when nothing is found.
    """
    atlas = read(settings).atlas
    engine = build(atlas)
    if query == ("-",):
        for line in _lines():
            results = engine.find(line.rstrip("\n"), views=views, limit=limit)
            say_json(answer(atlas, results), pretty=False)
            sys.stdout.flush()
        return 0
    asked = " ".join(query).encode("utf-8", "replace").decode()  # bytes that are no text
    results = engine.find(asked, views=views, limit=limit)
    if results.reason:
        raise AtlasError(results.reason)
    if as_json:
        say_json(answer(atlas, results))
    else:
        _tell(atlas, results)
    return 0 if results.hits else NOTHING


def _lines() -> Iterator[str]:
    """The lines of stdin; bytes that are no UTF-8 do not end the talk."""
    gc.enable()  # which starting had stopped; a client may stay for days
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    yield from sys.stdin or ()


def answer(atlas: Atlas, results: Results) -> dict[str, Any]:
    """The JSON of one search."""
    return {
        "query": results.query,
        "corrections": results.corrections,
        "missing": results.missing,
        "counts": results.counts,
        "hits": [_hit(atlas, results, each) for each in results.hits],
        "reason": results.reason,
        "ms": round(results.ms, 3),
    }


def _hit(atlas: Atlas, results: Results, hit: Any) -> dict[str, Any]:
    fact = atlas.by_id[hit.id]
    row = {"view": hit.view, "id": hit.id, "title": label(fact), "tier": hit.tier}
    row["score"] = round(hit.score, 4)
    if isinstance(fact, Claim):
        row["snippet"] = snippet(fact.quote, results.terms, SNIPPET).text
        row["source"] = fact.source
        row["citation"] = plain.citation(atlas, fact)
    return row


def _tell(atlas: Atlas, results: Results) -> None:
    for typed, meant in results.corrections.items():
        say(f"{typed} → {meant}", error=True)
    if results.missing:
        say(f"nothing holds all words; without {', '.join(results.missing)}:", error=True)
    for hit in results.hits:
        fact = atlas.by_id[hit.id]
        say(f"{hit.view:10} {hit.id}  {label(fact)}")
        if isinstance(fact, Claim):
            say(f"{'':10} {plain.excerpt(atlas, fact)}")
    more = sum(results.counts.values()) - len(results.hits)
    if more > 0:
        say(f"{more} more; --limit shows them", error=True)


__all__ = ["Search", "search"]
