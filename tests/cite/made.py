"""Claims, sources and conflicts as tests of citing need them."""

from typing import Any

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Fact, Side, Source


def source(csl: dict[str, Any], **more: Any) -> Source:
    fields = {"genre": "policy brief", "origin": "x", "words": 9, "paragraphs": "blocks", **more}
    return Source(id="brief", sha256="0" * 64, csl=csl, **fields)


def claim(**fields: Any) -> Claim:
    given = {
        "id": "c",
        "source": "brief",
        "statement": "x",
        "quote": "some words of the document",
        "kind": "fact",
        "about": ("XNO",),
        "topics": ("water",),
        "voice": "own",
        "modality": "asserted",
        **fields,
    }
    return Claim(**given)


def shelf(claim: Claim, *more: Fact) -> Atlas:
    facts = [source({"title": "Rivers"}), claim, *more]
    return Atlas(None, {fact.id: fact for fact in facts}, {})


def conflict(kind: Any) -> Conflict:
    side = Side(label="a", claims=("c",))
    return Conflict(
        id=f"about-{kind}", question="Q?", kind=kind, sides=(side, side), state="open", note="n"
    )
