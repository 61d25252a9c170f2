"""A folder of documents beside a base: each file recognised by its hash."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.readers import Unreadable, extract, format_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Source
from atlas_tui.facts.problem import AtlasError

MAX_DOCUMENT_BYTES = 50_000_000
"""Files larger than this are passed over."""


class Attached(Struct, frozen=True):
    """A document that is the text of a source."""

    source: Source
    path: Path
    passages: Passages


def attach(atlas: Atlas, folder: Path) -> dict[str, Attached]:
    """The files of a folder that are documents of the base, by source id.

    Raises:
        AtlasError: the folder cannot be read, or a document in it, such as an encrypted PDF.
    """
    if not folder.is_dir():
        raise AtlasError(f"{folder}: no such folder of documents")
    by_hash = {source.sha256: source for source in atlas.all(Source)}
    found: dict[str, Attached] = {}
    for path, raw in _files(folder):
        source = by_hash.get(hashlib.sha256(raw).hexdigest())
        if source:
            found[source.id] = Attached(source, path, Passages(_text(path, raw), source.paragraphs))
    return found


def _text(path: Path, raw: bytes) -> str:
    """The text of a document, also of one that is not wholly text: it is known by its hash."""
    name = ""
    try:
        name = format_of(raw, path.suffix)
        return extract(name, raw).text
    except Unreadable as refused:
        if name == "plain":
            return raw.decode("utf-8", "replace")
        raise Unreadable(refused.reason, path) from refused


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    path = folder
    try:
        for path in sorted(folder.iterdir()):
            if path.is_file() and path.stat().st_size <= MAX_DOCUMENT_BYTES:
                yield path, path.read_bytes()
    except OSError as reason:
        raise AtlasError(f"{path}: cannot be read ({reason.strerror})") from reason
