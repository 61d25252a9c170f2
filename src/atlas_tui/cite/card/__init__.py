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
    rows = list(CARDS[type(fact)](atlas, fact))
    conflicts = [] if isinstance(fact, Conflict) else atlas.conflicts(fact)
    if conflicts:
        rows.append(Row("heading", f"In conflict ({len(conflicts)})"))
        rows.extend(Row("text", f"{each.question} [{each.kind}]", each.id) for each in conflicts)
    return rows


__all__ = ["CARDS", "Role", "Row", "card", "readings"]
