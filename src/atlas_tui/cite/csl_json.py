"""CSL-JSON 1.0.2, as Zotero and pandoc read it: a base's own CSL with its dates in date-parts."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from atlas_tui.cite.keys import key as key_of
from atlas_tui.cite.variables import When, date
from atlas_tui.cite.works import Work, csl_of, works
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.csl import DATES, NAMES
from atlas_tui.facts.model import Fact

Item = dict[str, Any]


def item(work: Work) -> Item:
    """A source or reference as an item of CSL-JSON."""
    return entry(key_of(work), csl_of(work))


def entry(key: str, csl: Mapping[str, Any]) -> Item:
    """A work as an item of CSL-JSON under a key.

    A date that date-parts cannot say exactly (`2023?`, `202X`) stands as EDTF under `custom` too.
    """
    found: Item = {"id": key}
    exact = {}
    for variable, value in csl.items():
        if variable in DATES:
            when = date({variable: value}, variable)
            if when:
                found[variable] = date_parts(when)
                if not _says(when, str(value)):
                    exact[variable] = str(value)
        elif variable in NAMES:
            found[variable] = _names(value)
        elif variable != "id":
            found[variable] = value if isinstance(value, str | int | float) else str(value)
    if exact:
        own = {"custom": found["custom"]} if "custom" in found else {}
        found["custom"] = {**own, **exact}
    return found


def bibliography(atlas: Atlas, facts: Iterable[Fact]) -> str:
    """The works of the facts as an array of CSL-JSON."""
    items = [item(work) for work in works(atlas, facts)]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode("utf-8")


def date_parts(when: When) -> dict[str, Any]:
    """A date as CSL-JSON writes it; the open end of a span is `[0]`."""
    if when.words:
        return {"literal": when.words}
    parts = [list(when.parts)]
    if when.until is not None:
        parts.append(list(when.until) or [0])
    return {"date-parts": parts, **({"circa": True} if when.circa else {})}


def _says(when: When, stated: str) -> bool:
    """Whether the date-parts and `circa` of a date say all that the EDTF does."""
    if when.words:
        return True
    sides = [when.parts] if when.until is None else [when.parts, when.until]
    plain = "/".join(_edtf(side) for side in sides)
    return stated == (f"{plain}~" if when.circa else plain)


def _edtf(parts: tuple[int, ...]) -> str:
    return "-".join(f"{part:0{4 if not at else 2}}" for at, part in enumerate(parts)) or ".."


def _names(value: Any) -> list[Any]:
    listed = value if isinstance(value, list | tuple) else [value]
    return [dict(each) if isinstance(each, Mapping) else {"literal": str(each)} for each in listed]
