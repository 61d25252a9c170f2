"""Markdown: quotations with footnotes, which are notes of Chicago, the later ones shortened."""

from collections.abc import Sequence

from atlas_tui.cite import plain
from atlas_tui.cite.styles import chicago_notes
from atlas_tui.cite.styles.style import Csl, Style
from atlas_tui.cite.styles.wording import escaped, markdown
from atlas_tui.cite.works import Work, csl_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim


def citation(atlas: Atlas, claim: Claim) -> str:
    """The text of a claim's footnote."""
    return markdown(chicago_notes.cited(atlas, claim))


def entry(csl: Csl) -> str:
    """The entry of a work in the bibliography."""
    return markdown(chicago_notes.entry(csl))


def excerpt(atlas: Atlas, claim: Claim) -> str:
    """A quotation with its footnote."""
    return together(atlas, [claim], [])


def together(atlas: Atlas, claims: Sequence[Claim], works: Sequence[Work]) -> str:
    """Quotations, a paragraph each, then their footnotes, then the entries of works."""
    cited: set[str] = set()
    quotations, notes = [], []
    for number, claim in enumerate(claims, start=1):
        written = chicago_notes.again if claim.source in cited else chicago_notes.note
        cited.add(claim.source)
        quotations.append(f"{_quotation(claim)}[^{number}]{_caveat(atlas, claim)}")
        notes.append(f"[^{number}]: {markdown(chicago_notes.cited(atlas, claim, written))}")
    return "\n\n".join([*quotations, *notes, *(entry(csl_of(work)) for work in works)])


def _quotation(claim: Claim) -> str:
    return escaped(plain.quotation(claim))


def _caveat(atlas: Atlas, claim: Claim) -> str:
    caveat = "; ".join(plain.caveats(atlas, claim))
    return f" {escaped(f'[{caveat}]')}" if caveat else ""


STYLE = Style(
    name="markdown",
    title="Markdown with footnotes (notes of Chicago)",
    citation=citation,
    entry=entry,
    excerpt=excerpt,
    together=together,
    markdown_citation=citation,
    markdown_entry=entry,
)
