"""`atlas notebook`: collected excerpts, with notes and headings between them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import msgspec

from atlas_tui.cite import notebook as changing
from atlas_tui.cite import notebooks
from atlas_tui.cite.brief import STYLE, pandoc
from atlas_tui.cite.brief.citing import CITING
from atlas_tui.cite.export import of_notebook
from atlas_tui.cite.notebook import Entry, Excerpt, Heading, Notebook, kind_of
from atlas_tui.cite.notebook_claims import IN_WORDS, collected, now, standing
from atlas_tui.cli.base import Settings, fact, read
from atlas_tui.cli.completion import ids
from atlas_tui.cli.export import STDOUT, names, put
from atlas_tui.cli.output import say, say_json
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.problem import AtlasError

NOTHING = 1


_NAME = click.argument("name", metavar="NAME", shell_complete=names)
_NUMBER = click.argument("number", metavar="N", type=click.IntRange(min=1))
_TEXT = click.argument("text", metavar="TEXT")
_JSON = click.option("--json", "as_json", is_flag=True, help="Print the notebook as JSON.")
_AT = click.option(
    "--at", type=click.IntRange(min=1), metavar="N", help="Before entry N; else at the end."
)


@click.group(epilog="Example: atlas notebook add memo casa-1000")
def notebook() -> None:
    """Collect excerpts in named notebooks, and make briefs of them.

    A notebook is a file in the user's data folder; excerpts are kept as they were collected, and
    entries are counted from 1.
    """


@notebook.command("list", epilog="Example: atlas notebook list --json")
@_JSON
def list_(as_json: bool) -> int:
    """List the notebooks; exit 1 when there is none."""
    found = [(name, notebooks.path_of(name)) for name in notebooks.names()]
    if as_json:
        say_json([{"name": name, "file": str(path)} for name, path in found])
    else:
        for name, path in found:
            say(f"{name}\t{path}")
    return 0 if found else NOTHING


@notebook.command(epilog="Example: atlas notebook show memo")
@_NAME
@_JSON
@click.pass_obj
def show(settings: Settings, name: str, as_json: bool) -> None:
    """Print the entries of a notebook.

    Beside an excerpt stands what has become of it in the base since it was collected.
    """
    notebooks.existing(name)
    held = notebooks.read(name)
    _tell(held, as_json, read(settings).atlas)


@notebook.command(epilog="Example: atlas notebook add memo iais-envoy-ambassador casa-1000")
@_NAME
@click.argument("facts", nargs=-1, required=True, metavar="ID...", shell_complete=ids)
@_AT
@_JSON
@click.pass_obj
def add(
    settings: Settings, name: str, facts: tuple[str, ...], at: int | None, as_json: bool
) -> None:
    """Add claims, or those that things rest on.

    A claim is held once.
    """
    atlas = read(settings).atlas
    chosen = [fact(atlas, each) for each in facts]
    for each in chosen:
        if not atlas.claims_of(each):
            raise AtlasError(f"{each.id} rests on no claim, so there is nothing to add")
    excerpts = collected(atlas, chosen, now())
    before = 0

    def step(held: Notebook) -> Notebook:
        nonlocal before
        before = len(held.entries)
        return changing.add(held, excerpts, _from_0(at))

    held = notebooks.change(name, step)
    came = len(held.entries) - before
    known = len(excerpts) - came
    already = f", {known} of them already there" if known else ""
    say(f"{came} of {len(excerpts)} excerpts added to {held.name}{already}", error=True)
    if as_json:
        _tell(held, as_json)


@notebook.command(epilog="Example: atlas notebook remove memo 3 4")
@_NAME
@click.argument("numbers", nargs=-1, required=True, metavar="N...", type=click.IntRange(min=1))
@_JSON
def remove(name: str, numbers: tuple[int, ...], as_json: bool) -> None:
    """Take entries out."""
    places = {number - 1 for number in numbers}
    _change(name, lambda held: changing.remove(held, places), as_json)


@notebook.command(epilog="Example: atlas notebook note memo 'Compare the two dates.' --at 2")
@_NAME
@_TEXT
@_AT
@_JSON
def note(name: str, text: str, at: int | None, as_json: bool) -> None:
    """Write a note; a blank line parts paragraphs."""
    _change(name, lambda held: changing.note(held, text, now(), _from_0(at)), as_json, new=True)


@notebook.command(epilog="Example: atlas notebook heading memo Recognition --at 1")
@_NAME
@_TEXT
@_AT
@_JSON
def heading(name: str, text: str, at: int | None, as_json: bool) -> None:
    """Write a heading."""
    _change(name, lambda held: changing.heading(held, text, now(), _from_0(at)), as_json, new=True)


@notebook.command(epilog="Example: atlas notebook reword memo 1 'Who recognises whom'")
@_NAME
@_NUMBER
@_TEXT
@_JSON
def reword(name: str, number: int, text: str, as_json: bool) -> None:
    """Give a note or heading another text."""
    _change(name, lambda held: changing.reword(held, number - 1, text), as_json)


@notebook.command(epilog="Example: atlas notebook move memo 5 up")
@_NAME
@_NUMBER
@click.argument("where", metavar="up|down|N")
@_JSON
def move(name: str, number: int, where: str, as_json: bool) -> None:
    """Move entry N up, down, or to another number."""
    if where not in ("up", "down") and not (where.isascii() and where.isdecimal()):
        raise AtlasError(f"an entry moves up, down or to a number, not to {where!r}")
    to = {"up": number - 2, "down": number}.get(where)
    at = int(where) - 1 if to is None else to
    _change(name, lambda held: changing.move(held, number - 1, at), as_json)


@notebook.command(epilog="Example: atlas notebook undo memo")
@_NAME
@_JSON
def undo(name: str, as_json: bool) -> None:
    """Take back the last change."""
    undone = ""

    def step(held: Notebook) -> Notebook:
        nonlocal undone
        undone = held.changes[-1].what if held.changes else ""
        return changing.undo(held)

    _change(name, step, as_json)
    say(f"undid {undone}", error=True)


@notebook.command(epilog="Example: atlas notebook rename memo 'Memo of June'")
@_NAME
@click.argument("new", metavar="NEW")
@_JSON
def rename(name: str, new: str, as_json: bool) -> None:
    """Give a notebook another name."""
    held = notebooks.rename(name, new)
    if as_json:
        _tell(held, as_json)


@notebook.command(epilog="Example: atlas notebook aside memo")
@_NAME
def aside(name: str) -> None:
    """Move a notebook out of the way.

    For one that is broken, or not wanted any more; nothing is deleted.
    """
    say(f"kept as {notebooks.set_aside(name)}", error=True)


@notebook.command(epilog="Example: atlas notebook export memo -o memo.docx")
@_NAME
@click.option("--title", default="", help="Title of the brief; else the name of the notebook.")
@click.option("--style", type=click.Choice(list(CITING)), default=STYLE, show_default=True)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=STDOUT,
    help="A .md, .docx, .odt or .pdf file; - is stdout, and the default.",
)
@click.pass_obj
def export(settings: Settings, name: str, title: str, style: str, output: Path) -> int:
    """Write the brief of a notebook.

    Its excerpts with footnotes, who stands behind them, where they are disputed, a bibliography.
    .docx, .odt and .pdf need pandoc. `atlas export FORMAT --notebook NAME` writes other formats.
    """
    notebooks.existing(name)
    known = (*pandoc.WRITERS, ".md", ".markdown")
    if output != STDOUT and output.suffix.lower() not in known:
        raise AtlasError(f"{output}: a brief is written as {', '.join(known)}")
    selection = of_notebook(read(settings).atlas, notebooks.read(name), title, style)
    return put(selection, "markdown", output)


def _from_0(number: int | None) -> int | None:
    return None if number is None else number - 1


def _change(
    name: str, step: Callable[[Notebook], Notebook], as_json: bool, *, new: bool = False
) -> None:
    """Change a notebook, which must be there unless a new one may be made, and print it."""
    if not new:
        notebooks.existing(name)
    _tell(notebooks.change(name, step), as_json)


def _tell(held: Notebook, as_json: bool, atlas: Atlas | None = None) -> None:
    if as_json:
        entries = [
            _record(number, entry, atlas) for number, entry in enumerate(held.entries, start=1)
        ]
        path = notebooks.path_of(held.name)
        say_json({"name": held.name, "file": str(path), "entries": entries})
        return
    width = len(str(len(held.entries)))
    for number, entry in enumerate(held.entries, start=1):
        say(f"{number:{width}}  {_line(entry, atlas)}")


def _record(number: int, entry: Entry, atlas: Atlas | None) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in entry.__struct_fields__}
    record = {"number": number, "kind": kind_of(entry), **msgspec.to_builtins(fields)}
    if atlas and isinstance(entry, Excerpt):
        record["standing"] = standing(atlas, entry)
    return record


def _line(entry: Entry, atlas: Atlas | None) -> str:
    if isinstance(entry, Heading):
        return f"# {entry.text}"
    if not isinstance(entry, Excerpt):
        return " ".join(entry.text.split())
    caveat = f" [{entry.caveat}]" if entry.caveat else ""
    since = IN_WORDS[standing(atlas, entry)] if atlas else ""
    told = f" ({since})" if since else ""
    words = " ".join(entry.quote.split())
    return f"“{words}” ({entry.citation}).{caveat}{told} {entry.claim}"
