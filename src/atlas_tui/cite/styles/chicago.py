"""The Chicago Manual of Style, 17th edition: what its two systems share.

A note parts with commas and keeps words small; an entry of a bibliography parts with full stops and
begins each part with a capital; the author-date system puts the year behind the author.
"""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from atlas_tui.cite.styles import dates
from atlas_tui.cite.styles.chicago_names import spoken
from atlas_tui.cite.styles.editions import edition
from atlas_tui.cite.styles.stated import Stated, pages
from atlas_tui.cite.styles.titles import title_case
from atlas_tui.cite.styles.wording import capitalised, italic, join, quoted

SERIAL = frozenset(
    """article-journal article-magazine article-newspaper interview paper-conference periodical
    post-weblog""".split()
)
NEWS = frozenset({"article-magazine", "article-newspaper"})
WEB = frozenset({"post", "webpage"})
LOOSE = WEB | frozenset(
    """article collection dataset document event figure graphic manuscript map performance
    personal_communication software song speech standard""".split()
)
"""Types whose place, publisher and date stand without parentheses in a note, the date whole."""
QUOTED = WEB | frozenset(
    """article dataset document interview manuscript paper-conference personal_communication speech
    thesis""".split()
)
"""Types whose titles stand in quotation marks, in a container or not."""
WHOLE = frozenset({"book", "classic", "graphic", "map"})
"""Types whose titles stay in italics within a container."""

REPORTS = frozenset({"document", "report", "software", "standard"})
"""Types that describe themselves behind what they are a part of."""
NO_DATE = "n.d."


class Voice(NamedTuple):
    """How a note or an entry speaks: what parts its parts, and how they begin."""

    separator: str
    edited: str
    translated: str
    within: str
    begun: Callable[[str], str]
    numbered: Callable[[str], str]


NOTE = Voice(", ", "ed.", "trans.", "in", str, str)
ENTRY = Voice(". ", "Edited by", "Translated by", "In", capitalised, title_case)


def site_first(work: Stated) -> tuple[str, Stated]:
    """What stands in the place of an author: the publisher or site of a page, the name of a newspaper."""
    if work.kind == "webpage" and work["publisher"]:
        return work["publisher"], work.without("publisher")
    if work.kind == "webpage" and work["container-title"]:
        return website(work), work.without("container-title")
    if work.kind in NEWS and work["container-title"]:
        return _paper(work), work.without("container-title", "publisher-place")
    return "", work


def title(work: Stated, text: str = "") -> str:
    """The title, or another text set as the title is: in quotation marks or in italics."""
    text = text or work["title"]
    text = text if work.kind == "post" else title_case(text)
    if work.kind == "collection":
        return text
    within = work["container-title"] and work.kind not in WHOLE
    return quoted(text) if within or work.kind in QUOTED else italic(text)


def short_title(work: Stated) -> str:
    """The title as the text or a later note calls the work, or its description."""
    text = work["title-short"] or work["title"]
    return title(work, text) if text else _described(work, ENTRY)


def body(work: Stated, voice: Voice) -> str:
    """Title, description, what it is part of, edition, who took part, series."""
    part = _part(work, voice)
    inside = part and (work["number"] or work.kind in REPORTS)
    told = [title(work), "" if inside else _described(work, voice), part]
    if not part:
        told += [voice.begun(edition(work["edition"])), *_people(work, voice)]
    if work.kind not in SERIAL | WEB:
        told.append(join(" ", title_case(work["collection-title"]), work["collection-number"]))
    return join(voice.separator, *told)


def _described(work: Stated, voice: Voice) -> str:
    if work.kind == "thesis" or (work["number"] and work.kind in SERIAL):
        return ""
    if work["number"]:
        return join(" ", voice.numbered(work["genre"]), work["number"])
    return voice.begun(work["genre"])


def _part(work: Stated, voice: Voice) -> str:
    """What the work is a part of, with what identifies that: `in Journal, no. 7, ed. A. Khan`."""
    container = work["container-title"]
    if not container or work.kind in SERIAL | WEB:
        return ""
    inside = voice._replace(
        begun=str, edited=voice.edited.lower(), translated=voice.translated.lower()
    )
    told = [italic(title_case(container))]
    if work["number"] or work.kind in REPORTS:
        told.append(_described(work, inside))
    told += [edition(work["edition"]), *_people(work, inside)]
    if voice is ENTRY:
        told.append(pages(work["page"]))
    return f"{voice.within} {join(', ', *told)}"


def _people(work: Stated, voice: Voice) -> Iterator[str]:
    for role, verb in (("editor", voice.edited), ("translator", voice.translated)):
        people = work.names(role)
        if people and not (role == "editor" and work.kind in SERIAL):
            yield f"{verb} {spoken(people)}"


def journal(work: Stated, issue: str) -> str:
    """Name, town, volume and issue: `World Politics 51, no. 1`; how an issue stands is a style's own."""
    name = join(" ", _paper(work), work["volume"])
    return f"{name}{issue}" if name else issue.lstrip(", ")


def _paper(work: Stated) -> str:
    town = f"({work['publisher-place']})" if work["publisher-place"] else ""
    return join(" ", italic(title_case(work["container-title"])), town)


def page(work: Stated) -> str:
    """The number of an article in place of its pages, or its pages; a newspaper's are left out."""
    return work["number"] or ("" if work.kind in NEWS else pages(work["page"]))


def publisher(work: Stated, voice: Voice) -> str:
    """Place and publisher, `Kabul: River Press`; of a thesis its kind and university."""
    if work.kind == "thesis":
        place = work["publisher"] or work["publisher-place"]
        return join(", ", voice.begun(work["genre"]), place)
    return join(": ", work["publisher-place"], work["publisher"])


def loose(work: Stated) -> bool:
    """Whether place, publisher and date stand without parentheses in a note."""
    paper = work.kind == "article" and work.has("genre") and work.has("publisher")
    return work.kind in LOOSE and not paper


def website(work: Stated) -> str:
    """The site that a page stands on."""
    return title_case(work["container-title"]) if work.kind in WEB else ""


def when(work: Stated) -> str:
    """The date that the work's kind calls for, or `n.d.`; a page on the web goes without."""
    issued = work.date()
    if issued is None:
        return work["status"] or ("" if work.kind in WEB else NO_DATE)
    if work.kind in SERIAL and work.has("volume", "issue"):
        told = dates.month_year(issued)
    elif work.kind in LOOSE | SERIAL:
        told = dates.full(issued)
    else:
        told = dates.years(issued)
    return f"[{told}?]" if issued.circa else told


def year(work: Stated) -> str:
    """The year behind the author."""
    issued = work.date()
    if issued is None:
        return work["status"] or NO_DATE
    told = dates.years(issued)
    return f"[{told}?]" if issued.circa else told


def address(work: Stated, voice: Voice) -> str:
    """DOI or URL, with the day on which a page without date was read."""
    seen = work.date("accessed")
    link = f"https://doi.org/{work['DOI']}" if work["DOI"] else work["URL"]
    if work["DOI"] or not link or seen is None or work.has("issued", "status"):
        return link
    return join(voice.separator, voice.begun(f"accessed {dates.full(seen)}"), link)
