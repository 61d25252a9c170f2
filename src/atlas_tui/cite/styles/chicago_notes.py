"""Chicago, notes and bibliography (17th edition, chapter 14)."""

from collections.abc import Callable, Mapping
from typing import Any

from atlas_tui.cite.styles import chicago
from atlas_tui.cite.styles import chicago_names as names
from atlas_tui.cite.styles.chicago import ENTRY, NOTE, SERIAL
from atlas_tui.cite.styles.credit import credit, source_csl
from atlas_tui.cite.styles.places import under_heading
from atlas_tui.cite.styles.stated import Stated, pages
from atlas_tui.cite.styles.style import prose
from atlas_tui.cite.styles.wording import capitalised, closed, join
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim


def entry(csl: Mapping[str, Any]) -> str:
    """The entry in the bibliography, with its marks."""
    head, work = names.headed(Stated(csl), names.turned)
    if not head:
        head, work = chicago.site_first(work)
    if work.kind in SERIAL:
        rest = _journal(work, chicago.page(work))
    else:
        published = chicago.publisher(work, ENTRY)
        rest = join(", ", chicago.website(work), published, chicago.when(work))
    return closed(join(". ", head, chicago.body(work, ENTRY), rest, chicago.address(work, ENTRY)))


def note(csl: Mapping[str, Any], place: str = "") -> str:
    """The note of a work cited for the first time, without a capital and a full stop of its own."""
    head, work = names.headed(Stated(csl), names.spoken)
    told = join(", ", head, chicago.body(work, NOTE))
    if work.kind in SERIAL:
        told = join(", ", told, _journal(work, place or chicago.page(work)))
    else:
        told = join(", ", _published(told, work), place or pages(work["page"]))
    return join(", ", told, chicago.address(work, NOTE))


def _published(told: str, work: Stated) -> str:
    """With place, publisher and date: behind commas, or in parentheses as of a book."""
    publication = join(", ", chicago.publisher(work, NOTE), chicago.when(work))
    if chicago.loose(work):
        return join(", ", told, chicago.website(work), publication)
    return join(" ", told, f"({publication})" if publication else "")


def _journal(work: Stated, place: str) -> str:
    """`World Politics 51, no. 1 (1998): 144–172`; without volume and issue `Oxus News, 1998, 144`."""
    name = chicago.journal(work, f", no. {work['issue']}" if work["issue"] else "")
    when = chicago.when(work)
    if not work.has("volume", "issue"):
        return join(", ", name, when, place)
    told = join(" ", name, f"({when})" if when else "")
    return f"{told}: {place}" if place else told


def again(csl: Mapping[str, Any], place: str = "") -> str:
    """The shortened note of a work that has been cited before (14.30)."""
    work = Stated(csl)
    return join(", ", names.called(work), chicago.short_title(work), place)


def cited(atlas: Atlas, claim: Claim, written: Callable[..., str] = note) -> str:
    """The note of a claim, `Rashid, …, cited in Bukhari and Nazim, …, para. 10.` (14.260).

    Args:
        atlas: the base.
        claim: what is cited.
        written: how the document itself is written, whole or shortened.
    """
    own = written(source_csl(atlas, claim), under_heading(claim))
    behind = credit(atlas, claim, note)
    return closed(capitalised(join(", ", behind, f"cited in {own}" if behind else own)))


STYLE = prose("chicago-notes", "Chicago, notes and bibliography, 17th edition", cited, entry)
