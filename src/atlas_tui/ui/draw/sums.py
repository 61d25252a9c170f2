"""The numbers of an arithmetic conflict written out, and what they come to."""

from itertools import groupby

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.cite.sequence import letter
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict
from atlas_tui.facts.slots import number
from atlas_tui.facts.sums import sums
from atlas_tui.facts.terms import Term
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.wrapped import at_right, within, wrapped
from atlas_tui.ui.line import Line, wrap

OURS = "Reckoned here from the recorded values; no document gives it."
NONE = "Not computable: the record keeps no numbers that can be set against each other."


class Sum(Struct, frozen=True):
    """The terms by side, the reckoning, and the claims that give no number."""

    atlas: Atlas
    conflict: Conflict
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """A number a line, then what they come to."""
        found = sums(self.atlas, self.conflict)
        values = max((cell_len(number(term.value)) for term in found.terms), default=0)
        lines: list[Drawn] = []
        for _, terms in groupby(found.terms, key=lambda term: term.side):
            mark = True
            for term in terms:
                lines += self._term(term, values, width, mark=mark)
                mark = False
        for each in found.reckonings:
            link = each.claims[0] if each.claims else ""
            first, *rest = wrap(each.text, max(8, width - 2))
            lines.append(Drawn([("= ", "key"), (first, "strong")], link))
            lines += [Drawn([("  ", "text"), (line, "strong")], link) for line in rest]
        lines += wrapped(OURS if found.reckonings else NONE, width, "dim")
        for claim_id in found.silent:
            claim = self.atlas.get(claim_id, Claim)
            said = f"no number recorded for: {claim.statement if claim else claim_id}"
            lines += wrapped(said, width, "dim", claim.id if claim else "")
        return within(lines, width)

    def _term(self, term: Term, values: int, width: int, *, mark: bool) -> list[Drawn]:
        """A value at the right of its column, then unit, group and time."""
        side = f"{letter(term.side) if mark else ' '}  "
        before: Line = [(side, "heading"), (f"{at_right(number(term.value), values)} ", "strong")]
        room = max(8, width - values - len(side) - 1)
        group = term.part if term.measure else ""
        told = " · ".join(part for part in (term.unit.text, group, term.at) if part)
        first, *rest = wrap(told, room)
        link = term.claims[0]
        margin: Line = [(" " * (len(side) + values + 1), "text")]
        return [
            Drawn([*before, (first, "text")], link),
            *(Drawn([*margin, (line, "text")], link) for line in rest),
        ]
