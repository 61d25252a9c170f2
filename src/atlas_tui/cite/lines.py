"""The lines of a one-page brief: each with the short citations of the claims that it rests on."""

from collections.abc import Iterable, Sequence

from atlas_tui.cite import plain
from atlas_tui.cite.card.row import Row, Rows, count
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source

CITED = 3
"""Sources that a line cites."""
_DISPUTED = "disputed"


def line(
    atlas: Atlas, text: str, link: str, claim_ids: Iterable[str], *, disputed: bool = True
) -> Rows:
    """A line and the citation of the claims behind it, one a source.

    Args:
        atlas: the base.
        text: the line.
        link: the fact that it speaks of.
        claim_ids: what it rests on.
        disputed: say which claims are in a conflict; a line on a conflict need not.
    """
    yield Row("text", text, link)
    cited = cited_once(atlas, claim_ids, disputed=disputed)
    if cited:
        yield Row("citation", cited, link)


def cited_once(atlas: Atlas, claim_ids: Iterable[str], *, disputed: bool = True) -> str:
    """The short citations of claims, the first of each source, of at most CITED sources."""
    first: dict[str, Claim] = {}
    for claim_id in claim_ids:
        claim = atlas.get(claim_id, Claim)
        if claim:
            first.setdefault(claim.source, claim)
    shown = [short(atlas, claim, disputed=disputed) for claim in list(first.values())[:CITED]]
    more = len(first) - CITED
    return "; ".join([*shown, *([f"and {count(more, 'more source')}"] if more > 0 else [])])


def short(atlas: Atlas, claim: Claim, *, disputed: bool = True) -> str:
    """Whose words, the tag of the document, the place, and what must not be dropped."""
    source = atlas.get(claim.source, Source)
    tag = plain.tag(source) if source else claim.source
    credit = plain.attribution(claim)
    where = plain.place(claim)
    named = f"{credit}, in {tag}" if credit else tag
    found = plain.caveats(atlas, claim)
    caveats = [each for each in found if not each.startswith(_DISPUTED)]
    if disputed and len(caveats) < len(found):
        caveats.append(_DISPUTED)
    told = f" [{'; '.join(caveats)}]" if caveats else ""
    return f"{f'{named}, {where}' if where else named}{told}"


def sources(atlas: Atlas, claims: Iterable[Claim], citations: str) -> Rows:
    """What the tags in citations stand for, of those sources that the claims are from."""
    cited = dict.fromkeys(claim.source for claim in claims)
    found = [source for each in cited if (source := atlas.get(each, Source))]
    named = [source for source in found if plain.tag(source) in citations]
    if named:
        yield Row("heading", "Sources")
    for source in named:
        yield Row("text", f"{plain.tag(source)}: {plain.document(source)}", source.id)


def section(title: str, lines: Sequence[Iterable[Row]], total: int = 0) -> Rows:
    """A heading over its lines, and how many of `total` are left out; nothing without lines."""
    if not lines:
        return
    yield Row("heading", title)
    for each in lines:
        yield from each
    more = total - len(lines)
    if more > 0:
        yield Row("note", f"{more} more are not on this page")
