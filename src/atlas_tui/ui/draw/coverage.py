"""How far a document is used: which of its parts carry claims, and how their quotations stand."""

from collections.abc import Sequence

from msgspec import Struct

from atlas_tui.documents.copies import Copy
from atlas_tui.documents.standing import Glance, best
from atlas_tui.documents.text import coverage
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.line import Line, wrap

LEVELS = " ▁▂▃▄▅▆▇█"
NOT_ATTACHED = "not attached: a attaches your own copy, then o opens it at a passage"
STATES = ("exact", "relocated", "ambiguous", "missing")


def bar(glance: Glance, cells: int) -> str:
    """The document from its beginning to its end, a cell a part, as high as it is quoted."""
    shares = coverage(glance.length, glance.placed.values(), cells)
    return "".join(
        LEVELS[min(len(LEVELS) - 1, -(-round(share * 100) * 8 // 100))] for share in shares
    )


def told(glance: Glance) -> str:
    """How the quotations of a document stand, in a line."""
    counts = glance.counts
    stand = ", ".join(f"{counts[state]} {state}" for state in STATES if counts[state])  # type: ignore[index]
    health = {"present": "", "changed": " · the file has changed since it was added"}
    lost = f" · {glance.reason}" if glance.health == "vanished" else health[glance.health]
    return f"{stand or 'no quotation'}{lost}"


def glances(atlas: Atlas, registered: Sequence[Copy]) -> dict[str, Glance]:
    """How the documents of all sources that are attached stand, by source id."""
    found: dict[str, Glance] = {}
    for source in atlas.all(Source):
        try:
            glance = best(atlas, source.id, registered)
        except AtlasError:
            continue  # what cannot be read is as good as not attached; `atlas documents list` says why
        if glance:
            found[source.id] = glance
    return found


class Coverage(Struct, frozen=True):
    """The coverage of a document, for the card of its source."""

    glance: Glance | None
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """The bar, how quotations stand, and the file."""
        if self.glance is None:
            return [Drawn([(text, "dim")]) for text in wrap(NOT_ATTACHED, width)]
        lines = [Drawn([("Your copy", "heading")])]
        if self.glance.length:
            ends: Line = [
                ("▏", "dim"),
                (bar(self.glance, max(1, width - 2)), "badge"),
                ("▕", "dim"),
            ]
            lines.append(Drawn(ends))
        lines += [Drawn([(text, "text")]) for text in wrap(told(self.glance), width)]
        lines += [Drawn([(text, "dim")]) for text in wrap(self.glance.copy.path, width)]
        return lines
