"""The reader's own files: saved whole or not at all, changed by one writer at a time."""

import os
import stat
from collections.abc import Callable
from pathlib import Path

from atlas_tui.facts.locking import PATIENCE, held
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import behind_links, refusals, replace_file

_ATTEMPTS = 5


def save(path: Path, text: str) -> None:
    """Replace a file by this text, as UTF-8: whole, or not at all, even if killed on the way.

    The file keeps its mode; a link is followed to the file that it leads to; line ends stay as they
    are given. Takes no lock: of two writers at once the last one stays.

    Raises:
        AtlasError: it could not be written; what was there before is still there.
    """
    raw = _encoded(path, text)
    with refusals(path):
        replace_file(behind_links(path), raw, lambda: True)


def update(path: Path, change: Callable[[str], str], patience: float = PATIENCE) -> str:
    """Read a file, change its text and save it, so that no other writer's work is lost.

    Where the file is written to meanwhile by somebody who takes no lock, such as an editor, the
    change is made anew from what stands there then.

    Args:
        path: the file; one that is not there counts as empty.
        change: from the text as it stands to the text wanted; called again if that has changed.
            What it raises leaves the file as it was.
        patience: seconds to wait for another writer.

    Returns:
        The text that stands in the file now.

    Raises:
        AtlasError: another process holds the file, it keeps changing, or it could not be written.
    """
    with held(path, patience), refusals(path):
        target = behind_links(path)
        for _ in range(_ATTEMPTS):
            before = _bytes(target)
            old = _decoded(path, before or b"")
            new = change(old)
            if new == old:
                return new
            if replace_file(target, _encoded(path, new), lambda: _bytes(target) == before):  # noqa: B023 (called at once)
                return new
    raise AtlasError(f"{path}: not saved: something else keeps writing to it; try again")


def text_of(path: Path) -> str:
    """The text of a file, line ends as they stand; empty where there is none.

    Raises:
        AtlasError: it cannot be read, or is not UTF-8.
    """
    try:
        return _decoded(path, _bytes(behind_links(path)) or b"")
    except OSError as fault:
        raise AtlasError(f"{path}: cannot be read: {fault.strerror}") from fault


def _bytes(target: Path) -> bytes | None:
    try:
        descriptor = os.open(target, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise AtlasError(f"{target}: it is not a regular file")
    with os.fdopen(descriptor, "rb") as file:
        return file.read()


def _encoded(path: Path, text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as fault:
        mark = ord(fault.object[fault.start])
        raise AtlasError(f"{path}: not saved: UTF-8 has no place for U+{mark:04X}") from fault


def _decoded(path: Path, raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as fault:
        spot = f"byte 0x{raw[fault.start]:02x} at offset {fault.start}"
        raise AtlasError(f"{path}: {spot} is not UTF-8; save the file as UTF-8 first") from fault


__all__ = ["held", "save", "text_of", "update"]
