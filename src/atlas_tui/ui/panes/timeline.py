"""What happened between them, and how the relation reads: relations, then events by date."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import sort_key
from atlas_tui.facts.model import Event, Fact, Relation, label
from atlas_tui.ui import paint
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line, spread
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.rows import Item, under

if TYPE_CHECKING:
    from atlas_tui.ui.draw.ruler import Ruler
    from atlas_tui.ui.draw.ruler.scale import Scale

LEAST_ROWS = 3
"""Rows that must be left under the ruler."""
OTHERS = "Other events that claims about it tell of"
LANES = 7
"""Lines of a ruler that is worth showing: what there is, the lanes and their axis, what is left out."""


class Timeline(Pane):
    """A row a relation, and the events within the outlook, undated ones last."""

    NAME = "timeline"
    NOUN = "relations or events"
    QUESTION = "What happened, and how does the relation read?"
    KEYS = ("timeline", "list")
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
        self._on_ruler: frozenset[str] = frozenset()
        self._ruler: Ruler | None = None
        self._width = 0
        """The width that the ruler was fitted to."""
        self._scale: Scale | None = None
        """The scale that the reader has chosen; without it, the one that fits."""
        self._has_room = False

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """Relations, then dated events in order, then undated ones.

        Of a relation that is the scope, first those of its ruler, then those that its claims name.
        """
        events = outlook.facts(Event)
        self._turn_to(_scoped(outlook))
        between = outlook.atlas.events_of(self._relation) if self._relation else events
        self._on_ruler = frozenset(event.id for event in between)
        if self._relation and outlook.results is None:
            events = list({event.id: event for event in (*between, *events)}.values())
        events = sorted(events, key=lambda event: sort_key(event.date))
        here = [event for event in events if event.id in self._on_ruler]
        return [
            *under("Relations", outlook.facts(Relation)),
            *under("Events", [event for event in here if event.date]),
            *under("Undated events", [event for event in here if not event.date]),
            *under(OTHERS, [event for event in events if event.id not in self._on_ruler]),
        ]

    def _turn_to(self, relation: Relation | None) -> None:
        if relation is self._relation:
            return
        if not relation or not self._relation or relation.id != self._relation.id:
            self._scale = None
        self._relation, self._ruler = relation, None

    def head(self, width: int) -> list[Line]:
        """The ruler of the relation that is the scope, where the pane is high enough for it."""
        if self._relation is None or self.outlook is None:
            self._has_room = False
            return []
        lines = [each.line for each in self._fitted(width).lines(width)]
        room = self.content_size.height - LEAST_ROWS - 1
        self._has_room = len(lines) <= room or room >= LANES
        if not self._has_room:
            zoom = f"{keymap_of(self).key('zoom')} shows its ruler"
            return [spread(lines[0][:1], [(zoom, "dim")], width)]
        if len(lines) > room:
            more = f"… {len(lines) - room + 1} lines more, where the pane is higher"
            lines = [*lines[: room - 1], [(more, "dim")]]
        return [*lines, [("─" * width, "dim")]]

    def _fitted(self, width: int) -> "Ruler":
        from atlas_tui.ui.draw.ruler import Ruler  # noqa: PLC0415 (the first frame does without)

        atlas = self.outlook.atlas if self.outlook else None
        assert atlas is not None  # noqa: S101 (only asked with an outlook)
        chosen = self.fact.id if self.fact and self.fact.id in self._on_ruler else ""
        if self._ruler is None or self._ruler.atlas is not atlas or self._width != width:
            self._ruler = Ruler.fitted(atlas, self._relation, width, chosen)
            if self._scale is not None:
                self._ruler = self._ruler.at_scale(self._scale)
            self._width = width
        self._ruler = self._ruler.selecting(chosen, width)
        return self._ruler

    def watch_cursor(self, old: int, new: int) -> None:
        """The ruler sets the event under the cursor off."""
        super().watch_cursor(old, new)
        if self._relation is not None:
            self.renew_head()
            self._show_cursor()

    def on_resize(self) -> None:
        """A higher pane has room for the ruler."""
        self.renew_head()
        super().on_resize()

    def action_scale(self, step: int) -> None:
        """A finer or coarser ruler."""
        self.screen.say(self._scaled(step))  # type: ignore[attr-defined]

    def _scaled(self, step: int) -> str:
        """Change the scale of the ruler, and say what it is; or why not."""
        keymap = keymap_of(self)
        if self._relation is None or self._ruler is None:
            return f"{keymap.key('go-in')} goes into a relation; its ruler can be made finer"
        if not self._has_room:
            return f"There is no room for the ruler here; {keymap.key('zoom')} gives it some"
        if not self._ruler.dates():
            return "No date is stated, so that there is no ruler"
        before = self._ruler.scale
        self._ruler = self._ruler.zoomed(step)
        self._scale = self._ruler.scale
        if self._scale is before:
            return f"The ruler is as {'fine' if step > 0 else 'coarse'} as it can be"
        self.renew_head()
        return f"The ruler shows {self._scale.value}s; a cell is {self._scale.cell_is}"

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
