"""The year ruler of a relation: a lane for each quad class, and the readings of the sources.

Cooperation stands above the axis and conflict below it, deeds further out than words, after the
quad classes of PLOVER. A date is drawn no more precisely than the documents give it.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.edtf import Day, in_words, is_date, parse, sort_key
from atlas_tui.facts.model import Event, Relation, quad_class
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ruler.extent import FOREVER, SELECTED, Extent, extent
from atlas_tui.ui.draw.ruler.frame import Frame
from atlas_tui.ui.draw.ruler.lanes import ABOVE, BELOW, heap, lane, sign, tone
from atlas_tui.ui.draw.ruler.readings import Read, band, read, undated
from atlas_tui.ui.draw.ruler.scale import Scale
from atlas_tui.ui.line import Line, cut, fit, spread, width_of

_UNIT = {Scale.DECADE: 10, Scale.YEAR: 12, Scale.QUARTER: 12, Scale.MONTH: 30}
"""Cells of the unit that the labels of a scale stand for."""


class Ruler(Struct, frozen=True):
    """What happened between the actors of a relation, in time; without one, within a scope.

    `centre` is the day in the middle of the ruler, `selected` the id of the event that is set off.
    """

    atlas: Atlas
    relation: Relation | None
    scale: Scale = Scale.YEAR
    centre: Day = (2020, 1, 1)
    selected: str = ""
    scope: Scope = ()
    gap: bool = False

    @classmethod
    def fitted(
        cls,
        atlas: Atlas,
        relation: Relation | None,
        width: int,
        selected: str = "",
        scope: Scope = (),
    ) -> "Ruler":
        """A ruler by years, or by decades where only these show every dated event and reading."""
        ruler = cls(atlas, relation, selected=selected, scope=scope)
        dates = ruler.dates()
        for scale in (Scale.YEAR, Scale.DECADE) if dates else ():
            low, high = _range(extent(each, scale) for each in dates)
            ruler = replace(ruler, scale=scale, centre=scale.day((low + high) // 2))
            if high - low < ruler.frame(width).room:
                return ruler
        return replace(ruler, centre=ruler.middle())

    def zoomed(self, step: int) -> "Ruler":
        """The ruler at a scale so many steps finer, or coarser with a negative number of steps."""
        return self.at_scale(self.scale.zoomed(step))

    def at_scale(self, scale: Scale) -> "Ruler":
        """The ruler at a scale.

        The selected event comes to stand in its middle; without one, the event in the middle of all.
        """
        return self if scale is self.scale else replace(self, scale=scale, centre=self.middle())

    def centred(self, date: str) -> "Ruler":
        """The ruler with the beginning of a date in its middle; the same where that is no date."""
        return replace(self, centre=_begin(date)) if is_date(date) else self

    def moved(self, units: int) -> "Ruler":
        """The ruler moved by so many of the units that its labels stand for."""
        first, last = self.scale.cell((0, 1, 1)), self.scale.cell((9999, 12, 31))
        cell = self.scale.cell(self.centre) + units * _UNIT[self.scale]
        return replace(self, centre=self.scale.day(max(first, min(cell, last))))

    def selecting(self, event_id: str, width: int) -> "Ruler":
        """The ruler with an event set off; it moves only if the event would be out of view."""
        found = replace(self, selected=event_id)
        event = self.atlas.get(event_id, Event)
        if event is None or not is_date(event.date):
            return found
        in_view = self.frame(width).holds(extent(event.date, self.scale))
        return found if in_view else found.centred(event.date)

    def events(self) -> list[Event]:
        """The events that it shows, by date, undated ones last."""
        if self.relation is not None:
            return self.atlas.events_of(self.relation)
        within = self.atlas.within(Event, self.scope)
        return sorted(within, key=lambda event: sort_key(event.date))

    def dates(self) -> list[str]:
        """Every date on it: of events, then of readings."""
        found = [event.date for event in self.events()]
        found += [each.date for each in self.relation.reading] if self.relation else []
        return [date for date in found if is_date(date)]

    def middle(self) -> Day:
        """The beginning of the selected event, or of the middle one of all dates."""
        event = self.atlas.get(self.selected, Event)
        if event and is_date(event.date):
            return _begin(event.date)
        dates = sorted(self.dates(), key=sort_key)
        return _begin(dates[len(dates) // 2]) if dates else self.centre

    def frame(self, width: int) -> Frame:
        """What it shows in a width."""
        return Frame(self.scale, self.centre, width)

    def lines(self, width: int) -> list[Drawn]:
        """What there is, the lanes around the axis, the readings, what has no date, the selected."""
        frame, events = self.frame(width), self.events()
        reads = read(self.atlas, self.relation) if self.relation else []
        drawn = [Drawn(self._summary(events, reads, width))]
        if self.dates():
            drawn += [row for quad in ABOVE for row in lane(frame, quad, events, self.selected)]
            drawn.append(frame.axis())
            drawn += [row for quad in BELOW for row in lane(frame, quad, events, self.selected)]
            drawn += band(frame, reads)
        heaped = heap(frame, events, self.selected)
        drawn += [*heaped, *undated(frame, reads, "" if heaped else "undated")]
        drawn += [self._told(event, width) for event in events if event.id == self.selected]
        return [Drawn(fit(each.line, width), each.link) for each in drawn]

    def _summary(self, events: list[Event], reads: list[Read], width: int) -> Line:
        """How many events and readings there are, how many of them undated and corroborated."""
        undated_ = sum(not is_date(event.date) for event in events)
        several = sum(self._is_corroborated(event) for event in events)
        more = [f"{undated_} undated"] if undated_ else []
        if undated_ == len(events) and events:
            more = ["none dated"]
        more += [f"{several} by several origins"] if several else []
        told = _number(len(events), "event") + (f" ({', '.join(more)})" if more else "")
        told += f" · {_number(len(reads), 'reading')}" if self.relation else ""
        line: Line = [(told, "strong")]
        scale: Line = [(f"a cell is {self.scale.cell_is}", "dim")] if self.dates() else []
        has_room = width_of(line) + width_of(scale) + 2 <= width
        return spread(line, scale if has_room else [], width)

    def _is_corroborated(self, event: Event) -> bool:
        return self.atlas.corroboration(self.atlas.claims_of(event)).origins > 1

    def _told(self, event: Event, width: int) -> Drawn:
        """The selected event in words, with how many origins and claims tell of it."""
        when = in_words(event.date) if event.date else event.date_text or "undated"
        quad = quad_class(event.type)
        said: Line = [
            (f"{SELECTED} ", "key"),
            (f"{sign(quad)} ", tone(quad)),
            (f"{cut(when, max(17, width // 4))}  ", "dim"),
            (cut(event.title, width), "text"),
        ]
        corroboration = self.atlas.corroboration(self.atlas.claims_of(event))
        return Drawn(spread(said, [(str(corroboration), "dim")], width), event.id)


def _range(whens: Iterable[Extent]) -> tuple[int, int]:
    """The first and last cell that dates have, open ends aside."""
    cells = [cell for when in whens for cell in (when.first, when.last) if abs(cell) != FOREVER]
    return min(cells), max(cells)


def _begin(date: str) -> Day:
    """The day on which a date begins; where that is open, on which it ends."""
    when = parse(date)
    return when.latest if date.startswith(("/", "..")) else when.earliest


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
