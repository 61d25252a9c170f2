"""A document laid out for a width: its lines, its words, and where every claim stands among them."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from rich.cells import cell_len

from atlas_tui.documents.blocks import Block
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.text import shown, spans
from atlas_tui.ui.line import Line
from atlas_tui.ui.reader.words import Words, pieces

NARROWEST = 8
"""Columns that a line has at least, so that the widest letters fit in."""

_CLOSING = "\"'”’)]}»"
_ENDS = (".", "!", "?", "…", "؟", "۔", "。")
"""What ends a sentence, in the scripts of the region and ours."""


class Word(NamedTuple):
    """A word: the line that it stands on, its column there, its half-open span of the raw text."""

    line: int
    column: int
    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A line on the screen: its words by their numbers, and the block that it belongs to."""

    first: int
    last: int
    block: Block | None


class Page:
    """The lines of a document in a width, an empty one between blocks.

    A word that is wider than a line is parted, and its parts are words of their own.
    """

    def __init__(self, words: Words, width: int) -> None:
        self.document = words.document
        self.width = self.fitted(width)
        self.words: list[Word] = []
        self.rows: list[Row] = []
        for stretch in words.stretches:
            if self.rows:
                self.rows.append(Row(len(self.words), len(self.words), None))
            self._lay(words, stretch.block, range(stretch.first, stretch.last))
        self._starts = [word.start for word in self.words]

    @staticmethod
    def fitted(width: int) -> int:
        """The width of the lines where there are so many columns."""
        return max(NARROWEST, width)

    def _lay(self, words: Words, block: Block, numbers: range) -> None:
        first, column = len(self.words), 0
        for number in numbers:
            size = words.cells[number]
            parts = (
                [(words.texts[number], size, words.starts[number], words.ends[number])]
                if size <= self.width
                else self._parted(words, number)
            )
            for text, cells, start, end in parts:
                if len(self.words) > first and column + 1 + cells > self.width:
                    self.rows.append(Row(first, len(self.words), block))
                    first, column = len(self.words), 0
                column += len(self.words) > first
                self.words.append(Word(len(self.rows), column, text, start, end))
                column += cells
        self.rows.append(Row(first, len(self.words), block))

    def _parted(self, words: Words, number: int) -> list[tuple[str, int, int, int]]:
        text, origin = shown(self.document.raw, words.starts[number], words.ends[number])
        return [
            (text[start:end], cell_len(text[start:end]), origin[start], origin[end - 1] + 1)
            for start, end in pieces(text, self.width)
        ]

    def word_at(self, place: int) -> int:
        """The number of the word at or before a place of the raw text."""
        return max(0, bisect_right(self._starts, place) - 1)

    def words_of(self, start: int, end: int) -> range:
        """The numbers of the words that a half-open span of the raw text touches."""
        if start >= end:
            return range(0)
        first = self.word_at(start)
        if first < len(self.words) and self.words[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def line_of(self, place: int) -> int:
        """The line on which a place of the raw text stands."""
        return self.words[self.word_at(place)].line if self.words else 0

    def place_of(self, line: int) -> int:
        """The place of the raw text at which a line begins, or that below an empty one; 0 in none."""
        row = self.rows[max(0, min(line, len(self.rows) - 1))] if self.rows else None
        return self.words[min(row.first, len(self.words) - 1)].start if row else 0

    def word_on(self, line: int, column: int) -> int:
        """The number of the word on a line that stands at a column, or nearest before it."""
        row = self.rows[max(0, min(line, len(self.rows) - 1))]
        if row.first == row.last:
            return max(0, min(row.first, len(self.words) - 1))
        columns = [word.column for word in self.words[row.first : row.last]]
        return row.first + max(0, bisect_right(columns, column) - 1)

    def sentence(self, word: int) -> range:
        """The numbers of the words of the sentence that a word stands in."""
        first, last = word, word + 1
        while first > 0 and not self._ends_sentence(first - 1):
            first -= 1
        while last < len(self.words) and not self._ends_sentence(last - 1):
            last += 1
        return range(first, last)

    def _ends_sentence(self, word: int) -> bool:
        """Whether no word of the same sentence follows: a block ends, or a mark before a capital."""
        if word + 1 >= len(self.words):
            return True
        here, there = self.words[word], self.words[word + 1]
        if self.rows[here.line].block is not self.rows[there.line].block:
            return True
        begins = there.text.lstrip("\"'“‘([{«")[:1]
        return here.text.rstrip(_CLOSING).endswith(_ENDS) and not begins.islower()


def lit(page: Page, placed: Sequence[Placed]) -> dict[int, list[str]]:
    """The ids of the claims whose quotations each word stands in, by the number of the word."""
    words: dict[int, list[str]] = {}
    for each in placed:
        for start, end in spans(each):
            for word in page.words_of(start, end):
                words.setdefault(word, []).append(each.claim)
    return words


def told(page: Page, at: int, role: Callable[[int], str]) -> Line:
    """A line of a page as parts; words in a row that look alike hang together.

    Args:
        page: the page.
        at: the number of the line.
        role: how a word looks by its number; nothing for one that looks like its block.
    """
    row = page.rows[at]
    plain = "heading" if row.block and row.block.kind == "heading" else "text"
    line: Line = []
    for number in range(row.first, row.last):
        word, own = page.words[number], role(number) or plain
        before = line[-1][1] if line else plain
        if line:
            line.append((" ", own if own == before else plain))
        line.append((word.text, own))
    alike = groupby(line, key=itemgetter(1))
    return [("".join(text for text, _ in parts), own) for own, parts in alike]
