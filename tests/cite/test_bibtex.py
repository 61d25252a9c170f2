"""BibTeX: written for LaTeX, and read back by clients without loss."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

import bibtexparser
import pytest
from bibtexparser.bparser import BibTexParser
from hypothesis import given, settings

from atlas_tui.cite import bibtex, csl_json
from atlas_tui.cite.variables import line, names
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.csl import DATES, NAMES, TYPES
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Reference, Source
from atlas_tui.facts.text import normal
from cite.hostile import PHRASES, works

ROSE = {
    "type": "article-journal",
    "title": "Realism, 50% of it",
    "author": [{"family": "Rose", "given": "G."}, {"literal": "House of A and B"}],
    "issued": "1998-03",
    "container-title": "World Politics",
    "volume": "51",
    "issue": "1",
    "page": "144–172",
    "DOI": "10.1017/S_1",
    "medium": "print",
}


def test_a_work_is_an_entry_whose_title_no_style_may_change() -> None:
    assert bibtex.entry("rose-1998", ROSE) == (
        "@article{rose-1998,\n"
        "  title = {{Realism, 50\\% of it}},\n"
        "  author = {Rose, G. and {House of A and B}},\n"
        "  date = {1998-03},\n"
        "  year = {1998},\n"
        "  month = mar,\n"
        "  journal = {{World Politics}},\n"
        "  volume = {51},\n"
        "  number = {1},\n"
        "  pages = {144--172},\n"
        "  doi = {10.1017/S_1},\n"
        "  csl-medium = {{print}},\n"
        "}"
    )


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ({"family": "Bukhari", "given": "Syed Munib Ali"}, "Bukhari, Syed Munib Ali"),
        ({"family": "Plato"}, "Plato"),
        ({"family": "Taut Bataut"}, "{Taut Bataut}"),
        ({"literal": "House, A & B"}, r"{House, A \& B}"),
        ({"family": "King", "given": "M. L.", "suffix": "Jr."}, "King, Jr., M. L."),
        ({"family": "King", "suffix": "Jr."}, "King, Jr., "),
        ({"family": "Berg", "given": "Q.", "non-dropping-particle": "van den"}, "van den Berg, Q."),
        ({"family": "Humboldt", "given": "A.", "dropping-particle": "von"}, "von Humboldt, A."),
        ({"family": "García de la Vega", "given": "I."}, "{García de la Vega}, I."),
        ({"family": "Barnes and Noble", "given": "X"}, "{Barnes and Noble}, X"),
        ({"family": "Inc, Ltd"}, "{Inc, Ltd}"),
    ],
)
def test_a_name_is_written_so_that_bibtex_parts_it_where_it_is_parted(
    name: dict[str, str], written: str
) -> None:
    entry = bibtex.entry("k", {"author": [name]})
    assert f"  author = {{{written}}},\n" in entry
    assert ("useprefix" in entry) == ("non-dropping-particle" in name)


@pytest.mark.parametrize(
    ("issued", "fields"),
    [
        ("2024", ["date = {2024}", "year = {2024}"]),
        ("2024-12-24", ["date = {2024-12-24}", "year = {2024}", "month = dec"]),
        ("2023~", ["date = {2023~}", r"year = {about 2023}"]),
        ("202X", ["date = {202X}", "year = {2020s}"]),
        ("2021/2023", ["date = {2021/2023}", "year = {2021 to 2023}"]),
        ("in spring", ["year = {in spring}"]),
    ],
)
def test_a_date_is_edtf_and_in_words_that_old_styles_print(issued: str, fields: list[str]) -> None:
    body = "\n".join(f"  {field}," for field in fields)
    assert bibtex.entry("k", {"issued": issued}) == f"@misc{{k,\n{body}\n}}"


@pytest.mark.parametrize(
    ("kind", "head", "subtype"),
    [
        ("book", "book", ""),
        ("webpage", "online", ""),
        ("article-newspaper", "article", "newspaper"),
        ("article", "misc", "article"),
        ("legal_case", "jurisdiction", r"legal\_case"),
    ],
)
def test_a_type_that_bibtex_does_not_know_stands_beside_the_nearest(
    kind: str, head: str, subtype: str
) -> None:
    entry = bibtex.entry("k", {"type": kind})
    assert entry.startswith(f"@{head}{{k,")
    assert (f"entrysubtype = {{{subtype}}}" in entry) == bool(subtype)


def read(text: str) -> dict[str, Any]:
    """The one entry of a file, by another program."""
    parser = BibTexParser(ignore_nonstandard_types=False, common_strings=True)
    (entry,) = bibtexparser.loads(text, parser).entries
    return dict(entry)


COMMANDS = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def shown(latex: str) -> str:
    """What LaTeX prints for text without any other commands."""
    command = re.compile(rf"\\({'|'.join(COMMANDS)}){{}}|\\([#$%&_{{}}])|{{}}|[{{}}]")
    return command.sub(lambda found: COMMANDS.get(found[1] or "", found[2] or ""), latex)


def parted(latex: str, separator: str) -> list[str]:
    """Parts at a separator that stands outside braces."""
    parts, depth, start = [], 0, 0
    for at, mark in enumerate(latex):
        if latex[at - 1 : at] == "\\":
            continue  # an escaped brace is text
        depth += {"{": 1, "}": -1}.get(mark, 0)
        if not depth and latex.startswith(separator, at):
            parts.append(latex[start:at])
            start = at + len(separator)
    return [*parts, latex[start:]]


def people(latex: str) -> Iterator[tuple[str, ...]]:
    """Names as BibTeX parts them."""
    for name in parted(latex, " and "):
        yield tuple(shown(part) for part in parted(name, ", "))


def written_people(csl: dict[str, Any], variable: str) -> Iterator[tuple[str, ...]]:
    for name in names(csl, variable):
        parts = (name.literal or name.family, name.suffix, name.given)
        yield parts if name.suffix else tuple(part for part in parts if part)


def expected(csl: dict[str, Any]) -> dict[str, Any]:
    """Every field that an entry must have."""
    named = bibtex.FIELDS | bibtex.OF_TYPE.get(bibtex.TYPES.get(csl["type"], ""), {})
    meant = {field: variable for variable, field in named.items()}
    fields: dict[str, Any] = {}
    for variable, value in csl.items():
        field = named.get(variable, "")
        field = field if meant.get(field) == variable else f"csl-{variable.lower()}"
        if variable in NAMES:
            fields[field] = list(written_people(csl, variable))
        elif variable != "type":
            fields[field] = line(value)
    return fields


def found(csl: dict[str, Any]) -> dict[str, Any]:
    """The same fields as another program reads them."""
    entry = read(bibtex.entry("k", csl))
    back: dict[str, Any] = {}
    for field, value in expected(csl).items():
        text = entry[field]
        if isinstance(value, list):
            back[field] = list(people(text))
        elif field in ("url", "doi"):
            back[field] = unquote(text)
        elif field == "pages":
            back[field] = shown(re.sub(r"(?<=\w)--(?=\w)", "–", text))
        else:
            back[field] = text if field in DATE_FIELDS else shown(text)
    return back


DATE_FIELDS = {bibtex.FIELDS.get(variable, f"csl-{variable}") for variable in DATES}


@given(works(sorted(TYPES)))
@settings(max_examples=80)
def test_every_field_comes_back_through_another_program(csl: dict[str, Any]) -> None:
    wanted = {
        field: unquote(value) if field in ("url", "doi") else value
        for field, value in expected(csl).items()
    }
    assert found(csl) == wanted


@given(works(sorted(TYPES)))
@settings(max_examples=60)
def test_braces_balance_as_bibtex_counts_them(csl: dict[str, Any]) -> None:
    depth = 0
    for mark in bibtex.entry("k", csl):
        depth += {"{": 1, "}": -1}.get(mark, 0)
        assert depth >= 0
    assert depth == 0


def test_the_shipped_base_comes_back_through_another_program() -> None:
    atlas = load(shipped_base()).atlas
    for work in [*atlas.all(Source), *atlas.all(Reference)]:
        assert found(work.csl) == expected(work.csl)


def pandoc(text: str, variant: str) -> list[dict[str, Any]]:
    ran = subprocess.run(
        ["pandoc", "-f", variant, "-t", "csljson"],
        input=text,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    items: list[dict[str, Any]] = json.loads(ran.stdout)
    return items


needs_pandoc = pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")


@needs_pandoc
@pytest.mark.parametrize("variant", ["biblatex", "bibtex"])
def test_pandoc_reads_the_shipped_base_without_loss(variant: str) -> None:
    atlas = load(shipped_base()).atlas
    everything = [*atlas.all(Source), *atlas.all(Reference)]
    back = pandoc(bibtex.bibliography(atlas, everything), variant)
    for work, read_back in zip(everything, back, strict=True):
        item = csl_json.item(work)
        if item["type"] == "article":
            item["type"] = ""  # pandoc has no entry type for it; it stands in `entrysubtype`
        # what pandoc adds: a short title before the colon
        read_back.pop("title-short", None)
        assert {name: _normal(value) for name, value in read_back.items()} == {
            name: _normal(value) for name, value in item.items()
        }


def _normal(value: Any) -> Any:
    return normal(value) if isinstance(value, str) else value


def partnered(text: str) -> str:
    """The text without braces that have no partner, for which pandoc 2.17 knows no command."""
    before = ""
    while before != text:
        before, text = text, re.sub("{([^{}]*)}", "\0\\1\1", text)
    return re.sub("[{}]", "", text).translate({0: "{", 1: "}"})


def alike(text: str) -> str:
    """The text without what typography makes of its quotation marks."""
    return re.sub("['\"]+", "'", normal(line(text)))


@needs_pandoc
def test_pandoc_reads_hostile_text_as_it_stands() -> None:
    entries = [
        bibtex.entry(
            f"k{number}",
            {
                "type": "book",
                "title": phrase,
                "author": [{"literal": phrase}],
                "publisher": f"x {phrase}",
                "note": phrase,
                "collection-title": f"x {phrase}",
            },
        )
        for number, phrase in enumerate(PHRASES)
    ]
    for phrase, item in zip(PHRASES, pandoc("\n".join(entries), "biblatex"), strict=True):
        wanted = alike(partnered(phrase))
        assert alike(item["title"]) == wanted
        assert alike(item["author"][0]["literal"]) == wanted
        assert alike(item["publisher"]) == f"x {wanted}"
        assert alike(item["note"]) == wanted
        assert alike(item["collection-title"]) == f"x {wanted}"
