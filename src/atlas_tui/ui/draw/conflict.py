"""A conflict whole, and as a row of a list; candidates likewise, apart from the records."""

from msgspec import Struct

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.candidates import Candidate
from atlas_tui.facts.model import Conflict
from atlas_tui.facts.text import visible
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.sequence import Sequence
from atlas_tui.ui.draw.sides import Sides
from atlas_tui.ui.draw.sums import Sum
from atlas_tui.ui.draw.wrapped import EMPTY, wrapped
from atlas_tui.ui.line import Line, Marks, marked, no_marks, spread

STATES = {"open": "◌ open", "explained": "◎ explained", "source-error": "⊗ source error"}
"""How a conflict stands: never told by colour alone."""
NOT_RECORDED = (
    "A candidate: found by form, recorded by nobody. Whether it is a conflict is yours to judge."
)


class Disagreement(Struct, frozen=True):
    """The question, what does not fit, the sides, then the order in time or the arithmetic."""

    atlas: Atlas
    conflict: Conflict
    gap: bool = False

    def lines(self, width: int) -> list[Drawn]:
        """The conflict from its question to its last quotation."""
        conflict = self.conflict
        lines = wrapped(conflict.question, width, "strong", conflict.id)
        lines += wrapped(f"{conflict.kind} · {STATES[conflict.state]}", width, "badge")
        lines += [EMPTY, *wrapped(conflict.note, width)]
        if conflict.kind == "arithmetic":
            lines += [EMPTY, *wrapped("The sum", width, "heading")]
            lines += Sum(self.atlas, conflict).lines(width)
        if conflict.kind == "time":
            lines += [EMPTY, *wrapped("In order of time", width, "heading")]
            lines += Sequence(self.atlas, conflict).lines(width)
        return [*lines, EMPTY, *Sides(self.atlas, conflict).lines(width)]


class Offer(Struct, frozen=True):
    """A candidate: the question, why it is offered, and the claims that stand against each other."""

    atlas: Atlas
    candidate: Candidate
    gap: bool = False

    def lines(self, width: int) -> list[Drawn]:
        """The candidate from its question to its last quotation."""
        found = self.candidate
        lines = wrapped(found.question, width, "strong", found.fact)
        lines += wrapped(f"{found.kind} · candidate", width, "badge")
        lines += [EMPTY, *wrapped(found.why, width), *wrapped(NOT_RECORDED, width, "dim")]
        as_conflict = Conflict(
            id=found.fact,
            question=found.question,
            kind=found.kind,
            sides=found.sides,
            state="open",
            note=found.why,
        )
        return [*lines, EMPTY, *Sides(self.atlas, as_conflict).lines(width)]


def row(conflict: Conflict, width: int, marks: Marks = no_marks) -> Line:
    """A conflict in a list: question, kind, number of sides, state."""
    sides = f"{len(conflict.sides)} side{'s' * (len(conflict.sides) != 1)}"
    right: Line = [(f"{conflict.kind} · {sides} · ", "dim"), (STATES[conflict.state], "badge")]
    return spread(marked(visible(conflict.question), "text", marks), right, width)


def candidate_row(candidate: Candidate, width: int) -> Line:
    """A candidate in a list, set apart by its sign."""
    right: Line = [
        (f"{candidate.kind} · {len(candidate.sides)} sides · ", "dim"),
        ("? candidate", "badge"),
    ]
    return spread([(visible(candidate.question), "text")], right, width)
