"""Worths to an order, in arrays: the same order that the plain form gives."""

from itertools import pairwise
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.search.postings import COUNT_BITS, SCORE_BITS, SCORE_MASK, Found, Top
from atlas_tui.search.preference import LOOKED_AT
from atlas_tui.search.sorting import FACT_BITS
from atlas_tui.search.streams import Favour

Numbers = npt.NDArray[Any]


def ranked(
    facts: Numbers, worths: Numbers, edges: Numbers, top: Top, favour: Favour | None = None
) -> Found:
    """Best tier first, then the higher score, then the order of the base.

    Args:
        facts: ascending.
        worths: of each of them.
        edges: where each view's facts begin, and where the last one's end.
        top: how many are wanted.
        favour: what the best of them gain when they are looked at again.
    """
    cuts = np.searchsorted(facts, edges)
    counts: list[int] = np.diff(cuts).tolist()
    keys = _keys(facts, worths)
    if favour and len(keys):
        best = _firsts(keys, LOOKED_AT)
        keys[best] -= favour(facts[best]) << FACT_BITS
    if top.each is not None:
        keys = np.concatenate([_best(keys[a:b], top.each) for a, b in pairwise(cuts)])
    keys = _best(keys, top.limit)
    order = keys & ((1 << FACT_BITS) - 1)
    ranks = keys >> FACT_BITS
    tiers = ranks >> SCORE_BITS
    scores = SCORE_MASK - (ranks & SCORE_MASK)
    return Found(order.tolist(), tiers.tolist(), scores.tolist(), [0] * len(order), counts)


def _keys(facts: Numbers, worths: Numbers) -> Numbers:
    """What to sort by, ascending, with the fact in the low bits."""
    above = worths >> SCORE_BITS
    tiers = (above > 0).astype(np.int64)
    if above.any():
        for tier in (1, 2):
            tiers += above >= 1 << (COUNT_BITS * tier)
    keys = SCORE_MASK - (worths & SCORE_MASK)
    keys += tiers << SCORE_BITS
    keys <<= FACT_BITS
    keys |= facts
    return keys


def _firsts(keys: Numbers, most: int) -> Numbers:
    """Where the least keys are."""
    return np.argpartition(keys, most)[:most] if most < len(keys) else np.arange(len(keys))


def _best(keys: Numbers, most: int | None) -> Numbers:
    if most is not None and most < len(keys):
        keys = np.partition(keys, most)[:most] if most else keys[:0]
    return np.sort(keys)


def threshold(impacts: Numbers, wanted: int) -> int:
    """The greatest impact that so many of the postings reach."""
    low, high = 0, 255
    while low < high:
        middle = (low + high + 1) // 2
        if np.count_nonzero(impacts >= middle) >= wanted:
            low = middle
        else:
            high = middle - 1
    return low
