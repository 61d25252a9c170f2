"""What the CSL of a work states, in one form: texts, names and dates, whatever stands in a base.

A base may be wrong and is shown all the same: what is no name or date of CSL is taken as text.
"""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from atlas_tui.facts.edtf import Edtf, parse

Parts = tuple[int, ...]
"""Year, year and month, or year, month and day."""

_OPEN = ("", "..")


class Name(Struct, frozen=True, kw_only=True):
    """A person, or a body by its `literal` name; `dropping` and `particle` stand before the family.

    `particle` belongs to the family name where that stands alone (`van den Berg`), `dropping` does
    not (`Humboldt` for Alexander von Humboldt).
    """

    family: str = ""
    given: str = ""
    dropping: str = ""
    particle: str = ""
    suffix: str = ""
    literal: str = ""


class When(Struct, frozen=True, kw_only=True):
    """A date: `parts` and, of a span, `until`, which is empty where its end is open.

    `words` stands alone for what is no date.
    """

    parts: Parts = ()
    until: Parts | None = None
    circa: bool = False
    words: str = ""


def text(csl: Mapping[str, Any], *variables: str) -> str:
    """The first of the variables that is stated, on one line."""
    return next(filter(None, (line(csl.get(variable)) for variable in variables)), "")


def line(value: Any) -> str:
    """A value as text on one line; nothing for one that is missing or empty."""
    return "" if value in (None, "", [], {}) else " ".join(str(value).split())


def names(csl: Mapping[str, Any], variable: str) -> tuple[Name, ...]:
    """The names of a variable such as `author`, without those that name nobody."""
    stated = csl.get(variable)
    listed = stated if isinstance(stated, list | tuple) else [stated]
    return tuple(name for each in listed if (name := _name(each)) != Name())


def _name(stated: Any) -> Name:
    if not isinstance(stated, Mapping):
        return Name(literal=line(stated))
    if text(stated, "literal") or not text(stated, "family"):
        return Name(literal=text(stated, "literal", "given"))
    return Name(
        family=text(stated, "family"),
        given=text(stated, "given"),
        dropping=text(stated, "dropping-particle"),
        particle=text(stated, "non-dropping-particle"),
        suffix=text(stated, "suffix"),
    )


def date(csl: Mapping[str, Any], variable: str = "issued") -> When | None:
    """The date of a variable, or nothing where none is stated."""
    stated = text(csl, variable)
    if not stated:
        return None
    try:
        return _when(stated)
    except ValueError:
        return When(words=stated)


def _when(stated: str) -> When:
    start, slash, end = stated.partition("/")
    if slash and start in _OPEN:
        return When(parts=_parts(parse(stated).latest, parse(end).precision), circa=True)
    first = parse(stated)  # an interval is checked whole
    circa = first.uncertain or first.approximate
    if slash:
        last = () if end in _OPEN else _end(parse(end))
        return When(parts=_start(parse(start)), until=last, circa=circa)
    if first.precision in ("decade", "century"):
        return When(parts=_start(first), until=_end(first), circa=True)
    return When(parts=_start(first), circa=circa)


def _start(when: Edtf) -> Parts:
    return _parts(when.earliest, when.precision)


def _end(when: Edtf) -> Parts:
    return _parts(when.latest, when.precision)


def _parts(day: tuple[int, int, int], precision: str) -> Parts:
    return day[: {"day": 3, "month": 2}.get(precision, 1)]
