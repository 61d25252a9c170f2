"""APA and Chicago say what pandoc says with the official CSL styles; what differs has its reason."""

import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from atlas_tui.cite.styles import apa, chicago_author_date, chicago_notes
from atlas_tui.cite.styles.places import section_first, under_heading
from atlas_tui.cite.styles.wording import capitalised, closed, finished
from cite.made import claim
from cite.regenerate import CSL_FILES, GOLDEN, PARTS, base_works, said, source_ids
from cite.works_to_cite import works

Csl = Mapping[str, Any]
PLACE = "para. 3"


def note(csl: Csl, place: str = "") -> str:
    return closed(capitalised(chicago_notes.note(csl, place)))


def in_text(citation: Callable[..., str]) -> Callable[..., str]:
    return lambda csl, place="": f"({citation(csl, place)})"


CITATIONS = {
    "apa": in_text(apa.citation),
    "chicago-notes": note,
    "chicago-author-date": in_text(chicago_author_date.citation),
}
ENTRIES = {
    "apa": apa.entry,
    "chicago-notes": chicago_notes.entry,
    "chicago-author-date": chicago_author_date.entry,
}


def ours(style: str, part: str, csl: Csl) -> str:
    if part == "entry":
        text = ENTRIES[style](csl)
    else:
        text = CITATIONS[style](csl, PLACE if part == "paragraph" else "")
    return finished(text, "<i>", "</i>")


class Difference(NamedTuple):
    """Where pandoc says something that a style shall not say."""

    reason: str
    style: str
    works: str
    parts: str
    says: str
    shall: str


DIFFERENCES = [
    Difference(
        "“Retrieved” without the day and the “from” that belong to it; APA 9.16 wants neither for a"
        " page that was not dated when it was read",
        "apa",
        """webpage/without-date webpage/without-author-or-date webpage/without-date-or-publisher
        webpage/without-date-or-title webpage/described-without-date-or-title
        webpage/without-author-date-or-publisher document/undated""",
        "entry",
        "Retrieved http",
        "http",
    ),
    Difference(
        "a description that stands for a title is in brackets with a capital (9.22), as the entry"
        " of the same work has it",
        "apa",
        "report/described-without-author-or-title",
        "citation paragraph",
        "(policy brief",
        "([Policy brief]",
    ),
    Difference(
        "a dataset is described as one (10.9); the terms of this pandoc lack the word",
        "apa",
        "dataset/full dataset/undated",
        "entry",
        "</i>.",
        "</i> [Dataset].",
    ),
    Difference(
        "a comma stands before a date in brackets as before any other (14.145), and inside the"
        " quotation marks before it",
        "chicago-notes",
        """article/date-about article/date-about-day article/date-perhaps article/date-decade
        webpage/date-about webpage/date-about-day webpage/date-perhaps webpage/date-decade""",
        "citation paragraph",
        "” River",
        ",” River",
    ),
    Difference(
        "no comma stands before parentheses (6.18), with or without a title before them",
        "chicago-notes",
        """book/without-title book/without-date-or-title book/described-without-author-or-title
        report/without-title report/without-date-or-title
        report/described-without-author-or-title""",
        "citation paragraph",
        ", (",
        " (",
    ),
    Difference(
        "a publisher behind the description of a paper is in parentheses, with an author or without",
        "chicago-notes",
        "article/described-without-author-or-title",
        "citation paragraph",
        ", River Press, May 3, 2024",
        " (River Press, May 3, 2024)",
    ),
    Difference(
        "a place within an article makes its number needless, as it does its pages",
        "chicago-notes",
        "article-journal/article-number",
        "paragraph",
        "para. 3, e14",
        "para. 3",
    ),
]


@cache
def golden(style: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((GOLDEN / f"{style}.json").read_text("utf-8"))
    return loaded


@cache
def asked() -> dict[str, Csl]:
    return {**base_works(), **works()}


def shall(style: str, part: str, work: str) -> str:
    """What pandoc says, with what has been put right in it."""
    says: str = golden(style)["works"][work][part]
    for each in DIFFERENCES:
        if each.style == style and work in each.works.split() and part in each.parts.split():
            assert each.says in says, f"no difference any more: {each.reason}"
            says = says.replace(each.says, each.shall, 1)
    return says


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("style", CSL_FILES)
def test_every_source_and_reference_of_the_shipped_base_is_cited_as_pandoc_cites_it(
    style: str, part: str
) -> None:
    frozen = golden(style)["works"]
    assert {work: ours(style, part, csl) for work, csl in base_works().items()} == {
        work: frozen[work][part] for work in base_works()
    }


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("style", CSL_FILES)
def test_whatever_a_work_states_or_lacks_it_is_cited_as_pandoc_cites_it(
    style: str, part: str
) -> None:
    assert {work: ours(style, part, csl) for work, csl in works().items()} == {
        work: shall(style, part, work) for work in works()
    }


def test_no_work_of_the_shipped_base_is_among_the_differences() -> None:
    assert not {work for each in DIFFERENCES for work in each.works.split()} & base_works().keys()


@pytest.mark.parametrize("style", CSL_FILES)
def test_nothing_is_frozen_that_is_not_asked_for(style: str) -> None:
    assert golden(style)["works"].keys() == asked().keys()


@pytest.mark.parametrize("style", CSL_FILES)
def test_a_heading_as_the_place_is_joined_as_pandoc_joins_it(style: str) -> None:
    place = (section_first if style == "apa" else under_heading)(claim(section="Introduction"))
    said_of = golden(style)["headings"]
    assert said_of.keys() == source_ids()
    assert {
        work: finished(CITATIONS[style](asked()[work], place), "<i>", "</i>") for work in said_of
    } == said_of


STYLES_FOLDER = os.environ.get("CSL_STYLES", "")
"""A folder with the official CSL styles, where somebody has one."""


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
@pytest.mark.skipif(not STYLES_FOLDER, reason="CSL_STYLES names no folder of CSL styles")
@pytest.mark.parametrize("style", CSL_FILES)
def test_pandoc_still_says_what_is_frozen(style: str) -> None:
    some = {work: asked()[work] for work in [*source_ids(), "book/doi", "webpage/read"]}
    for part in PARTS:
        frozen = {work: golden(style)["works"][work][part] for work in some}
        assert said(Path(STYLES_FOLDER, CSL_FILES[style]), some, part) == frozen
