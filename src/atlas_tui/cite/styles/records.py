"""Styles that programs read: BibTeX, RIS and CSL-JSON, each work once however often it is cited."""

from collections.abc import Callable, Iterable, Sequence

import msgspec

from atlas_tui.cite import bibtex, csl_json, plain, ris
from atlas_tui.cite.styles.style import Csl, Style
from atlas_tui.cite.styles.wording import markdown
from atlas_tui.cite.variables import line
from atlas_tui.cite.works import Work
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact

NAMELESS = "work"
"""The key of a work that is given without an id."""


def _style(
    name: str,
    title: str,
    entry: Callable[[str, Csl], str],
    bibliography: Callable[[Atlas, Iterable[Fact]], str],
) -> Style:
    def entered(csl: Csl) -> str:
        return entry(line(csl.get("id")) or NAMELESS, csl)

    def excerpt(atlas: Atlas, claim: Claim) -> str:
        return bibliography(atlas, [claim])

    def together(atlas: Atlas, claims: Sequence[Claim], works: Sequence[Work]) -> str:
        return bibliography(atlas, [*claims, *works])

    return Style(
        name=name,
        title=title,
        citation=plain.citation,
        entry=entered,
        excerpt=excerpt,
        together=together,
        markdown_citation=lambda atlas, claim: markdown(plain.citation(atlas, claim)),
        markdown_entry=lambda csl: markdown(plain.entry(csl)),
        prose=False,
    )


def _item(key: str, csl: Csl) -> str:
    return msgspec.json.encode(csl_json.entry(key, csl)).decode("utf-8")


BIBTEX = _style("bibtex", "BibTeX", bibtex.entry, bibtex.bibliography)
RIS = _style("ris", "RIS", ris.entry, ris.bibliography)
CSL_JSON = _style("csl-json", "CSL-JSON", _item, csl_json.bibliography)
