"""The files that a reader's paths lead to."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from atlas_tui.documents.readers import SUFFIXES
from atlas_tui.documents.readers.file import told
from atlas_tui.facts.problem import AtlasError

MAX_FILES = 2_000
"""How many files are taken from folders at once."""


class Gathered(Struct, frozen=True):
    """Files to be added: those that were named, those found in folders, and how many were left."""

    named: tuple[Path, ...]
    found: tuple[Path, ...] = ()
    left: int = 0


def gather(paths: Iterable[Path]) -> Gathered:
    """The files that paths lead to; of folders those with a suffix that is read.

    Links to folders are not followed, so that none can lead in a circle.

    Raises:
        AtlasError: some path leads nowhere.
    """
    named: dict[Path, None] = {}
    found: dict[Path, None] = {}
    for path in map(_absolute, paths):
        try:
            path.lstat()
        except (OSError, ValueError) as reason:
            raise AtlasError(f"{path}: {told(reason)}") from reason
        if path.is_dir():
            found.update(dict.fromkeys(_below(path)))
        else:
            named[path] = None
    below = [path for path in found if path not in named]
    return Gathered(tuple(named), tuple(below[:MAX_FILES]), max(0, len(below) - MAX_FILES))


def _absolute(path: Path) -> Path:
    """The path from the root, by the names that the reader gave."""
    return Path(os.path.abspath(path.expanduser()))  # noqa: PTH100 (links keep their names)


def _below(folder: Path) -> Iterator[Path]:
    """The files below a folder that have a known suffix; what is hidden or barred is passed over."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and Path(name).suffix.lower() in SUFFIXES:
                yield Path(place, name)
