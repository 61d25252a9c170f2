"""The JSON of a fact: its fields as in the base, and what the card adds to them."""

from collections.abc import Mapping
from typing import Any

from atlas_tui.cite import plain
from atlas_tui.documents.attached import Attached
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Fact, Part, Series, kind_of, label


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
    """The whole card: for a claim its links, for anything else its claims in full.

    Without documents given, quotations are looked for in the reader's own copies.
    """
    claims = atlas.claims_of(fact)
    anchors = _anchors(atlas, claims, documents)
    if isinstance(fact, Claim):
        return _claim(atlas, fact, anchors)
    corroboration = atlas.corroboration(claims)
    return {
        **brief(atlas, fact),
        "conflicts": [each.id for each in atlas.conflicts(fact)],
        "origins": corroboration.origins,
        **_analysed(atlas, fact),
        "claims": [_claim(atlas, claim, anchors) for claim in claims],
    }


def _analysed(atlas: Atlas, fact: Fact) -> dict[str, Any]:
    """What the analysis views add to a conflict or a figure."""
    if not isinstance(fact, Conflict | Series):
        return {}
    from atlas_tui.cite.added import added  # noqa: PLC0415 (only these kinds pay for it)

    return added(atlas, fact)


def _anchors(
    atlas: Atlas, claims: list[Claim], documents: Mapping[str, Attached] | None
) -> Mapping[str, str]:
    """How each claim stands to its document, by claim id."""
    from atlas_tui.documents.standing import NOT_ATTACHED, standings  # noqa: PLC0415 (a list does without)

    if documents is None:
        return standings(atlas, claims)
    return {
        claim.id: documents[claim.source].passages.anchor(claim).state
        if claim.source in documents
        else NOT_ATTACHED
        for claim in claims
    }


def _claim(atlas: Atlas, claim: Claim, anchors: Mapping[str, str]) -> dict[str, Any]:
    return {
        **brief(atlas, claim),
        "place": {"section": claim.section or None, "paragraph": claim.paragraph},
        "anchor": anchors[claim.id],
        "conflicts": [each.id for each in atlas.conflicts(claim)],
        "supports": list(dict.fromkeys(each.fact.id for each in atlas.supports(claim))),
        "origins": atlas.corroboration(atlas.alike(claim)).origins,
    }
