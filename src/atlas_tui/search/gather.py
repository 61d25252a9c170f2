"""The arrays of a large base's index, gathered from its facts in one pass."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from typing import Any

import numpy as np
import numpy.typing as npt

from atlas_tui.facts.model import Fact
from atlas_tui.search.entries import Entries
from atlas_tui.search.sieve import grams

HEAVY = 300_000
"""Postings from which a beginning of up to three letters gets a mask of its own."""

_LONGEST_HEAVY = 3
BREAK = 0xFFFFFFFF
"""What stands in the stream of words after each text of a fact."""

_TOLD_EVERY = 2_000

Numbers = npt.NDArray[Any]


class _Gathered:
    """What is gathered fact by fact, under provisional numbers of terms."""

    def __init__(self) -> None:
        self.terms: defaultdict[str, int] = defaultdict(count().__next__)
        self.posted = array("I")
        self.impacts = bytearray()
        self.widths = array("I")
        self.stream = array("I")
        self.fact_starts = array("I")
        self.labels: defaultdict[str, array[int]] = defaultdict(lambda: array("i"))

    def add(self, number: int, fact: Fact, entries: Entries) -> None:
        """Take in one fact."""
        entry = entries.entry(fact)
        terms = self.terms
        self.posted.extend([terms[term] for term in entry.impacts])
        self.impacts.extend(entry.impacts.values())
        self.widths.append(len(entry.impacts))
        self.fact_starts.append(len(self.stream))
        for words in entry.fields:
            self.stream.extend([terms[word] for word in words])
            self.stream.append(BREAK)
        for label in entry.labels:
            self.labels[label].append(number)


def gather(
    facts: Iterable[Fact],
    entries: Entries,
    bounds: Sequence[int],
    told: Callable[[int, int], None],
) -> dict[str, Any]:
    """The blocks that `ArrayPostings` reads.

    Args:
        facts: all of them, in the order of the views.
        entries: of the same atlas.
        bounds: where each view's facts begin, and where the last one's end.
        told: called with the facts done and their number; it may raise to cancel.
    """
    gathered = _Gathered()
    for number, fact in enumerate(facts):
        if number % _TOLD_EVERY == 0:
            told(number, bounds[-1])
        gathered.add(number, fact, entries)
    gathered.fact_starts.append(len(gathered.stream))
    told(bounds[-1], bounds[-1])
    return _blocks(gathered, bounds)


def _blocks(gathered: _Gathered, bounds: Sequence[int]) -> dict[str, Any]:
    terms = sorted(gathered.terms)
    renumbered = np.empty(len(terms) + 1, dtype=np.uint32)
    renumbered[np.fromiter((gathered.terms[term] for term in terms), dtype=np.int64)] = np.arange(
        len(terms), dtype=np.uint32
    )
    facts, impacts, starts = _postings(gathered, renumbered, len(terms))
    stream, places, place_starts = _places(gathered, renumbered, len(terms))
    labels = sorted(gathered.labels)
    label_starts = np.cumsum([0, *(len(gathered.labels[label]) for label in labels)])
    raw = "\n".join(terms).encode("utf-8", "surrogatepass")
    gram_keys, gram_starts, gram_terms = grams(raw)
    heavy = _heavy(terms, starts, facts, bounds[-1])
    return {
        "bounds": np.asarray(bounds, dtype=np.int64),
        "terms": raw,
        "grams": gram_keys,
        "gram_starts": gram_starts,
        "gram_terms": gram_terms,
        "term_starts": starts,
        "facts": facts,
        "impacts": impacts,
        "stream": stream,
        "places": places,
        "place_starts": place_starts,
        "fact_starts": memoryview(gathered.fact_starts),
        "labels": "\n".join(labels).encode(),
        "label_starts": label_starts.astype(np.int64),
        "label_facts": b"".join(gathered.labels[label].tobytes() for label in labels),
        "heavy_names": "\n".join(heavy).encode(),
        "heavy": b"".join(row.tobytes() for row in heavy.values()),
    }


def _postings(
    gathered: _Gathered, renumbered: Numbers, terms: int
) -> tuple[Numbers, Numbers, Numbers]:
    posted = renumbered[np.frombuffer(gathered.posted, dtype=np.uint32)]
    order = np.argsort(posted, kind="stable")
    starts = _starts(posted, terms)
    del posted
    widths = np.frombuffer(gathered.widths, dtype=np.uint32)
    facts = np.repeat(np.arange(len(widths), dtype=np.int32), widths)[order]
    impacts = np.frombuffer(gathered.impacts, dtype=np.uint8)[order]
    return facts, impacts, starts


def _places(
    gathered: _Gathered, renumbered: Numbers, terms: int
) -> tuple[Numbers, Numbers, Numbers]:
    """The words of all facts in order, and for each term the places where it stands in them."""
    stream = np.array(gathered.stream, dtype=np.uint32)
    filled = np.flatnonzero(stream != BREAK).astype(np.uint32)
    words = renumbered[stream[filled]]
    stream[filled] = words
    return stream, filled[np.argsort(words, kind="stable")], _starts(words, terms)


def _starts(numbers: Numbers, terms: int) -> Numbers:
    starts = np.zeros(terms + 1, dtype=np.int64)
    np.cumsum(np.bincount(numbers, minlength=terms), out=starts[1:])
    return starts


def _heavy(terms: Sequence[str], starts: Numbers, facts: Numbers, total: int) -> dict[str, Numbers]:
    """The short beginnings that a great part of the base holds, each with its facts as bits."""
    ranges: dict[str, list[int]] = {}
    for number, term in enumerate(terms):
        for length in range(1, min(len(term), _LONGEST_HEAVY) + 1):
            ranges.setdefault(term[:length], [number, number])[1] = number + 1
    heavy: dict[str, Numbers] = {}
    for begun, (low, high) in ranges.items():
        if high > low + 1 and starts[high] - starts[low] > HEAVY:
            mask = np.zeros(total, dtype=np.bool_)
            mask[facts[starts[low] : starts[high]]] = True
            heavy[begun] = np.packbits(mask)
    return heavy
