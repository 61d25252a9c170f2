"""The bytes of a reader's file, taken without waiting for it and without changing it."""

import errno
import os
import stat
from pathlib import Path

from msgspec import Struct

from atlas_tui.documents.readers.content import Unreadable

MAX_BYTES = 50_000_000
"""Files larger than this are not read."""

_KINDS = {
    stat.S_IFDIR: "is a folder",
    stat.S_IFIFO: "is a pipe, not a file",
    stat.S_IFSOCK: "is a socket, not a file",
    stat.S_IFCHR: "is a device, not a file",
    stat.S_IFBLK: "is a device, not a file",
}
_REASONS = {
    errno.ENOENT: "is not there",
    errno.ELOOP: "is a link that leads to itself",
    errno.EACCES: "may not be read (Permission denied)",
}


class Stamp(Struct, frozen=True):
    """What tells cheaply whether a file is the same: its size in bytes and its time in ns."""

    size: int
    mtime_ns: int


class Taken(Struct, frozen=True):
    """The bytes of a file, and its stamp at that time."""

    raw: bytes
    stamp: Stamp


def take(path: Path) -> Taken:
    """Read a file whole.

    A pipe or a device is not opened for longer than it takes to see that it is one.

    Raises:
        Unreadable: there is no such file, it is none, it is too large or it may not be read.
    """
    try:
        _refuse_kind(path.stat())
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            found = os.fstat(descriptor)
            _refuse_kind(found)
            # A file may grow while it is read, and a size may be a lie.
            raw = b"" if found.st_size > MAX_BYTES else file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as reason:
        raise Unreadable(told(reason)) from reason
    if max(len(raw), found.st_size) > MAX_BYTES:
        raise Unreadable(f"is larger than {MAX_BYTES:,} bytes, the most that is read")
    return Taken(raw, Stamp(found.st_size, found.st_mtime_ns))


def stamp(path: Path) -> Stamp:
    """The stamp of a file, without opening it.

    Raises:
        Unreadable: there is no such file, or it is none.
    """
    try:
        found = path.stat()
        _refuse_kind(found)
    except (OSError, ValueError) as reason:
        raise Unreadable(told(reason)) from reason
    return Stamp(found.st_size, found.st_mtime_ns)


def told(reason: OSError | ValueError) -> str:
    """What the system said, in words that follow the name of the file."""
    if isinstance(reason, OSError) and reason.errno is not None:
        known = _REASONS.get(reason.errno)
        return known or f"cannot be read ({reason.strerror})"
    return "has a name that no file can have"


def _refuse_kind(found: os.stat_result) -> None:
    kind = _KINDS.get(stat.S_IFMT(found.st_mode))
    if kind:
        raise Unreadable(kind)
