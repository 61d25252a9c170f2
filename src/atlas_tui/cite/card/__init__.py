"""The card of a thing: the thing whole, always with its quotations and citations, as plain rows.

The screen paints the rows and the command line prints them; what stands on a card is said once.
"""

from collections.abc import Callable
from typing import Any

from atlas_tui.cite.card import actors, documents, measures, projects
from atlas_tui.cite.card.row import Role, Row, Rows, readings
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Place,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
)

CARDS: dict[type[Fact], Callable[[Atlas, Any], Rows]] = {
    Claim: documents.claim,
    Actor: actors.actor,
    Relation: actors.relation,
    Event: actors.event,
    Project: projects.project,
    Place: projects.place,
    Source: documents.source,
    Reference: documents.reference,
    Topic: documents.topic,
    Series: measures.series,
    Assessment: measures.assessment,
    Ladder: measures.ladder,
    Conflict: documents.conflict,
}
"""Every kind of fact and what stands on its card."""


def card(atlas: Atlas, fact: Fact) -> list[Row]:
    """Every row of a fact's card, conflicts last."""
    return [*rows(atlas, fact), *conflicts_of(atlas, fact)]


def rows(atlas: Atlas, fact: Fact) -> list[Row]:
    """What a fact itself says."""
    return list(CARDS[type(fact)](atlas, fact))


def conflicts_of(atlas: Atlas, fact: Fact) -> list[Row]:
    """The conflicts that a fact is in, if it is in any."""
    conflicts = [] if isinstance(fact, Conflict) else atlas.conflicts(fact)
    if not conflicts:
        return []
    heading = Row("heading", f"In conflict ({len(conflicts)})")
    return [
        heading,
        *(Row("text", f"{each.question} [{each.kind}]", each.id) for each in conflicts),
    ]


__all__ = ["CARDS", "Role", "Row", "card", "conflicts_of", "readings", "rows"]
