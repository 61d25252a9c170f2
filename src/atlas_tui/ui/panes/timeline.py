"""What happened between them, and how the relation reads: relations, then events by date."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Event, Fact, Relation, label
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under


class Timeline(Pane):
    """A row a relation, and the events within the outlook, undated ones last."""

    NAME = "timeline"
    NOUN = "relations or events"
    QUESTION = "What happened, and how does the relation read?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "name": lambda _, fact: label(fact).casefold(),
        "readings or origins": lambda atlas, fact: -_weight(atlas, fact),
        "events or type": lambda atlas, fact: (
            -_happenings(atlas, fact),
            getattr(fact, "type", ""),
        ),
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Relations, then dated events in order, then undated ones."""
        relations = outlook.facts(Relation)
        events = sorted(outlook.facts(Event), key=lambda event: sort_key(event.date))
        dated = [event for event in events if event.date]
        undated = [event for event in events if not event.date]
        return [
            *under("Relations", relations),
            *under("Events", dated),
            *under("Undated events", undated),
        ]

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A relation or an event."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None:
            return []
        if isinstance(fact, Relation):
            return paint.relation(atlas, fact, atlas.events_of(fact), width, self.marks)
        if isinstance(fact, Event):
            return paint.event(atlas, fact, width, self.marks)
        return []


def _weight(atlas: Atlas, fact: Fact) -> int:
    """How many readings a relation has, or origins an event."""
    if isinstance(fact, Relation):
        return len(fact.reading)
    return atlas.corroboration(atlas.claims_of(fact)).origins


def _happenings(atlas: Atlas, fact: Fact) -> int:
    """How many events stand between the actors of a relation; none for an event."""
    return len(atlas.events_of(fact)) if isinstance(fact, Relation) else 0
