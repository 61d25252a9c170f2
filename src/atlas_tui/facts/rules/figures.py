"""Rules of numbers: each stands in its quotation, and those that disagree say so."""

from collections.abc import Iterator
from itertools import combinations

from atlas_tui.facts import references
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.finding import Finding
from atlas_tui.facts.model import Claim, Conflict, Series
from atlas_tui.facts.numbers import states
from atlas_tui.facts.text import normal


def number_in_quote(atlas: Atlas) -> Iterator[Finding]:
    """A number shown in a series or a project stands in the quotation that it rests on."""
    for fact, path, value, claim_id in references.shown_numbers(atlas):
        claim = atlas.get(claim_id, Claim)
        if claim and not states(normal(claim.quote), value):
            yield Finding(
                fact,
                path,
                f"{value:g} does not stand in the quotation of {claim_id}",
                "correct the number, or quote the words that give it",
            )


def series_disagree(atlas: Atlas) -> Iterator[Finding]:
    """Points of one series with the same place and other values are in a conflict."""
    for series in atlas.all(Series):
        for one, other in combinations(enumerate(series.point), 2):
            (_, first), (index, second) = one, other
            same = (first.at, first.group) == (second.at, second.group)
            if not same or first.value == second.value:
                continue
            if not _in_one_conflict(atlas, first.claim, second.claim):
                where = f"{second.at} {second.group}".strip()
                yield Finding(
                    series,
                    f"point[{index}].value",
                    f"{first.value:g} and {second.value:g} both stand at {where}, in no conflict",
                    f"add a [[conflict]] with {first.claim} and {second.claim}",
                )


def _in_one_conflict(atlas: Atlas, *claim_ids: str) -> bool:
    for conflict in atlas.all(Conflict):
        held = {claim for side in conflict.sides for claim in side.claims}
        if held.issuperset(claim_ids):
            return True
    return False
