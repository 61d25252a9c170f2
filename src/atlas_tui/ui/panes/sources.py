"""Which documents the base stands on, and what each of them cites."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.documents.copies import copies
from atlas_tui.documents.standing import Glance
from atlas_tui.facts.model import Fact, Reference, Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui import paint
from atlas_tui.ui.card import blocks_of
from atlas_tui.ui.draw.coverage import Coverage, bar, glances
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under

BAR = 12
"""Cells of the coverage in a row."""


class Sources(Pane):
    """Documents with their nature, reliability and number of claims, then the works they cite."""

    NAME = "sources"
    NOUN = "sources"
    QUESTION = "Which documents say so, and how far can each be trusted?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "claims": lambda atlas, fact: -atlas.claim_counts().get(fact.id, 0),
        "reliability": lambda _, fact: fact.reliability.grade if isinstance(fact, Source) else "",
    }

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._glances: dict[str, Glance] = {}

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Documents, then the entries of their bibliographies."""
        try:
            self._glances = glances(outlook.atlas, copies())
        except AtlasError:
            self._glances = {}  # a broken register is told where documents are attached
        cited = outlook.facts(Reference)
        return [*under("Documents", outlook.facts(Source)), *under("Works that they cite", cited)]

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A document or an entry of a bibliography."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None:
            return []
        if isinstance(fact, Source):
            glance = self._glances.get(fact.id)
            covered = bar(glance, BAR) if glance and glance.length else ""
            return paint.source(atlas, fact, width, self.marks, covered)
        return paint.reference(fact, width, self.marks) if isinstance(fact, Reference) else []

    def told(self) -> list[Block] | None:
        """The card of a document with the coverage of the reader's own copy."""
        if self.outlook is None or not isinstance(self.fact, Source):
            return None
        return [
            *blocks_of(self.outlook.atlas, self.fact),
            Coverage(self._glances.get(self.fact.id)),
        ]
