"""The words of a document as the screen shows them, whatever the width: measured once, laid out often."""

import re
from typing import NamedTuple

from rich.cells import cell_len

from atlas_tui.documents.blocks import Block
from atlas_tui.documents.text import Document, shown

_WORD = re.compile(r"\S+")


class Stretch(NamedTuple):
    """A block and the half-open range of its words by their numbers; never without any."""

    block: Block
    first: int
    last: int


class Words:
    """Every word in order: its letters, its cells, its half-open span of the raw text."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts: list[str] = []
        self.cells: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.stretches: list[Stretch] = []
        for block in document.blocks:
            first = len(self.texts)
            self._take(block)
            if len(self.texts) > first:
                self.stretches.append(Stretch(block, first, len(self.texts)))

    def _take(self, block: Block) -> None:
        text, origin = shown(self.document.raw, block.start, block.end)
        for found in _WORD.finditer(text):
            word, (start, end) = found.group(), found.span()
            self.texts.append(word)
            self.cells.append(len(word) if word.isascii() else cell_len(word))
            self.starts.append(origin[start])
            self.ends.append(origin[end - 1] + 1)


def pieces(word: str, width: int) -> list[tuple[int, int]]:
    """The half-open spans of the parts of a word of which none is wider than a line.

    A mark that takes no cell stays with the letter before it.
    """
    spans: list[tuple[int, int]] = []
    begun = taken = 0
    for at, mark in enumerate(word):
        size = cell_len(mark)
        if taken + size > width and size:
            spans.append((begun, at))
            begun, taken = at, 0
        taken += size
    return [*spans, (begun, len(word))]
