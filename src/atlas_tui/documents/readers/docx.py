"""Word documents: the paragraphs, tables and notes of a .docx, as they stand with changes accepted.

Read with the standard library alone: of the libraries that do it, one leaves out what was inserted
while changes were tracked, and notes; another writes marks of its own into the text. Sizes are
bounded while unpacking, and a document type declaration, which no .docx has, is refused.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from xml.parsers import expat

from atlas_tui.documents.readers.content import MAX_CHARACTERS, Content, Heading, Unreadable

MAX_UNPACKED = 100_000_000
"""Bytes that a part of the document may unpack to."""

MAX_RATIO = 300
"""How many times its packed size a part may unpack to, once it is large."""

_LARGE = 5_000_000
MAX_PARTS = 10_000
"""Parts that a document may have."""

_CHUNK = 1 << 20
_BODY = "word/document.xml"
_NOTES = ("word/footnotes.xml", "word/endnotes.xml")
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_SKIPPED = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "tabs"})
_NAMED = re.compile(r"(?:heading|title)\s*(\d?)", re.IGNORECASE)
_LEVELS = 9


def extract(raw: bytes) -> Content:
    """The text of a Word document, its notes at the end.

    Raises:
        Unreadable: it is broken, too large, or a bomb.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if len(packed.infolist()) > MAX_PARTS:
                raise Unreadable(f"has over {MAX_PARTS:,} parts; no Word document has")
            names = set(packed.namelist())
            text = _Text(_levels(packed, names))
            for part in (_BODY, *_NOTES):
                if part in names:
                    _parse(packed, part, text.started, text.ended, text.said)
    except (zipfile.BadZipFile, expat.ExpatError, EOFError, NotImplementedError, KeyError) as fault:
        raise Unreadable(f"is a broken Word document ({fault})") from fault
    except RuntimeError as fault:  # what zipfile says of encrypted parts
        raise Unreadable("is encrypted and opens only with its password") from fault
    return Content(text="".join(text.pieces), headings=tuple(text.headings))


def _levels(packed: zipfile.ZipFile, names: set[str]) -> dict[str, int]:
    """Style id to heading level, for the styles that are headings."""
    levels: dict[str, int] = {}
    style = ""

    def started(tag: str, attributes: dict[str, str]) -> None:
        nonlocal style
        if tag == "style":
            style = attributes.get("styleId", "")
        elif tag == "name" and style:
            named = _NAMED.fullmatch(attributes.get("val", ""))
            if named:
                levels[style] = int(named.group(1) or 1)
        elif tag == "outlineLvl" and attributes.get("val", "").isdecimal():
            level = int(attributes["val"]) + 1
            if level <= _LEVELS:
                levels.setdefault(style, level)

    if "word/styles.xml" in names:
        _parse(packed, "word/styles.xml", started)
    return levels


class _Text:
    """Gathers paragraphs as the parser goes through a part."""

    def __init__(self, levels: dict[str, int]) -> None:
        self.pieces: list[str] = []
        self.headings: list[Heading] = []
        self._levels = levels
        self._length = 0
        self._paragraph: list[str] = []
        self._level = 0
        self._skipping = 0
        self._cells = 0
        self._telling = False

    def started(self, tag: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if self._skipping or tag in _SKIPPED:
            self._skipping += 1
        elif tag == "t":
            self._telling = True
        elif tag in _SIGNS:
            self._paragraph.append(_SIGNS[tag])
        elif tag == "tc":
            self._cells += 1
        elif tag == "pStyle":
            self._level = self._levels.get(attributes.get("val", ""), 0)
        elif tag == "outlineLvl" and attributes.get("val", "").isdecimal():
            level = int(attributes["val"]) + 1
            self._level = level if level <= _LEVELS else 0

    def ended(self, tag: str) -> None:
        """An element ends: a paragraph, a cell or a row is told."""
        if self._skipping:
            self._skipping -= 1
        elif tag == "t":
            self._telling = False
        elif tag == "p":
            self._tell(" " if self._cells else "\n\n")
        elif tag == "tc":
            self._cells -= 1
            self._add("\t")
        elif tag in ("tr", "tbl"):
            self._add("\n")

    def said(self, text: str) -> None:
        """Words of a run."""
        if self._telling and not self._skipping:
            self._paragraph.append(text)

    def _tell(self, end: str) -> None:
        text = "".join(self._paragraph).replace("\xad", "")
        if text.strip():
            if self._level and not self._cells:
                self.headings.append(Heading(self._length, self._length + len(text), self._level))
            self._add(text + end)
        self._paragraph, self._level = [], 0

    def _add(self, text: str) -> None:
        self.pieces.append(text)
        self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise Unreadable(f"has over {MAX_CHARACTERS:,} characters of text; split it")


def _parse(
    packed: zipfile.ZipFile,
    part: str,
    started: Callable[[str, dict[str, str]], None],
    ended: Callable[[str], None] | None = None,
    said: Callable[[str], None] | None = None,
) -> None:
    """Go through a part; tags and attributes are told without their namespaces."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True

    def declared(*_: object) -> None:
        raise Unreadable("has a document type declaration; no Word document has")

    def begun(tag: str, attributes: dict[str, str]) -> None:
        plain = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        started(tag.rpartition(" ")[2], plain)

    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = begun
    if ended:
        parser.EndElementHandler = lambda tag: ended(tag.rpartition(" ")[2])
    if said:
        parser.CharacterDataHandler = said
    for chunk in _unpacked(packed, part):
        parser.Parse(chunk)
    parser.Parse(b"", True)  # noqa: FBT003 (expat takes it by position)


def _unpacked(packed: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """The bytes of a part, counted as they come: what the archive says of its sizes may be a lie."""
    size = 0
    with packed.open(part) as opened:
        while chunk := opened.read(_CHUNK):
            size += len(chunk)
            if size > MAX_UNPACKED:
                raise Unreadable(f"unpacks to more than {MAX_UNPACKED:,} bytes; not unpacked")
            if size > max(_LARGE, MAX_RATIO * packed.getinfo(part).compress_size):
                raise Unreadable(
                    f"unpacks to more than {MAX_RATIO} times its size: a zip bomb, not unpacked"
                )
            yield chunk
