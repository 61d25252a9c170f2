"""One writer of a file at a time: a lock that the system takes back when its process ends."""

import errno
import fcntl
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import behind_links, refusals

PATIENCE = 2.0
"""Seconds for which a second writer waits before it is told."""

_EVERY = 0.02
_LONG_AGO = 3600.0
_UNLOCKABLE = {errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


@contextmanager
def held(path: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Keep other writers of a file out; a lock ends with its process, however that ends.

    Args:
        path: the file; its folder must be there. The lock is a file beside it, gone afterwards.
        patience: seconds to wait for another writer.

    Raises:
        AtlasError: another writer holds it for longer, or no lock can be made there.
    """
    with refusals(path):
        target = behind_links(path)
        lock = target.with_name(f".{target.name}.lock")
        descriptor = _locked(path, lock, time.monotonic() + patience)
    try:
        with suppress(OSError):
            _clear(target)
        yield
    finally:
        # Removed while it is still held: whoever waits for it sees that it is gone, and makes one.
        with suppress(OSError):
            lock.unlink()
        with suppress(OSError):
            os.close(descriptor)


def _locked(path: Path, lock: Path, until: float) -> int:
    """The descriptor of the lock file, held; of the one that stands there, not of one just removed."""
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            if _taken(path, descriptor) and _stands(descriptor, lock):
                return descriptor
        except BaseException:
            os.close(descriptor)
            raise
        os.close(descriptor)
        if time.monotonic() >= until:
            raise AtlasError(f"{path}: another Atlas is writing to it; try again in a moment")
        time.sleep(_EVERY)


def _taken(path: Path, descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as fault:
        if fault.errno not in _UNLOCKABLE:
            raise
        reason = "its file system knows no locks"
        raise AtlasError(f"{path}: not saved: {reason}; nothing was changed") from fault
    return True


def _stands(descriptor: int, lock: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False


def _clear(target: Path) -> None:
    """Remove what writers of this file left that were killed long ago."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.part")
    for left in target.parent.iterdir():
        if ours.fullmatch(left.name) and left.stat().st_mtime < time.time() - _LONG_AGO:
            left.unlink()
