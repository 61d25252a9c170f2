"""What stands in the margin of the reader: where claims begin, how sure that is, their badges."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from atlas_tui.documents.placing import Placed
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim
from atlas_tui.ui.reader.page import Page

UNSURE = {"relocated": "~", "ambiguous": "?"}
"""Signs of quotations that do not stand exactly here, until a person has found them right."""
CONFLICT, YOURS, ALLEGED, GARBLED = "!", "+", "a", "s"
SIGNS = {
    "~": "relocated: not in the very words",
    "?": "ambiguous: at several places",
    CONFLICT: "in conflict with another claim",
    YOURS: "a claim of your own",
    ALLEGED: "alleged",
    GARBLED: "garbled in the document",
}
"""What each sign means, in the order in which they stand."""
WARNED = frozenset("~?!")
WIDTH = 4
"""Signs that have room before the mark of the line."""
BEGINS, LOOKED_AT, GOES_ON, NO_CLAIM = "▸", "►", "╎", "○"
"""The marks of a line: claims begin on it, among them the one looked at; a quotation goes on; none."""
MOST = 9


class Sign(NamedTuple):
    """What stands before a line: the signs, and the claims that begin there, by their numbers."""

    text: str
    claims: tuple[int, ...]

    @property
    def role(self) -> str:
        """How the sign looks."""
        return "warning" if WARNED.intersection(self.text) else "badge"


Badges = Callable[[str], str]
"""The signs of a claim by its id."""


def badges_in(atlas: Atlas) -> Badges:
    """The signs of the claims of a base."""

    def badges(claim_id: str) -> str:
        claim = atlas.get(claim_id, Claim)
        if claim is None:
            return ""
        found = {
            CONFLICT: bool(atlas.conflicts(claim)),
            YOURS: atlas.is_own(claim),
            ALLEGED: claim.modality == "alleged",
            GARBLED: "garbled" in claim.flags,
        }
        return "".join(sign for sign, is_so in found.items() if is_so)

    return badges


def signs(page: Page, placed: Sequence[Placed], badges: Badges) -> Mapping[int, Sign]:
    """The sign of every line on which claims begin."""
    begun: dict[int, list[int]] = {}
    for number, each in enumerate(placed):
        begun.setdefault(page.line_of(each.start), []).append(number)
    return {
        line: Sign(_text([placed[each] for each in numbers], badges), tuple(numbers))
        for line, numbers in begun.items()
    }


def _text(placed: Sequence[Placed], badges: Badges) -> str:
    found = {UNSURE.get(each.state, "") for each in placed if not each.confirmed}
    found.update(*(badges(each.claim) for each in placed))
    count = str(min(len(placed), MOST)) if len(placed) > 1 else ""
    told = "".join(sign for sign in SIGNS if sign in found)
    return told[: WIDTH - len(count)] + count
