"""A reader's own claims: added, changed and removed in files that are theirs, and all of it undone.

The shipped base is never written.
"""

import os
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from atlas_tui.facts import editing, undoing
from atlas_tui.facts.editing import Splice
from atlas_tui.facts.model import Claim
from atlas_tui.facts.overlay import CAPTURED, CLAIMS, captured_file, is_shipped, overlay_folder
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import refusals
from atlas_tui.facts.saving import update
from atlas_tui.facts.undoing import Change

_HEADING = "# Claims of your own. Atlas adds at the end; edit what you like.\n\n"
_UNDO = "undo.json"


class Home(Struct, frozen=True):
    """Where a reader's claims are written: beside or in which base, and in which file."""

    base: Path
    file: Path

    @property
    def log(self) -> Path:
        """The file that undo goes by."""
        return overlay_folder(self.base) / _UNDO


def home_of(base: Path) -> Home:
    """Where claims captured from a base are written unless the reader names another place.

    In a base of one's own it is `captured.toml` in its folder; beside the shipped base, a base of
    one file, or one that may not be written to, it is the reader's overlay.
    """
    captured = captured_file(base)
    return Home(base, captured) if captured and os.access(base, os.W_OK) else overlay_home(base)


def overlay_home(base: Path) -> Home:
    """The reader's overlay beside a base, which leaves that base as it is."""
    return Home(base, overlay_folder(base) / CLAIMS)


def named_home(folder: Path) -> Home:
    """A base of the reader's own, by its folder.

    Raises:
        AtlasError: it is the shipped base, or no folder.
    """
    _refuse_shipped(folder)
    if not folder.is_dir():
        raise AtlasError(f"{folder}: not saved: there is no such folder")
    return Home(folder, folder / CAPTURED)


def add(home: Home, claim: Claim) -> None:
    """Write a new claim at the end of the home's file.

    Raises:
        AtlasError: the file holds that id, is no TOML, is written by another, or is refused.
    """

    def splice(text: str) -> Splice:
        found = editing.adding(str(home.file), text, claim)
        return found if text else Splice(0, "", _HEADING + found.new)

    _make(home, home.file, claim.id, "added", splice)


def change(home: Home, claim: Claim, file: Path | None = None) -> None:
    """Give the claim of that id its new fields, where it is written.

    Args:
        home: as for the claims captured from the same base.
        claim: the claim as it shall be, its id unchanged.
        file: where the claim was read from (`atlas.whence`); the home's file if not given.

    Raises:
        AtlasError: it belongs to the shipped base or is not there, or as for `add`.
    """
    where = file or home.file
    _make(home, where, claim.id, "changed", lambda text: editing.changing(str(where), text, claim))


def remove(home: Home, claim_id: str, file: Path | None = None) -> None:
    """Take a claim out of the file that it is written in; arguments and errors as for `change`."""
    where = file or home.file
    _make(
        home, where, claim_id, "removed", lambda text: editing.removing(str(where), text, claim_id)
    )


def undoable(home: Home) -> Change | None:
    """The last change that was made, which `undo` takes back if it still stands.

    Raises:
        AtlasError: the log of changes cannot be read.
    """
    made = undoing.changes(home.log)
    return made[-1] if made else None


def undo(home: Home) -> Change:
    """Take back the last change that still stands, and tell which it was.

    Raises:
        AtlasError: there is none; or it was changed further by hand, and is then left as it is and
            forgotten; or the file is refused.
    """
    for last in reversed(undoing.changes(home.log)):
        try:
            is_undone = _take_back(home, last)
        except undoing.ChangedByHandError:
            undoing.forget(home.log, last)
            raise
        undoing.forget(home.log, last)
        if is_undone:
            return last
    raise AtlasError("there is nothing to undo")


def _make(
    home: Home, file: Path, claim_id: str, what: str, splicing: Callable[[str], Splice]
) -> None:
    """Make a change to a file, written down first, so that no change is without its undo."""
    _refuse_foreign(home, file)
    noted: list[Change] = []

    def changed(text: str) -> str:
        if noted:  # the file was written to meanwhile, so the change is made anew
            undoing.forget(home.log, noted.pop())
        splice = splicing(text)
        if splice.old != splice.new:
            noted.append(undoing.made(file.absolute(), claim_id, what, text, splice))
            undoing.remember(home.log, noted[-1])
        return splice.into(text)

    with refusals(home.log):
        home.log.parent.mkdir(parents=True, exist_ok=True)
    update(file, changed)


def _take_back(home: Home, last: Change) -> bool:
    file = Path(last.file)
    _refuse_foreign(home, file)
    is_undone = False

    def without(text: str) -> str:
        nonlocal is_undone
        is_undone = undoing.stands(last.file, text, last)
        return undoing.undone(last.file, text, last) if is_undone else text

    update(file, without)
    return is_undone


def _refuse_shipped(path: Path) -> None:
    if is_shipped(path):
        raise AtlasError(
            f"{path}: not saved: the shipped base is never written; add claims of your own"
        )


def _refuse_foreign(home: Home, file: Path) -> None:
    """Only files of the home's own base, or laid over it, are written."""
    _refuse_shipped(file)
    # By its name or where its links lead: an overlay may well be linked into a synchronised folder.
    ours = {each for folder in (overlay_folder(home.base), home.base) for each in _names(folder)}
    if not any(each in ours for found in _names(file) for each in (found, *found.parents)):
        raise AtlasError(f"{file}: not saved: it belongs to another base than {home.base}")


def _names(path: Path) -> tuple[Path, Path]:
    return path.absolute(), path.resolve()
