"""The paragraphs and headings of a document, each with its span of the raw text."""

import re
from collections.abc import Collection
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from atlas_tui.documents.readers.content import Content
from atlas_tui.facts.text import normal, paragraph_starts

Kind = Literal["paragraph", "heading"]

_HEADING_WORDS = 14
_HEADING_LENGTH = 110
_BODY_LENGTH = 160
"""Characters from which what follows a short line is likely the text below a heading."""

_ENDS = (".", "!", "?", ":", ";", "…", "”", '"')
_UNFINISHED = (".", ";", ":", ",")
"""What no heading ends with."""

_SHORT_LINE = 0.75
"""The part of the longest line near it below which a line is likely the last of its paragraph."""

_NEAR = 5
"""How many lines before count as near, beside the next."""

_MOST_DIGITS = 0.3
"""The part of a line's characters, but for spaces, that are digits in the row of a table."""

_INDENTED = re.compile("[ \t\xa0]|[•▪◦*\\-–—\uf000-\uf8ff]\\s|\\(?\\w{1,3}[.)]\\s")
_MARKDOWN = re.compile(r"(#{1,6})\s+\S")


class Block(Struct, frozen=True):
    """A paragraph or heading: its half-open span of the raw text without white space around it.

    `number` counts as the fact base does, headings included, from 1; it is 0 where paragraphs are
    lost and these blocks a guess for the eye. `level` is 1 for the highest heading, 0 for none.
    """

    kind: Kind
    start: int
    end: int
    number: int
    level: int = 0


def blocks(content: Content, scheme: str, sections: Collection[str] = ()) -> tuple[Block, ...]:
    """The blocks of a document in order.

    Args:
        content: its text, with the headings that its format marks.
        scheme: how its paragraphs are told: `blocks`, `lines` or `lost`.
        sections: headings that are known, such as those that claims are placed under.
    """
    raw = content.text
    starts = paragraph_starts(raw, scheme) if scheme != "lost" else _guessed(raw)
    spans = [_trimmed(raw, start, end) for start, end in pairwise([*starts, len(raw)])]
    if content.headings:
        marked = {each.start: each.level for each in content.headings}
        levels = [marked.get(start, 0) for start, _ in spans]
    else:
        levels = _likely(raw, spans, {normal(each).casefold() for each in sections})
    return tuple(
        Block("heading" if level else "paragraph", *span, 0 if scheme == "lost" else number, level)
        for number, (span, level) in enumerate(zip(spans, levels, strict=True), start=1)
    )


def scheme_of(raw: str) -> str:
    """How the paragraphs of a plain text are likely told, when no source says so."""
    lines = raw.splitlines()
    filled = [len(line) for line in lines if line.strip()]
    if not filled:
        return "blocks"
    blanks = len(lines) - len(filled)
    parted = len(paragraph_starts(raw, "blocks"))
    wide = sum(length > _BODY_LENGTH for length in filled)
    if wide >= len(filled) // 4 and wide:
        return "blocks" if blanks >= len(filled) // 2 else "lines"
    return "blocks" if 1 < parted < len(filled) * _SHORT_LINE else "lost"


def _trimmed(raw: str, start: int, end: int) -> tuple[int, int]:
    text = raw[start:end]
    return start + len(text) - len(text.lstrip()), start + len(text.rstrip())


def _likely(raw: str, spans: list[tuple[int, int]], known: Collection[str]) -> list[int]:
    """The levels of what are likely headings, 0 for the others."""
    lengths = [end - start for start, end in spans] + [0]
    return [
        _level(raw[slice(*span)], known, first=not number, following=lengths[number + 1])
        for number, span in enumerate(spans)
    ]


def _level(text: str, known: Collection[str], *, first: bool, following: int) -> int:
    """The level of what is likely a heading: marked as one, known as one, or standing like one."""
    marked = _MARKDOWN.match(text)
    if marked:
        return len(marked.group(1))
    if len(text) > _HEADING_LENGTH:
        return 0
    if known and normal(text).casefold() in known:
        return 2
    standing = (
        "\n" not in text
        and len(text.split()) <= _HEADING_WORDS
        and (first or following >= _BODY_LENGTH)
        and not text.endswith(_UNFINISHED)
        and (text[:1].isupper() or text[:1].isdigit())
        and not _is_row(text)
    )
    return (1 if first else 2) if standing else 0


def _is_row(line: str) -> bool:
    """Whether a line is likely the row of a table: many digits, or numbers at its end."""
    marks = "".join(line.split())
    last = [word.strip("%,.()+-$").replace(",", "").replace(".", "") for word in line.split()[-2:]]
    many = sum(map(str.isdigit, marks)) > _MOST_DIGITS * len(marks)
    return len(last) > 1 and (many or all(map(str.isdigit, last)))


def _guessed(raw: str) -> list[int]:
    """Where paragraphs likely begin when their marks are lost: after short lines, at indented ones."""
    found = list(re.finditer(r"[^\r\n\f]*\S[^\r\n\f]*", raw))
    lines = [each.group() for each in found]
    lengths = [len(line.strip()) for line in lines]
    return [
        each.start()
        for number, each in enumerate(found)
        if not number or _begins(lines[number - 1], lines[number], _widest(lengths, number - 1))
    ]


def _widest(lengths: list[int], number: int) -> int:
    return max(lengths[max(0, number - _NEAR) : number + 2])


def _begins(before: str, line: str, widest: int) -> bool:
    """Whether a line likely begins a paragraph after the line before it."""
    ended = len(before.strip()) < _SHORT_LINE * widest or _is_row(before) or _is_row(line)
    return ended or bool(_INDENTED.match(line) and before.rstrip().endswith(_ENDS))
