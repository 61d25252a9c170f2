"""What Atlas changed in a reader's own facts, kept so that the last of it can be taken back."""

from pathlib import Path

import msgspec

from atlas_tui.facts.editing import Splice, claim_ids
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.saving import save, text_of, update

KEPT = 50
"""How many changes are remembered."""

_CONTEXT = 200


class ChangedByHandError(AtlasError):
    """Raised where a change cannot be taken back because its claim was changed further by hand."""


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """A claim added, changed or removed: the stretch of its file before and after.

    `before` is what stood right ahead of it, by which the place is found again.
    """

    file: str
    id: str
    what: str
    splice: Splice
    before: str

    def __str__(self) -> str:
        """As it is told: `added the claim x`."""
        return f"{self.what} the claim {self.id}"


def made(file: Path, claim_id: str, what: str, text: str, splice: Splice) -> Change:
    """The change that a splice makes to the text of a file."""
    before = text[max(0, splice.at - _CONTEXT) : splice.at]
    return Change(file=str(file), id=claim_id, what=what, splice=splice, before=before)


def changes(log: Path) -> list[Change]:
    """The changes in a log, oldest first; none in one that cannot be read as such.

    Raises:
        AtlasError: the file cannot be read at all.
    """
    try:
        return _parsed(text_of(log))
    except AtlasError as fault:
        if _is_damaged(fault):
            return []
        raise


def remember(log: Path, change: Change) -> None:
    """Write a change down, before it is made: one that then was not made is passed over.

    Raises:
        AtlasError: the log could not be written.
    """
    try:
        update(log, lambda text: _written([*_parsed(text), change][-KEPT:]))
    except AtlasError as fault:
        if not _is_damaged(fault):
            raise
        save(log, _written([change]))


def forget(log: Path, change: Change) -> None:
    """Take the last such change out of a log.

    Raises:
        AtlasError: the log could not be written.
    """

    def without(text: str) -> str:
        kept = _parsed(text)
        if change in kept:
            del kept[len(kept) - 1 - kept[::-1].index(change)]
        return _written(kept)

    update(log, without)


def stands(name: str, text: str, change: Change) -> bool:
    """Whether a text still shows that a change was made to it.

    Raises:
        AtlasError: the text is no TOML.
    """
    is_there = change.id in claim_ids(name, text)
    if change.what == "removed":
        return not is_there
    return is_there and (not change.splice.old or change.splice.old not in text)


def undone(name: str, text: str, change: Change) -> str:
    """The text without a change that stands in it.

    Raises:
        ChangedByHandError: it was changed further by hand.
    """
    at, old, new = change.splice.at, change.splice.old, change.splice.new
    if text[:at].endswith(change.before) and text.startswith(new, at):
        found = at
    elif new and text.count(new) == 1:
        found = text.index(new)
    elif not new and change.before and text.count(change.before) == 1:
        found = text.index(change.before) + len(change.before)
    elif not new:
        found = len(text)
        old = "\n" * (0 if not text else 2 - text[-2:].count("\n")) + old
    else:
        raise _by_hand(name, change)
    back = text[:found] + old + text[found + len(new) :]
    if sorted(claim_ids(name, back)) != _ids_without(name, text, change):
        raise _by_hand(name, change)
    return back


def _ids_without(name: str, text: str, change: Change) -> list[str]:
    """The ids that a text has once a change is undone."""
    ids = claim_ids(name, text)
    if change.what == "added":
        ids.remove(change.id)
    if change.what == "removed":
        ids.append(change.id)
    return sorted(ids)


def _by_hand(name: str, change: Change) -> ChangedByHandError:
    reason = f"the claim `{change.id}` was changed there by hand since"
    return ChangedByHandError(f"{name}: not undone: {reason}")


def _is_damaged(fault: AtlasError) -> bool:
    """Whether a log is no text at all; it hinders no writing, as one that is no log does not."""
    return isinstance(fault.__cause__, UnicodeDecodeError)


def _parsed(text: str) -> list[Change]:
    try:
        return msgspec.json.decode(text or "[]", type=list[Change])
    except msgspec.DecodeError:
        return []


def _written(kept: list[Change]) -> str:
    try:
        encoded = msgspec.json.encode(kept)
    except UnicodeEncodeError as fault:
        name = kept[-1].file.encode("utf-8", "backslashreplace").decode()
        raise AtlasError(
            f"{name}: not saved: its path is not UTF-8; nothing was changed"
        ) from fault
    return msgspec.json.format(encoded, indent=1).decode() + "\n"
