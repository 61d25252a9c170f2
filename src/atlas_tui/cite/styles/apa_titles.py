"""The title element of APA: title, what identifies a work in parentheses, what it is in brackets.

Source: Publication Manual of the American Psychological Association (2020), 9.18 to 9.22.
"""

from atlas_tui.cite.styles.editions import edition
from atlas_tui.cite.styles.names import Shape, listed
from atlas_tui.cite.styles.stated import Stated, pages
from atlas_tui.cite.styles.titles import title_case
from atlas_tui.cite.styles.wording import capitalised, italic, join
from atlas_tui.cite.variables import Name

WEB = frozenset({"post", "webpage"})
REPORTS = frozenset({"document", "report", "software", "standard"})
"""Types that describe themselves behind what they are a part of."""
IN_SERIES = frozenset({"document", "report", "standard"})
"""Types that name the series they stand in."""
DESCRIBED = {
    "dataset": "Dataset",
    "figure": "Figure",
    "interview": "Interview",
    "personal_communication": "Letter",
    "post": "Online post",
    "software": "Computer software",
}
"""Types that are described in brackets where the work does not describe itself."""
VOLUME = ("edition", "collection-title", "collection-number", "volume", "page")
"""What the parentheses say of edition and volume."""
SHAPE = Shape(initials=True, demote=False)

_SERIAL = frozenset(
    """article-journal article-magazine article-newspaper periodical post-weblog review
    review-book""".split()
)
_SPOKEN = frozenset({"interview", "paper-conference"})


def serial(work: Stated) -> bool:
    """Whether the work appears in a periodical; what was spoken does, unless a book has it."""
    return work.kind in _SERIAL or (work.kind in _SPOKEN and not work.has("editor"))


def within(work: Stated) -> bool:
    """Whether the work is a part of another."""
    return bool(work["container-title"]) and work.kind not in WEB


def titled(work: Stated) -> str:
    """The whole element."""
    described = "" if within(work) and work.kind in REPORTS else description(work)
    if not work["title"]:
        return join(" ", title(work) or described, identifier(work))
    return join(" ", title(work), identifier(work), described)


def title(work: Stated) -> str:
    """The title, in italics unless it is that of a part; the number of a report without one."""
    if _called_by_number(work):
        return number(work)
    return work["title"] if within(work) else italic(work["title"])


def _called_by_number(work: Stated) -> bool:
    return work.kind == "report" and not work["title"]


def identifier(work: Stated) -> str:
    """In parentheses: who else took part, number, edition, volume."""
    whole = not serial(work) and not within(work)
    told = [_people(work, "editor", "Ed.")] if whole else []
    told.append(_people(work, "translator", "Tran."))
    if not within(work) and not _called_by_number(work):
        told.append(number(work))
    if whole and work.kind not in WEB:
        told.append(volumes(work))
    return in_parentheses(*told)


def description(work: Stated) -> str:
    """In brackets what the work says that it is, or what its type is."""
    genre = "" if work["number"] else capitalised(work["genre"])
    if work.kind == "thesis" and work.has("DOI", "URL"):
        genre = join(", ", genre, work["publisher"])
    told = join("; ", genre, capitalised(work["medium"])) or DESCRIBED.get(work.kind, "")
    return f"[{told}]" if told else ""


def number(work: Stated) -> str:
    """A number with what it is the number of: `Policy Brief 12`."""
    kind = title_case(work["genre"])
    return join(" ", kind, capitalised(work["number"])) if work["number"] else ""


def volumes(work: Stated) -> str:
    """Edition, series, volume and pages."""
    series = join(" ", title_case(work["collection-title"]), work["collection-number"])
    volume, page = work["volume"], pages(work["page"])
    several = any(mark in page for mark in "–,&")
    return join(
        ", ",
        edition(work["edition"]),
        series if work.kind in IN_SERIES else "",
        f"Vol. {volume}" if volume.isdecimal() else volume,
        f"{'pp.' if several else 'p.'} {page}" if page else "",
    )


def in_parentheses(*told: str) -> str:
    """What is told, in parentheses; nothing for nothing."""
    inside = join("; ", *told)
    return f"({inside})" if inside else ""


def label(word: str, people: tuple[Name, ...]) -> str:
    """`Ed.`, or `Eds.` for several."""
    return word if len(people) == 1 else f"{word[:-1]}s."


def _people(work: Stated, role: str, word: str) -> str:
    people = work.names(role)
    return f"{spoken(people)}, {label(word, people)}" if people else ""


def spoken(people: tuple[Name, ...]) -> str:
    """Names in a row as spoken: `A. B. Khan & J. Lee`."""
    return listed(people, SHAPE.straight, SHAPE.straight, "&")
