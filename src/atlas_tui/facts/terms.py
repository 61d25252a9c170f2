"""The numbers that the record keeps for the claims of a conflict, as terms of a sum."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import TypeVar

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Project, Series
from atlas_tui.facts.numbers import numbers
from atlas_tui.facts.slots import number
from atlas_tui.facts.text import normal

F = TypeVar("F", Series, Project)

SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_MEANINGLESS = frozenset("a an and at by for in of on one only or per point the to without".split())
_YEARS = range(1500, 2100)
"""Whole numbers in a quotation that are taken for years."""
_PIECE = re.compile(r"[^\W\d_]+|%")


class Unit(Struct, frozen=True, dict=True):
    """The unit of a recorded value: `USD million`, `million people`, `%`."""

    text: str

    @cached_property
    def scale(self) -> float:
        """What a value is to be multiplied by to be plain: a million in `million people`."""
        return next((SCALES[piece] for piece in self._pieces if piece in SCALES), 1.0)

    @cached_property
    def counts(self) -> frozenset[str]:
        """The words that say what is counted: `people`, `usd`, `%`."""
        return frozenset(self._pieces) - SCALES.keys() - _MEANINGLESS

    @cached_property
    def _pieces(self) -> list[str]:
        return _PIECE.findall(self.text.casefold())

    def of(self, value: float) -> str:
        """A value in this unit, what is said of it after a comma aside: `60%`, `1,750 USD million`."""
        named = self.text.partition(",")[0]
        gap = "" if named.startswith("%") or not named else " "
        return f"{number(value)}{gap}{named}"

    def like(self, other: "Unit") -> bool:
        """Whether both units count the same, as far as their words tell."""
        return self.text == other.text or not self.counts.isdisjoint(other.counts)


class Term(Struct, frozen=True, kw_only=True):
    """A number that claims of one side give, as recorded.

    `measure` is the id of the series or project that records it, or nothing where it is the only
    number of a quotation; `part` then is the claim, else the group or measure within the record.
    """

    side: int
    value: float
    unit: Unit
    at: str = ""
    part: str = ""
    measure: str = ""
    claims: tuple[str, ...]

    @property
    def plain(self) -> float:
        """The value times the scale of its unit: 1.4 `million people` is 1,400,000."""
        return self.value * self.unit.scale

    @property
    def place(self) -> tuple[str, str]:
        """What terms must share to be parts of one whole: the measure and its time or category."""
        return self.measure, self.at

    def __str__(self) -> str:
        """The value with its unit and where it stands: `1,750 USD million (2024)`."""
        where = f" ({self.at})" if self.at else ""
        return f"{self.unit.of(self.value)}{where}"


def terms(atlas: Atlas, conflict: Conflict) -> list[Term]:
    """Every number recorded for a conflict's claims, side by side; equal ones are one term."""
    found: dict[tuple[int, str, str, str, float], Term] = {}
    for side, each in enumerate(conflict.sides):
        for claim_id in dict.fromkeys(each.claims):
            for term in _terms(atlas, side, claim_id):
                key = (side, term.measure, term.at, term.part, term.value)
                known = found.get(key)
                found[key] = _joined(known, claim_id) if known else term
    return list(found.values())


def _joined(term: Term, claim_id: str) -> Term:
    return Term(
        side=term.side,
        value=term.value,
        unit=term.unit,
        at=term.at,
        part=term.part,
        measure=term.measure,
        claims=(*term.claims, claim_id),
    )


def _terms(atlas: Atlas, side: int, claim_id: str) -> list[Term]:
    """The numbers of a claim: of series, else of projects, else the only one of its quotation."""
    claim = atlas.get(claim_id, Claim)
    if claim is None:
        return []
    return (
        list(_of_series(atlas, side, claim))
        or list(_of_projects(atlas, side, claim))
        or list(_of_quotation(side, claim))
    )


def _of_series(atlas: Atlas, side: int, claim: Claim) -> Iterator[Term]:
    for series in _resting(atlas, claim, Series):
        for point in series.point:
            if point.claim == claim.id:
                yield Term(
                    side=side,
                    value=point.value,
                    unit=Unit(series.unit),
                    at=point.at,
                    part=point.group,
                    measure=series.id,
                    claims=(claim.id,),
                )


def _of_projects(atlas: Atlas, side: int, claim: Claim) -> Iterator[Term]:
    for project in _resting(atlas, claim, Project):
        for figure in project.figure:
            if figure.claim == claim.id:
                yield Term(
                    side=side,
                    value=figure.value,
                    unit=Unit(figure.unit),
                    at=figure.as_of,
                    part=figure.measure,
                    measure=f"{project.id}: {figure.measure}",
                    claims=(claim.id,),
                )


def _of_quotation(side: int, claim: Claim) -> Iterator[Term]:
    """The number of a quotation that states just one, scaled or not; a year is none."""
    stated = [value for value in numbers(normal(claim.quote)) if value not in _YEARS]
    scaled = len(stated) == 2 and stated[1] / (stated[0] or 1) in SCALES.values()  # noqa: PLR2004 (a number, and the same scaled)
    if len(stated) == 1 or scaled:
        yield Term(side=side, value=stated[-1], unit=Unit(""), part=claim.id, claims=(claim.id,))


def _resting(atlas: Atlas, claim: Claim, kind: type[F]) -> list[F]:
    resting = {each.fact.id: each.fact for each in atlas.supports(claim)}
    return [fact for fact in resting.values() if isinstance(fact, kind)]
