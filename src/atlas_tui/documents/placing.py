"""Where the quotations of claims stand in a document, by the characters of its raw text."""

from collections.abc import Iterable, Sequence

from msgspec import Struct

from atlas_tui.documents.anchor import Passages, State
from atlas_tui.documents.misquotes import parts_of
from atlas_tui.facts.cache import Progress, cancelling
from atlas_tui.facts.model import Claim

_EVERY = 200
"""Claims between two tellings of progress."""


class Placed(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a claim's quotation stands: a half-open span of the raw text, -1 when missing.

    `score` is its similarity to the words there, 0 to 100, `places` how many places are as likely,
    `gap` the span of a running head or page number within it. `parts` are the spans of the parts
    of a missing one that was stitched together. `confirmed` says that a person has looked at a place
    that is not exact and found it right.
    """

    claim: str
    state: State
    start: int = -1
    end: int = -1
    score: float = 100.0
    places: int = 1
    gap: tuple[int, int] | None = None
    parts: tuple[tuple[int, int], ...] = ()
    confirmed: bool = False


def place(passages: Passages, claim: Claim) -> Placed:
    """Where the quotation of a claim stands."""
    anchor = passages.anchor(claim)
    raw = passages.normalised.raw_span
    if anchor.state == "missing":
        parts = tuple(raw(*part) for part in parts_of(passages.text, claim.quote))
        return Placed(claim=claim.id, state="missing", score=0.0, places=0, parts=parts)
    start, end = raw(anchor.start, anchor.end)
    return Placed(
        claim=claim.id,
        state=anchor.state,
        start=start,
        end=end,
        score=anchor.score,
        places=anchor.places,
        gap=raw(*anchor.gap) if anchor.gap else None,
    )


def place_all(
    passages: Passages, claims: Sequence[Claim], progress: Progress | None = None
) -> list[Placed]:
    """Where the quotations of claims stand, in the order of the claims.

    Raises:
        Cancelled: the progress callback said so.
    """
    told = cancelling(progress)
    placed: list[Placed] = []
    for number, claim in enumerate(claims):
        if number % _EVERY == 0:
            told(number, len(claims))
        placed.append(place(passages, claim))
    return placed


def in_order(placed: Iterable[Placed]) -> list[Placed]:
    """Those that stand somewhere, as a reader meets them."""
    return sorted(
        (each for each in placed if each.start >= 0), key=lambda each: (each.start, each.end)
    )
