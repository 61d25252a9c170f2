"""Which documents the base stands on, and what each of them cites."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.model import Fact, Reference, Source
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under


class Sources(Pane):
    """Documents with their nature, reliability and number of claims, then the works they cite."""

    NAME = "sources"
    NOUN = "sources"
    QUESTION = "Which documents say so, and how far can each be trusted?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "claims": lambda atlas, fact: -atlas.claim_counts().get(fact.id, 0),
        "reliability": lambda _, fact: fact.reliability.grade if isinstance(fact, Source) else "",
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Documents, then the entries of their bibliographies."""
        cited = outlook.facts(Reference)
        return [*under("Documents", outlook.facts(Source)), *under("Works that they cite", cited)]

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A document or an entry of a bibliography."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None:
            return []
        if isinstance(fact, Source):
            return paint.source(atlas, fact, width, self.marks)
        return paint.reference(fact, width, self.marks) if isinstance(fact, Reference) else []
