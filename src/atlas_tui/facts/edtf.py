"""Dates as documents give them: EDTF level 0, the qualifiers ? ~ %, unspecified X, and intervals.

Library of Congress, Extended Date/Time Format, 2019. Times, seasons and years beyond four digits
are outside the subset and are refused with a reason.
"""

import re
from functools import lru_cache

from msgspec import Struct

Day = tuple[int, int, int]

_DATE = re.compile(r"(\d{2}[\dX]{2})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?([?~%]?)", re.ASCII)
_QUALIFIERS = {"": (False, False), "?": (True, False), "~": (False, True), "%": (True, True)}
_MONTHS = 12


class Edtf(Struct, frozen=True, kw_only=True):
    """A date or interval with the span that it allows.

    `earliest` and `latest` are (year, month, day), both inclusive; an open end of an interval is
    year 0 or 9999. `precision` is day, month, year, decade, century or interval.
    """

    text: str
    earliest: Day
    latest: Day
    precision: str
    uncertain: bool = False
    approximate: bool = False


def parse(text: str) -> Edtf:
    """Read a date such as `2024-12-24`, `2021-10`, `2023~`, `202X` or `2021-08/2023`.

    Raises:
        ValueError: with what was found and what would be right.
    """
    if "/" not in text:
        return _single(text)
    start, _, end = text.partition("/")
    if start in ("", "..") and end in ("", ".."):
        raise ValueError(f"{text!r} is an interval without any date")
    first = None if start in ("", "..") else _single(start)
    last = None if end in ("", "..") else _single(end)
    earliest = first.earliest if first else (0, 1, 1)
    latest = last.latest if last else (9999, 12, 31)
    if first and last and last.latest < first.earliest:
        raise ValueError(f"{text!r} ends before it begins")
    sides = [side for side in (first, last) if side]
    return Edtf(
        text=text,
        earliest=earliest,
        latest=latest,
        precision="interval",
        uncertain=any(side.uncertain for side in sides),
        approximate=any(side.approximate for side in sides),
    )


def _single(text: str) -> Edtf:
    found = _DATE.fullmatch(text)
    if not found:
        raise ValueError(
            f"{text!r} is not an EDTF date; write 2024, 2024-12, 2024-12-24, 2023~, 202X"
            " or an interval such as 2021-08/2023"
        )
    year, month, day, qualifier = found.groups()
    uncertain, approximate = _QUALIFIERS[qualifier]
    earliest, latest, precision = _span(text, year, month, day)
    return Edtf(
        text=text,
        earliest=earliest,
        latest=latest,
        precision=precision,
        uncertain=uncertain,
        approximate=approximate,
    )


def _span(text: str, year: str, month: str | None, day: str | None) -> tuple[Day, Day, str]:
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if "X" in year:
        if year[3] != "X":
            raise ValueError(f"{text!r} leaves the decade open but not the year; write 20XX")
        if month:
            raise ValueError(f"{text!r} gives a month in an unspecified year")
        return (first, 1, 1), (last, _MONTHS, 31), "decade" if year[2] != "X" else "century"
    if month is None or month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"{text!r} gives a day in an unspecified month")
        return (first, 1, 1), (first, _MONTHS, 31), "year"
    if not 1 <= int(month) <= _MONTHS:
        raise ValueError(f"{text!r} has no month {month}")
    days = _days(first, int(month))
    if day is None or day == "XX":
        return (first, int(month), 1), (first, int(month), days), "month"
    if not 1 <= int(day) <= days:
        raise ValueError(f"{text!r} has no day {day}")
    exact = (first, int(month), int(day))
    return exact, exact, "day"


def _days(year: int, month: int) -> int:
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 + leap if month == 2 else 30 + (month + month // 8) % 2  # noqa: PLR2004 (February)


def is_date(text: str) -> bool:
    """Whether the text is a date of this subset."""
    try:
        parse(text)
    except ValueError:
        return False
    return True


@lru_cache(maxsize=10_000)
def sort_key(text: str) -> tuple[Day, Day]:
    """Order by when a date begins, then by when it ends; undated texts come last."""
    try:
        when = parse(text)
    except ValueError:
        return (9999, 99, 99), (9999, 99, 99)
    return when.earliest, when.latest


MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(text: str) -> str:
    """The date for a reader: `24 December 2024`, `October 2021`, `about 2023`, `2021 to 2023`.

    What is no date stays as it is.
    """
    if not is_date(text):
        return text
    if "/" in text:
        start, _, end = text.partition("/")
        if start in ("", ".."):
            return f"until {in_words(end)}"
        if end in ("", ".."):
            return f"from {in_words(start)}"
        return f"{in_words(start)} to {in_words(end)}"
    found = _DATE.fullmatch(text)
    if not found:
        return text
    year, month, day, qualifier = found.groups()
    words = f"{year[:3]}0s" if year.endswith("X") and year[2] != "X" else year
    if month and month != "XX":
        words = f"{MONTH_NAMES[int(month) - 1]} {words}"
        if day and day != "XX":
            words = f"{int(day)} {words}"
    return {"": words, "?": f"{words}?", "~": f"about {words}", "%": f"about {words}?"}[qualifier]
