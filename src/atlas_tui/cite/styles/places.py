"""Where in a document a claim stands, for documents without page numbers."""

from atlas_tui.cite.styles.wording import join, quoted, typographic
from atlas_tui.cite.variables import line
from atlas_tui.facts.model import Claim

_BARE = ("Table ", "Figure ", "[")
"""How a place begins that is no heading: a table, or what is described in brackets."""


def section_first(claim: Claim) -> str:
    """As APA has it (8.28): `Introduction section, para. 10`."""
    heading = _heading(claim)
    bare = not heading or heading.startswith(_BARE)
    return join(", ", heading if bare else f"{heading} section", _paragraph(claim))


def under_heading(claim: Claim) -> str:
    """As Chicago has it (14.160): `under “Introduction,” para. 10`."""
    heading = _heading(claim)
    bare = not heading or heading.startswith(_BARE)
    return join(", ", heading if bare else f"under {quoted(heading)}", _paragraph(claim))


def _heading(claim: Claim) -> str:
    return typographic(line(claim.section).rstrip(":"))


def _paragraph(claim: Claim) -> str:
    return "" if claim.paragraph is None else f"para. {claim.paragraph}"
