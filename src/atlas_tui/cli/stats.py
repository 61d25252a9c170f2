"""`atlas stats`: what a base holds, by kind and by source."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from atlas_tui.cli.base import Settings, read
from atlas_tui.cli.output import say, say_json
from atlas_tui.documents.attached import Attached, attach
from atlas_tui.documents.verify import share_quoted
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import KINDS, Claim, Conflict, Source
from atlas_tui.facts.text import word_count


@click.command(epilog="Example: atlas stats --documents ~/papers --json")
@click.option("--documents", type=click.Path(path_type=Path), help="Folder with the documents.")
@click.option("--json", "as_json", is_flag=True, help="Print the counts as JSON.")
@click.pass_obj
def stats(settings: Settings, documents: Path | None, as_json: bool) -> None:
    """Count facts by kind and source, and the share of each document that is quoted."""
    atlas = read(settings).atlas
    counted = count(atlas, attach(atlas, documents) if documents else {})
    if as_json:
        say_json(counted)
        return
    say(f"{atlas.title}\n")
    for title in ("facts", "conflicts", "claims by kind", "claims by modality", "claims by voice"):
        told = ", ".join(f"{number} {name}" for name, number in counted[title].items())
        say(f"{title}: {told or 'none'}")
    say("")
    for name, row in counted["sources"].items():
        say(f"{name}: {', '.join(f'{value} {key}' for key, value in row.items())}")


def count(atlas: Atlas, documents: dict[str, Attached]) -> dict[str, Any]:
    """Everything that can be counted, under the names that are printed."""
    claims = atlas.all(Claim)
    return {
        "title": atlas.title,
        "facts": {name: len(atlas.all(kind)) for name, kind in KINDS.items() if atlas.all(kind)},
        "conflicts": Counter(each.kind for each in atlas.all(Conflict)),
        "claims by kind": Counter(each.kind for each in claims),
        "claims by modality": Counter(each.modality for each in claims),
        "claims by voice": Counter(each.voice for each in claims),
        "sources": {source.id: _source(atlas, source, documents) for source in atlas.all(Source)},
    }


def _source(atlas: Atlas, source: Source, documents: dict[str, Attached]) -> dict[str, Any]:
    claims = [claim for claim in atlas.all(Claim) if claim.source == source.id]
    quotes = {claim.quote for claim in claims}
    row: dict[str, Any] = {"claims": len(claims), "different quotations": len(quotes)}
    row["facts resting on them"] = len(
        {each.fact.id for claim in claims for each in atlas.supports(claim)}
    )
    row["conflicts"] = len({each.id for claim in claims for each in atlas.conflicts(claim)})
    row["words"] = source.words
    document = documents.get(source.id)
    if document:
        row["quoted share"] = round(share_quoted(atlas, document), 4)
    else:
        row["quoted words at most"] = sum(word_count(quote) for quote in quotes)
    return row
