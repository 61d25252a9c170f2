"""The numbers of a conflict added up and set against each other, as far as the record gives them.

A document's own sum is a claim like any other. What stands here is our arithmetic on recorded
values, so that a reader sees what does not add up; nothing is read into words.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import is_date, sort_key
from atlas_tui.facts.model import Conflict
from atlas_tui.facts.slots import number
from atlas_tui.facts.terms import Term, Unit, terms

WHOLE = 100.0
"""What shares in per cent are measured against."""
TIMES = 3.0
"""The ratio from which `times` says more than a percentage."""
_DIGITS = 12
_PAIR = 2


class Reckoning(Struct, frozen=True):
    """A line of our arithmetic, and the claims whose numbers it takes."""

    text: str
    claims: tuple[str, ...]


class Sums(Struct, frozen=True, kw_only=True):
    """The terms of a conflict side by side, and what they come to."""

    terms: tuple[Term, ...]
    reckonings: tuple[Reckoning, ...]
    silent: tuple[str, ...]
    """The claims for which no number is recorded."""


def sums(atlas: Atlas, conflict: Conflict) -> Sums:
    """The numbers of a conflict added up within each side, then set against the other sides.

    It is meant for conflicts of kind `arithmetic`, whose sides name parts of a reckoning. The sides
    of other kinds are alternatives, which no one should add up.
    """
    found = [term for term in terms(atlas, conflict) if math.isfinite(term.value)]
    heard = {claim for term in found for claim in term.claims}
    named = dict.fromkeys(claim for side in conflict.sides for claim in side.claims)
    within, totals = _added(found)
    return Sums(
        terms=tuple(found),
        reckonings=(*within, *_compared(totals)),
        silent=tuple(claim for claim in named if claim not in heard),
    )


def _added(found: Sequence[Term]) -> tuple[list[Reckoning], list[Term]]:
    """The sums within sides, and what each side then stands for: its sums and single terms."""
    reckonings: list[Reckoning] = []
    totals: list[Term] = []
    for parts in _together(found):
        if len(parts) == 1 or len({each.part for each in parts}) < len(parts):
            totals += parts
            continue
        whole = _whole(parts)
        rest = [each for each in parts if each is not whole]
        total = _total(rest)
        reckonings.append(Reckoning(_sum_told(rest, total, whole), total.claims))
        totals.append(whole or total)
    return reckonings, totals


def _together(found: Iterable[Term]) -> list[list[Term]]:
    """Terms of one side and one whole."""
    groups: dict[tuple[int, tuple[str, str]], list[Term]] = {}
    for term in found:
        groups.setdefault((term.side, term.place), []).append(term)
    return list(groups.values())


def _whole(parts: Sequence[Term]) -> Term | None:
    """The term among others that is their total: by its name, or because it is their sum."""
    named = [each for each in parts if "total" in each.part.casefold().split()]
    if len(named) == 1 and len(parts) > _PAIR:
        return named[0]
    largest = max(parts, key=lambda each: each.value)
    rest = math.fsum(each.value for each in parts if each is not largest)
    return largest if len(parts) > _PAIR and math.isclose(rest, largest.value) else None


def _total(parts: Sequence[Term]) -> Term:
    first = parts[0]
    return Term(
        side=first.side,
        value=_clean(math.fsum(each.value for each in parts)),
        unit=first.unit,
        at=first.at,
        part="sum",
        measure=first.measure,
        claims=tuple(dict.fromkeys(claim for each in parts for claim in each.claims)),
    )


def _sum_told(parts: Sequence[Term], total: Term, whole: Term | None) -> str:
    """`60 + 20 + 15 = 95%, 5 short of 100%`."""
    told = f"{_plus(parts)} = {total.unit.of(total.value)}"
    if whole:
        return told + _beside(total.value, whole.value, whole.unit)
    if total.unit.text == "%":
        return told + _beside(total.value, WHOLE, total.unit)
    return told


def _plus(parts: Sequence[Term]) -> str:
    first, *rest = (each.value for each in parts)
    signs = (f"{'-' if value < 0 else '+'} {number(abs(value))}" for value in rest)
    return " ".join((number(first), *signs))


def _beside(value: float, wanted: float, unit: Unit) -> str:
    if math.isclose(value, wanted):
        return ", the whole as recorded"
    way = "short of" if value < wanted else "more than"
    return f", {number(_clean(abs(wanted - value)))} {way} {unit.of(wanted)}"


def _compared(totals: Sequence[Term]) -> Iterator[Reckoning]:
    """What the sides stand for, set against each other: parts and whole, else pair by pair."""
    done: set[int] = set()
    for group in _by_place(totals):
        whole = max(group, key=lambda each: each.value)
        rest = [each for each in group if each is not whole]
        if len({each.side for each in group}) > 1 and len(rest) >= _PAIR:
            total = _total(rest)
            claims = (*total.claims, *whole.claims)
            yield Reckoning(_sum_told(rest, total, whole), tuple(dict.fromkeys(claims)))
            done.update(map(id, group))
    left = [each for each in totals if id(each) not in done]
    recorded = [each for each in left if each.unit.text == "%"]
    for one, other in combinations(left, 2):
        if one.unit.like(other.unit) and _apart(one, other):
            yield _against(one, other, recorded)


def _by_place(totals: Sequence[Term]) -> list[list[Term]]:
    groups: dict[tuple[str, str], list[Term]] = {}
    for term in totals:
        groups.setdefault(term.place, []).append(term)
    return list(groups.values())


def _apart(one: Term, other: Term) -> bool:
    """Whether two terms are answers to hold against each other: of other sides or other times."""
    return one.side != other.side or (one.at != other.at and is_date(one.at) and is_date(other.at))


def _against(one: Term, other: Term, recorded: Sequence[Term]) -> Reckoning:
    """Two values against each other, and a change in per cent that a claim gives beside ours.

    Where both are dated it goes from the earlier to the later. Else it goes as the recorded change
    goes, and without one from the first side to the second.
    """
    if _turned(one, other, recorded):
        one, other = other, one
    told = _ratio_told(one, other) or _change_told(one, other)
    claims = (*one.claims, *other.claims)
    if recorded and one.unit.text != "%":
        told += f"; recorded: {', '.join(each.unit.of(each.value) for each in recorded)}"
        claims = (*claims, *(claim for each in recorded for claim in each.claims))
    return Reckoning(told, tuple(dict.fromkeys(claims)))


def _turned(one: Term, other: Term, recorded: Sequence[Term]) -> bool:
    if is_date(one.at) and is_date(other.at):
        return sort_key(one.at) > sort_key(other.at)
    if not recorded:
        return False
    return (other.plain - one.plain) * recorded[0].value < 0


def _ratio_told(one: Term, other: Term) -> str:
    """`62 billion USD (CPEC) is 32.6 times 1.9 billion (2022)`, where they are so far apart."""
    smaller, larger = sorted((one, other), key=lambda each: each.plain)
    if smaller.plain <= 0 or larger.plain / smaller.plain < TIMES:
        return ""
    ratio = float(f"{larger.plain / smaller.plain:.3g}")
    return f"{larger} is {number(ratio)} times {smaller}"


def _change_told(one: Term, other: Term) -> str:
    """`from 1.9 billion (2022) to 1,750 USD million (2024): -150 USD million, -7.9%`.

    Two values for one time are `55 USD million against 60 USD million: +5 USD million, +9.1%`.
    """
    told = f"from {one} to {other}: " if one.at != other.at else f"{one} against {other}: "
    change = _clean(other.plain - one.plain)
    if not change:
        return told + "no change"
    told += _signed(_clean(change / other.unit.scale), other.unit)
    if one.plain <= 0 or one.unit.text == "%":
        return told
    return f"{told}, {_signed(round(change / one.plain * 100, 1), Unit('%'))}"


def _signed(value: float, unit: Unit) -> str:
    return f"{'+' if value > 0 else ''}{unit.of(value)}"


def _clean(value: float) -> float:
    """Without the dust that binary fractions leave."""
    return float(f"{value:.{_DIGITS}g}")
