"""A document laid out for a width: its lines, its words, and where every claim stands among them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rich.cells import cell_len

from atlas_tui.documents.blocks import Block
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.text import Document, Shown, shown, spans

_WORD = re.compile(r"\S+")
_SENTENCE_ENDS = (".", "!", "?", "…", ".”", '."', ".’", "?”", "!”", ".)", ".]")


class Word(NamedTuple):
    """A word: the line that it stands on, its columns there, its half-open span of the raw text."""

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
    """The lines of a document in a width, an empty one between blocks."""

    def __init__(self, document: Document, width: int) -> None:
        self.document = document
        self.width = max(8, width)
        self.words: list[Word] = []
        self.rows: list[Row] = []
        for block in document.blocks:
            if self.rows:
                self.rows.append(Row(len(self.words), len(self.words), None))
            self._lay(block, shown(document.raw, block.start, block.end))
        self._starts = [word.start for word in self.words]

    def _lay(self, block: Block, told: Shown) -> None:
        first = len(self.words)
        column = 0
        for found in _WORD.finditer(told.text):
            for text, at in _pieces(found.group(), found.start(), self.width):
                size = cell_len(text)
                if column and column + 1 + size > self.width:
                    self.rows.append(Row(first, len(self.words), block))
                    first, column = len(self.words), 0
                column += bool(column)
                start, end = told.origin[at], told.origin[at + len(text) - 1] + 1
                self.words.append(Word(len(self.rows), column, text, start, end))
                column += size
        self.rows.append(Row(first, len(self.words), block))

    def word_at(self, place: int) -> int:
        """The number of the word at or before a place of the raw text."""
        return max(0, bisect_right(self._starts, place) - 1)

    def words_of(self, start: int, end: int) -> range:
        """The numbers of the words that a half-open span of the raw text touches."""
        first = self.word_at(start)
        if first < len(self.words) and self.words[first].end <= start:
            first += 1
        return range(first, max(first, bisect_left(self._starts, end)))

    def line_of(self, place: int) -> int:
        """The line on which a place of the raw text stands."""
        return self.words[self.word_at(place)].line if self.words else 0

    def word_on(self, line: int, column: int) -> int:
        """The number of the word on a line that stands at a column, or nearest before it."""
        row = self.rows[max(0, min(line, len(self.rows) - 1))]
        if row.first == row.last:
            return max(0, min(row.first, len(self.words) - 1))
        columns = [word.column for word in self.words[row.first : row.last]]
        return row.first + max(0, bisect_right(columns, column) - 1)

    def sentence(self, word: int, step: int) -> int:
        """The first word of the next sentence, or of this one or the one before for a step of -1."""
        at = word
        if step > 0:
            while at < len(self.words) - 1 and not self._ends_sentence(at):
                at += 1
            return min(at + 1, len(self.words) - 1)
        at -= 1
        while at > 0 and not self._ends_sentence(at - 1):
            at -= 1
        return max(0, at)

    def _ends_sentence(self, word: int) -> bool:
        here, there = self.words[word], self.words[min(word + 1, len(self.words) - 1)]
        apart = there.line > here.line and self.rows[here.line].block != self.rows[there.line].block
        return apart or here.text.endswith(_SENTENCE_ENDS)


def _pieces(word: str, at: int, width: int) -> Iterator[tuple[str, int]]:
    """A word, or where it is wider than a line the parts that are not."""
    while cell_len(word) > width:
        taken = width
        while cell_len(word[:taken]) > width:
            taken -= 1
        taken = max(1, taken)
        yield word[:taken], at
        word, at = word[taken:], at + taken
    yield word, at


def lit(page: Page, placed: Sequence[Placed]) -> dict[int, list[str]]:
    """The ids of the claims whose quotations each word stands in, by the number of the word."""
    words: dict[int, list[str]] = {}
    for each in placed:
        for start, end in spans(each):
            for word in page.words_of(start, end):
                words.setdefault(word, []).append(each.claim)
    return words
