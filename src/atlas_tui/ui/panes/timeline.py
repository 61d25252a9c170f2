"""What happened between them, and how the relation reads: relations, then events by date."""

from collections.abc import Sequence

from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Event, Fact, Relation
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rows import Item, under


class Timeline(Pane):
    """A row a relation, and the events within the outlook, undated ones last."""

    NAME = "timeline"
    NOUN = "relations or events"
    QUESTION = "What happened, and how does the relation read?"

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
