"""What matrices are built of: their grid, the headings of actors and sources, counts, clashes."""

from collections.abc import Iterable, Sequence

from atlas_tui.cite import plain
from atlas_tui.cite.card.row import name
from atlas_tui.cite.matrix import Cell, Head
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Claim, Conflict, Source

Key = tuple[int, int]
"""Row and column, counted from 0."""
_ASIDE = ("garble", "reference")
"""Kinds of conflict that leave what a claim says as it is."""
_LONGEST_CODE = 6
_SHADES = 4


def grid(rows: int, columns: int, cells: dict[Key, Cell]) -> tuple[tuple[Cell, ...], ...]:
    """Cells by (row, column) as rows; what is not given is empty."""
    none = Cell()
    return tuple(
        tuple(cells.get((row, column), none) for column in range(columns)) for row in range(rows)
    )


def counted(claims: Sequence[str], most: int) -> Cell:
    """A count, shaded by its share of the largest on a scale of halves."""
    level = next((_SHADES - at for at in range(_SHADES) if len(claims) * 2 ** (at + 1) > most), 1)
    return Cell(str(len(claims)), level, tuple(claims))


def conflicts_of(atlas: Atlas, claims: Iterable[str]) -> tuple[str, ...]:
    """The conflicts that dispute what claims say."""
    found: dict[str, Conflict] = {}
    for claim_id in claims:
        claim = atlas.get(claim_id, Claim)
        for conflict in atlas.conflicts(claim) if claim else ():
            if conflict.kind not in _ASIDE:
                found[conflict.id] = conflict
    return tuple(found)


def head(atlas: Atlas, fact_id: str) -> Head:
    """The heading of an actor or project, with the code of a state."""
    actor = atlas.get(fact_id, Actor)
    short = fact_id if actor and actor.kind == "state" else _initials(actor)
    return Head(name(atlas, fact_id), fact_id, short)


def _initials(actor: Actor | None) -> str:
    """A short form that the documents use for an actor, such as `TTP`."""
    forms = (actor.name, *actor.aliases) if actor else ()
    return next((each for each in forms if each.isupper() and len(each) <= _LONGEST_CODE), "")


def source_head(atlas: Atlas, source_id: str) -> Head:
    """The heading of a source: its tag."""
    source = atlas.get(source_id, Source)
    return Head(plain.tag(source) if source else "source missing", source_id)


def in_order(atlas: Atlas, ids: Iterable[str]) -> list[str]:
    """Ids each once: focus countries, other states, all else, in the order of the base."""
    order = {fact_id: at for at, fact_id in enumerate(atlas.by_id)}

    def rank(fact_id: str) -> tuple[int, int]:
        actor = atlas.get(fact_id, Actor)
        group = 0 if actor and actor.focus else 1 if actor and actor.kind == "state" else 2
        return group, order.get(fact_id, len(order))

    return sorted(dict.fromkeys(ids), key=rank)
