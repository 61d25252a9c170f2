"""Large bases opened quickly: the parsed facts are kept, and each is decoded when it is asked for."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from atlas_tui import __version__
from atlas_tui.facts import whole
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import Loaded
from atlas_tui.facts.overlay import files_of, overlay_files
from atlas_tui.facts.problem import Problem
from atlas_tui.facts.shelf import Block, digest, fetch, key_of, shelf_folder, store

LARGE = 20_000
"""Facts from which a base is read lazily from the cache, and its search index kept there too."""

WORTH_CACHING = 200
"""Facts from which the parsed base is kept, so that it opens in a few milliseconds."""

LONG_TO_READ = 8_000_000
"""Bytes of a base from which reading it takes more than a moment."""

_CODE = ("model.py", "load.py", "overlay.py", "text.py")
"""What decides what a file of a base becomes; a cache written by other code is not trusted."""

Progress = Callable[[int, int], bool | None]
"""Told how much of how much is done; returns False to cancel."""

_FORMAT = 8


class Cancelled(Exception):  # noqa: N818 - not an error: the reader asked for it
    """Raised out of a long work whose progress callback returned False."""


class Stamp(NamedTuple):
    """What tells whether a base is the same as before: cheaply, and for certain."""

    files: str
    content: str


def needs_preparing(path: Path) -> bool:
    """Whether a base is so large, and so new, that reading it would keep a reader waiting.

    Raises:
        AtlasError: there is nothing at the path that could be a base.
    """
    files = files_of(path)
    size = sum(file.stat().st_size for file in files if file.is_file())
    return size >= LONG_TO_READ and _same(_shelf(path), files) is None


def load_cached(path: Path, progress: Progress | None = None) -> Loaded:
    """Read a base and what its reader laid over it, from the cache if no file of them has changed.

    Args:
        path: the file or folder.
        progress: told the files read and their number; returning False cancels.

    Raises:
        AtlasError: there is nothing at the path that could be a base.
        Cancelled: the progress callback said so.
    """
    files = files_of(path)
    shelf = _shelf(path)
    stamp = _same(shelf, files)
    cached = _reopened(shelf, stamp) if stamp else None
    if cached:
        return cached
    from atlas_tui.facts.load import load  # noqa: PLC0415 (a base from the cache does without)

    before = _fingerprint(files)
    loaded = load(path, progress=cancelling(progress), overlay=overlay_files(path))
    stamp = Stamp(before, _content(files))
    if len(loaded.atlas) < WORTH_CACHING or before != _fingerprint(files):
        return loaded
    loaded.atlas.stamp = stamp.content
    if not store(shelf, _key(stamp), _blocks(loaded)) or len(loaded.atlas) < LARGE:
        return loaded
    return _reopened(shelf, stamp) or loaded


def _blocks(loaded: Loaded) -> Mapping[str, Block]:
    """A large base fact by fact, so that each can be read alone; a small one as a whole."""
    own = {"own": msgspec.msgpack.encode(sorted(loaded.atlas.own))}
    if len(loaded.atlas) < LARGE:
        return {**own, "whole": whole.encode(loaded.atlas, loaded.problems)}
    from atlas_tui.facts.lazy import kept  # noqa: PLC0415 (only a large base pays for it)

    return {**own, **kept(loaded.atlas, loaded.problems)}


def _reopened(shelf: Path, stamp: Stamp) -> Loaded | None:
    blocks = fetch(shelf, _key(stamp))
    if blocks is None:
        return None
    try:
        atlas, problems = _decoded(blocks)
        atlas.own = msgspec.msgpack.decode(blocks["own"], type=frozenset[str])
    except (msgspec.DecodeError, KeyError):
        return None
    atlas.stamp = stamp.content
    return Loaded(atlas, problems)


def _decoded(blocks: Mapping[str, memoryview]) -> tuple[Atlas, list[Problem]]:
    if "whole" in blocks:
        return whole.decode(blocks["whole"])
    from atlas_tui.facts.lazy import reopened  # noqa: PLC0415 (only a large base pays for it)

    return reopened(blocks)


def cancelling(progress: Progress | None) -> Callable[[int, int], None]:
    """A callback that raises `Cancelled` where the given one returns False."""

    def told(done: int, total: int) -> None:
        if progress is not None and progress(done, total) is False:
            raise Cancelled

    return told


def _shelf(path: Path) -> Path:
    return shelf_folder() / f"{digest(str(path.resolve()))}.facts"


def _key(stamp: Stamp) -> str:
    return f"facts {_FORMAT} {_code()} {stamp.files} {stamp.content}"


def _code() -> str:
    """The version of Atlas and of the code that reads bases."""
    here = Path(__file__).parent
    return (
        f"{__version__}:{digest(''.join(str((here / name).stat().st_mtime_ns) for name in _CODE))}"
    )


def _same(shelf: Path, files: Sequence[Path]) -> Stamp | None:
    """The stamp that the shelf was written under, if the files are still the same."""
    parts = key_of(shelf).split()
    if parts[:3] != ["facts", str(_FORMAT), _code()]:
        return None
    stamp = Stamp(*parts[3:])
    if stamp.files == _fingerprint(files) or stamp.content == _content(files):
        return stamp
    return None


def _fingerprint(files: Sequence[Path]) -> str:
    """A hash of the files' names, sizes and times: when it is equal, nobody wrote to them."""
    lines = []
    for file in files:
        try:
            found = file.stat()
        except OSError:
            continue
        lines.append(f"{file.resolve()}\n{found.st_size}\n{found.st_mtime_ns}\n{found.st_ctime_ns}")
    return digest("\n".join(lines))


def _content(files: Sequence[Path]) -> str:
    """A hash of the files' names and bytes."""
    import hashlib  # noqa: PLC0415 (an unchanged base does without)

    digest = hashlib.blake2b(digest_size=16)
    for file in files:
        digest.update(str(file.resolve()).encode("utf-8", "surrogateescape") + b"\0")
        try:
            with file.open("rb") as opened:
                while chunk := opened.read(1 << 22):
                    digest.update(chunk)
        except OSError:
            continue
    return digest.hexdigest()
