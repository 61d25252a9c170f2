"""Disagreements that no conflict records yet: offered to the reader, apart from the records.

They are found by form alone. Whether two claims truly exclude each other is for a person to judge,
who then writes a conflict or leaves it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import Literal, NamedTuple

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words, is_date
from atlas_tui.facts.model import (
    Claim,
    Conflict,
    Point,
    Project,
    Reading,
    Relation,
    Series,
    Side,
    Source,
    Status,
    Trend,
)
from atlas_tui.facts.slots import number, slots, span

CandidateKind = Literal["value", "direction", "status"]
_OPPOSITE: tuple[Trend, Trend] = ("worsening", "improving")


class Candidate(Struct, frozen=True, kw_only=True):
    """What may be a conflict: of which fact, the question, the sides, and why it is offered."""

    kind: CandidateKind
    fact: str
    question: str
    sides: tuple[Side, ...]
    why: str

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims, each once, side by side."""
        return tuple(dict.fromkeys(claim for side in self.sides for claim in side.claims))


class _Said(NamedTuple):
    """What one claim says: the word or value that sets its side, its source, and when it holds."""

    word: str
    claim: str
    source: str
    when: str
    told: str


def candidates(atlas: Atlas) -> list[Candidate]:
    """Every disagreement by form that no conflict covers: values, then readings, then statuses."""
    together = _recorded(atlas)
    return [found for rule in RULES for found in rule(atlas, together)]


def _recorded(atlas: Atlas) -> "_Together":
    """Pairs of claims that some conflict holds."""
    return _Together(
        [{each for side in fact.sides for each in side.claims} for fact in atlas.all(Conflict)]
    )


class _Together:
    """Knows which claims stand in one conflict."""

    def __init__(self, held: Sequence[set[str]]) -> None:
        self._in: dict[str, set[int]] = {}
        for at, claims in enumerate(held):
            for claim in claims:
                self._in.setdefault(claim, set()).add(at)

    def cover(self, some: Iterable[str], others: Iterable[str]) -> bool:
        """Whether some conflict holds a claim of either group."""
        mine = {at for claim in some for at in self._in.get(claim, ())}
        return any(at in mine for claim in others for at in self._in.get(claim, ()))


def other_values(atlas: Atlas, together: _Together) -> Iterator[Candidate]:
    """Other values at one place of a series."""
    for series in atlas.all(Series):
        for slot in slots(series):
            said = [_point(atlas, each) for each in slot.points] if slot.differs else []
            open_ = list(_uncovered(said, together))
            if open_:
                where = " ".join(part for part in (slot.at, slot.group) if part)
                yield Candidate(
                    kind="value",
                    fact=series.id,
                    question=f"{series.title}: what is the value at {where}?",
                    sides=_sides(open_),
                    why=f"other values at one place of a series ({series.unit})",
                )


def opposite_readings(atlas: Atlas, together: _Together) -> Iterator[Candidate]:
    """One relation read as worsening and as improving, at times that may be within one year."""
    for relation in atlas.all(Relation):
        said = [_reading(atlas, each) for each in relation.reading if each.trend in _OPPOSITE]
        pairs = [pair for pair in _pairs(said, together) if _within_a_year(*pair)]
        if pairs:
            held = list(dict.fromkeys(each for pair in pairs for each in pair))
            yield Candidate(
                kind="direction",
                fact=relation.id,
                question=f"{relation.name}: worsening or improving?",
                sides=_sides(held),
                why=_why_opposite(held),
            )


def other_statuses(atlas: Atlas, together: _Together) -> Iterator[Candidate]:
    """One project at different stages by different sources."""
    for project in atlas.all(Project):
        stated = [each for each in project.status if each.stage != "not-stated"]
        said = [_status(atlas, each) for each in stated]
        pairs = [pair for pair in _pairs(said, together) if pair[0].source != pair[1].source]
        if pairs:
            held = list(dict.fromkeys(each for pair in pairs for each in pair))
            dates = "; ".join(f"{each.word}: {each.told}" for each in held)
            yield Candidate(
                kind="status",
                fact=project.id,
                question=f"{project.name}: how far has it come?",
                sides=_sides(held),
                why=f"different stages by different sources ({dates})",
            )


Rule = Callable[[Atlas, _Together], Iterator[Candidate]]
RULES: tuple[Rule, ...] = (other_values, opposite_readings, other_statuses)
"""Every form of disagreement that is looked for."""


def _source(atlas: Atlas, claim_id: str) -> str:
    claim = atlas.get(claim_id, Claim)
    return claim.source if claim else ""


def _point(atlas: Atlas, point: Point) -> _Said:
    return _Said(number(point.value), point.claim, _source(atlas, point.claim), point.at, "")


def _reading(atlas: Atlas, reading: Reading) -> _Said:
    """A reading with its own date, that of its claim, or that of the document, whichever it has."""
    claim = atlas.get(reading.claim, Claim)
    source = atlas.get(claim.source, Source) if claim else None
    own = reading.date or (claim.date if claim else "")
    issued = str(source.csl.get("issued", "")) if source else ""
    told = in_words(own) if own else f"in a text of {in_words(issued)}" if issued else "no date"
    named = source.id if source else ""
    return _Said(reading.trend or "", reading.claim, named, own or issued, told)


def _status(atlas: Atlas, status: Status) -> _Said:
    told = f"as of {in_words(status.as_of)}" if status.as_of else "no date"
    return _Said(status.stage, status.claim, _source(atlas, status.claim), status.as_of, told)


def _pairs(said: Sequence[_Said], together: _Together) -> Iterator[tuple[_Said, _Said]]:
    """Pairs with different words from sources whose words no conflict holds against each other."""
    voices: dict[tuple[str, str], list[_Said]] = {}
    for each in said:
        voices.setdefault((each.word, each.source), []).append(each)
    for (one, some), (other, others) in combinations(voices.items(), 2):
        claims = [[each.claim for each in group] for group in (some, others)]
        if one[0] != other[0] and not together.cover(*claims):
            yield from product(some, others)


def _uncovered(said: Sequence[_Said], together: _Together) -> Iterator[_Said]:
    """Those of other values that stand in no conflict with each other."""
    for one in said:
        against = [each for each in said if each.word != one.word]
        if any(not together.cover([one.claim], [each.claim]) for each in against):
            yield one


def _within_a_year(one: _Said, other: _Said) -> bool:
    """Whether no date rules out that both hold within a year."""
    if not (is_date(one.when) and is_date(other.when)):
        return True
    (_, (year, month, day)), (begins, _) = sorted((span(one.when), span(other.when)))
    return begins <= (year + 1, month, day)


def _why_opposite(held: Sequence[_Said]) -> str:
    told = dict.fromkeys(f"{each.word} by {each.source or '?'} ({each.told})" for each in held)
    return f"opposite readings, and no date sets them more than a year apart: {'; '.join(told)}"


def _sides(said: Iterable[_Said]) -> tuple[Side, ...]:
    """The sides by their word, in order of first mention."""
    sides: dict[str, list[str]] = {}
    for each in said:
        claims = sides.setdefault(each.word, [])
        if each.claim not in claims:
            claims.append(each.claim)
    return tuple(Side(label=word, claims=tuple(claims)) for word, claims in sides.items())
