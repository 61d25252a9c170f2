"""Briefs through a real pandoc: every quotation arrives as it stands, in every kind of file."""

import json
import shutil
import stat
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import convert

from atlas_tui.cite import brief
from atlas_tui.cite.brief import pandoc
from atlas_tui.cite.brief.citing import CITING
from atlas_tui.cite.brief.escape import line, one_line, opening, paragraphs, verbatim
from atlas_tui.cite.notebook import Excerpt, Note
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Claim
from atlas_tui.facts.problem import AtlasError
from bases import COMPLETE
from hostile import texts

needs_pandoc = pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
needs_engine = pytest.mark.skipif(
    not any(map(shutil.which, pandoc.ENGINES)), reason="no program that makes a PDF is installed"
)

LOST = "\u00ad\ufffe\uffff"
"""What no reader sees or XML cannot hold: the soft hyphen, which pandoc may drop, noncharacters."""
TEXTS = st.lists(texts(exclude=LOST), min_size=1, max_size=25)


def read_back(*arguments: str, given: str = "") -> str:
    ran = subprocess.run(
        ["pandoc", *arguments, "--to=plain", "--wrap=none"],
        input=given,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    return spaced(ran.stdout)


def spaced(text: str) -> str:
    """White space aside: pandoc indents quotations and may break a line."""
    return " ".join(text.split())


def an_excerpt(number: int, quote: str) -> Excerpt:
    return Excerpt(base="x", claim=f"c{number}", quote=quote, citation="Khan, 2023")


@needs_pandoc
@pytest.mark.parametrize(("suffix", "first"), [(".docx", 0), (".odt", 6)])
def test_quotations_of_the_shipped_base_arrive_word_for_word(
    tmp_path: Path, suffix: str, first: int
) -> None:
    atlas = load(shipped_base()).atlas
    claims = atlas.all(Claim)[first::12]  # pandoc takes 9 s for all of them
    path = tmp_path / f"brief{suffix}"
    size = pandoc.convert(brief.markdown(atlas, brief.entries(atlas, claims), "All"), path)
    assert path.stat().st_size == size
    text = read_back(f"--from={suffix[1:]}", str(path))
    assert len(claims) > 80
    assert [claim.id for claim in claims if spaced(claim.quote) not in text] == []
    assert [claim.id for claim in claims if spaced(claim.statement) not in text] == []


@needs_pandoc
@settings(
    max_examples=5, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS)
def test_hostile_quotations_arrive_in_a_word_file(tmp_path: Path, quotes: list[str]) -> None:
    entries = [an_excerpt(number, quote) for number, quote in enumerate(quotes)]
    path = tmp_path / "brief.docx"
    pandoc.convert(brief.markdown(Atlas(None, {}, {}), entries, "Memo"), path)
    text = read_back("--from=docx", str(path))
    assert [quote for quote in quotes if spaced(quote) not in text] == []


@needs_pandoc
@pytest.mark.parametrize("reader", ["markdown", "gfm", pandoc.READER])
@settings(max_examples=8, derandomize=True)
@given(quotes=TEXTS)
def test_quotations_arrive_whoever_reads_the_markdown(reader: str, quotes: list[str]) -> None:
    quotes = [quote.replace("e\u0301", "é") for quote in quotes]  # gfm composes accents
    parts = [f"> {verbatim(quote)}[^1]" for quote in quotes]
    text = read_back(f"--from={reader}", given="\n\n".join([*parts, "[^1]: note"]))
    composed = [spaced(quote) for quote in quotes if is_composed(quote)]
    assert [quote for quote in composed if quote not in text] == []


def is_composed(text: str) -> bool:
    from unicodedata import normalize  # noqa: PLC0415 (beside its only use)

    return normalize("NFC", text) == text


@needs_pandoc
@settings(max_examples=8, derandomize=True)
@given(TEXTS)
def test_titles_notes_and_citations_arrive_as_text(found: list[str]) -> None:
    parts = [f"# {line(text)}\n\n{opening(text)}[^1]\n\n{paragraphs(text)}" for text in found]
    text = read_back(f"--from={pandoc.READER}", given="\n\n".join([*parts, "[^1]: note"]))
    for each in found:
        assert text.count(spaced(each)) >= 2
        assert all(spaced(row) in text for row in each.split("\n"))


def blocks(markdown: str) -> Counter[str]:
    """How often each kind of element stands in the document that pandoc reads."""
    ran = subprocess.run(
        ["pandoc", f"--from={pandoc.READER}", "--to=json"],
        input=markdown,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    counted: Counter[str] = Counter()

    def count(value: Any) -> None:
        if isinstance(value, dict):
            counted[value.get("t", "")] += 1
        for each in value.values() if isinstance(value, dict) else value:
            if isinstance(each, dict | list):
                count(each)

    count(json.loads(ran.stdout))
    return counted


@needs_pandoc
@pytest.mark.parametrize("style", CITING)
@settings(max_examples=4, derandomize=True)
@given(found=st.lists(texts(), min_size=6, max_size=6))
def test_no_text_of_a_base_breaks_the_shape_of_a_brief(style: str, found: list[str]) -> None:
    document = tomli.loads(COMPLETE)
    title, author, publisher, section, hedge, question = found
    document["source"][0]["csl"].update(
        title=title, publisher=publisher, author=[{"family": author}]
    )
    document["conflict"][0]["question"] = question
    for claim in document["claim"]:
        claim.update(section=section, statement=title)
        if claim["modality"] == "hedged":
            claim["hedge"] = hedge
    facts = {
        fact["id"]: convert(fact, kind)
        for table, kind in KINDS.items()
        for fact in document.get(table, [])
    }
    atlas = Atlas(None, facts, {})
    claims = atlas.all(Claim)
    shape = blocks(brief.markdown(atlas, brief.entries(atlas, claims), question, style))
    noted = shape["Note"]
    assert noted in (0, len(claims))
    assert (shape["BlockQuote"], shape["Header"]) == (len(claims), 4)
    assert (shape["BulletList"], shape["OrderedList"]) == (2, 1)
    assert (shape["Link"], shape["Image"], shape["Math"], shape["Code"], shape["Table"]) == (0,) * 5
    assert shape["RawBlock"] + shape["RawInline"] == len(claims)


def test_paragraphs_and_lines_of_a_note_stay_apart() -> None:
    assert paragraphs("One.\nTwo.\n \n\n1. Three\n# Four") == (
        "One.\\\nTwo.\n\n1\\. Three\\\n\\# Four"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. no list", "1\\. no list"),
        ("(iv) no list", "(iv\\) no list"),
        ("a) no list", "a\\) no list"),
        ("- no list", "\\- no list"),
        ("= no rule", "\\= no rule"),
        ("% no title", "\\% no title"),
        (": no definition", "\\: no definition"),
        ("1.5 billion", "1.5 billion"),
        ("In 2021.", "In 2021."),
        ("Trade. It rose", "Trade. It rose"),
        ("wow!", "wow\\!"),
        ("a :smile: b", "a \\:smile: b"),
        ("note: this", "note: this"),
    ],
)
def test_what_begins_a_line_begins_nothing_else(text: str, expected: str) -> None:
    assert opening(text) == expected


def test_a_quotation_is_on_one_line_and_keeps_its_no_break_spaces() -> None:
    assert one_line(" a \t\n b\u00a0c ") == "a b\u00a0c"
    assert verbatim("it's -- 'so' ... \"well\"") == "it\\'s -\\- \\'so\\' .\\.. \\\"well\\\""


@needs_pandoc
@needs_engine
def test_a_brief_becomes_a_pdf(tmp_path: Path) -> None:
    path = tmp_path / "brief.pdf"
    pandoc.convert(brief.markdown(Atlas(None, {}, {}), [Note(text="Hello")], "Memo"), path)
    assert path.read_bytes().startswith(b"%PDF-")


def a_tool(folder: Path, name: str, script: str) -> None:
    folder.mkdir(exist_ok=True)
    tool = folder / name
    tool.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    tool.chmod(tool.stat().st_mode | stat.S_IXUSR)


ANSWERING = 'test "$1" = --version && echo "pandoc {version}" && exit 0\n{then}'


@pytest.mark.parametrize(
    ("script", "told"),
    [
        (None, "pandoc is not installed; .docx, .odt and .pdf need it, Markdown does not"),
        ("echo pandoc 2.9.2.1", "pandoc 2.9.2.1 is too old: 2.11 or newer is needed"),
        ("echo hello", "{tool} does not say which version of pandoc it is"),
        ("exit 3", "pandoc could not write it: exit 3"),
        (
            ANSWERING.format(version="3.1", then="echo; echo 'no such thing' >&2; exit 64"),
            "pandoc could not write it: no such thing",
        ),
    ],
)
def test_a_missing_old_or_failing_pandoc_is_told_in_a_line_and_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, told: str
) -> None:
    tools = tmp_path / "tools"
    if script is not None:
        a_tool(tools, "pandoc", script)
    monkeypatch.setenv("PATH", str(tools))
    path = tmp_path / "memo.docx"
    path.write_text("before")
    with pytest.raises(AtlasError) as refused:
        pandoc.convert("# Memo", path)
    assert str(refused.value) == told.format(tool=tools / "pandoc")
    assert path.read_text() == "before"


def test_a_pdf_without_a_program_to_make_it_names_those_that_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_tool(tmp_path / "tools", "pandoc", "echo pandoc 3.1")
    a_tool(tmp_path / "tools", "typst", "exit 0")
    monkeypatch.setenv("PATH", str(tmp_path / "tools"))
    with pytest.raises(AtlasError) as refused:
        pandoc.convert("# Memo", tmp_path / "memo.pdf")
    assert str(refused.value) == (
        "a PDF needs, beside pandoc, one of xelatex, lualatex, tectonic, typst, weasyprint,"
        " prince, wkhtmltopdf; none is installed"
    )
    assert pandoc.engine((3, 1, 2)) == "typst"


def test_a_brief_that_cannot_be_written_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = ANSWERING.format(
        version="3.1",
        then='for each in "$@"; do case $each in --output=*) : > "${each#--output=}";; esac; done',
    )
    a_tool(tmp_path / "tools", "pandoc", made)
    monkeypatch.setenv("PATH", str(tmp_path / "tools"))
    with pytest.raises(AtlasError) as refused:
        pandoc.convert("# Memo", tmp_path / "nowhere" / "memo.DOCX")
    assert str(refused.value) == (
        f"{tmp_path}/nowhere/memo.DOCX: not saved: its folder is not there; nothing was changed"
    )
    assert pandoc.convert("# Memo", tmp_path / "memo.DOCX") == 0
