"""What a base must satisfy against its documents: DOCUMENT_CHECKS, one generator a rule."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping

from atlas_tui.documents.anchor import Anchor
from atlas_tui.documents.attached import Attached
from atlas_tui.documents.misquotes import misquotes, parts_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.finding import Finding, Locator, rule_name
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import Problem, Severity
from atlas_tui.facts.text import word_count

QUOTED_SHARE = 0.40
"""The largest part of a document's words that may stand inside quotations."""

Found = Mapping[str, Attached]
Anchored = Iterator[tuple[Claim, Attached, Anchor]]


def anchored(atlas: Atlas, found: Found) -> Anchored:
    """Every claim whose document is attached, with where its quotation stands."""
    for claim in atlas.all(Claim):
        document = found.get(claim.source)
        if document:
            yield claim, document, document.passages.anchor(claim)


def document_attached(atlas: Atlas, found: Found) -> Iterator[Finding]:
    """Every source has its document in the folder, recognised by the hash."""
    for source in atlas.all(Source):
        if source.id not in found:
            yield Finding(
                source,
                "sha256",
                f"no file in the folder has the hash of {source.id}",
                "add the document as it was received",
            )


def quote_exact(atlas: Atlas, found: Found) -> Iterator[Finding]:
    """Every quotation stands exactly once where prefix and suffix place it."""
    for claim, document, anchor in anchored(atlas, found):
        name = document.path.name
        if anchor.state == "missing":
            hint = _instead(claim, document, found)
            yield Finding(claim, "quote", f"the quotation is not in {name}", hint, claim.quote)
        elif anchor.state == "relocated":
            near = document.passages.text[anchor.start : anchor.end]
            message = f"the quotation is in {name} only roughly ({anchor.score:g}): {near!r}"
            yield Finding(claim, "quote", message, "quote the words as they stand", claim.quote)
        elif anchor.state == "ambiguous":
            message = (
                f"the quotation stands at {anchor.places} places in {name}"
                if anchor.places > 1
                else f"the quotation is in {name}, but not between this prefix and suffix"
            )
            yield Finding(claim, "quote", message, "add or mend prefix and suffix", claim.quote)


def _instead(claim: Claim, document: Attached, found: Found) -> str:
    """What to do about a quotation that is not in its document."""
    texts = {source: each.passages.raw for source, each in found.items()}
    parts = parts_of(document.passages.text, claim.quote)
    why = misquotes({claim: parts}, texts)[claim.id]
    if why.kind == "missing":
        return "copy the words from the document"
    return f"{why}; quote one of them" if why.kind == "stitched" else str(why)


def place_right(atlas: Atlas, found: Found) -> Iterator[Finding]:
    """The quotation stands in the paragraph given, below the heading given.

    A section in square brackets is our own description and is not looked for.
    """
    for claim, document, anchor in anchored(atlas, found):
        if anchor.state != "exact":
            continue
        paragraph = document.passages.paragraph(anchor)
        if claim.paragraph is not None and claim.paragraph != paragraph:
            yield Finding(
                claim,
                "paragraph",
                f"the quotation stands in paragraph {paragraph}, not {claim.paragraph}",
                f"write paragraph = {paragraph}",
            )
        described = claim.section.startswith("[")
        if claim.section and not described:
            if document.passages.stands_above(claim.section, anchor):
                continue
            yield Finding(
                claim,
                "section",
                f"no heading {claim.section!r} stands above the quotation",
                "write the nearest heading above, as it stands",
                claim.section,
            )


def words_right(atlas: Atlas, found: Found) -> Iterator[Finding]:
    """The number of words given for a source is that of its document."""
    for source in atlas.all(Source):
        document = found.get(source.id)
        if document and word_count(document.passages.raw) != source.words:
            words = word_count(document.passages.raw)
            yield Finding(
                source,
                "words",
                f"the document has {words} words, not {source.words}",
                f"write {words}",
            )


def quoted_share(atlas: Atlas, found: Found) -> Iterator[Finding]:
    """At most 40% of a document's words stand inside quotations."""
    for source in atlas.all(Source):
        if source.id in found:
            share = share_quoted(atlas, found[source.id])
            if share > QUOTED_SHARE:
                yield Finding(
                    source,
                    "words",
                    f"{share:.1%} of the words of {source.id} are quoted, over {QUOTED_SHARE:.0%}",
                    "shorten quotations, or let claims share them",
                )


def share_quoted(atlas: Atlas, document: Attached) -> float:
    """The part of a document's words, 0 to 1, that stand inside any quotation."""
    raw = document.passages.raw
    words = [found.span() for found in re.finditer(r"\S+", raw)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    quoted: set[int] = set()
    for claim in atlas.all(Claim):
        if claim.source != document.source.id:
            continue
        anchor = document.passages.anchor(claim)
        if anchor.start >= 0:
            start, end = document.passages.normalised.raw_span(anchor.start, anchor.end)
            quoted.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return len(quoted) / max(1, len(words))


DOCUMENT_CHECKS: dict[Callable[[Atlas, Found], Iterator[Finding]], Severity] = {
    document_attached: "error",
    quote_exact: "error",
    place_right: "error",
    words_right: "error",
    quoted_share: "error",
}
"""Every rule of a base against its documents, and how grave a breach is."""


def verify(atlas: Atlas, found: Found) -> list[Problem]:
    """Every finding against the attached documents, in the order of DOCUMENT_CHECKS."""
    locate = Locator(atlas)
    return [
        locate.problem(rule_name(rule), severity, finding)
        for rule, severity in DOCUMENT_CHECKS.items()
        for finding in rule(atlas, found)
    ]
