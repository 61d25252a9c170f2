"""Rules of citations and bibliographies, which are findings about the documents."""

from collections.abc import Iterator

from atlas_tui.facts import references
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.finding import Finding
from atlas_tui.facts.model import Source


def citation_without_entry(atlas: Atlas) -> Iterator[Finding]:
    """Every in-text reference has an entry in the bibliography of its source."""
    for source in atlas.all(Source):
        cited = references.citations(atlas, source)
        if not references.bibliography(atlas, source):
            if cited:
                first = next(iter(cited.values()))
                count = f"{len(cited)} in-text references, but the document has no bibliography"
                yield Finding(
                    first, "cites", count, "a finding about the document; nothing to mend"
                )
            continue
        for cite, claim in cited.items():
            if not references.entry(atlas, source, cite):
                yield Finding(
                    claim,
                    "cites",
                    f"{cite!r} is in no entry of the bibliography of {source.id}",
                    "a finding about the document, if the citation is spelt as it stands",
                    cite,
                )


def entry_never_cited(atlas: Atlas) -> Iterator[Finding]:
    """Every entry of a bibliography is cited in its document."""
    for source in atlas.all(Source):
        cited = {
            entry.id
            for cite in references.citations(atlas, source)
            if (entry := references.entry(atlas, source, cite))
        }
        for entry in references.bibliography(atlas, source):
            if entry.id not in cited:
                yield Finding(
                    entry,
                    "cite",
                    f"{entry.cite!r} is listed but never cited in {source.id}",
                    "a finding about the document, if every citation has its claim",
                    entry.cite,
                )
