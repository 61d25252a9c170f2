"""Documents as other programs would have left them, each character traced to where it came from."""

import random
import re
from collections.abc import Iterator
from typing import NamedTuple

from atlas_tui.facts.text import paragraph_starts

WIDTH = 60
PAGE = 40
DROPPED = 0.02
LONG_WORD = 7
MARKS = str.maketrans({"'": "’", '"': "“", "’": "'", "‘": "'", "“": "«", "”": "»", "–": "-"})


class Traced(NamedTuple):
    """A text, and for each character its index in the text it was made from, -1 for added ones."""

    text: str
    origin: list[int]

    def back(self, start: int, end: int) -> set[int]:
        """The indices behind a span."""
        return {at for at in self.origin[start:end] if at >= 0}


def damaged(raw: str, scheme: str, seed: int) -> Traced:
    """Reflowed with broken words, other quotation marks, one character in fifty lost, page heads."""
    rng = random.Random(seed)  # noqa: S311 (the same damage every time)
    return with_heads(thinned(requoted(reflowed(raw, scheme)), rng))


def reflowed(raw: str, scheme: str, width: int = WIDTH) -> Traced:
    """Every paragraph in lines of a width, long words broken at their ends."""
    pieces: list[tuple[str, int]] = []
    starts = paragraph_starts(raw, scheme) or [0]
    for start, end in zip(starts, [*starts[1:], len(raw)], strict=True):
        pieces += _lines(raw, start, end, width)
        pieces.append(("\n\n", -1))
    return _traced(pieces)


def _lines(raw: str, start: int, end: int, width: int) -> Iterator[tuple[str, int]]:
    room = width
    for word in re.compile(r"\S+").finditer(raw, start, end):
        at, left = word.start(), word.end() - word.start()
        if left > room:
            broken = min(room - 1, left - 2)
            if left >= LONG_WORD and broken > 2 and word.group().isalpha():
                yield raw[at : at + broken], at
                yield "-", -1
                at, left = at + broken, left - broken
            yield "\n", -1
            room = width
        yield raw[at : word.end()], at
        yield " ", -1
        room -= left + 1


def _traced(pieces: list[tuple[str, int]]) -> Traced:
    text = "".join(piece for piece, _ in pieces)
    origin: list[int] = []
    for piece, start in pieces:
        origin += range(start, start + len(piece)) if start >= 0 else [-1] * len(piece)
    return Traced(text, origin)


def requoted(traced: Traced) -> Traced:
    """Straight quotation marks curly, curly ones straight or double angles."""
    return Traced(traced.text.translate(MARKS), traced.origin)


def thinned(traced: Traced, rng: random.Random, share: float = DROPPED) -> Traced:
    """A share of all characters lost."""
    kept = [at for at in range(len(traced.text)) if rng.random() >= share]
    return Traced("".join(traced.text[at] for at in kept), [traced.origin[at] for at in kept])


def with_heads(traced: Traced, page: int = PAGE) -> Traced:
    """A running head and a page number after every so many lines."""
    text: list[str] = []
    origin: list[int] = []
    for number, line in enumerate(re.compile(r"[^\n]*\n|[^\n]+$").finditer(traced.text), start=1):
        text.append(line.group())
        origin += traced.origin[line.start() : line.end()]
        if number % page == 0:
            head = f"\nRivers and Neighbours, vol. 12, no. 3\n{number // page + 30}\n\n"
            text.append(head)
            origin += [-1] * len(head)
    return Traced("".join(text), origin)
