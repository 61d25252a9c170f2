"""Points over time: a sign a group, hollow for projections, joined where they may be compared."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.facts.slots import Slot, number
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.picture import Picture, Place
from atlas_tui.ui.draw.ticks import ticks
from atlas_tui.ui.draw.wrapped import within
from atlas_tui.ui.draw.years import Years, years

SIGNS = (("●", "○"), ("■", "□"), ("▲", "△"), ("◆", "◇"), ("▼", "▽"))
"""The signs of a group: of a value, and of a projected one."""
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ROLES = ("group-1", "group-2", "group-3", "group-4", "text")
HEIGHT = 9
"""Lines of a plot at most, its axis of time aside."""
NAMED = 24
"""Slots up to which every value stands beside its point; of more, only the extremes."""
_LEAST = 12


class Plot(Struct, frozen=True):
    """Slots at dates as points over time.

    `joined` draws lines between the points of a group where no year between them is empty.
    """

    slots: tuple[Slot, ...]
    joined: bool = True
    height: int = HEIGHT

    def lines(self, width: int) -> list[Drawn]:
        """The plot with both axes; nothing where no slot has a number or there is no room."""
        slots = [slot for slot in self.slots if slot.values]
        if not slots:
            return []
        scale = ticks(value for slot in slots for value in slot.values)
        named = max(cell_len(number(value)) for value in scale.values)
        room = width - named - len(" ┤")
        if room < _LEAST:
            return []
        axis = years([slot.at for slot in slots], room)
        picture = Picture(scale, axis, self.height)
        places = list(_places(slots, axis))
        if self.joined:
            for group in _by_group(places):
                picture.join(group)
        for place in places:
            picture.mark(place)
        for place in _named(places):
            picture.name(place)
        return within(picture.lines(named), width)


def signs_of(slots: Iterable[Slot]) -> dict[str, tuple[str, str]]:
    """The two signs of each group; letters where there are more groups than signs."""
    groups = list(dict.fromkeys(slot.group for slot in slots))
    if len(groups) <= len(SIGNS):
        return dict(zip(groups, SIGNS, strict=False))
    letters = [_LETTERS[at % len(_LETTERS)] for at in range(len(groups))]
    return {group: (each, each.lower()) for group, each in zip(groups, letters, strict=True)}


def _places(slots: Sequence[Slot], axis: Years) -> Iterator[Place]:
    """Each slot in its column; groups at one time stand a little apart."""
    signs = signs_of(slots)
    order = {group: at for at, group in enumerate(signs)}
    columns: dict[int, list[Slot]] = {}
    for slot in slots:
        columns.setdefault(axis.cell(slot.at), []).append(slot)
    for column, here in columns.items():
        ranks = sorted({order[slot.group] for slot in here})
        apart = min(2, int(axis.step - 1) // len(ranks)) if len(ranks) > 1 else 0
        start = column - apart * (len(ranks) - 1) // 2
        for slot in here:
            rank = order[slot.group]
            at = max(0, min(start + apart * ranks.index(rank), axis.width - 1))
            yield Place(slot, at, signs[slot.group], ROLES[rank % len(ROLES)])


def _by_group(places: Iterable[Place]) -> list[list[Place]]:
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.slot.group, []).append(place)
    return list(groups.values())


def _named(places: Sequence[Place]) -> Sequence[Place]:
    """The slots whose values are written out."""
    if len(places) <= NAMED:
        return places
    lowest = min(places, key=lambda place: place.slot.low)
    highest = max(places, key=lambda place: place.slot.high)
    return [highest, lowest]


def legend(slots: Iterable[Slot]) -> list[tuple[str, str]]:
    """The signs in the plot of these slots and their meanings."""
    drawn = [slot for slot in slots if slot.values]
    signs = signs_of(drawn)
    named = [(solid, group) for group, (solid, _) in signs.items() if group]
    if any(point.basis == "projection" for slot in drawn for point in slot.points):
        _, hollow = next(iter(signs.values()))
        named.append((hollow, "projection"))
    if any(slot.differs for slot in drawn):
        named.append(("│", "the claims differ, from lowest to highest"))
    return named
