"""The sentences of a memo's own prose, and the quotations within it."""

import re
from collections.abc import Iterator

from msgspec import Struct

from atlas_tui.cite.lint.memo import Memo, Words

_END = re.compile(r"[.!?…]+['\")\]]*(?= |$)")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Za-z]|al|approx|art|cf|ch|col|Dr|e\.g|ed|eds|etc|fig|Gen|Gov|i\.e|ibid|Jan|Feb|Mar"
    r"|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Lt|Mr|Mrs|Ms|no|Nos?|p|para|paras|pp|Prof|St|trans|U\.S"
    r"|vol|vs)|\b[A-Z](?:\.[A-Z])+)\.$"
)
_LOOK = 12
"""Characters before a full stop among which an abbreviation is looked for."""
_QUOTED = re.compile(r'"[^"]*"')


class Sentence(Struct, frozen=True):
    """A half-open span of the words of one block."""

    words: Words
    start: int
    end: int

    @property
    def text(self) -> str:
        """Its words."""
        return self.words.text[self.start : self.end]

    @property
    def own(self) -> str:
        """Its words with quotations blanked out, at the same length: what the writer answers for."""
        return _QUOTED.sub(lambda found: " " * len(found.group()), self.text)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """The span of the file behind a half-open span of the text."""
        return self.words.raw_span(self.start + start, self.start + end)


def sentences(memo: Memo) -> Iterator[Sentence]:
    """The sentences of the writer's own prose, in order; a quotation does not end one."""
    for kind, words in memo.passages(0, len(memo.raw)):
        if kind == "prose":
            start = 0
            for end in _ends(words.text):
                yield Sentence(words, start, end)
                start = end + 1


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """The half-open spans of what stands in quotation marks, without the marks."""
    for found in _QUOTED.finditer(text):
        yield found.start() + 1, found.end() - 1


def _ends(text: str) -> Iterator[int]:
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(text)]
    for found in _END.finditer(text):
        inside = any(start < found.start() and found.end() < end for start, end in quoted)
        before = text[max(0, found.start() - _LOOK) : found.start() + 1]
        if not inside and found.end() < len(text) and not _SHORTENED.search(before):
            yield found.end()
    if text:
        yield len(text)
