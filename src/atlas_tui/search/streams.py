"""The words of facts in order, as an array: where words stand together as they were typed."""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.search.preference import Pair
from atlas_tui.search.vocabulary import Vocabulary

Numbers = npt.NDArray[Any]

Favour = Callable[[Numbers], Numbers]
"""What is added to the score of each of some facts."""


class Streams:
    """The terms of all facts one after the other by number, with a break after each text.

    Args:
        stream: the numbers of the terms.
        starts: where each fact's words begin, and where those of the last one end.
    """

    def __init__(self, stream: Numbers, starts: Numbers) -> None:
        self._stream = stream
        self._starts = starts

    def favour(self, pairs: Sequence[Pair], vocabulary: Vocabulary) -> Favour | None:
        """What facts gain by words that stand together in them."""
        sought = [_Sought(pair, vocabulary) for pair in pairs]

        def gained(facts: Numbers) -> Numbers:
            words, owners = self._of(facts)
            gains = np.zeros(len(facts), dtype=np.int64)
            for each in sought:
                has = np.zeros(len(facts), dtype=np.bool_)
                has[owners[each.found(words)]] = True
                gains[has] += each.worth
            return gains

        return gained if sought else None

    def _of(self, facts: Numbers) -> tuple[Numbers, Numbers]:
        """The words of some facts one after the other, and whose they are."""
        starts = self._starts[facts].astype(np.int64)
        ends = self._starts[facts + 1].astype(np.int64)
        widths = ends - starts
        owners = np.repeat(np.arange(len(facts)), widths)
        offsets = np.arange(len(owners)) - np.repeat(np.cumsum(widths) - widths, widths)
        return self._stream[np.repeat(starts, widths) + offsets], owners


class _Sought:
    """A pair of words by the numbers of their terms."""

    def __init__(self, pair: Pair, vocabulary: Vocabulary) -> None:
        self.worth = pair.worth
        self._left = [vocabulary.exact(term) for term in pair.left]
        self._right = [vocabulary.exact(term) for term in pair.right]
        self._begun = vocabulary.prefix(pair.begun) if pair.begun else (0, 0)

    def found(self, words: Numbers) -> Numbers:
        """Where the first word of the pair stands before the second."""
        left, right = words[:-1], words[1:]
        low, high = self._begun
        second = (right >= low) & (right < high)
        for number in self._right:
            second |= right == number
        first = np.zeros(len(left), dtype=np.bool_)
        for number in self._left:
            first |= left == number
        return np.flatnonzero(first & second)
