"""A fact as the index takes it in: its terms with their impact, its words in order, its labels."""

from collections.abc import Iterator
from typing import NamedTuple

from atlas_tui.facts import edtf
from atlas_tui.facts.atlas import RESTS, Atlas
from atlas_tui.facts.model import (
    Claim,
    Event,
    Fact,
    Ladder,
    Project,
    Reference,
    Relation,
    Series,
)
from atlas_tui.facts.views import VIEWS
from atlas_tui.search.terms import tokens
from atlas_tui.search.texts import ALIAS, QUOTE, TEXTS, linked, names

FULL = 255
"""The impact of a word than which none could weigh more."""
OWN_IMPACT = 128
"""The least impact of a word in a fact's name, statement or quotation; all others have less."""

_SATURATION = 2.5
_USUAL_WORDS = 40
_SHORTEST = 0.7
_LONGEST = 5.0
_JOINED_NAME = 3
_PART_OF_NAME = 0.6
_OPEN_END = 9999
_HORIZON = (1800, 2100)

Weights = dict[str, float]


class Entry(NamedTuple):
    """What one fact gives to the index.

    `impacts` are 1 to 255 by term; `fields` the words of each of its texts, in order; `labels` what
    scopes go by: ids with a `@`, kinds with a `=`, years with a `%`.
    """

    impacts: dict[str, int]
    fields: list[list[str]]
    labels: list[str]


class Entries:
    """Makes entries of the facts of one atlas; the names that facts lend each other are kept."""

    def __init__(self, atlas: Atlas) -> None:
        self.atlas = atlas
        self._lent: dict[str, Weights] = {}

    def entry(self, fact: Fact) -> Entry:
        """The entry of a fact."""
        own: Weights = {}
        other: Weights = {}
        fields: list[list[str]] = []
        length = 0
        for weight, text in TEXTS[type(fact)](fact):
            if not text:
                continue
            words = _weigh(own if weight >= QUOTE else other, weight, text)
            fields.append(words)
            length += len(words)
        for each in linked(fact):
            for term, weight in self._lends(each).items():
                other[term] = other.get(term, 0.0) + weight
        return Entry(_impacts(own, other, length), fields, list(self._labels(fact)))

    def _lends(self, fact_id: str) -> Weights:
        lent = self._lent.get(fact_id)
        if lent is None:
            lent = self._lent[fact_id] = {}
            for weight, text in names(self.atlas, fact_id):
                words, joined = tokens(text)
                lent.update(dict.fromkeys((*words, *joined, *_whole_name(words)), weight))
        return lent

    def _labels(self, fact: Fact) -> Iterator[str]:
        if isinstance(fact, Claim):
            yield f"={fact.kind}"
        if isinstance(fact, Claim) or type(fact) in RESTS:
            for key in self.atlas.keys(fact):
                if key != fact.id:
                    yield f"@{key}"
        elif isinstance(fact, Reference):
            yield f"@{fact.source}"
        for year in sorted({year for date in dates(fact) for year in _years(date)}):
            yield f"%{year:04d}"


def _weigh(weights: Weights, weight: float, text: str) -> list[str]:
    """Add the words of a text to the weights, and give them in order."""
    words, joined = tokens(text)
    if weight >= ALIAS:
        weight *= _PART_OF_NAME + (1 - _PART_OF_NAME) / max(len(words), 1)
        for term in _whole_name(words):
            weights[term] = weights.get(term, 0.0) + weight
    for term in words:
        weights[term] = weights.get(term, 0.0) + weight
    for term in joined:
        weights[term] = weights.get(term, 0.0) + weight
    return words


def _whole_name(words: list[str]) -> list[str]:
    """A short name written as one word: casa1000 of CASA 1000."""
    return ["".join(words)] if 1 < len(words) <= _JOINED_NAME else []


def _impacts(own: Weights, other: Weights, length: int) -> dict[str, int]:
    """Weights as impacts above 0: saturating, and less in a long text (after Okapi BM25).

    Words of the fact's own name, statement or quotation reach `OWN_IMPACT`, all others stay below.
    """
    spread = min(length / _USUAL_WORDS, _LONGEST)
    half = _SATURATION * (_SHORTEST + (1 - _SHORTEST) * spread)
    impacts = {
        term: min(OWN_IMPACT - 1, int(FULL * weight / (weight + half)))
        for term, weight in other.items()
    }
    for term, weight in own.items():
        whole = weight + other.get(term, 0.0)
        impacts[term] = max(OWN_IMPACT, int(FULL * whole / (whole + half)))
    return impacts


def dates(fact: Fact) -> Iterator[str]:
    """The dates that a fact has, itself or in its parts."""
    if isinstance(fact, Claim | Event):
        yield fact.date
    elif isinstance(fact, Relation):
        yield from (reading.date for reading in fact.reading)
    elif isinstance(fact, Ladder):
        yield from (step.date for step in fact.step)
    elif isinstance(fact, Project):
        yield from (status.as_of for status in fact.status)
        yield from (figure.as_of for figure in fact.figure)
    elif isinstance(fact, Series):
        yield from (point.at for point in fact.point)


def _years(date: str) -> Iterator[int]:
    """The years that a date may lie in; an open end gives 0 or 9999 beside those of the horizon."""
    if not date:
        return
    if len(date) == 4 and date.isdigit():  # noqa: PLR2004 - the plain year, which most dates are
        yield int(date)
        return
    try:
        when = edtf.parse(date)
    except ValueError:
        return
    first, last = when.earliest[0], when.latest[0]
    yield from {first, last}
    yield from range(max(first, _HORIZON[0]), min(last, _HORIZON[1]) + 1)


def in_view_order(atlas: Atlas) -> Iterator[tuple[str, Fact]]:
    """Every fact with its view: view after view, each in the order of the base."""
    for view, kinds in VIEWS.items():
        for kind in kinds:
            for fact in atlas.all(kind):
                yield view, fact
