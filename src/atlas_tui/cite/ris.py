"""RIS, as reference managers import it; what no tag holds stands in `M2` as `variable: value`.

Source: RIS format specification (Research Information Systems, 2011). Zotero keeps `M2` as its
“Extra” and reads such lines there as CSL. A value is one line; RIS knows no other.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from atlas_tui.cite.keys import key as key_of
from atlas_tui.cite.variables import Name, date, line, names
from atlas_tui.cite.works import csl_of, works
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.csl import DATES, NAMES
from atlas_tui.facts.model import Fact

TYPES = {
    "article": "UNPB",
    "article-journal": "JOUR",
    "article-magazine": "MGZN",
    "article-newspaper": "NEWS",
    "bill": "BILL",
    "book": "BOOK",
    "broadcast": "MPCT",
    "chapter": "CHAP",
    "dataset": "DATA",
    "entry-dictionary": "DICT",
    "entry-encyclopedia": "ENCYC",
    "figure": "FIGURE",
    "graphic": "ART",
    "hearing": "HEAR",
    "legal_case": "CASE",
    "legislation": "STAT",
    "manuscript": "MANSCPT",
    "map": "MAP",
    "motion_picture": "MPCT",
    "musical_score": "MUSIC",
    "pamphlet": "PAMP",
    "paper-conference": "CPAPER",
    "patent": "PAT",
    "personal_communication": "PCOMM",
    "post": "ELEC",
    "post-weblog": "BLOG",
    "report": "RPRT",
    "software": "COMP",
    "song": "SOUND",
    "standard": "STAND",
    "thesis": "THES",
    "webpage": "ELEC",
}
"""CSL type to type of reference; all others are `GEN`."""
_SHARED = frozenset("broadcast post".split())
"""Types that share their tag with one that is likelier meant."""

TAGS = {
    "title": "TI",
    "title-short": "ST",
    "author": "AU",
    "editor": "A2",
    "collection-editor": "A3",
    "translator": "A4",
    "container-title": "T2",
    "container-title-short": "J2",
    "collection-title": "T3",
    "publisher": "PB",
    "publisher-place": "CY",
    "edition": "ET",
    "volume": "VL",
    "number-of-volumes": "NV",
    "issue": "IS",
    "number": "M1",
    "section": "SE",
    "genre": "M3",
    "DOI": "DO",
    "URL": "UR",
    "ISSN": "SN",
    "call-number": "CN",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
    "annote": "RN",
}
"""CSL variable to tag, for those that stand on a line each as they are."""
_RANGE = re.compile(r"([^\s–-]+) ?[–-] ?([^\s–-]+)")
_BETWEEN = re.compile(r"\s*[;,]\s*")

Line = tuple[str, str]


def entry(key: str, csl: Mapping[str, Any]) -> str:
    """A work as a record of RIS under a key."""
    kind = line(csl.get("type"))
    lines: list[Line] = [("TY", TYPES.get(kind, "GEN")), ("ID", key)]
    if kind and (kind in _SHARED or kind not in TYPES):
        lines.append(("M2", f"type: {kind}"))
    for variable, value in csl.items():
        if variable not in ("id", "type") and line(value):
            lines.extend(_lines(csl, variable, line(value)))
    lines.append(("ER", ""))
    return "\n".join(f"{tag}  - {value}" for tag, value in lines)


def bibliography(atlas: Atlas, facts: Iterable[Fact]) -> str:
    """The works of the facts as a file of RIS."""
    return "\n\n".join(entry(key_of(work), csl_of(work)) for work in works(atlas, facts))


def _lines(csl: Mapping[str, Any], variable: str, value: str) -> Iterator[Line]:
    if variable in NAMES:
        yield from _people(variable, names(csl, variable))
    elif variable in DATES:
        yield from _dates(csl, variable, value)
    elif variable == "page":
        yield from _pages(value)
    elif variable == "keyword":
        yield from (("KW", each) for each in _BETWEEN.split(value) if each)
    elif variable == "ISBN" and not csl.get("ISSN"):
        yield "SN", value
    elif variable in TAGS:
        yield TAGS[variable], value
    else:
        yield "M2", f"{variable}: {value}"


def _people(variable: str, people: tuple[Name, ...]) -> Iterator[Line]:
    for name in people:
        parts = (name.family, name.given, name.suffix, name.literal)
        if variable in TAGS:
            family = " ".join(filter(None, (name.dropping, name.particle, name.family)))
            stated = (family, name.given, name.suffix)
            yield TAGS[variable], name.literal or ", ".join(filter(None, stated))
        if variable not in TAGS or any("," in part for part in parts):
            person = " || ".join(filter(None, (name.family, name.given, name.suffix)))
            yield "M2", f"{variable}: {name.literal or person}"


def _dates(csl: Mapping[str, Any], variable: str, stated: str) -> Iterator[Line]:
    """`YYYY/MM/DD/other`, with what year, month and day do not say as the other."""
    tag = {"issued": "DA", "accessed": "Y2"}.get(variable)
    when = date(csl, variable)
    if tag is None or when is None:
        yield "M2", f"{variable}: {stated}"
        return
    parts = [f"{part:02}" for part in when.parts]
    other = "" if "-".join(parts) == stated else stated
    if variable == "issued" and parts:
        yield "PY", parts[0]
    year, month, day = [*parts, "", "", ""][:3]
    yield tag, f"{year}/{month}/{day}/{other}".rstrip("/") if parts else f"///{other}"


def _pages(value: str) -> Iterator[Line]:
    span = _RANGE.fullmatch(value)
    yield "SP", span[1] if span else value
    if span:
        yield "EP", span[2]
