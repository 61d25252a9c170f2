"""JSON: every fact in the shape of `atlas show ID --json`."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from atlas_tui.cite import plain
from atlas_tui.cite.added import added
from atlas_tui.cite.export.selection import Selection
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import KINDS, Claim, Fact, Part, kind_of, label

Record = dict[str, Any]
NOT_ATTACHED = "not-attached"


def write(selection: Selection) -> Iterator[str]:
    """Every fact, in the shape of `atlas show ID --json`, a line each in one JSON object."""
    record = selection.record or full
    head = {"base": selection.atlas.title, "scope": selection.scope}
    yield f'{_json(head)[:-1]},"facts":[\n'
    before = ""
    for kind in KINDS.values():
        for fact in selection.facts(kind):
            yield f"{before}{_json(record(selection.atlas, fact))}"
            before = ",\n"
    yield "\n]}\n"


def row(atlas: Atlas, fact: Fact) -> Record:
    """A row of a view: table, title, the fact's own fields; a claim with its citation."""
    fields = {"table": kind_of(fact), "title": label(fact), **_fields(fact)}
    if isinstance(fact, Claim):
        fields["citation"] = plain.citation(atlas, fact)
    return fields


def full(
    atlas: Atlas, fact: Fact, anchor: Callable[[Claim], str] = lambda _: NOT_ATTACHED
) -> Record:
    """A fact whole: a claim with its links, anything else with its claims in full.

    Args:
        atlas: the base of the fact.
        fact: what is to be written down.
        anchor: how the quotation of a claim stands in its document.
    """
    if isinstance(fact, Claim):
        return _claim(atlas, fact, anchor)
    claims = atlas.claims_of(fact)
    return {
        **row(atlas, fact),
        "conflicts": [each.id for each in atlas.conflicts(fact)],
        "origins": atlas.corroboration(claims).origins,
        **added(atlas, fact),
        "claims": [_claim(atlas, claim, anchor) for claim in claims],
    }


def _claim(atlas: Atlas, claim: Claim, anchor: Callable[[Claim], str]) -> Record:
    return {
        **row(atlas, claim),
        "place": {"section": claim.section or None, "paragraph": claim.paragraph},
        "anchor": anchor(claim),
        "conflicts": [each.id for each in atlas.conflicts(claim)],
        "supports": list(dict.fromkeys(each.fact.id for each in atlas.supports(claim))),
        "origins": atlas.corroboration(atlas.alike(claim)).origins,
    }


def _fields(part: Part) -> Record:
    """Every field under its name in the base, those at their defaults too."""
    return {name: _plain(getattr(part, name)) for name in part.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8")
