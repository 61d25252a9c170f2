"""STYLES: the ways in which an excerpt can be cited."""

from collections.abc import Iterable

from atlas_tui.cite import plain
from atlas_tui.cite.styles import apa, chicago_author_date, chicago_notes, markdown, records
from atlas_tui.cite.styles.style import Style, prose
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Fact, Reference, Source

__all__ = ["STYLES", "Style", "excerpts"]

PLAIN = prose("plain", "Plain", plain.citation, plain.entry, enclosed="({}).")

STYLES: dict[str, Style] = {
    style.name: style
    for style in (
        PLAIN,
        apa.STYLE,
        chicago_notes.STYLE,
        chicago_author_date.STYLE,
        markdown.STYLE,
        records.BIBTEX,
        records.RIS,
        records.CSL_JSON,
    )
}
"""Every style by its name."""


def excerpts(atlas: Atlas, facts: Iterable[Fact], style: str) -> str:
    """The cited excerpts of all claims that the facts rest on, each once, in order.

    Sources and references among the facts are cited as works, by their entries; so are the sources
    of claims, once each, where a style's citations do not name them whole.
    """
    listed = list(facts)
    claims = {claim.id: claim for fact in listed for claim in atlas.claims_of(fact)}
    works = [fact for fact in listed if isinstance(fact, Source | Reference)]
    return STYLES[style].together(atlas, list(claims.values()), works)
