"""A memo in Markdown, read for its words: plain text with a way back to the file.

Every text keeps, for each of its characters, the offset in the file from which it came.
"""

import html
import re
from bisect import bisect_right
from collections.abc import Container, Iterator
from functools import cached_property

from msgspec import Struct

from atlas_tui.cite.brief.mark import Marked, marks
from atlas_tui.cite.lint.blocks import Block, Kind, blocks
from atlas_tui.facts.text import normalise

_TOKEN = re.compile(
    r"""
    (?P<drop> ^[ ]{0,3}(?:>[ ]?)+           # the frame of a block quotation
      | <!--.*?(?:-->|\Z)                   # comments
      | \[\^[^\]\s]+\]:?                    # footnotes and their names
      | \[(?=[^\[\]\n]*\]\()                # the frame of a link
      | \]\((?:[^()\n]|\([^()\n]*\))*\)
      | [*`]+
      | (?<![^\W_])_+ | _+(?![^\W_])        # emphasis, not an underscore within a word
    )
    | \\(?P<escaped>[!-/:-@\[-`{-~])
    | (?P<break> (?:\\|[ ]*)\n (?:[ ]{0,3}>[ ]?)* )
    | (?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|\w{2,31});)
    | (?P<dash>-{2,3})
    """,
    re.VERBOSE | re.DOTALL | re.MULTILINE,
)


_NUMBER = re.compile(r"^\d+\. ")
"""Before a statement: the number of its excerpt in a brief."""


class Words(Struct, frozen=True):
    """Normalised text; `origin[i]` is the offset in the file of its character i, `end` that of its end."""

    text: str
    origin: list[int]
    end: int

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the file behind the half-open span of the text."""
        return self.origin[start], self.origin[end - 1] + 1

    def raw_until_next(self, start: int, end: int) -> tuple[int, int]:
        """The same, with what vanished after it, such as the mark of a footnote."""
        after = self.origin[end] if end < len(self.origin) else self.end
        return self.origin[start], after


class Memo:
    """A memo made ready for finding words in it.

    `borrowed` are normalised paragraphs that the writer did not write: the statements of a base.
    """

    def __init__(self, name: str, raw: str, borrowed: Container[str] = ()) -> None:
        self.name = name
        self.raw = raw
        self.borrowed = borrowed

    @cached_property
    def blocks(self) -> list[Block]:
        """Its blocks, in order."""
        return list(blocks(self.raw))

    @cached_property
    def excerpts(self) -> list[tuple[Marked, int]]:
        """The marks of excerpts, each with where its part of the file ends; none within code."""
        found = [each for each in marks(self.raw) if not self._is_code(each.start)]
        ends = [*(each.start for each in found[1:]), len(self.raw)]
        return list(zip(found, ends, strict=False))  # without marks there is one end too many

    def passages(self, start: int, end: int) -> Iterator[tuple[Kind, Words]]:
        """Block quotations and the writer's own paragraphs within a span of the file."""
        for block in self.blocks[max(0, self._at(start)) :]:
            if block.start >= end:
                return
            first, last = max(block.start, start), min(block.end, end)
            if first < last and block.kind in ("prose", "quotation") and not block.appended:
                words = self.within(first, last)
                if words.text and not self.is_borrowed(words):
                    yield block.kind, words

    def is_borrowed(self, words: Words) -> bool:
        """Whether a paragraph is the statement of a base, with or without its number."""
        return _NUMBER.sub("", words.text) in self.borrowed

    def within(self, start: int, end: int) -> Words:
        """The words of a span of the file."""
        text, origin = _plain(self.raw, start, end)
        normalised = normalise(text)
        return Words(normalised.text, [origin[at] for at in normalised.origin], end)

    def _is_code(self, offset: int) -> bool:
        at = self._at(offset)
        return at >= 0 and self.blocks[at].kind == "code" and offset < self.blocks[at].end

    def _at(self, offset: int) -> int:
        """The last block that begins at or before an offset; -1 for none."""
        return bisect_right(self.blocks, offset, key=lambda block: block.start) - 1


def _plain(raw: str, start: int, end: int) -> tuple[str, list[int]]:
    """The text without markup, and for each of its characters the offset in the file."""
    text: list[str] = []
    origin: list[int] = []

    def put(words: str, offset: int, step: int) -> None:
        text.append(words)
        origin.extend(offset + index * step for index in range(len(words)))

    at = start
    for token in _TOKEN.finditer(raw, start, end):
        put(raw[at : token.start()], at, 1)
        at = token.end()
        if token["escaped"]:
            put(token["escaped"], token.end() - 1, 0)
        elif token["break"]:
            put(" ", token.start(), 0)
        elif token["entity"]:
            put(html.unescape(token["entity"]), token.start(), 0)
        elif token["dash"]:
            put("-", token.start(), 0)
    put(raw[at:end], at, 1)
    return "".join(text), origin
