"""Small bases in memory for the analysis: claims of few words, and what rests on them."""

from typing import Any

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import (
    Actor,
    Claim,
    Conflict,
    ConflictKind,
    Fact,
    Point,
    Series,
    Side,
    Source,
)


def source(fact_id: str, issued: str = "", origin: str = "") -> Source:
    """A document of that id, which is its tag too."""
    return Source(
        id=fact_id,
        sha256="0" * 64,
        csl={"type": "document", **({"issued": issued} if issued else {})},
        genre="letter",
        origin=origin or fact_id,
        words=100,
        paragraphs="blocks",
    )


def claim(fact_id: str, said: str = "letter", **fields: Any) -> Claim:
    """A claim of a document; without words of its own its quotation is its id."""
    given = {
        "statement": f"Statement of {fact_id}.",
        "quote": fact_id,
        "paragraph": 1,
        "kind": "fact",
        "about": ("XNO",),
        "topics": ("water",),
        "voice": "own",
        "modality": "asserted",
        **fields,
    }
    return Claim(id=fact_id, source=said, **given)


def series(fact_id: str, unit: str, *points: tuple[str, str, float, str]) -> Series:
    """Points as (at, group, value, claim)."""
    return Series(
        id=fact_id,
        title=f"Series {fact_id}",
        unit=unit,
        about=("XNO",),
        point=tuple(
            Point(at=at, group=group, value=value, basis="observed", claim=claim_id)
            for at, group, value, claim_id in points
        ),
    )


def conflict(kind: ConflictKind, *sides: tuple[str, ...], fact_id: str = "clash") -> Conflict:
    """Sides as a label and the ids of its claims."""
    return Conflict(
        id=fact_id,
        question="Which is it?",
        kind=kind,
        sides=tuple(
            Side(label=label, claims=claims) for label, *rest in sides for claims in [tuple(rest)]
        ),
        state="open",
        note="They do not agree.",
    )


def base(*facts: Fact) -> Atlas:
    """A base of these facts beside one document and two states."""
    given = (
        source("letter"),
        Actor(id="XNO", kind="state", name="Northland", focus=True),
        Actor(id="XSO", kind="state", name="Southland"),
        *facts,
    )
    return Atlas(None, {fact.id: fact for fact in given}, {})
