"""The time axis of a chart: where a date stands, and which years or months are named below."""

from collections.abc import Sequence

from msgspec import Struct

from atlas_tui.facts.edtf import Day
from atlas_tui.facts.slots import Span, span

MONTHS = 12
DAYS = 31
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 240, 300, 600, 1200, 2400, 6000, 12_000, 24_000, 60_000)
"""Months between two labels."""
_SHORT_MONTHS = 24
"""Months up to which a time axis names months and not years."""
_WIDEST_STEP = 14
"""Cells that a year or month takes at most."""


class Years(Struct, frozen=True):
    """A time axis from its first month up to, not with, its last, over so many cells.

    Months are counted from the year 0; `unit` is 12 where years are named and 1 where months are.
    """

    first: int
    last: int
    unit: int
    width: int

    def cell(self, date: str) -> int:
        """The cell of the middle of what a date allows."""
        begins, ends = span(date)
        middle = (_months(begins) + _months(ends, after=1)) / 2
        return self._cell(middle)

    def reach(self, date: str) -> tuple[int, int]:
        """The first and last cell of a date that allows more than a year or month; else its cell."""
        begins, ends = (_months(day, after) for day, after in zip(span(date), (0, 1), strict=True))
        if ends - begins <= self.unit:
            return self.cell(date), self.cell(date)
        return self._cell(begins), self._cell(ends - 1 / DAYS)

    def _cell(self, month: float) -> int:
        share = (month - self.first) / (self.last - self.first)
        return max(0, min(int(share * self.width), self.width - 1))

    @property
    def step(self) -> float:
        """The cells of a year, or of a month where months are named."""
        return self.width * self.unit / (self.last - self.first)

    def labels(self) -> list[tuple[int, str]]:
        """The cells at which a year or month is named, as many as have room."""
        size = 4 if self.unit == MONTHS else 7
        per_label = next(
            (each for each in _STEPS if self._fits(each, size) and each >= self.unit), _STEPS[-1]
        )
        first = -(-self.first // per_label) * per_label
        return [
            (self._cell(month + self.unit / 2), _named(month, self.unit))
            for month in range(first, self.last, per_label)
        ]

    def _fits(self, months: int, size: int) -> bool:
        return months * self.width >= (size + 2) * (self.last - self.first)


def years(dates: Sequence[str], width: int) -> Years:
    """The axis that holds these dates, of which there must be one, in at most `width` cells."""
    spans = [span(date) for date in dates]
    first, last = _months_of(spans)
    unit = 1 if last - first <= _SHORT_MONTHS and _within_years(spans) else MONTHS
    first, last = first // unit * unit, -(-last // unit) * unit
    return Years(first, last, unit, min(width, _WIDEST_STEP * ((last - first) // unit)))


def _months_of(spans: Sequence[Span]) -> tuple[int, int]:
    first = min(int(_months(begins)) for begins, _ in spans)
    last = max(-int(-_months(ends, after=1) // 1) for _, ends in spans)
    return first, max(last, first + 1)


def _within_years(spans: Sequence[Span]) -> bool:
    """Whether some date is finer than its year."""
    return any((begins[1:], ends[1:]) != ((1, 1), (MONTHS, DAYS)) for begins, ends in spans)


def _months(day: Day, after: int = 0) -> float:
    """The months from the year 0 to a day, or to its end with `after=1`."""
    year, month, number = day
    return year * MONTHS + month - 1 + min(number - 1 + after, DAYS) / DAYS


def _named(month: int, unit: int) -> str:
    year, number = divmod(month, MONTHS)
    return f"{year:04}" if unit == MONTHS else f"{year:04}-{number + 1:02}"
