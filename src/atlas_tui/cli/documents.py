"""`atlas documents`: the reader's own copies, added, listed, removed; and their places confirmed."""

import sys
from pathlib import Path

import click

from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.matches import added_json, copies_table, copy_json, tell, tell_rest
from atlas_tui.cli.output import say, say_json
from atlas_tui.documents import kept
from atlas_tui.documents.adding import add
from atlas_tui.documents.copies import Copy, confirm, copies, unconfirm, unregister
from atlas_tui.documents.gathering import gather
from atlas_tui.documents.opening import open_document
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.standing import Glance, best, glance
from atlas_tui.documents.text import shown
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source, kind_of
from atlas_tui.facts.nearest import nearest_few
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.text import visible

NOTHING = 1

_NAME_WIDTH = 60
_NEAREST = 3


@click.group(epilog="Example: atlas documents add ~/papers")
def documents() -> None:
    """Your own copies of the documents: Atlas finds quotations in them, and never changes them."""


@documents.command("add", epilog="Example: atlas documents add ~/papers report.pdf --json")
@click.argument(
    "paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path)
)
@click.option("--source", "source_id", metavar="ID", help="Whose document the one file is.")
@click.option("--json", "as_json", is_flag=True, help="Print what matched as JSON.")
@click.pass_obj
def add_(settings: Settings, paths: tuple[Path, ...], source_id: str | None, as_json: bool) -> int:
    """Add files, or the documents in folders, each recognised by its hash or by its quotations.

    Text, Markdown and Word files need nothing else; PDF and web pages need the extra `documents`.
    Exit 1 when a file that was named could not be added, or none could.
    """
    atlas = read(settings).atlas
    gathered = gather(paths)
    files = [*gathered.named, *gathered.found]
    source = _source(atlas, source_id, files) if source_id else None
    try:
        added = add(atlas, files, source, _progress)
    finally:
        _clear_progress()
    if as_json:
        say_json(added_json(added, gathered))
    else:
        tell(added)
    tell_rest(added, gathered)
    refused = {each.path for each in added.refused}
    return NOTHING if not added.matched or refused.intersection(gathered.named) else 0


@documents.command("list", epilog="Example: atlas documents list --json")
@click.option("--json", "as_json", is_flag=True, help="Print the copies as JSON.")
@click.pass_obj
def list_(settings: Settings, as_json: bool) -> int:
    """List your copies: whether each is still the same, and how quotations stand in it.

    Exit 1 when there is none.
    """
    atlas = read(settings).atlas
    registered = copies()
    by_hash = {source.sha256: source for source in atlas.all(Source)}
    rows = [(copy, by_hash.get(copy.document)) for copy in registered]
    glances = [(copy, glance(atlas, source, copy) if source else None) for copy, source in rows]
    if as_json:
        say_json([copy_json(copy, found) for copy, found in glances])
    elif glances:
        say(copies_table(glances))
    if not glances:
        say("no documents yet; `atlas documents add PATH` adds yours", error=True)
    return 0 if glances else NOTHING


@documents.command("remove", epilog="Example: atlas documents remove iais-2025")
@click.argument("names", nargs=-1, required=True, metavar="PATH|SOURCE...")
@click.option("--json", "as_json", is_flag=True, help="Print the paths removed as JSON.")
def remove(names: tuple[str, ...], as_json: bool) -> None:
    """Forget copies, named by their path or their source; the files stay where they are."""
    registered = copies()
    gone = {copy.path: copy for name in names for copy in _named(registered, name)}
    unregister(gone)
    left = {copy.sha256 for copy in registered if copy.path not in gone}
    for sha256 in {copy.sha256 for copy in gone.values()} - left:
        kept.forget(sha256)
    if as_json:
        say_json(list(gone))
    else:
        for path in gone:
            say(f"removed {path}")


@documents.command("confirm", epilog="Example: atlas documents confirm iais-envoy-ambassador")
@click.argument("ids", nargs=-1, required=True, metavar="CLAIM...")
@click.option("--undo", is_flag=True, help="Take it back.")
@click.pass_obj
def confirm_(settings: Settings, ids: tuple[str, ...], undo: bool) -> None:
    """Say that claims stand where Atlas relocated them: it prints the words there."""
    atlas = read(settings).atlas
    registered = copies()
    for each in ids:
        claim = fact(atlas, each)
        if not isinstance(claim, Claim):
            raise AtlasError(f"{each} is a {kind_of(claim)}, not a claim")
        found = best(atlas, claim.source, registered)
        if found is None:
            raise AtlasError(
                f"no copy of {claim.source} is attached; `atlas documents add PATH` adds one"
            )
        placed = found.placed.get(claim.id)
        if placed is None or placed.state not in ("relocated", "ambiguous"):
            state = f"it is {placed.state}" if placed else f"its file {found.reason}"
            raise AtlasError(f"{claim.id}: there is nothing to confirm, {state}")
        if undo:
            unconfirm(found.copy, claim)
            say(f"{claim.id}: not confirmed any more")
        else:
            confirm(found.copy, claim, placed.start, placed.end)
            say(f"{claim.id}: confirmed at “{_words(atlas, found, claim, placed)}”")


def _words(atlas: Atlas, found: Glance, claim: Claim, placed: Placed) -> str:
    source = atlas.get(claim.source, Source)
    if source is None:
        return claim.quote
    raw = open_document(atlas, source, found.copy).document.raw
    return shown(raw, placed.start, placed.end).text


def _source(atlas: Atlas, source_id: str, files: list[Path]) -> Source:
    found = fact(atlas, source_id)
    if not isinstance(found, Source):
        raise AtlasError(f"{source_id} is a {kind_of(found)}, not a source")
    if len(files) != 1:
        raise AtlasError(f"--source is for one file, not for {len(files)}")
    return found


def _named(registered: list[Copy], name: str) -> list[Copy]:
    path = str(Path(name).expanduser().absolute())
    found = [copy for copy in registered if name == copy.source or copy.path in (name, path)]
    if not found:
        known = (copy.path if "/" in name else copy.source for copy in registered)
        near = nearest_few(name, dict.fromkeys(known), _NEAREST)
        hint = f"; the nearest are {', '.join(near)}" if near else ""
        raise AtlasError(f"no copy has the path or the source {name!r}{hint}")
    return found


def _progress(done: int, total: int, path: Path) -> None:
    """Show on a terminal how far it is; anywhere else it would be noise."""
    if sys.stderr.isatty():
        name = visible(path.name)[:_NAME_WIDTH]
        click.echo(f"\r{done + 1} of {total}  {name}\x1b[K", err=True, nl=False)


def _clear_progress() -> None:
    if sys.stderr.isatty():
        click.echo("\r\x1b[K", err=True, nl=False)
