"""One file replaced by another text: whole, or not at all, even if the system stops on the way."""

import errno
import os
import secrets
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from atlas_tui.facts.problem import AtlasError

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EFBIG: "the file would become larger than is allowed here",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EPERM: "there is no permission to write there",
    errno.ENOENT: "its folder is not there",
    errno.ENOTDIR: "its folder is not there",
    errno.ELOOP: "its links lead in a circle",
}


def refusal(path: Path, fault: OSError) -> AtlasError:
    """Why a file could not be written, in a line."""
    known = _REASONS.get(fault.errno or 0)
    reason = known or (fault.strerror or "the system refused").lower()
    return AtlasError(f"{path}: not saved: {reason}; nothing was changed")


@contextmanager
def refusals(path: Path) -> Iterator[None]:
    """Tell what the system refuses within as an `AtlasError` about this file."""
    try:
        yield
    except OSError as fault:
        raise refusal(path, fault) from fault


def behind_links(path: Path) -> Path:
    """The file that a path leads to, there or not yet.

    Raises:
        OSError: the links lead in a circle, or the way is barred.
    """
    try:
        return path.resolve(strict=True)
    except FileNotFoundError:
        return path.resolve()
    except RuntimeError as fault:  # how Python up to 3.12 reports links in a circle
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP)) from fault


def replace_file(target: Path, raw: bytes, is_wanted: Callable[[], bool]) -> bool:
    """Bring the bytes to the disk beside the file, then rename them over it; whether that was done.

    Args:
        target: the file itself, not a link to it; it keeps its mode.
        raw: all that it shall hold.
        is_wanted: asked when the bytes are on the disk, right before they take the file's place.

    Raises:
        OSError: the system refused; what was there before is still there.
        AtlasError: likewise, because it is read-only, or no regular file.
    """
    mode = _mode(target)
    part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
    # Until it has the old file's mode nobody else may look; a new one goes by the user's umask.
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC
    descriptor = os.open(part, flags, 0o666 if mode is None else 0o600)
    try:
        _fill(descriptor, raw, mode)
        wanted = is_wanted()
        if wanted:
            part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    if wanted:
        _settle(target.parent)
    else:
        part.unlink()
    return wanted


def _mode(target: Path) -> int | None:
    """The mode of the file to be replaced; None where there is none yet."""
    try:
        found = target.stat().st_mode
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found):
        raise AtlasError(f"{target}: not saved: it is not a regular file; nothing was changed")
    if not os.access(target, os.W_OK):
        raise AtlasError(f"{target}: not saved: it is read-only; nothing was changed")
    return stat.S_IMODE(found)


def _fill(descriptor: int, raw: bytes, mode: int | None) -> None:
    """Write all bytes to the disk and close the file."""
    try:
        if mode is not None:
            os.fchmod(descriptor, mode)
        left = memoryview(raw)
        while left:
            left = left[os.write(descriptor, left) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _settle(folder: Path) -> None:
    """Bring the new name to the disk; the file is in place, so a folder that cannot is no fault."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
