"""The entries of a notebook as rows, as cards, and as words to copy."""

from collections.abc import Iterator

from atlas_tui.cite.notebook import Entry, Excerpt, Heading
from atlas_tui.cite.notebook_claims import IN_WORDS, Standing, claim_of, standing
from atlas_tui.facts.atlas import Atlas
from atlas_tui.ui.card import blocks_of
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.line import Line, cut, spread, wrap
from atlas_tui.ui.sheet import Paragraph

_IN_BRIEF: dict[Standing, str] = {
    "same": "",
    "changed": "changed since",
    "disputed": "disputed since",
    "gone": "no longer in the base",
    "elsewhere": "of another base",
}
"""How an excerpt stands to the base, in a row; the card says it whole."""


def row(atlas: Atlas, entry: Entry, width: int) -> list[Line]:
    """An entry in two lines; beside an excerpt its caveat, and how it stands to the base now."""
    if isinstance(entry, Heading):
        return [[], [("# ", "dim"), (entry.text, "heading")]]
    if not isinstance(entry, Excerpt):
        first, *rest = wrap(" ".join(entry.text.split()), width - 2)
        return [[("  ", "text"), (first, "text")], [("  ", "text"), (" ".join(rest), "text")]]
    told = _IN_BRIEF[standing(atlas, entry)]
    flags: Line = [(told, "warning")] if told else []
    caveat: Line = [(cut(entry.caveat, width // 2), "warning")] if entry.caveat else []
    return [
        spread([(_quoted(entry), "quote")], flags, width),
        spread([("    ", "text"), (entry.citation, "dim")], caveat, width),
    ]


def card(atlas: Atlas, entry: Entry) -> list[Block] | None:
    """A note or heading whole; an excerpt that is not as it was collected, and how it is now.

    None for an excerpt that is as it was collected: the card of its claim says it all.
    """
    if not isinstance(entry, Excerpt):
        role = "heading" if isinstance(entry, Heading) else "text"
        return [Paragraph(entry.text, role), *_when(entry, "Written")]
    told, claim = IN_WORDS[standing(atlas, entry)], claim_of(atlas, entry)
    if not told:
        return None
    blocks: list[Block] = [
        Paragraph("As it was collected", "heading"),
        Paragraph(_quoted(entry), "quote", 2),
        Paragraph(entry.citation, "dim", 4),
    ]
    if entry.caveat:
        blocks.append(Paragraph(f"[{entry.caveat}]", "warning", 4))
    blocks += [Paragraph(f"It is {told}.", "warning", gap=True), *_when(entry, "Collected")]
    if claim:
        blocks += [Paragraph("In the base now", "heading", gap=True), *blocks_of(atlas, claim)]
    return blocks


def words(atlas: Atlas, entry: Entry) -> str:
    """What can be copied of an entry that the base does not have: its words as they are kept."""
    if not isinstance(entry, Excerpt):
        return entry.text
    told = IN_WORDS[standing(atlas, entry)]
    caveat = "; ".join(each for each in (entry.caveat, told) if each)
    said = f"{_quoted(entry)} ({entry.citation})."
    return f"{said} [{caveat}]" if caveat else said


def _quoted(entry: Excerpt) -> str:
    return f"“{' '.join(entry.quote.split())}”"


def _when(entry: Entry, done: str) -> Iterator[Block]:
    day, _, time = entry.added.partition("T")
    if day:
        yield Paragraph(f"{done} {day} {time[:5]} UTC".replace("  ", " "), "dim", gap=True)
