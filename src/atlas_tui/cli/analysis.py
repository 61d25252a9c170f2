"""What the analysis views show, on the command line: tables, candidates, matrices, one page."""

from collections.abc import Callable
from typing import Any

from atlas_tui.cite.corroboration import Alike, alike
from atlas_tui.cite.figures import series_markdown, series_tsv
from atlas_tui.cite.matrices import matrices
from atlas_tui.cite.matrix import Matrix
from atlas_tui.cite.onepager import in_sections, onepager
from atlas_tui.cite.sides import paragraph
from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.candidates import Candidate, candidates
from atlas_tui.facts.model import Claim, Conflict, Fact, Series, kind_of, label
from atlas_tui.facts.nearest import nearest_few
from atlas_tui.facts.problem import AtlasError

_NEAREST = 3


def page(atlas: Atlas, fact: Fact) -> dict[str, Any]:
    """The one-page brief: sections of lines, each with its citation and what it leads to."""
    return {
        "id": fact.id,
        "table": kind_of(fact),
        "title": label(fact),
        "sections": in_sections(onepager(atlas, fact)),
    }


TABLES: dict[type[Fact], Callable[[Atlas, Any], str]] = {Series: series_tsv}
"""The kinds of fact that can be printed as tab-separated values."""
TEXTS: dict[type[Fact], Callable[[Atlas, Any], str]] = {
    Series: series_markdown,
    Conflict: paragraph,
}
"""The kinds of fact that have a text of their own to paste, besides their one-page brief."""


def written(atlas: Atlas, fact: Fact, forms: dict[type[Fact], Callable[[Atlas, Any], str]]) -> str:
    """The fact in one of those forms.

    Raises:
        AtlasError: its kind has none; the message names those that have.
    """
    form = forms.get(type(fact))
    if form is None:
        kinds = " or ".join(kind.__name__.lower() for kind in forms)
        raise AtlasError(f"{fact.id} is no {kinds}, and nothing else can be printed so")
    return form(atlas, fact)


def offered(atlas: Atlas, scope: Scope) -> list[Candidate]:
    """The candidates within a scope: those with a claim that belongs in it."""
    return [each for each in candidates(atlas) if _is_within(atlas, each.claims, scope)]


def said_alike(atlas: Atlas, scope: Scope) -> list[Alike]:
    """What claims say alike, by origins, within a scope: by a claim that belongs in it."""
    return [each for each in alike(atlas) if _is_within(atlas, each.claims, scope)]


def _is_within(atlas: Atlas, claim_ids: tuple[str, ...], scope: Scope) -> bool:
    if not scope:
        return True
    claims = (atlas.get(each, Claim) for each in claim_ids)
    return any(atlas.concerns(claim, scope) for claim in claims if claim)


def matrix(atlas: Atlas, name: str) -> Matrix:
    """The matrix of that name.

    Raises:
        AtlasError: there is none; the message names the nearest and all others.
    """
    known = matrices(atlas)
    make = known.get(name)
    if make is None:
        near = nearest_few(name, known, _NEAREST)
        hint = f"the nearest is {near[0]}; " if near else ""
        raise AtlasError(f"no matrix {name!r}; {hint}there are {', '.join(known)}")
    return make(atlas)
