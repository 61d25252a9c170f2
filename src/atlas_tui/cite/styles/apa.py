"""APA, 7th edition: reference list and citations in the text.

Source: Publication Manual of the American Psychological Association (2020), chapters 8 and 9.
"""

from collections.abc import Mapping
from typing import Any

from atlas_tui.cite.styles import apa_titles as titles
from atlas_tui.cite.styles import dates
from atlas_tui.cite.styles.apa_titles import SHAPE, WEB, within
from atlas_tui.cite.styles.credit import credit, source_csl
from atlas_tui.cite.styles.names import ET_AL, listed, short
from atlas_tui.cite.styles.places import section_first
from atlas_tui.cite.styles.stated import Stated, pages
from atlas_tui.cite.styles.style import prose
from atlas_tui.cite.styles.titles import title_case
from atlas_tui.cite.styles.wording import closed, italic, join, quoted
from atlas_tui.cite.variables import Name
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim

DATED = frozenset(
    """article-magazine article-newspaper broadcast collection document event motion_picture
    pamphlet performance personal_communication post post-weblog song speech webpage""".split()
)
"""Types whose month and day are given too (9.14)."""
UNPUBLISHED = frozenset({"interview", "paper-conference"})
"""Types whose month and day are given unless a volume, issue or book has them."""
BOOKS = frozenset({"book", "classic", "entry", "entry-dictionary", "entry-encyclopedia"})
"""Types whose editors within a container are those of the container."""
ALL_NAMED = 20
"""Up to so many authors are all listed (9.8); of more, the first 19 and the last."""
_PAIR = 2


def entry(csl: Mapping[str, Any]) -> str:
    """The entry in the list of references, with its marks."""
    work = Stated(csl)
    head, rest = _head(work)
    text = closed(join(". ", head, f"({_date(work)})", titles.titled(rest), _source(rest)))
    return join(" ", text, _address(work))


def citation(csl: Mapping[str, Any], place: str = "") -> str:
    """The citation in the text without its parentheses: `Bukhari & Nazim, n.d., para. 10`."""
    work = Stated(csl)
    return join(", ", _called(work), _year(work), place)


def cited(atlas: Atlas, claim: Claim) -> str:
    """The citation of a claim: `(Rashid, 2021, as cited in Bukhari & Nazim, n.d., para. 10)` (8.6)."""
    own = citation(source_csl(atlas, claim), section_first(claim))
    behind = credit(atlas, claim, citation)
    return f"({join(', ', behind, f'as cited in {own}' if behind else own)})"


def _head(work: Stated) -> tuple[str, Stated]:
    """Who the entry stands under, and what is left to be said: an author, an editor, a title."""
    people = work.names("author")
    if people:
        return _authors(people), work.without("author")
    people = _editors(work)
    if people:
        return f"{_authors(people)} ({titles.label('Ed.', people)})", work.without("editor")
    if work.kind == "webpage" and work["publisher"]:
        return work["publisher"], work.without("publisher")
    used = () if within(work) or titles.serial(work) else titles.VOLUME
    identified = titles.identifier(work)
    if work["title"]:
        numbered = ("genre", "number") if work["number"] and not within(work) else ()
        head = join(" ", titles.title(work), identified)
        return head, work.without("title", "translator", *numbered, *used)
    head = join(" ", titles.title(work) or titles.description(work), identified)
    return head, work.without("genre", "medium", "translator", "number", *used)


def _editors(work: Stated) -> tuple[Name, ...]:
    """The editors who stand for an author: not those of the book that this one is a part of."""
    return () if within(work) and work.kind in BOOKS else work.names("editor")


def _authors(people: tuple[Name, ...]) -> str:
    if len(people) > ALL_NAMED:
        first = ", ".join(SHAPE.turned(name) for name in people[: ALL_NAMED - 1])
        return f"{first}, … {SHAPE.turned(people[-1])}"
    return listed(people, SHAPE.turned, SHAPE.turned, "&", comma_of_two=True)


def _year(work: Stated) -> str:
    when = work.date()
    if when:
        return f"{'ca. ' if when.circa else ''}{dates.years(when)}"
    return work["status"].lower() or "n.d."


def _date(work: Stated) -> str:
    when = work.date()
    published = work.has("editor", "issue", "page", "volume")
    dated = work.kind in DATED or (work.kind in UNPUBLISHED and not published)
    return join(", ", _year(work), dates.month_day(when) if when and dated else "")


def _source(work: Stated) -> str:
    if titles.serial(work):
        return _serial(work)
    if work.kind in WEB:
        return join(". ", work["publisher"], title_case(work["container-title"]))
    described = work.kind == "thesis" and work.has("DOI", "URL")
    return join(". ", _container(work), "" if described else work["publisher"])


def _serial(work: Stated) -> str:
    series = join(", ", title_case(work["container-title"]), title_case(work["collection-title"]))
    issue = f"({work['issue']})" if work["issue"] else ""
    place = work["number"] or pages(work["page"], whole=True)
    return join(", ", italic(series), f"{italic(work['volume'])}{issue}", place)


def _container(work: Stated) -> str:
    if not work["container-title"]:
        return ""
    people = work.names("editor")
    editors = f"{titles.spoken(people)} ({titles.label('Ed.', people)})" if people else ""
    told = join(", ", editors, italic(work["container-title"]))
    described = titles.description(work) if work.kind in titles.REPORTS else ""
    identified = titles.in_parentheses(titles.number(work), titles.volumes(work))
    return join(" ", "In", told, identified, described)


def _address(work: Stated) -> str:
    if work["DOI"]:
        return f"https://doi.org/{work['DOI']}"
    seen = work.date("accessed")
    if work["URL"] and seen and not work.has("issued", "status"):
        return f"Retrieved {dates.full(seen)}, from {work['URL']}"
    return work["URL"]


def _called(work: Stated) -> str:
    """What a citation calls the work: its authors, its publisher, its title, what it is."""
    people = work.names("author") or _editors(work)
    if people:
        several = len(people) > _PAIR
        return f"{short(people[0])} {ET_AL}" if several else listed(people, short, short, "&")
    if work.kind == "webpage" and work["publisher"]:
        return work["publisher"]
    title = title_case(work["title-short"] or work["title"])
    if not title:
        return titles.title(work) or titles.description(work.without("number"))
    if work.kind == "report":
        return title
    return quoted(title) if within(work) else italic(title)


STYLE = prose("apa", "APA, 7th edition", cited, entry, listed=True, enclosed="{}.")
