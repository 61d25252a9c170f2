"""A relation at a glance, in time: a cell a year, cooperation above and conflict below."""

from collections.abc import Iterable

from atlas_tui.facts.edtf import is_date, parse
from atlas_tui.facts.model import Event, quad_class
from atlas_tui.ui.line import Line

MOST = 8
"""Years that are shown at most, the latest ones."""
_CELLS: dict[frozenset[bool], tuple[str, str]] = {
    frozenset(): ("·", "dim"),
    frozenset({True}): ("▀", "cooperation"),
    frozenset({False}): ("▄", "conflict"),
    frozenset({True, False}): ("█", "text"),
}
"""Whether a year has cooperation, conflict, both or neither, to its cell."""


def year(event: Event) -> int | None:
    """The year of an event whose date lies within one."""
    if not is_date(event.date):
        return None
    when = parse(event.date)
    return when.earliest[0] if when.earliest[0] == when.latest[0] else None


def latest(events: Iterable[Event], most: int = MOST) -> range:
    """The latest years that events have, for all relations alike; empty where none has one."""
    known = [found for event in events if (found := year(event)) is not None]
    if not known:
        return range(0)
    return range(max(min(known), max(known) - most + 1), max(known) + 1)


def glance(events: Iterable[Event], shown: range) -> Line:
    """A cell a year, then how many events stand elsewhere: `▀··▄▀ +16`.

    Args:
        events: of one relation.
        shown: the years; events of others, undated ones and those that span years are only counted.
    """
    tones: dict[int, set[bool]] = {each: set() for each in shown}
    elsewhere = 0
    for event in events:
        found = year(event)
        if found in tones:
            tones[found].add(quad_class(event.type).endswith("cooperation"))
        else:
            elsewhere += 1
    line = [_CELLS[frozenset(tones[each])] for each in shown]
    return [*line, (f" +{elsewhere}" if elsewhere else "", "dim")]
