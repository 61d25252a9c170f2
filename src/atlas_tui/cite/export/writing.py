"""A file written piece by piece, that takes the place of an older one whole or not at all."""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from atlas_tui.facts.replacing import behind_links, refusals


def save(path: Path, pieces: Iterable[str]) -> int:
    """Write pieces of text to a file as UTF-8, so that only the whole is ever seen.

    The file keeps its mode; a link is followed to the file that it leads to.

    Returns:
        The bytes written.

    Raises:
        AtlasError: it could not be written; what was there before is still there.
    """
    with refusals(path):
        target = behind_links(path)
        part = target.with_name(f".{target.name}.{secrets.token_hex(4)}.part")
        try:
            with part.open("x", encoding="utf-8", errors="replace", newline="") as file:
                for piece in pieces:
                    file.write(piece)
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
            if target.exists():
                part.chmod(target.stat().st_mode & 0o7777)
            part.replace(target)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
    return size
