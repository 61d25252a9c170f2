"""The rows of a card, and those that several kinds of card share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import Claim, Relation, Source, label, reading_words

Role = Literal["title", "badge", "heading", "text", "quote", "citation", "note"]

SAMPLE = 3
"""How many claims stand on the card of something that many claims are about."""


class Row(Struct, frozen=True):
    """A paragraph of a card; `link` is the id of the fact that it speaks of."""

    role: Role
    text: str
    link: str = ""


Rows = Iterator[Row]


def quoted(atlas: Atlas, claim_id: str) -> Rows:
    """A claim's quotation and citation; a claim that can't be found is said to be missing."""
    claim = atlas.get(claim_id, Claim)
    if claim is None:
        yield Row("note", f"claim {claim_id} is not in this base")
        return
    yield Row("quote", plain.quotation(claim), claim.id)
    yield Row("citation", plain.citation(atlas, claim), claim.id)


def told(atlas: Atlas, claims: Iterable[Claim]) -> Rows:
    """Each claim's statement, quotation and citation."""
    for claim in claims:
        yield Row("text", claim.statement, claim.id)
        yield from quoted(atlas, claim.id)


MANY = 5_000
"""Claims from which a card does not look at every one of them."""


def said(atlas: Atlas, claims: Sequence[Claim]) -> str:
    """How many origins stand behind how many claims; the claims alone where they are very many."""
    return count(len(claims), "claim") if len(claims) > MANY else str(atlas.corroboration(claims))


def sample(atlas: Atlas, claims: list[Claim]) -> Rows:
    """The first of many claims, and how many more there are."""
    yield from told(atlas, claims[:SAMPLE])
    if len(claims) > SAMPLE:
        more = len(claims) - SAMPLE
        yield Row("note", f"{more} more among the claims; Enter makes this the scope")


def readings(atlas: Atlas, relation: Relation) -> str:
    """The readings of a relation in a line, each with its source: `worsening (IAIS 2025)`."""
    found = []
    for reading in relation.reading:
        claim = atlas.get(reading.claim, Claim)
        source = atlas.get(claim.source, Source) if claim else None
        found.append(
            f"{reading_words(reading)} ({plain.tag(source) if source else 'source missing'})"
        )
    return ", ".join(dict.fromkeys(found)) or "no reading"


def name(atlas: Atlas, fact_id: str) -> str:
    """What a reader calls the fact of that id; the id itself if the base has none."""
    fact = atlas.by_id.get(fact_id)
    return label(fact) if fact else fact_id


def names(atlas: Atlas, ids: Iterable[str]) -> str:
    """What a reader calls the facts of those ids, in a line."""
    return ", ".join(name(atlas, each) for each in ids)


def when(date: str, date_text: str = "") -> str:
    """A date in words with the document's own, or `undated`."""
    if not date:
        return f"“{date_text}”" if date_text else "undated"
    words = in_words(date)
    return f"{words} (“{date_text}”)" if date_text and date_text != words else words


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 claim`, `2 claims`."""
    return f"{number} {noun if number == 1 else f'{noun}s'}"
