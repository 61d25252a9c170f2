"""Bars by category: one a slot, shaded by its basis, with the range where claims differ."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.facts.model import Basis
from atlas_tui.facts.slots import BASES, Slot, told
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ticks import Ticks, labels_below, ticks
from atlas_tui.ui.draw.wrapped import at_right, padded, within, wrapped
from atlas_tui.ui.line import cut, wrap

SHADES: dict[Basis, str] = {"observed": "█", "survey": "▓", "estimate": "▒", "projection": "░"}
"""What a bar is made of; a projection is hollow."""
_EIGHTHS = " ▏▎▍▌▋▊▉"
LONGEST_BAR = 72
_GAP = 2
_LEAST_BAR = 8
_NO_GROUP = "all"


class Bars(Struct, frozen=True):
    """Slots as bars over one axis, under their time or category where they have groups."""

    slots: tuple[Slot, ...]

    def lines(self, width: int) -> list[Drawn]:
        """The bars and the axis below them; nothing where no slot has a number."""
        drawable = _by_at(slot for slot in self.slots if slot.values)
        if not drawable:
            return []
        scale = ticks((value for slot in drawable for value in slot.values), from_zero=True)
        grouped = any(slot.group for slot in drawable)
        layout = _layout(drawable, width, indent=_GAP if grouped else 0)
        lines: list[Drawn] = []
        for at, slots in groupby(drawable, key=lambda slot: slot.at):
            lines += wrapped(at, width, "strong") if grouped else []
            lines += [line for slot in slots for line in _bar(slot, scale, layout)]
        return within(lines + _axis(scale, layout), width)


def _by_at(slots: Iterable[Slot]) -> list[Slot]:
    """Slots of one time or category together, in the order in which each is first named."""
    found = list(slots)
    order = {at: number for number, at in enumerate(dict.fromkeys(slot.at for slot in found))}
    return sorted(found, key=lambda slot: order[slot.at])


class _Layout(Struct, frozen=True):
    """The cells of each column: the margin, the label, the value, the bar."""

    indent: int
    label: int
    value: int
    bar: int

    @property
    def before(self) -> int:
        return self.indent + self.label + _GAP + self.value + _GAP


def _layout(slots: Sequence[Slot], width: int, indent: int) -> _Layout:
    value = min(max(cell_len(told(slot.values)) for slot in slots), width // 2)
    room = max(1, width - indent - value - 2 * _GAP)
    wanted = max(cell_len(_label(slot, indent)) for slot in slots)
    label = max(1, min(wanted, max(room // 2, room - LONGEST_BAR)))
    return _Layout(indent, label, value, max(0, min(room - label, LONGEST_BAR)))


def _label(slot: Slot, indent: int) -> str:
    return (slot.group or _NO_GROUP) if indent else slot.at


def _bar(slot: Slot, scale: Ticks, layout: _Layout) -> list[Drawn]:
    link = slot.points[0].claim
    first, *rest = wrap(_label(slot, layout.indent), layout.label)
    margin = " " * layout.indent
    value = at_right(cut(told(slot.values), layout.value), layout.value)
    line = [(f"{margin}{padded(first, layout.label)}  ", "text"), (f"{value}  ", "strong")]
    if layout.bar >= _LEAST_BAR:
        line.append((_drawn(slot, scale, layout.bar), "group-1"))
    return [Drawn(line, link), *(Drawn([(f"{margin}{part}", "text")], link) for part in rest)]


def _drawn(slot: Slot, scale: Ticks, width: int) -> str:
    """The bar of a slot in a width, with the line at zero where there are negative values."""
    cells = [" "] * width
    zero = _cell(scale.share(0.0), width)
    shade = SHADES[slot.basis]
    if scale.low < 0 or not any(slot.values):
        cells[zero] = "│"
    ends = [scale.share(value) * width for value in (slot.low, slot.high)]
    if slot.low >= 0:
        start = zero + (1 if scale.low < 0 else 0)
        filled = _fill(cells, start, ends[0] - start, shade) if slot.low else start
        _beyond(cells, range(filled, max(filled + 1, round(ends[1]))), slot)
    elif slot.high <= 0:
        filled = _fill_back(cells, zero, ends[1], shade) if slot.high else zero
        _beyond(cells, range(min(filled - 1, round(ends[0])), filled), slot)
    else:
        _beyond(cells, range(round(ends[0]), round(ends[1])), slot)
    return "".join(cells).rstrip()


def _cell(share: float, width: int) -> int:
    return min(int(share * width), width - 1)


def _fill(cells: list[str], start: int, length: float, shade: str) -> int:
    """From the line at zero to the right, at least a sliver; a solid bar ends on an eighth.

    Returns:
        The cell after the bar.
    """
    whole, part = max(1, round(length)), 0
    if shade == SHADES["observed"]:
        whole, part = divmod(max(1, round(length * 8)), 8)
    after = min(start + whole, len(cells))
    cells[start:after] = shade * (after - start)
    if part and after < len(cells):
        cells[after] = _EIGHTHS[part]
        after += 1
    return after


def _fill_back(cells: list[str], zero: int, end: float, shade: str) -> int:
    """From the line at zero to the left, at least a cell.

    Returns:
        The first cell of the bar.
    """
    first = max(0, min(round(end), zero - 1))
    cells[first:zero] = shade * (zero - first)
    return first


def _beyond(cells: list[str], reach: range, slot: Slot) -> None:
    """From the lowest to the highest value where claims differ, as `┄┄┤` or `├┄┄`."""
    inside = [cell for cell in reach if 0 <= cell < len(cells)]
    if not slot.differs or not inside:
        return
    for cell in inside:
        cells[cell] = "┄"
    if slot.low < 0:
        cells[inside[0]] = "├"
    if slot.high > 0:
        cells[inside[-1]] = "┤"


def _axis(scale: Ticks, layout: _Layout) -> list[Drawn]:
    if layout.bar < _LEAST_BAR:
        return []
    places = [(_cell(scale.share(value), layout.bar), told([value])) for value in scale.values]
    rule = ["─"] * layout.bar
    for column, _ in places:
        rule[column] = "┴"
    margin = " " * layout.before
    return [
        Drawn([(margin + "".join(rule), "dim")]),
        Drawn([(margin + labels_below(places, layout.bar), "dim")]),
    ]


def legend(slots: Iterable[Slot]) -> list[tuple[str, str]]:
    """The signs in the bars of these slots and their meanings."""
    drawn = [slot for slot in slots if slot.values]
    bases = {slot.basis for slot in drawn if not slot.low < 0 < slot.high}
    signs: list[tuple[str, str]] = [(SHADES[basis], basis) for basis in BASES if basis in bases]
    if any(slot.differs for slot in drawn):
        signs.append(("┄┤", "the claims differ, up to here"))
    return signs
