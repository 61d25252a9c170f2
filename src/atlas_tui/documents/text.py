"""A document as a reader goes through it: blocks, what is quoted in them, and what is not."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Sequence
from math import ceil
from typing import NamedTuple

from atlas_tui.documents.blocks import Block, blocks
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers.content import Content
from atlas_tui.facts.text import HIDDEN

QUOTABLE_WORDS = 6
"""Words from which a paragraph could carry a quotation."""

_MARKS = {"'": "['’‘‚‛′`´]", '"': '["“”„‟″«»]', "-": "[-‐‑‒–—―−]"}
_BLANK = re.compile("[\\s\ue000-\uf8ff]+")
_PIECES = re.compile("\\s+|[\ue000-\uf8ff]|[^\\s\ue000-\uf8ff]+")


class Document:
    """The raw text of a document, its blocks in order, and where its pages begin, if it has any."""

    def __init__(self, raw: str, blocks: tuple[Block, ...], pages: tuple[int, ...] = ()) -> None:
        self.raw = raw
        self.blocks = blocks
        self.pages = pages
        self._starts = [block.start for block in blocks]

    def at(self, place: int) -> int:
        """The number, from 0, of the block in or after which a place of the raw text lies."""
        return max(0, bisect_right(self._starts, place) - 1)

    def section(self, place: int) -> str:
        """The nearest heading at or above a place; empty where there is none."""
        for block in reversed(self.blocks[: self.at(place) + 1]):
            if block.kind == "heading" and block.start <= place:
                return shown(self.raw, block.start, block.end).text.strip("#*_ ")
        return ""

    def page(self, place: int) -> int:
        """The page on which a place lies, from 1; 0 where pages are not known."""
        return bisect_right(self.pages, place)


class Shown(NamedTuple):
    """Words cleaned for one flowing line; `origin[i]` is the raw index that gave character i."""

    text: str
    origin: list[int]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """The half-open span of these words that lies within one of the raw text, if any does."""
        first = bisect_right(self.origin, start - 1)
        last = bisect_right(self.origin, end - 1)
        return (first, last) if first < last else None


class Context(NamedTuple):
    """The blocks that a passage stands in, and some before and after it."""

    before: tuple[Block, ...]
    around: tuple[Block, ...]
    after: tuple[Block, ...]


def document(content: Content, scheme: str, sections: Collection[str] = ()) -> Document:
    """A document ready to be read.

    Args:
        content: its text and what its format tells of it.
        scheme: how its paragraphs are told: `blocks`, `lines` or `lost`.
        sections: headings that are known, such as those that claims are placed under.
    """
    return Document(content.text, blocks(content, scheme, sections), content.pages)


def shown(raw: str, start: int, end: int) -> Shown:
    """A span of a raw text for the screen: nothing hidden in it, white space and line ends one space.

    A line end after a hyphen is dropped, so that a word broken over two lines is whole again.
    """
    text: list[str] = []
    origin: list[int] = []
    last = " "
    for found in _PIECES.finditer(raw, start, end):
        piece, at = found.group(), found.start()
        if _BLANK.match(piece):
            if last == " " or (last == "-" and "\n" in piece):
                continue
            kept = {at: " "}
        elif HIDDEN.search(piece):
            kept = {at + n: mark for n, mark in enumerate(piece) if not HIDDEN.match(mark)}
        else:
            text.append(piece)
            origin.extend(range(at, at + len(piece)))
            last = piece[-1]
            continue
        text.extend(kept.values())
        origin.extend(kept)
        last = text[-1][-1] if text else last
    if last == " " and text:
        del text[-1], origin[-1]
    return Shown("".join(text), origin)


def unused(
    document: Document, placed: Iterable[Placed], least: int = QUOTABLE_WORDS
) -> list[Block]:
    """The paragraphs of at least so many words in which no claim's quotation stands."""
    used = {number for each in placed if each.start >= 0 for number in _within(document, each)}
    return [
        block
        for number, block in enumerate(document.blocks)
        if block.kind == "paragraph"
        and number not in used
        and len(document.raw[block.start : block.end].split()) >= least
    ]


def coverage(length: int, placed: Iterable[Placed], buckets: int) -> list[float]:
    """How much of a document stands in quotations, from its beginning to its end.

    Args:
        length: the characters of its raw text.
        placed: where quotations stand; what two share counts once.
        buckets: into how many equal parts the document is divided.

    Returns:
        The share of each part's characters, 0 to 1.
    """
    shares = [0.0] * buckets
    if not length:
        return shares
    size = length / buckets
    for start, end in _merged(placed):
        for bucket in range(int(start / size), min(buckets, ceil(end / size))):
            inside = min(end, (bucket + 1) * size) - max(start, bucket * size)
            shares[bucket] += max(0.0, inside) / size
    return [min(1.0, share) for share in shares]


def density(length: int, placed: Iterable[Placed], buckets: int) -> list[int]:
    """How many claims begin in each of some equal parts of a document."""
    counts = [0] * buckets
    for each in placed:
        if each.start >= 0 and length:
            counts[min(buckets - 1, each.start * buckets // length)] += 1
    return counts


def context(document: Document, span: tuple[int, int], paragraphs: int = 1) -> Context:
    """The blocks that a span of the raw text stands in, with some paragraphs around them."""
    first, last = document.at(span[0]), document.at(max(span[0], span[1] - 1)) + 1
    told = document.blocks
    return Context(
        told[max(0, first - paragraphs) : first], told[first:last], told[last : last + paragraphs]
    )


def find(document: Document, words: str) -> list[tuple[int, int]]:
    """Where words stand in the raw text, whatever their case, line ends and quotation marks."""
    each = ["".join(_MARKS.get(mark, re.escape(mark)) for mark in word) for word in words.split()]
    if not each:
        return []
    return [found.span() for found in re.finditer(r"\s+".join(each), document.raw, re.IGNORECASE)]


def _within(document: Document, placed: Placed) -> range:
    """The numbers, from 0, of the blocks that a quotation stands in."""
    return range(document.at(placed.start), document.at(placed.end - 1) + 1)


def _merged(placed: Iterable[Placed]) -> list[tuple[int, int]]:
    """The spans that stand in any quotation, apart from each other, in order; furniture left out."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(span for each in placed for span in spans(each)):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def spans(placed: Placed) -> Sequence[tuple[int, int]]:
    """The spans of the raw text that a quotation stands in: two if page furniture parts it."""
    if placed.start < 0:
        return ()
    if placed.gap is None:
        return ((placed.start, placed.end),)
    return ((placed.start, placed.gap[0]), (placed.gap[1], placed.end))
