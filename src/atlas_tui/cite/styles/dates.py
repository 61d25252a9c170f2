"""Dates in American order, and the spans between two of them."""

from collections.abc import Callable

from atlas_tui.cite.variables import Parts, When
from atlas_tui.facts.edtf import MONTH_NAMES

_MONTH, _DATE = 2, 3
"""How many parts a month and a day have."""


def years(when: When) -> str:
    """The year or years: `2024`, `2021–2023`, `2021–`."""
    return when.words or _span(when, _year)


def month_day(when: When) -> str:
    """What is stated beside the year: `May 3`, `March–May`, `March 4–9`, or nothing."""
    if when.until and len(when.until) == _DATE and when.until[:_MONTH] == when.parts[:_MONTH]:
        return f"{_day(when.parts)}–{when.until[_MONTH]}"
    return "" if when.words else _span(when, _day)


def full(when: When) -> str:
    """All that is stated: `May 3, 2024`, `March–May 2021`, `March 4, 2021–May 9, 2022`."""
    if when.words:
        return when.words
    if when.until and when.until[0] == when.parts[0]:
        return _with_year(month_day(when), when.parts)
    return _span(when, lambda parts: _with_year(_day(parts), parts))


def month_year(when: When) -> str:
    """Without the day, as an issue of a journal has it: `May 2024`, `March–May 2021`."""
    until = None if when.until is None else when.until[:_MONTH]
    return full(When(parts=when.parts[:_MONTH], until=until, words=when.words))


def _span(when: When, words: Callable[[Parts], str]) -> str:
    start = words(when.parts)
    if when.until is None:
        return start
    end = words(when.until) if when.until else ""
    return f"{start}–{end}" if start != end else start


def _year(parts: Parts) -> str:
    return str(parts[0])


def _day(parts: Parts) -> str:
    month = MONTH_NAMES[parts[1] - 1] if len(parts) >= _MONTH else ""
    return f"{month} {parts[_MONTH]}" if len(parts) == _DATE else month


def _with_year(day: str, parts: Parts) -> str:
    exact = day and day[-1].isdigit()
    return f"{day}{',' if exact else ''} {_year(parts)}".strip()
