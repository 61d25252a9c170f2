"""The reader's notebooks: a TOML file each in the user's data folder, one writer at a time."""

import re
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

from platformdirs import user_data_path

from atlas_tui.cite import notebook_file
from atlas_tui.cite.notebook import Notebook
from atlas_tui.cite.notebook import rename as renamed
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import refusals
from atlas_tui.facts.saving import held, text_of, update
from atlas_tui.facts.text import HIDDEN

DEFAULT = "notebook"
"""Where excerpts go while the reader has named no other."""

_SUFFIX = ".toml"
_LONGEST = 200
_BARRED = re.compile(r'[/\\:*?"<>|\n\t]')


def folder() -> Path:
    """Where the notebooks are kept; not there before the first one is."""
    return user_data_path("atlas") / "notebooks"


def names() -> list[str]:
    """The names of all notebooks, in order."""
    return sorted(path.stem for path in folder().glob(f"*{_SUFFIX}") if _is_name(path.stem))


def path_of(name: str) -> Path:
    """The file of a notebook, there or not.

    Raises:
        AtlasError: that cannot be a name.
    """
    name = normalize("NFC", name)
    if not _is_name(name):
        raise AtlasError(
            f"{name!r} cannot be the name of a notebook: a name is a short line without"
            ' / \\ : * ? " < > | that begins with neither . nor -'
        )
    return folder() / f"{name}{_SUFFIX}"


def read(name: str = DEFAULT) -> Notebook:
    """The notebook of that name; an empty one where there is none yet.

    Raises:
        AtlasError: its file cannot be read, or is no notebook; the message begins with the place.
    """
    path = path_of(name)
    return notebook_file.parsed(path, path.stem, text_of(path))


def change(
    name: str, step: Callable[[Notebook], Notebook], seen: Notebook | None = None
) -> Notebook:
    """Change a notebook as it stands now and save it, whole or not at all.

    Args:
        name: the notebook; it is made if there is none.
        step: from the notebook to the one wanted; what it raises leaves the file as it was.
        seen: what the reader looked at; if the entries are no longer those, nothing is done.

    Returns:
        The notebook as it was saved.

    Raises:
        AtlasError: the file is no notebook (it is left as it is), was changed elsewhere, is being
            written to by another Atlas, or could not be saved.
    """
    path = path_of(name)
    with refusals(path):
        path.parent.mkdir(parents=True, exist_ok=True)
    made: list[Notebook] = []

    def rewritten(text: str) -> str:
        before = notebook_file.parsed(path, path.stem, text)
        if seen is not None and seen.entries != before.entries:
            raise AtlasError(
                f"the notebook {path.stem!r} was changed elsewhere; nothing was done, look again"
            )
        made[:] = [step(before)]
        return text if made[0] == before else notebook_file.written(made[0])

    update(path, rewritten)
    return made[0]


def save(notebook: Notebook, seen: Notebook | None = None) -> Notebook:
    """Save a notebook over what stands under its name, which must still be what was `seen`.

    Raises:
        AtlasError: as `change` does; without `seen`, whatever stands there gives way.
    """
    return change(notebook.name, lambda _: notebook, seen)


def rename(name: str, new: str) -> Notebook:
    """Give a notebook another name.

    Raises:
        AtlasError: there is no such notebook, or one of the new name already.
    """
    old_path, new_path = existing(name), path_of(new)
    with held(old_path), held(new_path), refusals(new_path):
        if new_path.exists():
            raise AtlasError(f"there is a notebook {new_path.stem!r} already")
        notebook = read(old_path.stem)
        old_path.rename(new_path)
    return renamed(notebook, new_path.stem)


def set_aside(name: str) -> Path:
    """Move a notebook's file, broken or not wanted any more, out of the way; nothing is deleted.

    Returns:
        Where it is kept now: beside the notebooks, as `NAME.toml.aside`, numbered if need be.

    Raises:
        AtlasError: there is no such notebook, or it cannot be moved.
    """
    path = existing(name)
    with held(path), refusals(path):
        kept = path.with_name(f"{path.name}.aside")
        number = 1
        while kept.exists():
            number += 1
            kept = path.with_name(f"{path.name}.aside-{number}")
        path.rename(kept)
    return kept


def existing(name: str) -> Path:
    """The file of a notebook that is there.

    Raises:
        AtlasError: there is none of that name; the message names those that there are.
    """
    path = path_of(name)
    if not path.exists():
        known = f"there are {', '.join(names())}" if names() else "there is none yet"
        raise AtlasError(f"no notebook is called {path.stem!r}; {known}")
    return path


def _is_name(name: str) -> bool:
    short = 0 < len(name.encode("utf-8", "replace")) <= _LONGEST
    framed = name == name.strip() and not name.startswith((".", "-"))
    return short and framed and not _BARRED.search(name) and not HIDDEN.search(name)
