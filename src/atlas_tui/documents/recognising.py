"""Which source's document a text is, told by the quotations that stand in it.

Another rendition of a document (a PDF beside the web page, a scan with its slips) has another hash
but the same words. A quotation counts as found when it stands in the text, or when half of its runs
of three words do, which a few slips do not prevent. What is found must be a fair share of the
source's quotations, and clearly more than of any other source's.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import fold

LEAST_SHARE = 0.3
"""The share of a source's quotations that a rendition of its document must hold.

Measured on the documents of the shipped base: reflowed, hyphenated and with one character in fifty
lost they keep over half of their quotations, and none holds more than 0.06 of another's.
"""

LEAST_FOUND = 3
"""Quotations that must be found: one or two may stand in any text on the same matter."""

MARGIN = 2.0
"""How many times the share of the next likely source it must be."""

_RUN = 3
_WORD = re.compile(r"\w+")


class Likeness(Struct, frozen=True):
    """How much of a source's quotations a text holds: a number, of how many."""

    source: str
    found: int
    of: int

    @property
    def share(self) -> float:
        """The part found, 0 to 1."""
        return self.found / self.of if self.of else 0.0


class _Quotation(NamedTuple):
    source: int
    runs: int


class Recogniser:
    """The quotations of all sources, ready to be looked for in texts."""

    def __init__(self, atlas: Atlas) -> None:
        self._sources = [source.id for source in atlas.all(Source)]
        self._of: Counter[int] = Counter()
        self._quotations: list[_Quotation] = []
        self._holding: dict[tuple[str, ...], list[int]] = {}
        numbers = {source: number for number, source in enumerate(self._sources)}
        told = {(claim.source, claim.quote) for claim in atlas.all(Claim)}
        for source, quote in sorted(told):
            if source in numbers:
                self._add(numbers[source], quote)

    def _add(self, source: int, quote: str) -> None:
        runs = set(_runs(_words(quote)))
        if not runs:
            return
        for run in runs:
            self._holding.setdefault(run, []).append(len(self._quotations))
        self._quotations.append(_Quotation(source, len(runs)))
        self._of[source] += 1

    def likenesses(self, text: str) -> list[Likeness]:
        """How much of each source's quotations a text holds, the largest share first."""
        hits: Counter[int] = Counter()
        for run in set(_runs(_words(text))):
            hits.update(self._holding.get(run, ()))
        found = Counter(
            self._quotations[number].source
            for number, count in hits.items()
            if 2 * count >= self._quotations[number].runs
        )
        told = [
            Likeness(self._sources[source], count, self._of[source])
            for source, count in found.items()
        ]
        return sorted(told, key=lambda each: (-each.share, each.source))


def decide(likenesses: Sequence[Likeness]) -> Likeness | None:
    """The source whose document it is; none if that cannot be told."""
    if not likenesses:
        return None
    best = likenesses[0]
    next_share = likenesses[1].share if len(likenesses) > 1 else 0.0
    clear = best.share >= MARGIN * next_share
    if best.share >= LEAST_SHARE and best.found >= LEAST_FOUND and clear:
        return best
    return None


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text))


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[at:] for at in range(_RUN)), strict=False)
