"""Works that documents may cite: every gap in their data, every shape of names, dates and titles."""

from collections.abc import Iterator
from typing import Any

Csl = dict[str, Any]
Works = Iterator[tuple[str, Csl]]

FULL: Csl = {
    "title": "Rivers and war: A history of the north",
    "author": [{"family": "Khan", "given": "Amina B."}, {"family": "Lee", "given": "Jo"}],
    "issued": "2024-05-03",
    "publisher": "River Press",
}
KINDS: dict[str, Csl] = {
    "article": {},
    "article-journal": {"container-title": "Journal of the North"},
    "book": {},
    "report": {},
    "webpage": {"URL": "https://north.org/a_b?c=1&d=2"},
}
"""The types of the works that the documents of the shipped base are and cite."""
OTHERS: dict[str, Csl] = {
    "article-magazine": {"container-title": "The Ferry"},
    "article-newspaper": {"container-title": "Oxus daily news", "publisher-place": "Termez"},
    "chapter": {"container-title": "Water and trust", "page": "10-19"},
    "dataset": {"DOI": "10.1000/182"},
    "document": {"URL": "https://north.org/document"},
    "paper-conference": {"container-title": "Proceedings of the river"},
    "speech": {"publisher-place": "Kabul"},
    "thesis": {"genre": "Doctoral dissertation"},
}
GAPS = {
    "nothing": (),
    "author": ("author",),
    "date": ("issued",),
    "publisher": ("publisher",),
    "title": ("title",),
    "author-or-date": ("author", "issued"),
    "author-or-publisher": ("author", "publisher"),
    "author-or-title": ("author", "title"),
    "date-or-publisher": ("issued", "publisher"),
    "date-or-title": ("issued", "title"),
    "author-date-or-publisher": ("author", "issued", "publisher"),
}
DESCRIBED = {"genre": "policy brief"}

FAMILIES = """
    Adams Baker Clark Davis Evans Frank Ghosh Hills Irwin Jones Klein Lopez Mason Nolan Owens Perry
    Quinn Reyes Smith Trent Usman Vance
""".split()
"""Twenty-two: one more than APA lists."""

NAMES: dict[str, list[Csl]] = {
    "body": [{"literal": "Institute of Neighbours"}],
    "body-and-person": [{"literal": "Institute of A & B"}, {"family": "Khan", "given": "Amina"}],
    "abbreviated-body": [{"literal": "U.S. Department of State"}],
    "particle": [
        {"family": "Berg", "given": "Quentin", "non-dropping-particle": "van den"},
        {"family": "Humboldt", "given": "Alexander", "dropping-particle": "von"},
    ],
    "particle-unparted": [{"family": "van den Berg", "given": "Q."}],
    "article": [{"family": "al-Rashid", "given": "Amir"}],
    "suffix": [{"family": "King", "given": "Martin Luther", "suffix": "Jr."}],
    "hyphen": [{"family": "Sartre", "given": "Jean-Paul"}, {"family": "Wu", "given": "Ji-ping"}],
    "initials": [{"family": "Diener", "given": "A.C."}, {"family": "Olcott", "given": "M B"}],
    "small-given": [{"family": "Rashid", "given": "Abu al-Qasim ibn"}],
    "apostrophe": [{"family": "O'Brien", "given": "D'Arcy"}],
    "accents": [{"family": "Çelik", "given": "Ömer Şahin"}],
    "family-alone": [{"family": "Plato"}],
}
DATES = {
    "month": "2024-05",
    "about": "2024~",
    "about-day": "2024-05-03~",
    "perhaps": "2024?",
    "years": "2021/2023",
    "open": "2021/..",
    "months": "2021-03/2021-05",
    "days": "2021-03-04/2021-03-09",
    "days-of-two-years": "2021-03-04/2022-05-09",
    "decade": "202X",
}
TITLES = {
    "question": "Who owns the river?",
    "quotation": 'Pakistan\'s "river" wars',
    "nested": "'River' and \"the 'big' canal\"",
    "quotation-last": "Wars of “the river”",
    "hyphens": "cross-border trade: a study of the China–Pakistan corridor",
    "small-words": "what is to be done? a way through the north",
    "capitals": "MAKING RIVERS GREAT",
    "own-capitals": "the EU's policy on CASA-1000 and iPhones via tehrik-i-taliban",
    "accents": "über alles and the état",
    "parenthesis": "Rivers (and wars) in the north",
    "full-stop": "After the canal. Under review.",
    "ampersand": "R&D of rivers & wars",
    "decade": "Life in the '90s",
}
DETAILS: dict[str, dict[str, Csl]] = {
    "book": {
        "edition": {"edition": "2"},
        "edition-in-words": {"edition": "revised"},
        "place": {"publisher-place": "Kabul"},
        "series": {"collection-title": "Water papers", "collection-number": "4"},
        "doi": {"DOI": "10.1000/182", "URL": "https://north.org/book"},
        "editor": {"editor": [{"family": "Zed", "given": "Yan"}]},
        "translator": {"translator": [{"literal": "The Translation House"}]},
        "in-press": {"issued": "", "status": "in press"},
    },
    "report": {
        "kind": {"genre": "policy brief"},
        "number": {"genre": "policy brief", "number": "12"},
        "number-alone": {"title": "", "genre": "policy brief", "number": "12"},
        "series": {"collection-title": "Water papers"},
        "within": {"container-title": "Water and trust", "page": "10-19"},
        "read": {"issued": "", "URL": "https://north.org/r", "accessed": "2024-06-01"},
    },
    "article": {
        "kind": {"genre": "policy brief"},
        "bare": {"publisher": "", "genre": "research article"},
        "doi": {"DOI": "10.1000/182"},
    },
    "article-journal": {
        "issue": {"volume": "51", "issue": "1", "page": "144–172"},
        "volume": {"volume": "51", "page": "1044-72"},
        "number": {"issue": "3", "page": "7"},
        "article-number": {"volume": "51", "number": "e14"},
        "page": {"page": "10-19"},
        "doi": {"volume": "51", "issue": "1", "page": "144–172", "DOI": "10.1000/182"},
        "undated": {"issued": "", "volume": "51", "issue": "1", "page": "144–172"},
    },
    "webpage": {
        "site": {"container-title": "Oxus observer"},
        "domain": {"container-title": "www.north.org", "publisher": ""},
        "kind": {"genre": "policy brief"},
        "read": {"issued": "", "accessed": "2024-06-01"},
        "site-alone": {"container-title": "Oxus observer", "publisher": "", "author": []},
    },
}


def _without(csl: Csl, *names: str) -> Csl:
    return {name: value for name, value in csl.items() if name not in names and value}


def _people(count: int) -> list[Csl]:
    return [{"family": name, "given": f"{name[2].upper()}. B."} for name in FAMILIES[:count]]


def works() -> dict[str, Csl]:
    """Every work by its name."""
    parts = [*(_of_kind(kind, own) for kind, own in KINDS.items()), _others(), _names(), _titles()]
    return {name: csl for part in parts for name, csl in part}


def _of_kind(kind: str, own: Csl) -> Works:
    full = {"type": kind, **FULL, **own}
    for gap, names in GAPS.items():
        yield f"{kind}/without-{gap}", _without(full, *names)
        if "title" in names:
            yield f"{kind}/described-without-{gap}", _without({**full, **DESCRIBED}, *names)
    for name, date in DATES.items():
        yield f"{kind}/date-{name}", {**full, "issued": date}
    for name, details in DETAILS[kind].items():
        yield f"{kind}/{name}", _without({**full, **details})


def _others() -> Works:
    for kind, own in OTHERS.items():
        full = {"type": kind, **FULL, **own}
        yield f"{kind}/full", full
        yield f"{kind}/undated", _without(full, "issued")
    thesis = {"type": "thesis", **FULL, **OTHERS["thesis"]}
    yield "thesis/online", {**thesis, "URL": "https://north.org/thesis"}


def _names() -> Works:
    for count in (1, 3, 4, 10, 11, 20, 21, 22):
        yield f"names/{count}", {"type": "book", **FULL, "author": _people(count)}
    for name, people in NAMES.items():
        yield f"names/{name}", {"type": "book", **FULL, "author": people}


def _titles() -> Works:
    for name, title in TITLES.items():
        for kind in ("book", "article"):
            yield f"titles/{name}-{kind}", {"type": kind, **FULL, "title": title}
        yield f"titles/{name}-alone", {"type": "article", "title": title}
