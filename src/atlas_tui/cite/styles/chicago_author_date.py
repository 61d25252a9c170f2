"""Chicago, author-date (17th edition, chapter 15)."""

from collections.abc import Mapping
from typing import Any

from atlas_tui.cite.styles import chicago, dates
from atlas_tui.cite.styles import chicago_names as names
from atlas_tui.cite.styles.chicago import ENTRY, LOOSE, SERIAL
from atlas_tui.cite.styles.credit import credit, source_csl
from atlas_tui.cite.styles.places import under_heading
from atlas_tui.cite.styles.stated import Stated
from atlas_tui.cite.styles.style import prose
from atlas_tui.cite.styles.wording import capitalised, closed, join
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim


def entry(csl: Mapping[str, Any]) -> str:
    """The entry in the list of references, with its marks."""
    head, work = names.headed(Stated(csl), names.turned)
    if not head:
        head, work = chicago.site_first(work)
    if not head:
        head = chicago.short_title(work)
        work = work.without("title") if work["title"] else work.without("genre", "number")
    year = chicago.year(work)
    year = year if year == chicago.NO_DATE else capitalised(year)
    told = join(". ", head, year, chicago.body(work, ENTRY))
    return closed(join(". ", told, _published(work), chicago.address(work, ENTRY)))


def _published(work: Stated) -> str:
    issued = work.date()
    if work.kind in SERIAL:
        return _journal(work)
    day = dates.month_day(issued) if issued and work.kind in LOOSE else ""
    return join(", ", chicago.website(work), chicago.publisher(work, ENTRY), day)


def _journal(work: Stated) -> str:
    """`World Politics 51 (1): 144–172`; a date is said again where no issue stands for it."""
    issue = f", no. {work['issue']}" if work["issue"] else ""
    name = chicago.journal(work, f" ({work['issue']})" if work["volume"] and issue else issue)
    when = chicago.when(work) if work.date() else ""
    if not work.has("volume", "issue"):
        return join(", ", name, when, chicago.page(work))
    told = name if issue or not when else f"{name} ({when})"
    return f"{told}: {chicago.page(work)}" if chicago.page(work) else told


def citation(csl: Mapping[str, Any], place: str = "") -> str:
    """The citation in the text without its parentheses: `Bukhari and Nazim, n.d., para. 10`."""
    work = Stated(csl)
    head = names.called(work) or chicago.site_first(work)[0] or chicago.short_title(work)
    dated = work.date() is not None
    return join(", ", join(" " if dated else ", ", head, chicago.year(work)), place)


def cited(atlas: Atlas, claim: Claim) -> str:
    """The citation of a claim: `(Rashid 2021, cited in Bukhari and Nazim, n.d., para. 10)` (15.56)."""
    own = citation(source_csl(atlas, claim), under_heading(claim))
    behind = credit(atlas, claim, citation)
    return f"({join(', ', behind, f'cited in {own}' if behind else own)})"


STYLE = prose(
    "chicago-author-date",
    "Chicago, author-date, 17th edition",
    cited,
    entry,
    listed=True,
    enclosed="{}.",
)
