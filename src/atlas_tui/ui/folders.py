"""What a reader can choose of a folder to attach: its documents, its folders, the one above."""

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from atlas_tui.documents.readers import SUFFIXES
from atlas_tui.facts.text import visible
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.menu import holds

UP, ALL = "..", "*"
"""Values that are no paths: the folder above, and everything in this one."""
MOST_LISTED = 500
LONGEST = 44
"""Characters of a path that are shown."""
NAMES = {"plain": "text"}
"""What formats are called here, if not by their names."""


class Listing(Struct, frozen=True):
    """The choices of a folder, how many more there are, and why there may be none."""

    choices: tuple[Choice, ...]
    more: int = 0
    reason: str = ""


def listing(folder: Path) -> Listing:
    """The documents and folders in a folder; those with a dot before their name are passed over."""
    above = (Choice(UP, "..  the folder above"),)
    try:
        with os.scandir(folder) as entries:
            found = sorted(_choices(entries), key=lambda each: (bool(each.aside), each.says))
    except OSError as refused:
        return Listing(above, reason=f"{folder}: {refused.strerror or 'cannot be listed'}")
    whole = (Choice(ALL, "All documents in this folder and below it"),)
    shown = tuple(found[:MOST_LISTED])
    return Listing((*whole, *above, *shown), len(found) - len(shown))


def _choices(entries: Iterator["os.DirEntry[str]"]) -> Iterator[Choice]:
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = Path(entry.path)
        suffix = path.suffix.lower()
        if _is_folder(entry):
            yield Choice(entry.path, f"{visible(entry.name)}/")
        elif suffix in SUFFIXES:
            yield Choice(
                entry.path, visible(entry.name), NAMES.get(SUFFIXES[suffix], SUFFIXES[suffix])
            )


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False  # a link in a circle, say


def narrowed(here: Listing, typed: str) -> list[Choice]:
    """What is left of a listing when something is typed: names that hold it, or what a path leads to."""
    path = path_of(typed)
    if path is None:
        words = typed.casefold().split()
        return [each for each in here.choices if holds(each, words)]
    if path.is_file():
        return [Choice(str(path), shortened(path), "attach it")]
    is_folder = path.is_dir()
    found = [
        each
        for each in listing(path if is_folder else path.parent).choices
        if each.value not in (UP, ALL)
        and (is_folder or Path(each.value).name.startswith(path.name))
    ]
    return [*([Choice(str(path), f"{shortened(path)}/")] if is_folder else []), *found]


def shortened(path: Path) -> str:
    """A path that tells its end where it is too long to be told whole."""
    whole = visible(str(path))
    return whole if len(whole) <= LONGEST else f"…{whole[-LONGEST:]}"


def path_of(typed: str) -> Path | None:
    """The path that is typed or was dropped on the terminal, which may quote it; none for other words."""
    text = typed.strip()
    if text[:1] in ("'", '"'):
        text = text.strip(text[0])
    text = text.replace("\\ ", " ")
    if not text.startswith(("/", "~", "./", "../")) or "\0" in text:
        return None
    try:
        return Path(os.path.abspath(Path(text).expanduser()))  # noqa: PTH100 (links keep their names)
    except RuntimeError:
        return None  # there is no such user
