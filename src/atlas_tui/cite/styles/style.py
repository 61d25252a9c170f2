"""What a style is, and how the styles of prose make an excerpt of their citations."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.cite.styles.wording import markdown
from atlas_tui.cite.styles.wording import plain as unmarked
from atlas_tui.cite.works import Work, csl_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source

Csl = Mapping[str, Any]


class Style(Struct, frozen=True, kw_only=True):
    """One way to cite.

    `citation` is what stands in the text or in a note, with the place of the claim; `entry` is a
    work's entry in a bibliography by its CSL; `excerpt` is quotation, citation and caveat of one
    claim; `together` is what is copied of several claims, and of works by themselves. For Markdown,
    citation and entry come with emphasis and nothing that could be markup. `prose` is false for
    formats that programs read: those cite as the plain style does.
    """

    name: str
    title: str
    citation: Callable[[Atlas, Claim], str]
    entry: Callable[[Csl], str]
    excerpt: Callable[[Atlas, Claim], str]
    together: Callable[[Atlas, Sequence[Claim], Sequence[Work]], str]
    markdown_citation: Callable[[Atlas, Claim], str]
    markdown_entry: Callable[[Csl], str]
    prose: bool = True


def prose(
    name: str,
    title: str,
    citation: Callable[[Atlas, Claim], str],
    entry: Callable[[Csl], str],
    *,
    listed: bool = False,
    enclosed: str = "{}",
) -> Style:
    """A style of running text: a line an excerpt, then the entries of works.

    Args:
        name: its name in `STYLES`.
        title: its name for a reader.
        citation: with marks of `wording`.
        entry: with marks of `wording`.
        listed: whether its citations need the entries of their sources.
        enclosed: how a citation stands behind its quotation.
    """

    def cited(atlas: Atlas, claim: Claim) -> str:
        return unmarked(citation(atlas, claim))

    def entered(csl: Csl) -> str:
        return unmarked(entry(csl))

    def excerpt(atlas: Atlas, claim: Claim) -> str:
        line = f"{plain.quotation(claim)} {enclosed.format(cited(atlas, claim))}"
        caveat = "; ".join(plain.caveats(atlas, claim))
        return f"{line} [{caveat}]" if caveat else line

    def together(atlas: Atlas, claims: Sequence[Claim], works: Sequence[Work]) -> str:
        entries = {work.id: entered(csl_of(work)) for work in works}
        if listed:
            sources = [atlas.get(claim.source, Source) for claim in claims]
            entries |= {work.id: entered(csl_of(work)) for work in sources if work}
        lines = "\n".join(excerpt(atlas, claim) for claim in claims)
        listing = "\n".join(sorted(entries.values(), key=str.casefold))
        return "\n\n".join(filter(None, (lines, listing)))

    return Style(
        name=name,
        title=title,
        citation=cited,
        entry=entered,
        excerpt=excerpt,
        together=together,
        markdown_citation=lambda atlas, claim: markdown(citation(atlas, claim)),
        markdown_entry=lambda csl: markdown(entry(csl)),
    )
