"""What the sides of a conflict say in order of time: dated claims first, those without a date after."""

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words, sort_key
from atlas_tui.facts.model import Claim, Conflict, Event, Source

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def letter(side: int) -> str:
    """The letter of a side, counted from 0; beyond Z its number from 1."""
    return LETTERS[side] if side < len(LETTERS) else str(side + 1)


class Moment(Struct, frozen=True, kw_only=True):
    """A claim of a side at its time.

    `date` is EDTF or nothing; `words` are the document's own for it. `by` tells where a date comes
    from that the claim itself does not give: the event that it reports.
    """

    date: str
    words: str
    by: str
    side: int
    label: str
    claim: str
    source: str
    quotation: str


def sequence(atlas: Atlas, conflict: Conflict) -> list[Moment]:
    """The claims of a conflict by date; those of no date come last, in the order of the sides."""
    moments = [
        _moment(atlas, claim, side, each.label)
        for side, each in enumerate(conflict.sides)
        for claim_id in dict.fromkeys(each.claims)
        if (claim := atlas.get(claim_id, Claim))
    ]
    return sorted(moments, key=lambda moment: sort_key(moment.date))


def _moment(atlas: Atlas, claim: Claim, side: int, label: str) -> Moment:
    source = atlas.get(claim.source, Source)
    date, by = claim.date, ""
    if not date:
        events = [each.fact for each in atlas.supports(claim) if isinstance(each.fact, Event)]
        dated = next((event for event in events if event.date), None)
        date, by = (dated.date, dated.id) if dated else ("", "")
    return Moment(
        date=date,
        words=claim.date_text,
        by=by,
        side=side,
        label=label,
        claim=claim.id,
        source=plain.tag(source) if source else claim.source,
        quotation=plain.quotation(claim),
    )


def when(moment: Moment) -> str:
    """The time of a moment for a reader: `August 2021`, else the document's words, else no date."""
    if moment.date:
        return in_words(moment.date)
    return f"“{moment.words}”" if moment.words else "no date stated"
