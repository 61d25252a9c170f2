"""What came of attaching documents, as paragraphs."""

from atlas_tui.cite import plain
from atlas_tui.documents.adding import Added, Matched
from atlas_tui.documents.anchor import State
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Source
from atlas_tui.ui.sheet import Paragraph

STATES: tuple[State, ...] = ("exact", "relocated", "ambiguous", "missing")


def table(atlas: Atlas, added: Added, left: int = 0) -> list[Paragraph]:
    """Every file: which document it is, how its quotations stand, and why if it is not one.

    Args:
        atlas: the base.
        added: what came of the files.
        left: how many more there were than are taken at once.
    """
    told: list[Paragraph] = []
    for matched in added.matched:
        told += _matched(atlas, matched)
    for refused in added.refused:
        told.append(Paragraph(f"Not attached: {refused.path.name}", "warning", gap=True))
        told.append(Paragraph(refused.reason, "text", 2))
    if left:
        text = f"{left:,} more files were not looked at; attach their folders one by one"
        told.append(Paragraph(text, "warning", gap=True))
    return told or [Paragraph("There is no document in that place.", "dim")]


def _matched(atlas: Atlas, matched: Matched) -> list[Paragraph]:
    source = atlas.get(matched.copy.source, Source)
    name = plain.tag(source) if source else matched.copy.source
    counts = matched.counts
    how = (
        "the very file"
        if matched.copy.recognised == "hash"
        else (f"another rendition: {matched.copy.share:.0%} of its quotations stand in it")
    )
    stand = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])
    told = [
        Paragraph(f"{name}: {matched.copy.path}", "strong", gap=True),
        Paragraph(f"{how}; quotations: {stand or 'none'}", "text", 2),
    ]
    told += [Paragraph(notice, "warning", 2) for notice in matched.notices]
    for claim_id, placed in matched.placed.items():
        if placed.state == "relocated":
            text = f"relocated: {claim_id}, {placed.score:.0f}% alike; read it there, ! confirms it"
            told.append(Paragraph(text, "dim", 2, link=claim_id))
    for claim_id, misquote in matched.misquotes.items():
        told.append(Paragraph(f"missing: {claim_id}: {misquote}", "warning", 2, link=claim_id))
    return told
