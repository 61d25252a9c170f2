"""How a brief cites: the footnote of a claim, the entry of a source, the name of a footnote."""

import re

from atlas_tui.cite.styles import STYLES, Style
from atlas_tui.cite.styles.markdown import STYLE as MARKDOWN
from atlas_tui.facts.model import Claim

CITING: dict[str, Style] = {
    name: style for name, style in STYLES.items() if style.prose and style is not MARKDOWN
}
"""The styles of prose, by their names in `STYLES`; a brief is Markdown in any of them."""

_LABEL = re.compile(r"[A-Za-z0-9][A-Za-z0-9.:-]*")


def footnote(claim: Claim) -> str:
    """The name of the claim's footnote: its id, where Markdown can take it; else nothing."""
    return claim.id if _LABEL.fullmatch(claim.id) else ""
