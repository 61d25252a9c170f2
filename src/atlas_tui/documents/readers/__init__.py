"""The text of a reader's file: FORMATS, each told by its first bytes or its suffix.

Plain text needs nothing else. The other formats are read in a process of their own, and some by a
library that comes with the extra `documents`.
"""

import hashlib
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct

from atlas_tui.documents.readers import plain
from atlas_tui.documents.readers.content import Content, Heading, Unreadable, bounded
from atlas_tui.documents.readers.file import Stamp, take

INSTALL = 'pip install "atlas-tui[documents]"'


class Format(Struct, frozen=True, kw_only=True):
    """A kind of file: its suffixes, and the library that reads it, if that is not Python itself."""

    suffixes: tuple[str, ...]
    library: str = ""


FORMATS: dict[str, Format] = {
    "plain": Format(suffixes=(".txt", ".text", ".md", ".markdown")),
    "pdf": Format(suffixes=(".pdf",), library="pypdf"),
    "docx": Format(suffixes=(".docx",)),
    "html": Format(suffixes=(".html", ".htm", ".xhtml"), library="selectolax"),
}
"""Every format that is read, by the module that reads it."""

SUFFIXES: dict[str, str] = {
    suffix: name for name, each in FORMATS.items() for suffix in each.suffixes
}
"""Suffix to format: what is looked for in a folder."""

_OTHERS = {
    b"\xd0\xcf\x11\xe0": "is an old Word document; save it as .docx",
    b"{\\rtf": "is rich text (RTF); save it as .docx",
    b"%!PS": "is PostScript; save it as PDF",
}
_PDF = b"%PDF-"
_ZIP = b"PK\x03\x04"
_PAGE = (b"<!doctype html", b"<html")
_BEFORE_PAGE = b"\xef\xbb\xbf \t\r\n"
_HEAD = 1024


class Reading(Struct, frozen=True, kw_only=True):
    """A file read whole: its format, its content, and what tells whether it is still the same."""

    format: str
    content: Content
    sha256: str
    stamp: Stamp


def read(path: Path, known: Callable[[str], Content | None] = lambda _: None) -> Reading:
    """Read a file.

    Args:
        path: the file.
        known: the content of a file of this hash, where that is known already.

    Raises:
        Unreadable: no text can be had of it; the message begins with its path.
    """
    try:
        taken = take(path)
        digest = hashlib.sha256(taken.raw).hexdigest()
        name = format_of(taken.raw, path.suffix)
        content = known(digest) or extract(name, taken.raw)
    except Unreadable as refused:
        raise Unreadable(refused.reason, path) from refused
    return Reading(format=name, content=content, sha256=digest, stamp=taken.stamp)


def format_of(raw: bytes, suffix: str = "") -> str:
    """The name of a file's format: by its first bytes where they tell, else by its suffix.

    Raises:
        Unreadable: it is of a format that is not read.
    """
    for magic, reason in _OTHERS.items():
        if raw.startswith(magic):
            raise Unreadable(reason)
    known = SUFFIXES.get(suffix.lower(), "")
    if raw.startswith(_PDF) or known == "pdf":
        return "pdf"
    if raw.startswith(_ZIP):
        if b"word/" not in raw and known != "docx":
            raise Unreadable("is an archive, not a document")
        return "docx"
    if not known and raw[:_HEAD].lstrip(_BEFORE_PAGE).lower().startswith(_PAGE):
        return "html"
    return known or "plain"


def extract(name: str, raw: bytes) -> Content:
    """The content of a file of a format.

    Raises:
        Unreadable: there is none, or the library that reads it is not installed.
    """
    if name == "plain":
        return bounded(plain.extract(raw))
    library = FORMATS[name].library
    if library and find_spec(library) is None:
        raise Unreadable(f"needs the library {library} to be read: {INSTALL}")
    from atlas_tui.documents.readers.apart import extract_apart  # noqa: PLC0415 (plain text does without)

    return extract_apart(name, raw)


__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Content",
    "Format",
    "Heading",
    "Reading",
    "Unreadable",
    "extract",
    "format_of",
    "read",
]
