"""The scales of a year ruler: what a cell is, where the ticks stand, how they are labelled.

Every cell is a piece of the calendar (a year, a month, about a week, a day), so that a date always
has a cell of its own and nothing is rounded across the end of a month or a year.
"""

from collections.abc import Hashable
from datetime import date
from enum import Enum

from atlas_tui.facts.edtf import MONTH_NAMES, Day

_CYCLE_YEARS, _CYCLE_DAYS = 400, 146_097
"""After so many years the calendar begins again; `datetime` knows no year 0, EDTF does."""
_CYCLE = date(_CYCLE_YEARS, 1, 1).toordinal()
_WEEKS = 4
_LAST_YEAR = 9999


class Scale(Enum):
    """What the labels of a ruler stand for, from coarse to fine."""

    DECADE = "decade"
    YEAR = "year"
    QUARTER = "quarter"
    MONTH = "month"

    @property
    def cell_is(self) -> str:
        """The piece of the calendar that a cell stands for."""
        return {
            Scale.DECADE: "a year",
            Scale.YEAR: "a month",
            Scale.QUARTER: "about a week",
            Scale.MONTH: "a day",
        }[self]

    def zoomed(self, step: int) -> "Scale":
        """The scale so many steps finer, or coarser with a negative step; the last one at the ends."""
        order = list(Scale)
        return order[max(0, min(order.index(self) + step, len(order) - 1))]

    def cell(self, day: Day) -> int:
        """The number of the cell that a day falls in; numbers grow with time."""
        year, month, number = day
        if self is Scale.DECADE:
            return year
        months = year * 12 + month - 1
        if self is Scale.YEAR:
            return months
        if self is Scale.QUARTER:
            return months * _WEEKS + min((number - 1) // 7, _WEEKS - 1)
        return _ordinal(day)

    def day(self, cell: int) -> Day:
        """The first day of a cell."""
        if self is Scale.DECADE:
            return cell, 1, 1
        if self is Scale.MONTH:
            return _day(cell)
        months, week = (cell, 0) if self is Scale.YEAR else divmod(cell, _WEEKS)
        return months // 12, months % 12 + 1, week * 7 + 1

    def tick(self, cell: int) -> str:
        """The label of the unit that begins with a cell; nothing where none does.

        Units are decades, years, quarters and months, as the scale is called.
        """
        year, month, _ = day = self.day(cell)
        if not 0 <= year <= _LAST_YEAR or self._unit(day) == self._unit(self.day(cell - 1)):
            return ""
        return self.label((year, month, 1))

    def label(self, day: Day) -> str:
        """The name of the unit that a day falls in."""
        year, month, _ = day
        return {
            Scale.DECADE: f"{year // 10 * 10:04}s",
            Scale.YEAR: f"{year:04}",
            Scale.QUARTER: f"Q{(month + 2) // 3} {year:04}",
            Scale.MONTH: f"{MONTH_NAMES[month - 1][:3]} {year:04}",
        }[self]

    def is_part(self, cell: int) -> bool:
        """Whether a part of a unit begins here: five years, a quarter, a month, ten days."""
        day = self.day(cell)
        return 0 <= day[0] <= _LAST_YEAR and self._part(day) != self._part(self.day(cell - 1))

    def part(self, cell: int) -> str:
        """The label of the part that begins with a cell; only days have one."""
        return str(self.day(cell)[2]) if self is Scale.MONTH else ""

    def _unit(self, day: Day) -> Hashable:
        year, month, _ = day
        return {
            Scale.DECADE: year // 10,
            Scale.YEAR: year,
            Scale.QUARTER: (year, (month + 2) // 3),
            Scale.MONTH: (year, month),
        }[self]

    def _part(self, day: Day) -> Hashable:
        year, month, number = day
        return {
            Scale.DECADE: year // 5,
            Scale.YEAR: (year, (month + 2) // 3),
            Scale.QUARTER: (year, month),
            Scale.MONTH: (year, month, min(number // 10, 2)),
        }[self]


def _ordinal(day: Day) -> int:
    cycles, year = divmod(day[0], _CYCLE_YEARS)
    return cycles * _CYCLE_DAYS + date(year + _CYCLE_YEARS, day[1], day[2]).toordinal() - _CYCLE


def _day(ordinal: int) -> Day:
    cycles, rest = divmod(ordinal, _CYCLE_DAYS)
    found = date.fromordinal(rest + _CYCLE)
    return found.year - _CYCLE_YEARS + cycles * _CYCLE_YEARS, found.month, found.day
