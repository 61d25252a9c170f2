r"""BibTeX, in the fields that biblatex and pandoc read too; any other CSL variable stays as `csl-…`.

Sources: BibTeXing (Patashnik, 1988) for entry types and names; the biblatex manual 3.20 for further
fields and for EDTF in `date`. Text is UTF-8; what is special to LaTeX becomes a command, a brace
without a partner too, because BibTeX counts even `\{`. Titles stand in two pairs of braces, so that
no style changes them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from urllib.parse import quote

from atlas_tui.cite.keys import key as key_of
from atlas_tui.cite.variables import Name, date, line, names
from atlas_tui.cite.works import csl_of, works
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.csl import DATES, NAMES
from atlas_tui.facts.edtf import in_words, is_date
from atlas_tui.facts.model import Fact

TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "dataset": "dataset",
    "entry-encyclopedia": "inreference",
    "graphic": "artwork",
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "manuscript": "unpublished",
    "motion_picture": "movie",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "patent": "patent",
    "personal_communication": "letter",
    "post": "online",
    "post-weblog": "online",
    "report": "techreport",
    "review": "review",
    "software": "software",
    "song": "music",
    "thesis": "thesis",
    "treaty": "legal",
    "webpage": "online",
}
"""CSL type to entry type; all others are `misc`."""

SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper"}
"""What biblatex calls these types; a type that its entry type does not say goes by its own name."""
_SAID = frozenset(
    "article-journal book chapter dataset manuscript paper-conference report thesis webpage".split()
)

FIELDS = {
    "abstract": "abstract",
    "accessed": "urldate",
    "annote": "annote",
    "author": "author",
    "call-number": "library",
    "chapter-number": "chapter",
    "collection-title": "series",
    "container-author": "bookauthor",
    "container-title": "journal",
    "container-title-short": "shortjournal",
    "director": "director",
    "DOI": "doi",
    "edition": "edition",
    "editor": "editor",
    "event-date": "eventdate",
    "event-place": "venue",
    "event-title": "eventtitle",
    "genre": "type",
    "ISBN": "isbn",
    "ISSN": "issn",
    "issued": "date",
    "keyword": "keywords",
    "language": "langid",
    "note": "note",
    "number": "number",
    "number-of-pages": "pagetotal",
    "number-of-volumes": "volumes",
    "original-date": "origdate",
    "original-publisher": "origpublisher",
    "original-publisher-place": "origlocation",
    "original-title": "origtitle",
    "page": "pages",
    "PMCID": "pmcid",
    "PMID": "pmid",
    "publisher": "publisher",
    "publisher-place": "address",
    "status": "pubstate",
    "title": "title",
    "title-short": "shorttitle",
    "translator": "translator",
    "URL": "url",
    "version": "version",
    "volume": "volume",
}
"""CSL variable to field."""

_PART = {"container-title": "booktitle", "collection-number": "number"}
OF_TYPE: dict[str, dict[str, str]] = {
    "article": {"issue": "number"},
    "review": {"issue": "number"},
    "book": {"collection-number": "number"},
    "incollection": _PART,
    "inreference": _PART,
    "inproceedings": _PART,
    "techreport": {"publisher": "institution"},
    "thesis": {"publisher": "school"},
}
"""Entry type to the fields that it names otherwise."""

_VERBATIM = frozenset({"url", "doi"})
_BARE = frozenset(
    """chapter edition isbn issn keywords langid library number pages pagetotal pmcid pmid type
    version volume volumes""".split()
)
"""Fields in which programs look for a number or a key word, which a second pair of braces hides."""
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_URL = "".join(map(chr, range(0x21, 0x7F))).translate(dict.fromkeys(map(ord, "\\{}")))

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: f"\\{mark}" for mark in "#$%&_"},
}
_RANGE = re.compile(r"(?<=\w)–(?=\w)")
_ESCAPED = re.compile(r"[\\{}~^#$%&_]|(?<=([-'`<>,]))(?=\1)|(?<=[?!])(?=`)")


def entry(key: str, csl: Mapping[str, Any]) -> str:
    """A work as an entry of BibTeX under a key."""
    kind = line(csl.get("type"))
    head = TYPES.get(kind, "misc")
    fields = dict(_fields(head, csl))
    if kind and kind not in _SAID:
        fields["entrysubtype"] = f"{{{SUBTYPES.get(kind) or latex(kind)}}}"
    lines = [f"  {name} = {value}," for name, value in fields.items()]
    return "\n".join([f"@{head}{{{key},", *lines, "}"])


def bibliography(atlas: Atlas, facts: Iterable[Fact]) -> str:
    """The works of the facts as a file of BibTeX."""
    return "\n\n".join(entry(key_of(work), csl_of(work)) for work in works(atlas, facts))


def latex(text: str) -> str:
    """Text on one line for LaTeX: its special characters as commands, its ligatures parted."""
    bare = line(text)
    paired = _paired(bare)

    def command(found: re.Match[str]) -> str:
        mark = found.group()
        return f"\\{mark}" if found.start() in paired and mark else _SPECIAL.get(mark, "{}")

    return _ESCAPED.sub(command, bare)


def _paired(text: str) -> set[int]:
    """Where the braces stand that have a partner."""
    opened: list[int] = []
    paired: set[int] = set()
    for found in re.finditer("[{}]", text):
        if found.group() == "{":
            opened.append(found.start())
        elif opened:
            paired |= {opened.pop(), found.start()}
    return paired


def _fields(head: str, csl: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    named = {**FIELDS, **OF_TYPE.get(head, {})}
    meant = {field: variable for variable, field in named.items()}
    for variable, value in csl.items():
        field = named.get(variable, "")
        if meant.get(field) != variable:
            field = f"csl-{variable.lower()}"
        if variable in ("id", "type") or not line(value):
            continue
        if variable in NAMES:
            yield from _people(field, names(csl, variable))
        elif variable in DATES:
            yield from _dates(field, line(value))
        else:
            yield field, _value(field, line(value))


def _value(field: str, text: str) -> str:
    if field in _VERBATIM:
        return f"{{{quote(text, safe=_URL)}}}"
    if field == "pages":
        return f"{{{_RANGE.sub('--', latex(text))}}}"
    return f"{{{latex(text)}}}" if field in _BARE else f"{{{{{latex(text)}}}}}"


def _people(field: str, people: tuple[Name, ...]) -> Iterator[tuple[str, str]]:
    yield field, f"{{{' and '.join(map(_name, people))}}}"
    if any(name.particle for name in people):
        yield "options", "{useprefix=true}"


def _name(name: Name) -> str:
    if name.literal:
        return f"{{{latex(name.literal)}}}"
    before = latex(f"{name.dropping} {name.particle}")
    alone = not (before or name.given or name.suffix)
    family = f"{before} {_whole(name.family, alone=alone)}".lstrip()
    if name.suffix:
        return f"{family}, {_whole(name.suffix)}, {_whole(name.given)}"
    return f"{family}, {_whole(name.given)}" if name.given else family


def _whole(part: str, *, alone: bool = False) -> str:
    """A part of a name, in braces where BibTeX would take it apart."""
    words = part.split()
    apart = "," in part or "and" in words or "=" in part or (alone and len(words) > 1)
    small = any(not word[:1].isupper() for word in words)
    return f"{{{latex(part)}}}" if apart or small else latex(part)


def _dates(field: str, stated: str) -> Iterator[tuple[str, str]]:
    if not is_date(stated):
        yield "year" if field == "date" else field, f"{{{latex(stated)}}}"
        return
    yield field, f"{{{stated}}}"
    when = date({field: stated}, field)
    if field != "date" or when is None:
        return
    if when.circa or when.until is not None:
        yield "year", f"{{{latex(in_words(stated))}}}"
        return
    yield "year", f"{{{when.parts[0]}}}"
    if len(when.parts) > 1:
        yield "month", _MONTHS[when.parts[1] - 1]
