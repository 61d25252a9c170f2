"""The cells of a plot while it is drawn: lines, spans, points and their values, then the axes."""

from collections.abc import Sequence
from itertools import pairwise

from msgspec import Struct

from atlas_tui.facts.slots import Slot, number, span, told
from atlas_tui.ui.draw.braille import Braille
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.ticks import Ticks, labels_below
from atlas_tui.ui.draw.wrapped import at_right
from atlas_tui.ui.draw.years import Years
from atlas_tui.ui.line import Line

SEVERAL = "✱"
"""Where points of several groups or kinds fall on one cell."""


class Place(Struct, frozen=True):
    """A slot in its column, with its two signs (of a value, of a projected one) and its role."""

    slot: Slot
    column: int
    signs: tuple[str, str]
    role: str


class Picture:
    """A plot of at most `height` rows over a scale of values and an axis of time."""

    def __init__(self, scale: Ticks, axis: Years, height: int) -> None:
        self._scale, self._axis = scale, axis
        steps = len(scale.values) - 1
        self._rows = steps * max(1, (height - 1) // steps) + 1
        self._cells: dict[tuple[int, int], tuple[str, str]] = {}
        self._lines: dict[str, Braille] = {}

    def _row(self, value: float) -> int:
        """The row of a value, counted from the top."""
        return round((1 - self._scale.share(value)) * (self._rows - 1))

    def join(self, group: Sequence[Place]) -> None:
        """Lines through the lowest and the highest values of a group, over no empty year."""
        ordered = sorted(group, key=lambda place: span(place.slot.at))
        for one, other in pairwise(ordered):
            if not _empty_year_between(one.slot, other.slot):
                self._line(one, other)

    def _line(self, one: Place, other: Place) -> None:
        drawing = self._lines.setdefault(one.role, Braille(self._axis.width, self._rows))
        dashed = "projection" in (one.slot.basis, other.slot.basis)
        for end in ("low", "high"):
            drawing.line(
                (one.column, self._row(getattr(one.slot, end))),
                (other.column, self._row(getattr(other.slot, end))),
                dashed=dashed,
            )

    def mark(self, place: Place) -> None:
        """A slot: its span where it is wider than a year or month, its range, its points."""
        top, bottom = self._row(place.slot.high), self._row(place.slot.low)
        first, last = self._axis.reach(place.slot.at)
        for column in range(first, last + 1) if first < last else ():
            self._cells.setdefault((bottom, column), ("╌", place.role))
        for row in range(top + 1, bottom):
            self._cells.setdefault((row, place.column), ("│", place.role))
        for point in place.slot.points:
            if point.value in place.slot.values:
                sign = place.signs[point.basis == "projection"]
                self._put(self._row(point.value), place.column, sign, place.role)

    def _put(self, row: int, column: int, sign: str, role: str) -> None:
        here = self._cells.get((row, column), ("│", ""))[0]
        self._cells[row, column] = (sign if here in ("│", "╌", sign) else SEVERAL, role)

    def name(self, place: Place) -> None:
        """The values of a slot beside its points, where there is room."""
        low, high = self._row(place.slot.low), self._row(place.slot.high)
        if low == high:
            self._write(low, place.column, told(place.slot.values))
            return
        self._write(low, place.column, number(place.slot.low))
        self._write(high, place.column, number(place.slot.high))

    def _write(self, row: int, column: int, text: str) -> None:
        """A text at the right of a point, else at its left, above or below it."""
        middle = column - len(text) // 2
        tried = (
            (row, column + 2),
            (row, column - 1 - len(text)),
            (row - 1, middle),
            (row + 1, middle),
        )
        for at, start in tried:
            if self._is_free(at, start, start + len(text), but=(row, column)):
                for x, sign in enumerate(text, start):
                    self._cells[at, x] = (sign, "text")
                return

    def _is_free(self, row: int, start: int, end: int, but: tuple[int, int]) -> bool:
        """Whether nothing stands in a stretch of a row, nor touches it at its ends."""
        if not (0 <= row < self._rows and start >= 0 and end <= self._axis.width):
            return False
        around = ((row, x) for x in range(start - 1, end + 1))
        return not any(at in self._cells or self._dots(*at)[0] for at in around if at != but)

    def _dots(self, row: int, column: int) -> tuple[str, str]:
        """What lines pass through a cell, and the role of the first of them."""
        through = [
            (pattern, role)
            for role, drawing in self._lines.items()
            if (pattern := drawing.cell(column, row))
        ]
        return through[0] if through else ("", "dim")

    def lines(self, named: int) -> list[Drawn]:
        """The rows from the top, then the axis of time.

        Args:
            named: the cells of the widest value on the scale.
        """
        labels = {self._row(value): number(value) for value in self._scale.values}
        rows = [self._line_of(row, labels.get(row), named) for row in range(self._rows)]
        marks = self._axis.labels()
        rule = ["─"] * self._axis.width
        for column, _ in marks:
            rule[column] = "┬"
        margin = " " * (named + 1)
        below = labels_below(marks, self._axis.width)
        return [
            *rows,
            Drawn([(f"{margin}└{''.join(rule)}", "dim")]),
            Drawn([(f"{margin} {below}", "dim")]),
        ]

    def _line_of(self, row: int, label: str | None, named: int) -> Drawn:
        edge = "┤" if label is not None else "│"
        grid = "┈" if label is not None and row < self._rows - 1 else " "
        line: Line = [(f"{at_right(label or '', named)} {edge}", "dim")]
        for column in range(self._axis.width):
            sign, role = self._cells.get((row, column)) or self._dots(row, column)
            if line[-1][1] == role:
                line[-1] = (line[-1][0] + (sign or grid), role)
            else:
                line.append((sign or grid, role))
        return Drawn(line)


def _empty_year_between(one: Slot, other: Slot) -> bool:
    (_, (year, _, _)), ((following, _, _), _) = span(one.at), span(other.at)
    return following - year > 1
