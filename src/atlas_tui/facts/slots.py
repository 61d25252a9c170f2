"""A series by its slots: what is said of one time or category of one group, by however many claims."""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from atlas_tui.facts.edtf import Day, is_date, parse
from atlas_tui.facts.model import Basis, Point, Series

BASES: tuple[Basis, ...] = ("observed", "survey", "estimate", "projection")
"""The bases of a value, the firmest first."""

_FIRST_YEAR, _LAST_YEAR = 1, 9998
"""Years beyond these stand for the open end of an interval."""
_EXACT = 2.0**53
"""Up to here every whole number is a float."""
Span = tuple[Day, Day]
"""The first and the last day, both inclusive."""


class Slot(Struct, frozen=True):
    """A time or category of one group with every point that gives a value for it."""

    at: str
    group: str
    points: tuple[Point, ...]

    @property
    def values(self) -> list[float]:
        """The different values, lowest first; what is no number is left out."""
        return sorted({point.value for point in self.points if math.isfinite(point.value)})

    @property
    def low(self) -> float:
        """The lowest value; there must be one."""
        return self.values[0]

    @property
    def high(self) -> float:
        """The highest value; there must be one."""
        return self.values[-1]

    @property
    def differs(self) -> bool:
        """Whether the claims give more than one value."""
        return len(self.values) > 1

    @property
    def basis(self) -> Basis:
        """The firmest basis of any of its values."""
        return min((point.basis for point in self.points), key=BASES.index)


def slots(series: Series) -> list[Slot]:
    """The slots of a series, in the order in which the record first names each."""
    found: dict[tuple[str, str], list[Point]] = {}
    for point in series.point:
        found.setdefault((point.at, point.group), []).append(point)
    return [Slot(at, group, tuple(points)) for (at, group), points in found.items()]


def dated(slot: Slot) -> bool:
    """Whether a slot stands at a date and not at a category."""
    return is_date(slot.at)


def span(date: str) -> Span:
    """The first and last day that an EDTF date allows; an open interval is the day of its one end.

    Raises:
        ValueError: the text is no date.
    """
    when = parse(date)
    earliest, latest = when.earliest, when.latest
    if earliest[0] < _FIRST_YEAR:
        return latest, latest
    if latest[0] > _LAST_YEAR:
        return earliest, earliest
    return earliest, latest


def years_without_value(series: Series) -> list[int]:
    """The years between the first and the last dated value of a series that have none."""
    covered: set[int] = set()
    for slot in slots(series):
        if dated(slot) and slot.values:
            (first, _, _), (last, _, _) = span(slot.at)
            covered.update(range(first, last + 1))
    if not covered:
        return []
    return [year for year in range(min(covered), max(covered)) if year not in covered]


def in_runs(years: Iterable[int]) -> list[str]:
    """Years in order as runs: `2014`, `2016–2019`."""
    runs = groupby(enumerate(sorted(years)), key=lambda each: each[1] - each[0])
    return [_run([year for _, year in run]) for _, run in runs]


def _run(years: Sequence[int]) -> str:
    return str(years[0]) if len(years) == 1 else f"{years[0]}–{years[-1]}"


def number(value: float) -> str:
    """A value as it is recorded, thousands parted: `1,400,000`, `1.42`, `-1.4`."""
    if abs(value) <= _EXACT and float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,}"


def told(values: Iterable[float]) -> str:
    """The values of a slot: one, or the lowest and highest as `62–65` or `-5 to 3`."""
    ordered = sorted(set(values))
    if len(ordered) < 2:  # noqa: PLR2004 (a range has two ends)
        return "".join(map(number, ordered))
    join = "–" if ordered[0] >= 0 else " to "
    return f"{number(ordered[0])}{join}{number(ordered[-1])}"


def not_numbers(series: Series) -> Iterator[Point]:
    """The points that no chart can show: infinite, or not a number."""
    return (point for point in series.point if not math.isfinite(point.value))
