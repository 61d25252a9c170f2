"""The JSON of a fact: its fields as in the base, and what the card adds to them."""

from collections.abc import Mapping
from typing import Any

from atlas_tui.cite import plain
from atlas_tui.documents.attached import Attached
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact, Part, kind_of, label


def brief(atlas: Atlas, fact: Fact) -> dict[str, Any]:
    """A row of a view: kind, title, the fact's own fields; a claim with its citation."""
    fields = {"table": kind_of(fact), "title": label(fact), **_fields(fact)}
    if isinstance(fact, Claim):
        fields["citation"] = plain.citation(atlas, fact)
    return fields


def _fields(part: Part) -> dict[str, Any]:
    """Every field under its name in the base, those at their defaults too."""
    return {name: _plain(getattr(part, name)) for name in part.__struct_fields__}


def _plain(value: Any) -> Any:
    if isinstance(value, Part):
        return _fields(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def full(
    atlas: Atlas, fact: Fact, documents: Mapping[str, Attached] | None = None
) -> dict[str, Any]:
    """The whole card: for a claim its links, for anything else its claims in full."""
    if isinstance(fact, Claim):
        return _claim(atlas, fact, documents or {})
    claims = atlas.claims_of(fact)
    corroboration = atlas.corroboration(claims)
    return {
        **brief(atlas, fact),
        "conflicts": [each.id for each in atlas.conflicts(fact)],
        "origins": corroboration.origins,
        "claims": [_claim(atlas, claim, documents or {}) for claim in claims],
    }


def _claim(atlas: Atlas, claim: Claim, documents: Mapping[str, Attached]) -> dict[str, Any]:
    document = documents.get(claim.source)
    return {
        **brief(atlas, claim),
        "place": {"section": claim.section or None, "paragraph": claim.paragraph},
        "anchor": document.passages.anchor(claim).state if document else "not-attached",
        "conflicts": [each.id for each in atlas.conflicts(claim)],
        "supports": list(dict.fromkeys(each.fact.id for each in atlas.supports(claim))),
        "origins": atlas.corroboration(atlas.alike(claim)).origins,
    }
