"""Worths to an order, in plain numbers: best tier first, then the higher score, then as in the base."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from atlas_tui.search.postings import SCORE_BITS, SCORE_MASK, Found, Top
from atlas_tui.search.preference import LOOKED_AT, Pair

FACT_BITS = 24
_FACT_MASK = (1 << FACT_BITS) - 1

Favour = Callable[[int], int]
"""What is added to the score of a fact."""


class Sorting:
    """Puts facts in order and counts them; `bounds` are where each view's facts begin."""

    def __init__(self, bounds: Sequence[int]) -> None:
        self._views = [
            view for view in range(len(bounds) - 1) for _ in range(bounds[view], bounds[view + 1])
        ]
        self._all_views = range(len(bounds) - 1)

    def ranked(
        self,
        worths: Mapping[int, int],
        top: Top,
        favour: Favour | None = None,
        lacks: Mapping[int, int] | None = None,
    ) -> Found:
        """The facts by their worths, the best of them looked at again for what favours them."""
        counts = Counter(map(self._views.__getitem__, worths))
        keys = _keys(worths)
        keys.sort()
        if favour:
            best = [key - (favour(key & _FACT_MASK) << FACT_BITS) for key in keys[:LOOKED_AT]]
            keys[:LOOKED_AT] = sorted(best)
        keys = self._cut(keys, top)
        order = [key & _FACT_MASK for key in keys]
        return Found(
            order,
            [key >> FACT_BITS + SCORE_BITS for key in keys],
            [SCORE_MASK - (key >> FACT_BITS & SCORE_MASK) for key in keys],
            [lacks[fact] for fact in order] if lacks else [0] * len(order),
            [counts[view] for view in self._all_views],
        )

    def _cut(self, keys: list[int], top: Top) -> list[int]:
        if top.each is not None:
            seen: Counter[int] = Counter()
            kept = []
            for key in keys:
                view = self._views[key & _FACT_MASK]
                seen[view] += 1
                if seen[view] <= top.each:
                    kept.append(key)
            keys = kept
        return keys[: top.limit]


def favour(streams: Sequence[str], pairs: Sequence[Pair]) -> Favour | None:
    """What facts gain by words that stand together in them as they were typed.

    Args:
        streams: the words of each fact, a space around each of them, a field a line.
        pairs: what is typed together.
    """
    sought = [
        (
            [f" {a} {b} " for a in pair.left for b in pair.right]
            + [f" {a} {pair.begun}" for a in pair.left if pair.begun],
            pair.worth,
        )
        for pair in pairs
    ]

    def gained(fact: int) -> int:
        stream, gain = streams[fact], 0
        for texts, worth in sought:
            for text in texts:
                if text in stream:
                    gain += worth
                    break
        return gain

    return gained if sought else None


def _keys(worths: Mapping[int, int]) -> list[int]:
    """What to sort by, ascending: tier, score from the highest down, fact.

    The tier is worked out as `tier_of` does it, without a call for each fact.
    """
    if max(worths.values(), default=0) <= SCORE_MASK:
        return [SCORE_MASK - worth << FACT_BITS | fact for fact, worth in worths.items()]
    return [
        (((worth >> SCORE_BITS).bit_length() + 7 >> 3 << SCORE_BITS) + SCORE_MASK)
        - (worth & SCORE_MASK)
        << FACT_BITS
        | fact
        for fact, worth in worths.items()
    ]
