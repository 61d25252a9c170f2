"""What the views of a conflict and of a figure say beyond their records, for programs."""

from typing import Any

from atlas_tui.cite.figures import point_rows
from atlas_tui.cite.sequence import Moment, sequence
from atlas_tui.cite.sides import claims_of, paragraph
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Conflict, Fact, Series
from atlas_tui.facts.slots import years_without_value
from atlas_tui.facts.sums import sums
from atlas_tui.facts.terms import Term


def added(atlas: Atlas, fact: Fact) -> dict[str, Any]:
    """What the view of a conflict or a figure says beyond the fields of its record."""
    if isinstance(fact, Conflict):
        return _of_conflict(atlas, fact)
    if isinstance(fact, Series):
        return {
            "rows": point_rows(atlas, fact),
            "years_without_value": years_without_value(fact),
        }
    return {}


def _of_conflict(atlas: Atlas, conflict: Conflict) -> dict[str, Any]:
    """Both sides as a paragraph, their origins, their order in time, and for a sum the arithmetic."""
    corroborated = [atlas.corroboration(claims_of(atlas, side)) for side in conflict.sides]
    return {
        "origins_by_side": [each.origins for each in corroborated],
        "paragraph": paragraph(atlas, conflict),
        "sequence": [_moment(each) for each in sequence(atlas, conflict)],
        "reckoning": _reckoned(atlas, conflict) if conflict.kind == "arithmetic" else None,
    }


def _moment(moment: Moment) -> dict[str, Any]:
    """A moment under its field names; sides count from 1, as they do in `supports`."""
    return {
        **{name: getattr(moment, name) for name in moment.__struct_fields__},
        "side": moment.side + 1,
    }


def _reckoned(atlas: Atlas, conflict: Conflict) -> dict[str, Any]:
    found = sums(atlas, conflict)
    return {
        "terms": [_term(term) for term in found.terms],
        "lines": found.reckonings,
        "without_number": found.silent,
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "side": term.side + 1,
        "value": term.value,
        "unit": term.unit.text,
        "at": term.at,
        "part": term.part,
        "recorded_in": term.measure or None,
        "claims": term.claims,
    }
