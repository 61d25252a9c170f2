"""The views of a base and the kinds of fact that each one lists."""

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

VIEWS: dict[str, tuple[type[Fact], ...]] = {
    "countries": (Actor, Topic),
    "timeline": (Relation, Event),
    "projects": (Project,),
    "claims": (Claim,),
    "sources": (Source, Reference),
    "figures": (Series, Assessment, Ladder),
    "conflicts": (Conflict,),
    "map": (Place,),
}
"""Every kind of fact is listed in exactly one view."""

VIEW_OF: dict[type[Fact], str] = {kind: view for view, kinds in VIEWS.items() for kind in kinds}
