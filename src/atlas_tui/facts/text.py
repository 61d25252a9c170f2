"""Words as data: cleaned at the gate, normalised for comparing quotations, folded for searching."""

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
"""What must never reach a screen: C0 but tab and line feed, DEL, C1, bidi and hidden characters.

ZWJ and ZWNJ stay: Persian, the Indic scripts and emoji are misspelt without them.
"""

_SAME = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
}
_MARKS = (
    "\u0300-\u036f\u064b-\u065f\u093c\u09be\u09d7\u0b3e\u0b56\u0b57\u0bbe\u0bd7\u0c56\u0cc2\u0cd5"
    "\u0cd6\u0d3e\u0d57\u0dca\u0dcf\u0ddf\u102e\u1b35\u3099\u309a"
)
"""Marks that may become one with the letter before them, in all scripts of the basic plane."""
_WORD = r"[\x21-\x2c\x2e-\x5f\x61-\x7e]+"
_WORDS = 100
"""Words that are taken at once; more would not be quicker, and take memory to match."""


@lru_cache(maxsize=1)
def _joining() -> re.Pattern[str]:
    """Plain words with single spaces, or a character with the marks that join it."""
    words = rf"{_WORD}(?: {_WORD}){{0,{_WORDS}}}(?![{_MARKS}])"
    return re.compile(rf"{words}|.[{_MARKS}\u1160-\u11ff]*", re.DOTALL)


class Cleaned(Struct, frozen=True):
    """A text without hidden characters, and those that were dropped, as `U+202E`, once each."""

    text: str
    dropped: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Drop every character that could drive a terminal or deceive the eye; CRLF becomes LF."""
    if text.isprintable() or not HIDDEN.search(text):
        return Cleaned(text)
    text = text.replace("\r\n", "\n")
    dropped = dict.fromkeys(f"U+{ord(mark):04X}" for mark in HIDDEN.findall(text))
    return Cleaned(HIDDEN.sub("", text), tuple(dropped))


def visible(text: str) -> str:
    """The text for a terminal line: hidden characters shown as `<U+001B>`, white space as spaces."""
    if text.isprintable():
        return text  # nothing hidden is printable
    shown = HIDDEN.sub(lambda mark: f"<U+{ord(mark.group()):04X}>", text)
    return shown.replace("\n", " ").replace("\t", " ")


class Normalised(Struct, frozen=True):
    """A normalised text; `origin[i]` is the index in the raw text that gave its character i."""

    text: str
    origin: list[int]

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the raw text behind the half-open span of the normalised one."""
        return self.origin[start], self.origin[end - 1] + 1


def normalise(raw: str) -> Normalised:
    """Make texts comparable: NFKC, straight quotes, plain hyphens, single spaces.

    Private-use bullets, tabs and line ends count as spaces; a space after a hyphen is dropped, so
    that a word broken over two lines still matches. Hidden characters vanish. Spaces at either end
    are kept off.
    """
    text: list[str] = []
    origin: list[int] = []
    last = " "
    for piece in _joining().finditer(raw):
        found, start = piece.group(), piece.start()
        if len(found) > 1 and found.isascii():
            text.append(found)
            origin.extend(range(start, start + len(found)))
            last = found[-1]
            continue
        for mark in _plain(found):
            if mark == " " and last in " -":
                continue
            text.append(mark)
            origin.append(start)
            last = mark
    joined = "".join(text)
    kept = joined.rstrip(" ")
    return Normalised(kept, origin[: len(kept)])


def normal(raw: str) -> str:
    """The normalised text alone, for quotations and other short strings."""
    return normalise(raw).text


def _plain(piece: str) -> str:
    if HIDDEN.match(piece) and piece not in "\r\u2028\u2029":
        return ""
    plain = []
    for mark in unicodedata.normalize("NFKC", _SAME.get(piece, piece)):
        blank = mark.isspace() or unicodedata.category(mark) == "Co"
        plain.append(" " if blank else _SAME.get(mark, mark))
    return "".join(plain)


def fold(text: str) -> str:
    """Case and accents folded, typographic marks plain: the form in which words are searched."""
    if text.isascii():
        return text.casefold().replace("`", "'")
    parted = unicodedata.normalize("NFKD", text.translate(_FOLDED))
    bare = "".join(mark for mark in parted if not unicodedata.combining(mark))
    return bare.casefold().translate(_FOLDED)


_FOLDED = str.maketrans(
    {**_SAME, "ı": "i", "İ": "i", "ø": "o", "Ø": "o", "đ": "d", "ł": "l", "ß": "ss"}
)


def word_count(text: str) -> int:
    """White-space separated words."""
    return len(text.split())


def paragraph_starts(raw: str, scheme: str) -> list[int]:
    """Where each paragraph begins: `blocks` parted by blank lines, or non-blank `lines`.

    Args:
        raw: the document as received.
        scheme: a source's `paragraphs`; with `lost` there are none.
    """
    if scheme == "lost":
        return []
    breaks = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", raw)), len(raw)]
    starts: list[int] = []
    inside = False
    for start, end in pairwise(breaks):
        filled = bool(raw[start:end].strip())
        if filled and (scheme == "lines" or not inside):
            starts.append(start)
        inside = filled
    return starts
