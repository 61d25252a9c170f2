"""Where sources disagree: with each other, with themselves or with arithmetic."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from msgspec import Struct

from atlas_tui.facts.cache import LARGE
from atlas_tui.facts.candidates import Candidate, candidates
from atlas_tui.facts.model import Claim, Conflict, Fact
from atlas_tui.ui import paint
from atlas_tui.ui.draw.conflict import Offer, candidate_row
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item, under

KINDS = (
    "value",
    "status",
    "direction",
    "time",
    "attribution",
    "definition",
    "arithmetic",
    "internal",
    "garble",
    "reference",
)
"""The kinds of conflict in the order in which they are listed: those between sources first."""
CANDIDATES = "Candidates: found by form, recorded by nobody"


class Offered(Struct, frozen=True):
    """A candidate as a row."""

    id: str
    candidate: Candidate


class Conflicts(Pane):
    """A row a conflict: question, sides, state, under the heading of its kind."""

    NAME = "conflicts"
    NOUN = "conflicts"
    QUESTION = "Where do sources disagree?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "question": lambda _, conflict: conflict.question.casefold(),
        "sides": lambda _, conflict: -len(conflict.sides),
        "sources": lambda atlas, conflict: (
            -len({claim.source for claim in atlas.claims_of(conflict)})
        ),
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The conflicts within the outlook, by kind; then what may be one and nobody recorded."""
        found = outlook.facts(Conflict)
        items: list[Any] = []
        for kind in KINDS:
            items += under(kind.capitalize(), [each for each in found if each.kind == kind])
        offered = self._offered(outlook)
        return [*items, *([CANDIDATES, *offered] if offered else [])]

    def _offered(self, outlook: Outlook) -> list["Offered"]:
        if outlook.results is not None or len(outlook.atlas) >= LARGE:
            return []
        found = candidates(outlook.atlas)
        return [
            Offered(f"candidate-{number}", each)
            for number, each in enumerate(found, start=1)
            if not outlook.scope or _is_within(outlook, each)
        ]

    def paint(self, fact: Any, width: int) -> list[Line]:
        """A conflict, or a candidate for one."""
        if isinstance(fact, Offered):
            return [candidate_row(fact.candidate, width)]
        if self.outlook is None or not isinstance(fact, Conflict):
            return []
        return paint.conflict(self.outlook.atlas, fact, width, self.marks)

    @property
    def fact(self) -> Fact | None:
        """The conflict under the cursor; a candidate is no fact."""
        return None if isinstance(self.item, Offered) else self.item

    def facts(self) -> list[Fact]:
        """The conflicts that are listed."""
        return [each for each in super().facts() if isinstance(each, Conflict)]

    def told(self) -> list[Block] | None:
        """A candidate, whole."""
        if self.outlook and isinstance(self.item, Offered):
            return [Offer(self.outlook.atlas, self.item.candidate)]
        return None

    def chosen(self) -> list[Fact]:
        """The conflict, or the claims of a candidate."""
        if self.outlook and isinstance(self.item, Offered):
            atlas = self.outlook.atlas
            return [
                claim for each in self.item.candidate.claims if (claim := atlas.get(each, Claim))
            ]
        return super().chosen()

    def action_go_in(self) -> None:
        """A candidate cannot be a scope; its card leads to its claims."""
        if self.fact:
            super().action_go_in()


def _is_within(outlook: Outlook, candidate: Candidate) -> bool:
    atlas, scope = outlook.atlas, outlook.scope
    claims = (atlas.get(each, Claim) for each in candidate.claims)
    return any(atlas.concerns(claim, scope) for claim in claims if claim)
