"""What happened between them, and how the relation reads: relations, then events by date."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Event, Fact, Relation, label
from atlas_tui.ui import paint
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under

if TYPE_CHECKING:
    from atlas_tui.ui.draw.ruler import Ruler

LEAST_ROWS = 4
"""Rows that must be left under the ruler."""


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

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("timeline")
    ]

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._relation: Relation | None = None
        self._ruler: Ruler | None = None

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Relations, then dated events in order, then undated ones."""
        relations = outlook.facts(Relation)
        events = sorted(outlook.facts(Event), key=lambda event: sort_key(event.date))
        dated = [event for event in events if event.date]
        undated = [event for event in events if not event.date]
        relation = _scoped(outlook)
        if relation is not self._relation:
            self._relation, self._ruler = relation, None
        return [
            *under("Relations", relations),
            *under("Events", dated),
            *under("Undated events", undated),
        ]

    def head(self, width: int) -> list[Line]:
        """The ruler of the relation that is the scope, where the pane is high enough for it."""
        if self._relation is None or self.outlook is None:
            return []
        ruler = self._fitted(width)
        lines = [each.line for each in ruler.lines(width)]
        if len(lines) + LEAST_ROWS > self.content_size.height:
            return [[*lines[0][:1], ("  z shows its ruler", "dim")]] if lines else []
        return [*lines, [("─" * width, "dim")]]

    def _fitted(self, width: int) -> "Ruler":
        from atlas_tui.ui.draw.ruler import Ruler  # noqa: PLC0415 (the first frame does without)

        atlas = self.outlook.atlas if self.outlook else None
        assert atlas is not None  # noqa: S101 (only asked with an outlook)
        chosen = self.fact.id if isinstance(self.fact, Event) else ""
        if self._ruler is None or self._ruler.atlas is not atlas:
            self._ruler = Ruler.fitted(atlas, self._relation, width, chosen)
        self._ruler = self._ruler.selecting(chosen, width)
        return self._ruler

    def watch_cursor(self, old: int, new: int) -> None:
        """The ruler sets the event under the cursor off."""
        super().watch_cursor(old, new)
        if self._relation is not None:
            self.renew_head()

    def on_resize(self) -> None:
        """A higher pane has room for the ruler."""
        self._head = {}
        super().on_resize()

    def action_scale(self, step: int) -> None:
        """A finer or coarser ruler."""
        if self._ruler is not None:
            self._ruler = self._ruler.zoomed(step)
            self.renew_head()

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


def _scoped(outlook: Outlook) -> Relation | None:
    """The relation that is the innermost scope, if one is."""
    fact = outlook.atlas.by_id.get(outlook.scope[-1]) if outlook.scope else None
    return fact if isinstance(fact, Relation) else None


def _weight(atlas: Atlas, fact: Fact) -> int:
    """How many readings a relation has, or origins an event."""
    if isinstance(fact, Relation):
        return len(fact.reading)
    return atlas.corroboration(atlas.claims_of(fact)).origins


def _happenings(atlas: Atlas, fact: Fact) -> int:
    """How many events stand between the actors of a relation; none for an event."""
    return len(atlas.events_of(fact)) if isinstance(fact, Relation) else 0
