"""A conflict in a paragraph: every side with its quotations and citations, for a memo."""

from collections.abc import Iterable

from atlas_tui.cite import plain
from atlas_tui.cite.sequence import letter
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import ONE_SIDED, Claim, Conflict, ConflictKind, Side
from atlas_tui.facts.sums import sums

_LEADS: dict[ConflictKind, str] = {
    "arithmetic": "Numbers that do not add up, from {}.",
    "garble": "Words that cannot be read as they stand, from {}.",
    "reference": "A citation that leads nowhere, or none where one is due, from {}.",
}
_NUMBERS = "no one two three four five six seven eight nine ten".split()
_STATES = {
    "open": "The question is open.",
    "explained": "The documents themselves account for the difference.",
    "source-error": "The slip is plain from the document.",
}
_DISPUTED = "disputed: see "


def claims_of(atlas: Atlas, side: Side) -> list[Claim]:
    """The claims of a side, each once, those that can be found."""
    return [claim for each in dict.fromkeys(side.claims) if (claim := atlas.get(each, Claim))]


def lead(atlas: Atlas, conflict: Conflict) -> str:
    """How many documents give how many answers, as in `Two documents give three answers`."""
    sources = {claim.source for side in conflict.sides for claim in claims_of(atlas, side)}
    documents = "one document" if len(sources) == 1 else f"{_spelt(len(sources))} documents"
    if conflict.kind in ONE_SIDED:
        return _LEADS[conflict.kind].format(documents)
    verb = "gives" if len(sources) == 1 else "give"
    answers = "answer" if len(conflict.sides) == 1 else "answers"
    told = f"{documents} {verb} {_spelt(len(conflict.sides))} {answers}."
    return told[0].upper() + told[1:]


def paragraph(atlas: Atlas, conflict: Conflict) -> str:
    """All sides of a conflict in one paragraph, each quotation with its citation and caveats.

    Our own arithmetic, where there is any, stands in brackets and says so.
    """
    parts = [conflict.question, lead(atlas, conflict)]
    for number, side in enumerate(conflict.sides):
        told = _told(atlas, conflict, claims_of(atlas, side)) or "no claim of it is in this base"
        mark = f"({letter(number)}) " if len(conflict.sides) > 1 else ""
        parts.append(f"{mark}{side.label}: {told}.")
    parts.append(conflict.note)
    if conflict.kind == "arithmetic":
        parts += [f"[Reckoned: {each.text}.]" for each in sums(atlas, conflict).reckonings]
    parts.append(_STATES[conflict.state])
    return " ".join(" ".join(part.split()) for part in parts if part)


def _told(atlas: Atlas, conflict: Conflict, claims: Iterable[Claim]) -> str:
    return "; ".join(dict.fromkeys(_excerpt(atlas, conflict, claim) for claim in claims))


def _excerpt(atlas: Atlas, conflict: Conflict, claim: Claim) -> str:
    """Quotation, citation and caveats; that this very conflict disputes the claim goes unsaid."""
    told = f"{plain.quotation(claim)} ({plain.citation(atlas, claim)})"
    caveats = "; ".join(
        filter(None, (_other(each, conflict) for each in plain.caveats(atlas, claim)))
    )
    return f"{told} [{caveats}]" if caveats else told


def _other(caveat: str, conflict: Conflict) -> str:
    """A caveat without this conflict: `also disputed: see cpec-status`."""
    if not caveat.startswith(_DISPUTED):
        return caveat
    others = [each for each in caveat.removeprefix(_DISPUTED).split(", ") if each != conflict.id]
    return f"also {_DISPUTED}{', '.join(others)}" if others else ""


def _spelt(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)
