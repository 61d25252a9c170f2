"""Named blocks of bytes in one cache file: written whole or not at all, trusted only when sound."""

import mmap
import os
import struct
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import BinaryIO

import msgspec
from platformdirs import user_cache_dir

Block = bytes | bytearray | memoryview

_MAGIC = b"ATLAS\x00\x01\n"
_PAGE = 4096
_HEAD = struct.Struct("<8sIIQ")
_CHUNK = 1 << 22


class _Contents(msgspec.Struct, frozen=True):
    """The table at the front: for whom it was written, and each block's place, size and checksum."""

    key: str
    blocks: dict[str, tuple[int, int, int]]


def digest(text: str) -> str:
    """A checksum of 64 bits that names a thing; a hash proper would take longer to load than to reckon."""
    raw = text.encode("utf-8", "surrogateescape")
    return f"{zlib.crc32(raw):08x}{zlib.crc32(raw[::-1]):08x}"


def shelf_folder() -> Path:
    """Where caches are kept: below the user's cache folder."""
    return Path(user_cache_dir("atlas"))


def store(path: Path, key: str, blocks: Mapping[str, Block]) -> bool:
    """Write the blocks under a key, atomically; whether the disk took them.

    Args:
        path: the file, replaced if it is there.
        key: what the blocks were made from; `fetch` gives them back only for the same key.
        blocks: bytes-like values by name.
    """
    import tempfile  # noqa: PLC0415 (reading the cache does without)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        return False
    try:
        with os.fdopen(descriptor, "wb") as file:
            _write(file.write, key, blocks)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        return False
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True


def _write(write: Callable[[Block], object], key: str, blocks: Mapping[str, Block]) -> None:
    raw = {name: memoryview(block).cast("B") for name, block in blocks.items()}
    sums = {name: zlib.crc32(block) for name, block in raw.items()}
    places: dict[str, tuple[int, int, int]] = {}
    room = len(_table(key, dict.fromkeys(raw, (1 << 62, 1 << 62, 1 << 31)))) + _HEAD.size
    at = start = -(-room // _PAGE) * _PAGE
    for name, block in raw.items():
        places[name] = (at, len(block), sums[name])
        at += -(-len(block) // 64) * 64
    table = _table(key, places)
    head = _HEAD.pack(_MAGIC, len(table), zlib.crc32(table), at)
    write((head + table).ljust(start, b"\0"))
    for block in raw.values():
        write(block)
        write(bytes(-len(block) % 64))


def _table(key: str, places: dict[str, tuple[int, int, int]]) -> bytes:
    return msgspec.msgpack.encode(_Contents(key, places))


def fetch(path: Path, key: str) -> dict[str, memoryview] | None:
    """The blocks of a sound file that was written under this key, mapped and read-only.

    A torn, foreign, older or damaged file gives None, and so does one of another key.
    """
    try:
        with path.open("rb") as file:
            contents = _contents(file.read(_HEAD.size), file.read, path.stat().st_size)
            if contents is None or contents.key != key or not _sound(file, contents):
                return None
            mapped = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
    except (OSError, ValueError):
        return None
    return {name: mapped[at : at + size] for name, (at, size, _) in contents.blocks.items()}


def key_of(path: Path) -> str:
    """The key that a file was written under; empty if it is none of ours."""
    try:
        with path.open("rb") as file:
            contents = _contents(file.read(_HEAD.size), file.read, path.stat().st_size)
    except OSError:
        return ""
    return contents.key if contents else ""


def _contents(head: bytes, read: Callable[[int], bytes], size: int) -> _Contents | None:
    if len(head) < _HEAD.size:
        return None
    magic, length, checksum, end = _HEAD.unpack(head)
    if magic != _MAGIC or end != size:
        return None
    table = read(length)
    if zlib.crc32(table) != checksum:
        return None
    try:
        return msgspec.msgpack.decode(table, type=_Contents)
    except msgspec.DecodeError:
        return None


def _sound(file: BinaryIO, contents: _Contents) -> bool:
    """Whether every block has its checksum; read, not mapped, so that memory stays free."""
    for at, size, checksum in contents.blocks.values():
        seen, found = 0, 0
        file.seek(at)
        while seen < size:
            chunk = file.read(min(_CHUNK, size - seen))
            if not chunk:
                return False
            found = zlib.crc32(chunk, found)
            seen += len(chunk)
        if found != checksum:
            return False
    return True
