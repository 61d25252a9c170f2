"""What records point at: ids, dates, numbers and citations, each with the path of its key."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Place,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
)
from atlas_tui.facts.text import fold

ABOUT: tuple[type[Fact], ...] = (Actor, Project)


class Named(NamedTuple):
    """An id that a record names, and the kinds of fact that it may lead to."""

    fact: Fact
    path: str
    id: str
    kinds: tuple[type[Fact], ...]


ID_FIELDS: dict[type[Fact], dict[str, tuple[type[Fact], ...]]] = {
    Reference: {"source": (Source,)},
    Actor: {"parent": (Actor,)},
    Claim: {"source": (Source,), "about": ABOUT, "topics": (Topic,)},
    Relation: {"actors": (Actor,), "reading.claim": (Claim,)},
    Event: {"actors": (Actor,), "recipients": (Actor,), "claims": (Claim,)},
    Project: {
        "actors": (Actor,),
        "transit": (Actor,),
        "status.claim": (Claim,),
        "figure.claim": (Claim,),
        "factor.claim": (Claim,),
        "route.places": (Place, Actor),
        "route.claim": (Claim,),
    },
    Place: {"country": (Actor,), "claims": (Claim,)},
    Series: {"about": ABOUT, "point.claim": (Claim,)},
    Assessment: {"subject": ABOUT, "claim": (Claim,)},
    Ladder: {"step.actor": (Actor,), "step.claim": (Claim,)},
    Conflict: {"sides.claims": (Claim,)},
}
"""The fields that hold ids, as `field` or `part.field`."""

DATE_FIELDS: dict[type[Fact], tuple[str, ...]] = {
    Claim: ("date",),
    Relation: ("reading.date",),
    Event: ("date",),
    Project: ("status.as_of", "figure.as_of"),
    Ladder: ("step.date",),
}
"""The fields that hold EDTF dates."""


_OTHERS = "+"
"""Stands for “et al.” among the names of a citation."""


def named_ids(atlas: Atlas) -> Iterator[Named]:
    """Every id that any record names."""
    for kind, fields in ID_FIELDS.items():
        for fact in atlas.all(kind):
            for field, kinds in fields.items():
                for path, value in _values(fact, field):
                    yield Named(fact, path, value, kinds)


def dates(atlas: Atlas) -> Iterator[tuple[Fact, str, str]]:
    """Every date that a record gives, as (fact, path, date)."""
    for kind, fields in DATE_FIELDS.items():
        for fact in atlas.all(kind):
            for field in fields:
                for path, value in _values(fact, field):
                    yield fact, path, value


def shown_numbers(atlas: Atlas) -> Iterator[tuple[Fact, str, float, str]]:
    """Every number of a series or project, as (fact, path, value, claim id)."""
    for series in atlas.all(Series):
        for index, point in enumerate(series.point):
            yield series, f"point[{index}].value", point.value, point.claim
    for project in atlas.all(Project):
        for index, figure in enumerate(project.figure):
            yield project, f"figure[{index}].value", figure.value, figure.claim


def citations(atlas: Atlas, source: Source) -> dict[str, Claim]:
    """Each in-text reference of a source and the first claim that carries it."""
    cited: dict[str, Claim] = {}
    for claim in atlas.all(Claim):
        if claim.source == source.id:
            for cite in claim.cites:
                cited.setdefault(cite, claim)
    return cited


def bibliography(atlas: Atlas, source: Source) -> list[Reference]:
    """The entries of a source's own bibliography."""
    return [entry for entry in atlas.all(Reference) if entry.source == source.id]


def entry(atlas: Atlas, source: Source, cite: str) -> Reference | None:
    """The entry that an in-text reference means: same year, same authors, or first author et al."""
    year, names = _cite_key(cite)
    for reference in bibliography(atlas, source):
        its_year, its_names = _cite_key(reference.cite)
        if year == its_year and _same_authors(names, its_names):
            return reference
    return None


def citing(atlas: Atlas, reference: Reference) -> list[Claim]:
    """The claims whose document means this entry of its own bibliography."""
    source = atlas.get(reference.source, Source)
    if source is None:
        return []
    meant: dict[str, bool] = {}
    found = []
    for claim in atlas.within(Claim, (source.id,)):
        for cite in claim.cites:
            if cite not in meant:
                meant[cite] = entry(atlas, source, cite) == reference
        if any(meant[cite] for cite in claim.cites):
            found.append(claim)
    return found


def _cite_key(cite: str) -> tuple[str, list[str]]:
    year = re.search(r"\b\d{4}[a-z]?\b", cite)
    names = re.sub(r"\bet al\b\.?", f" {_OTHERS} ", fold(cite))
    names = re.sub(r"\band\b|\d{4}[a-z]?", " ", names)
    found = re.findall(rf"[^\W\d_]+(?:-[^\W\d_]+)*|{re.escape(_OTHERS)}", names)
    return year.group() if year else "", found


def _same_authors(names: list[str], others: list[str]) -> bool:
    if names == others:
        return True
    shortened = _OTHERS in names[1:2] or _OTHERS in others[1:2]
    return shortened and names[:1] == others[:1] and len(names) > 1 and len(others) > 1


def _values(fact: Fact, field: str) -> Iterator[tuple[str, str]]:
    part, _, name = field.partition(".")
    if not name:
        yield from _listed(part, getattr(fact, part))
        return
    for index, each in enumerate(getattr(fact, part)):
        yield from _listed(f"{part}[{index}].{name}", getattr(each, name))


def _listed(path: str, value: str | tuple[str, ...] | None) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        if value:
            yield path, value
    else:
        for each in value or ():
            yield path, each
