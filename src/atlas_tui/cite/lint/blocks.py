"""The blocks of a memo in Markdown: as much as tells prose, quotations and notes apart."""

import re
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from atlas_tui.cite.brief import CLOSING

Kind = Literal["prose", "quotation", "heading", "note", "comment", "code"]
Span = tuple[Kind, int, int]

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_QUOTED = re.compile(r" {0,3}>")
_NOTE = re.compile(r" {0,3}\[\^[^\]\s]+\]:")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+")
_APPENDED = re.compile(
    r"(?:source summary|disputed|bibliography|references|works cited|sources|notes|endnotes)",
    re.IGNORECASE,
)
"""Headings over what is no longer the writer's argument."""


class Block(Struct, frozen=True):
    """A part of the memo, a half-open span of its file; `appended` behind the writer's argument."""

    kind: Kind
    start: int
    end: int
    appended: bool = False


def blocks(raw: str) -> Iterator[Block]:
    """The blocks of a memo, in order; blank lines belong to none."""
    appended = 0
    for kind, start, end in _spans(raw):
        if kind == "heading":
            level, title = _titled(raw[start:end])
            if appended and level <= appended:
                appended = 0
            if not appended and (title in CLOSING or _APPENDED.fullmatch(title)):
                appended = level
        yield Block(kind, start, end, bool(appended))


def _titled(raw: str) -> tuple[int, str]:
    """The level of a heading and its words."""
    found = _HEADING.match(raw)
    if found:
        return len(found[1]), raw[found.end() :].strip().strip("#").strip()
    title, _, underline = raw.rstrip().rpartition("\n")
    return (1 if underline.strip().startswith("=") else 2), title.strip()


def _spans(raw: str) -> Iterator[Span]:
    reading = _Reading(raw)
    start = 0
    for line in raw.splitlines(keepends=True):
        yield from reading.take(line.rstrip("\r\n"), start, start + len(line))
        start += len(line)
    yield from reading.close(len(raw))


class _Reading:
    """Goes through a memo line by line; a block is given out when what follows has begun."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.kind: Kind | None = None
        self.start = 0
        self.until = ""
        self.was_blank = False

    def close(self, end: int) -> Iterator[Span]:
        """End the block that is open."""
        if self.kind:
            yield self.kind, self.start, end
        self.kind = None
        self.until = ""

    def take(self, line: str, start: int, end: int) -> Iterator[Span]:
        """Take the next line."""
        if self.until:
            if self._ends(line):
                yield from self.close(end)
            return
        if not line.strip():
            if self.kind != "note":
                yield from self.close(start)
            self.was_blank = True
            return
        kind = self._kind(line, start)
        if self.kind and self._goes_on(kind, line):
            self.kind = kind if kind == "heading" else self.kind
        else:
            yield from self.close(start)
            self._open(kind, line, start)
        if self.kind == "heading" or (self.kind == "comment" and not self.until):
            yield from self.close(end)
        self.was_blank = False

    def _open(self, kind: Kind, line: str, start: int) -> None:
        """Begin a block, and remember what ends one that only its own mark can end."""
        self.kind, self.start = kind, start
        fence = _FENCE.match(line)
        if kind == "code":
            self.until = fence[1] if fence else "---"
        elif kind == "comment" and "-->" not in line:
            self.until = "-->"

    def _ends(self, line: str) -> bool:
        if self.until == "-->":
            return "-->" in line
        if self.until == "---":
            return line.strip() in ("---", "...")
        return line.strip().startswith(self.until)

    def _kind(self, line: str, start: int) -> Kind:
        if _FENCE.match(line) or (start == 0 and line.rstrip() == "---"):
            return "code"
        if line.lstrip().startswith("<!--") and (
            "-->" not in line or line.rstrip().endswith("-->")
        ):
            return "comment"
        if _HEADING.match(line) or (self._is_title and _UNDERLINE.match(line)):
            return "heading"
        if _NOTE.match(line):
            return "note"
        return "quotation" if _QUOTED.match(line) else "prose"

    @property
    def _is_title(self) -> bool:
        """Whether an underline now would make a heading of the open block."""
        return self.kind == "prose" and not self.was_blank

    def _goes_on(self, kind: Kind, line: str) -> bool:
        """Whether the line belongs to the open block."""
        if self.kind == "note":
            return kind == "prose" and (not self.was_blank or line.startswith(("    ", "\t")))
        if kind == "heading":
            return self._is_title and bool(_UNDERLINE.match(line))
        if kind != "prose":
            return kind == self.kind == "quotation"
        return self.kind in ("prose", "quotation") and not _ITEM.match(line)
