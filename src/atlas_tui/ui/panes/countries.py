"""Who: the focus countries, other states, groups and organisations, then topics."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Claim, Fact, Project, Relation, Topic
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under

GROUPS: dict[str, Callable[[Actor], bool]] = {
    "Countries": lambda actor: actor.focus,
    "Other states": lambda actor: actor.kind == "state" and not actor.focus,
    "Governments and movements": lambda actor: actor.kind in ("government", "movement"),
    "Armed groups": lambda actor: actor.kind == "armed-group",
    "Organisations": lambda actor: actor.kind == "organisation",
    "Regions and peoples": lambda actor: actor.kind in ("region", "people"),
    "Persons": lambda actor: actor.kind == "person",
}
"""The headings and the actors that stand under each."""


class Countries(Pane):
    """Actors and topics with the numbers of their relations, projects and claims."""

    NAME = "countries"
    NOUN = "countries or other actors"
    QUESTION = "Who?"
    COLUMNS = "relations projects claims"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "name": lambda _, fact: fact.name.casefold(),
        "claims": lambda atlas, fact: -atlas.claim_counts().get(fact.id, 0),
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Every group that has members within the outlook."""
        self._counts = _counted(outlook.atlas, outlook)
        actors = outlook.facts(Actor)
        items: list[Item] = []
        for heading, belongs in GROUPS.items():
            members = [each for each in actors if belongs(each) and not _listed(items, each)]
            items += under(heading, members)
        return [*items, *under("Topics", outlook.facts(Topic))]

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """An actor or topic with its numbers."""
        relations, projects, claims = self._counts
        if isinstance(fact, Topic):
            return paint.topic(fact, claims.get(fact.id, 0), width, self.marks)
        assert isinstance(fact, Actor)  # noqa: S101 (the pane lists nothing else)
        numbers = (relations.get(fact.id, 0), projects.get(fact.id, 0), claims.get(fact.id, 0))
        return paint.actor(fact, numbers, width, self.marks)


Counts = tuple[Mapping[str, int], Mapping[str, int], Mapping[str, int]]


def _counted(atlas: Atlas, outlook: Outlook) -> Counts:
    """How many relations, projects and claims within the scope concern each actor or topic."""
    relations: Counter[str] = Counter()
    projects: Counter[str] = Counter()
    for relation in atlas.within(Relation, outlook.scope):
        relations.update(atlas.family(relation.actors))
    for project in atlas.within(Project, outlook.scope):
        projects.update(atlas.family((*project.actors, *project.transit)))
    if outlook.results is None:
        return relations, projects, atlas.claim_counts(outlook.scope)
    claims: Counter[str] = Counter()
    for claim in outlook.facts(Claim):
        claims.update(atlas.claim_keys(claim))
    return relations, projects, claims


def _listed(items: Sequence[Item], fact: Fact) -> bool:
    return any(not isinstance(item, str) and item.id == fact.id for item in items)
