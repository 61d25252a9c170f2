"""Which terms of a large vocabulary are worth a closer look: by length, letters and trigrams."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.search.vocabulary import Passed

Numbers = npt.NDArray[Any]
Grams = tuple[Numbers, Numbers, Numbers]
"""Trigrams of bytes in order, where the terms of each begin, and the terms."""

_ASCII = 128
_CONTINUATION = 0xC0, 0x80
_LINE_END = ord("\n")
_GRAM = 3


class ArraySieve:
    """Passes terms by arrays over the vocabulary; an edit changes the set of letters by two at most."""

    def __init__(self, raw: bytes, terms: Sequence[str], grams: Grams) -> None:
        self._raw = raw
        self._terms = terms
        self._grams = grams

    def near(self, word: str, edits: int) -> Passed:
        """The terms of about the length of a word that have about its letters."""
        mine = 0
        for mark in word:
            if ord(mark) < _ASCII:
                mine |= 1 << (ord(mark) & 63)
        near = np.flatnonzero(np.abs(self._lengths - len(word)) <= edits)
        differing = np.bitwise_count(self._letters[near] ^ np.uint64(mine))
        numbers: list[int] = near[differing <= 2 * edits].tolist()
        return numbers, [self._terms[number] for number in numbers]

    def holding(self, word: str) -> Sequence[int]:
        """The terms that hold the rarest of a word's trigrams."""
        keys, starts, terms = self._grams
        fewest: Numbers | None = None
        for gram in _grams_of(word.encode("utf-8", "surrogatepass")):
            at = int(np.searchsorted(keys, gram))
            if at == len(keys) or keys[at] != gram:
                return []
            found = terms[starts[at] : starts[at + 1]]
            if fewest is None or len(found) < len(fewest):
                fewest = found
        numbers: list[int] = [] if fewest is None else np.unique(fewest).tolist()
        return numbers

    @cached_property
    def _bytes(self) -> Numbers:
        return np.frombuffer(self._raw + b"\n" if self._terms else b"", dtype=np.uint8)

    @cached_property
    def _starts(self) -> Numbers:
        ends = np.flatnonzero(self._bytes == _LINE_END)
        return np.concatenate(([0], ends[:-1] + 1)) if len(ends) else ends

    @cached_property
    def _lengths(self) -> Numbers:
        mask, value = _CONTINUATION
        begins = (((self._bytes & mask) != value) & (self._bytes != _LINE_END)).astype(np.int32)
        return np.add.reduceat(begins, self._starts) if self._terms else begins

    @cached_property
    def _letters(self) -> Numbers:
        bits = np.left_shift(np.uint64(1), (self._bytes & 63).astype(np.uint64))
        bits[(self._bytes >= _ASCII) | (self._bytes == _LINE_END)] = 0
        return np.bitwise_or.reduceat(bits, self._starts) if self._terms else bits


def _grams_of(raw: bytes) -> list[int]:
    return [raw[at] << 16 | raw[at + 1] << 8 | raw[at + 2] for at in range(len(raw) - _GRAM + 1)]


def grams(raw: bytes) -> Grams:
    """The trigrams of terms that stand one a line."""
    marks = np.frombuffer(raw, dtype=np.uint8).astype(np.uint32)
    if len(marks) < _GRAM:
        empty = np.zeros(0, dtype=np.uint32)
        return empty, np.zeros(1, dtype=np.int64), empty
    breaks = marks == _LINE_END
    whole = ~(breaks[:-2] | breaks[1:-1] | breaks[2:])
    every = (marks[:-2] << 16 | marks[1:-1] << 8 | marks[2:])[whole]
    lines = np.cumsum(breaks, dtype=np.uint32)[:-2][whole]
    order = np.argsort(every, kind="stable")
    keys, counts = np.unique(every[order], return_counts=True)
    starts = np.zeros(len(keys) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return keys, starts, lines[order]
