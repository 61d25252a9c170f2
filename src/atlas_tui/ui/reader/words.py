"""The words of a document as the screen shows them, whatever the width: measured once, laid out often."""

import re
from itertools import accumulate, pairwise
from typing import NamedTuple

from rich.cells import cell_len, chop_cells

from atlas_tui.documents.blocks import Block
from atlas_tui.documents.text import Document
from atlas_tui.facts.text import HIDDEN

_WORD = re.compile("[^\\s\ue000-\uf8ff]+")
"""What is neither white space nor a mark of a private font, as `documents.text.shown` parts words."""
_BULLET = re.compile("[\ue000-\uf8ff]")


class Stretch(NamedTuple):
    """A block and the half-open range of its words by their numbers; never without any."""

    block: Block
    first: int
    last: int


class Words:
    """Every word in order: its letters, its cells, its half-open span of the raw text.

    Nothing hidden is in them, and a word that a document breaks after a hyphen is whole.
    """

    def __init__(self, document: Document) -> None:
        self.document = document
        self.texts: list[str] = []
        self.cells: list[int] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.stretches: list[Stretch] = []
        is_clean = not HIDDEN.search(document.raw.replace("\r", ""))
        for block in document.blocks:
            first = len(self.texts)
            self._take(block, is_clean=is_clean)
            if len(self.texts) > first:
                self.stretches.append(Stretch(block, first, len(self.texts)))

    def _take(self, block: Block, *, is_clean: bool) -> None:
        first = len(self.texts)
        for found in _WORD.finditer(self.document.raw, block.start, block.end):
            word, (start, end) = found.group(), found.span()
            if not is_clean:
                word, start, end = _visible(word, start)
                if not word:
                    continue
            if len(self.texts) > first and self.texts[-1][-1] == "-" and self._breaks(start):
                word, start = self.texts.pop() + word, self.starts.pop()
                del self.cells[-1], self.ends[-1]
            self.texts.append(word)
            self.cells.append(len(word) if word.isascii() else cell_len(word))
            self.starts.append(start)
            self.ends.append(end)

    def _breaks(self, start: int) -> bool:
        """Whether only a line end parts the last word from a place."""
        gap = self.document.raw[self.ends[-1] : start]
        return "\n" in gap and not _BULLET.search(gap)


def _visible(word: str, start: int) -> tuple[str, int, int]:
    """A word without what is hidden in it, and the half-open span of what is left."""
    hidden = {found.start() for found in HIDDEN.finditer(word)}
    seen = [at for at in range(len(word)) if at not in hidden]
    if not seen:
        return "", start, start
    return "".join(word[at] for at in seen), start + seen[0], start + seen[-1] + 1


def pieces(word: str, width: int) -> list[tuple[int, int]]:
    """The half-open spans of the parts of a word of which none is wider than a line.

    A mark that takes no cell of its own stays with the letter before it.
    """
    ends = [*accumulate(len(part) for part in chop_cells(word, width))]
    return [*pairwise([0, *ends[:-1], len(word)])]
