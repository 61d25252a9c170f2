"""What reading and anchoring a document gave, kept in the user's cache by the hash of its file.

Safe to delete; a cache that is damaged, or written by other code, is not used.
"""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import msgspec

from atlas_tui import __version__
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers.content import Content
from atlas_tui.facts.model import Claim
from atlas_tui.facts.shelf import fetch, shelf_folder, store

_FORMAT = 1
_CODE = ("align.py", "anchor.py", "misquotes.py", "placing.py", "readers", "../facts/text.py")
"""What decides where a quotation is found; what other code has found is not trusted."""

_SETS = 4
"""How many sets of claims, of one base or another, are kept for a document."""


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file without opening it.

    `content` is its text where that takes long to read, `length` the characters of that text, and
    `placed` where quotations stand in it, by the key of their claims.
    """

    length: int
    content: Content | None = None
    placed: dict[str, list[Placed]] = {}


def claims_key(claims: Sequence[Claim]) -> str:
    """A hash of everything in claims that decides where their quotations are found."""
    digest = hashlib.blake2b(digest_size=16)
    for claim in claims:
        told = (claim.id, claim.quote, claim.prefix, claim.suffix)
        digest.update("\0".join(told).encode("utf-8", "surrogatepass") + b"\1")
    return digest.hexdigest()


def recall(sha256: str) -> Kept | None:
    """What is kept of the file of this hash, if anything sound is."""
    blocks = fetch(_path(sha256), _key(sha256))
    if blocks is None:
        return None
    try:
        return msgspec.msgpack.decode(blocks["kept"], type=Kept)
    except (msgspec.DecodeError, KeyError):
        return None


def remember(sha256: str, kept: Kept) -> None:
    """Keep what is known of a file; if the disk refuses, it is read again the next time."""
    newest = dict(list(kept.placed.items())[-_SETS:])
    encoded = msgspec.msgpack.encode(msgspec.structs.replace(kept, placed=newest))
    store(_path(sha256), _key(sha256), {"kept": encoded})


def forget(sha256: str) -> None:
    """Remove what is kept of a file."""
    try:
        _path(sha256).unlink(missing_ok=True)
    except OSError:
        return  # it does no harm where it is


def _path(sha256: str) -> Path:
    return shelf_folder() / "documents" / f"{sha256}.document"


def _key(sha256: str) -> str:
    here = Path(__file__).parent
    times = ":".join(str(_written(here / name)) for name in _CODE)
    return f"document {_FORMAT} {__version__} {times} {sha256}"


def _written(path: Path) -> int:
    """When code was written last, in ns: the newest of a folder's modules."""
    modules = [*path.glob("*.py")] if path.is_dir() else [path]
    return max(module.stat().st_mtime_ns for module in modules)
