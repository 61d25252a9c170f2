"""Who says things alike: one origin only, two, or more; as a list and as a matrix."""

from collections.abc import Sequence

from msgspec import Struct

from atlas_tui.cite.cells import Key, counted, grid
from atlas_tui.cite.matrix import Cell, Head, Matrix
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Event, Series
from atlas_tui.facts.slots import number, slots

_BARS = ("one origin only", "two origins", "three or more")


class Alike(Struct, frozen=True, kw_only=True):
    """Claims that say the same: of one event, one side of a conflict, one value of a figure."""

    what: str
    fact: str
    title: str
    claims: tuple[str, ...]
    origins: int


ALONE = "claim on its own"
WHATS = ("event", "side of a conflict", "value of a figure", ALONE)


def alike(atlas: Atlas) -> list[Alike]:
    """Everything that is said, by how many origins: the best corroborated first."""
    found = [*_events(atlas), *_sides(atlas), *_values(atlas)]
    grouped = {claim for each in found for claim in each.claims}
    found += [
        Alike(what=ALONE, fact=claim.id, title=claim.statement, claims=(claim.id,), origins=1)
        for claim in atlas.all(Claim)
        if claim.id not in grouped
    ]
    return sorted(found, key=lambda each: (-each.origins, -len(each.claims)))


def _events(atlas: Atlas) -> list[Alike]:
    return [
        _alike(atlas, "event", event.id, event.title, event.claims) for event in atlas.all(Event)
    ]


def _sides(atlas: Atlas) -> list[Alike]:
    return [
        _alike(
            atlas,
            "side of a conflict",
            conflict.id,
            f"{conflict.question} {side.label}",
            side.claims,
        )
        for conflict in atlas.all(Conflict)
        for side in conflict.sides
    ]


def _values(atlas: Atlas) -> list[Alike]:
    found = []
    for series in atlas.all(Series):
        for slot in slots(series):
            for value in slot.values:
                claims = tuple(each.claim for each in slot.points if each.value == value)
                where = " ".join(part for part in (slot.at, slot.group) if part)
                title = f"{series.title}, {where}: {number(value)} {series.unit}"
                found.append(_alike(atlas, "value of a figure", series.id, title, claims))
    return found


def _alike(atlas: Atlas, what: str, fact: str, title: str, claim_ids: Sequence[str]) -> Alike:
    claims = [claim for each in dict.fromkeys(claim_ids) if (claim := atlas.get(each, Claim))]
    return Alike(
        what=what,
        fact=fact,
        title=title,
        claims=tuple(claim.id for claim in claims),
        origins=atlas.corroboration(claims).origins,
    )


def corroboration(atlas: Atlas) -> Matrix:
    """How much is said by one origin only, by two, by more."""
    held: dict[Key, list[Alike]] = {}
    for each in alike(atlas):
        if each.origins:
            key = (WHATS.index(each.what), min(each.origins, len(_BARS)) - 1)
            held.setdefault(key, []).append(each)
    most = max((len(each) for each in held.values()), default=1)
    cells = {}
    for key, found in held.items():
        level = counted([each.fact for each in found], most).level
        claims = dict.fromkeys(claim for each in found for claim in each.claims)
        cells[key] = Cell(str(len(found)), level, tuple(claims))
    return Matrix(
        id="corroboration",
        title="Corroboration",
        means=(
            "How many things are said by claims of so many independent origins; two claims of one"
            " origin count once."
        ),
        rows=tuple(Head(each) for each in WHATS),
        columns=tuple(Head(each) for each in _BARS),
        cells=grid(len(WHATS), len(_BARS), cells),
        counts=True,
    )
