"""What is wrong with a quotation that does not stand in its document: three classes of error."""

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Literal

from msgspec import Struct

from atlas_tui.documents.anchor import standing
from atlas_tui.facts.model import Claim
from atlas_tui.facts.text import normal

Kind = Literal["missing", "misattributed", "stitched"]
Spans = tuple[tuple[int, int], ...]

_ELLIPSIS = re.compile(r"\[?(?:\.\.\.|…)\]?")
_WORD = re.compile(r"\w+")
_LEAST_WORDS = 3
_MOST_PARTS = 4


class Misquote(Struct, frozen=True, kw_only=True):
    """Why a quotation is not in its document.

    `source` is the other document in which a misattributed one stands; `parts` are the half-open
    spans of the parts of a stitched one in its own document.
    """

    kind: Kind
    source: str = ""
    parts: Spans = ()

    def __str__(self) -> str:
        """As shown: what to know about it."""
        if self.kind == "misattributed":
            return f"it stands in {self.source}"
        if self.kind == "stitched":
            return f"its {len(self.parts)} parts stand apart in the document"
        return "it stands in no attached document"


def misquotes(missing: Mapping[Claim, Spans], texts: Mapping[str, str]) -> dict[str, Misquote]:
    """Why the quotations of claims are not in their documents, by claim id.

    Args:
        missing: the claims, and the spans of the parts of those that are stitched.
        texts: the raw texts of the attached documents, by source id.
    """
    found = {
        claim.id: Misquote(kind="stitched" if parts else "missing", parts=parts)
        for claim, parts in missing.items()
    }
    pairs = {claim: set(pairwise(_WORD.findall(claim.quote))) for claim in missing}
    # Every text is gone through once: only where all pairs of words stand is it looked at closely.
    for source, raw in texts.items() if missing else ():
        known = set(pairwise(_WORD.findall(raw)))
        for claim, told in pairs.items():
            if claim.source != source and told <= known and _stand(raw, claim.quote):
                found[claim.id] = Misquote(kind="misattributed", source=source)
    return found


def _stand(raw: str, quote: str) -> bool:
    """Whether the words of a quotation stand one after the other, whatever parts them."""
    words = _WORD.findall(quote)
    return bool(words) and bool(re.search(r"\b" + r"\W+".join(words) + r"\b", raw))


def parts_of(text: str, quote: str) -> Spans:
    """The spans, in a normalised text, of the few runs of words that a quotation is stitched from.

    Empty if it is not; words left out may be shown by an ellipsis.
    """
    parts = _runs(text, _ELLIPSIS.sub(" ", normal(quote)).split(), _MOST_PARTS)
    return tuple(parts) if len(parts) > 1 else ()


def _runs(text: str, words: list[str], most: int) -> list[tuple[int, int]]:
    """The spans of a few runs of words that together are all the words; none if there are no such."""
    for count in range(len(words), _LEAST_WORDS - 1, -1) if most else ():
        run = " ".join(words[:count])
        places = standing(text, run)
        if not places:
            continue
        here = (places[0], places[0] + len(run))
        if count == len(words):
            return [here]
        rest = _runs(text, words[count:], most - 1)
        if rest:
            return [here, *rest]
    return []
