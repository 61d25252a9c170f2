"""Plain text: UTF-8, with or without its mark, and UTF-16 with its mark."""

import codecs
from collections import Counter

from atlas_tui.documents.readers.content import MAX_CHARACTERS, Content, Unreadable
from atlas_tui.facts.text import HIDDEN

_WIDEST = 4
"""Bytes of the longest character."""

_MARKED = {
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16-le",
    codecs.BOM_UTF16_BE: "utf-16-be",
}
"""Byte order marks and what follows them; the longer before those that they begin with."""

_USUAL = "\r\f\v\ufeff"
"""Hidden characters that an honest text has: they end lines and pages, and mark the encoding."""

_TWO_BYTES = 0.3
"""The share of NUL bytes on one side of pairs from which a text is likely UTF-16."""


def extract(raw: bytes) -> Content:
    """The text of bytes.

    Raises:
        Unreadable: they are no text, or in an encoding that cannot be told for certain.
    """
    if len(raw) > _WIDEST * MAX_CHARACTERS:
        raise Unreadable(
            f"has {len(raw):,} bytes of text, over {_WIDEST * MAX_CHARACTERS:,}; split it"
        )
    mark, encoding = next(
        ((mark, name) for mark, name in _MARKED.items() if raw.startswith(mark)), (b"", "utf-8")
    )
    if encoding == "utf-32":
        raise Unreadable("is UTF-32; save it as UTF-8")
    body = raw[len(mark) :]
    if encoding == "utf-8" and b"\0" in body:
        raise Unreadable(_with_nul(body))
    text = _decoded(body, encoding)
    if "\0" in text:
        raise Unreadable("holds NUL characters, so it is no text")
    return Content(text=text, notices=notices(text))


def _decoded(body: bytes, encoding: str) -> str:
    try:
        return body.decode(encoding)
    except UnicodeDecodeError as fault:
        name = encoding.upper().removesuffix("-LE").removesuffix("-BE")
        spot = f"byte {fault.start + 1:,} is 0x{body[fault.start]:02X}"
        raise Unreadable(f"is not {name} ({spot}); save it as UTF-8") from fault


def _with_nul(body: bytes) -> str:
    sample = body[:4096]
    sides = [sample[side::2].count(0) for side in (0, 1)]
    if max(sides) > _TWO_BYTES * len(sample) / 2 and min(sides) <= max(sides) // 4:
        return "looks like UTF-16 without a byte order mark; save it as UTF-8"
    return "holds NUL bytes, so it is no text"


def notices(text: str) -> tuple[str, ...]:
    """What a reader should know of hidden characters: how many there are, and which."""
    hidden = Counter(HIDDEN.findall(text))
    for usual in _USUAL:
        del hidden[usual]
    if not hidden:
        return ()
    number = hidden.total()
    named = ", ".join(f"U+{ord(mark):04X}" for mark in sorted(hidden))
    few = (
        "1 control or hidden character is"
        if number == 1
        else f"{number:,} control or hidden characters are"
    )
    return (f"{few} not shown: {named}",)
