"""Excerpts in every style: whose words, where they stand, and what a memo must not drop."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas_tui.cite import plain
from atlas_tui.cite.styles import STYLES, excerpts
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Fact, Reference, Source
from atlas_tui.facts.text import normal
from cite.hostile import PHRASES
from cite.made import claim, conflict, shelf, source

PROSE = [name for name, style in STYLES.items() if style.prose]
LINES = [name for name in PROSE if name != "markdown"]
RECORDS = [name for name in STYLES if name not in PROSE]


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def excerpt(atlas: Atlas, style: str, claim_id: str) -> str:
    found = atlas.get(claim_id, Claim)
    assert found
    return STYLES[style].excerpt(atlas, found)


def test_the_styles_are_those_that_readers_may_ask_for() -> None:
    assert {name: style.title for name, style in STYLES.items()} == {
        "plain": "Plain",
        "apa": "APA, 7th edition",
        "chicago-notes": "Chicago, notes and bibliography, 17th edition",
        "chicago-author-date": "Chicago, author-date, 17th edition",
        "markdown": "Markdown with footnotes (notes of Chicago)",
        "bibtex": "BibTeX",
        "ris": "RIS",
        "csl-json": "CSL-JSON",
    }
    assert [style.name for style in STYLES.values()] == list(STYLES)


OWN_WORDS = "“Northland reopened its embassy in the southern capital”"


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        ("apa", "(Institute of Neighbours, 2025, Introduction section, para. 3)."),
        (
            "chicago-notes",
            "“River Diplomacy in 2025,” Institute of Neighbours, June 24, 2025, under"
            " “Introduction,” para. 3.",
        ),
        (
            "chicago-author-date",
            "(Institute of Neighbours 2025, under “Introduction,” para. 3).",
        ),
    ],
)
def test_a_claim_is_cited_with_its_heading_and_paragraph(
    atlas: Atlas, style: str, cited: str
) -> None:
    assert excerpt(atlas, style, "institute-embassy") == f"{OWN_WORDS} {cited}"


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        ("apa", "(Berg & Stone, 2020, as cited in Khan & Lee, 2023, para. 4)."),
        (
            "chicago-notes",
            "A. Berg and B. Stone, Rivers and Markets (2020), cited in Amina Khan and Jo Lee, Water"
            " and Trust, 2023, para. 4.",
        ),
        ("chicago-author-date", "(Berg and Stone 2020, cited in Khan and Lee 2023, para. 4)."),
    ],
)
def test_what_a_document_takes_from_another_is_cited_as_taken_from_it(
    atlas: Atlas, style: str, cited: str
) -> None:
    assert excerpt(atlas, style, "khan-trade-2021") == (
        f"“Trade rose to 55 million dollars in 2021” {cited} [disputed: see trade-in-2021]"
    )


@pytest.mark.parametrize(
    ("style", "cited"),
    [
        ("apa", "(The envoy, as cited in Khan & Lee, 2023, para. 6)."),
        (
            "chicago-notes",
            "The envoy, cited in Amina Khan and Jo Lee, Water and Trust, 2023, para. 6.",
        ),
        ("chicago-author-date", "(The envoy, cited in Khan and Lee 2023, para. 6)."),
    ],
)
def test_whom_a_document_credits_stands_before_it_and_what_is_garbled_has_its_sic(
    atlas: Atlas, style: str, cited: str
) -> None:
    assert excerpt(atlas, style, "khan-treaty") == (
        f"“the treaty was recieved with joy in both capitals” [sic] {cited}"
    )


BERG = Reference(
    id="b",
    source="brief",
    cite="Berg, 2020",
    csl={"author": [{"family": "Berg"}], "issued": "2020"},
)


@pytest.mark.parametrize(
    ("fields", "behind"),
    [
        ({"voice": "cited", "cites": ("Berg, 2020",)}, "Berg, 2020, as cited in "),
        ({"voice": "cited", "cites": ("SATP 2023",)}, "SATP 2023, as cited in "),
        (
            {"voice": "cited", "cites": ("Berg, 2020", "SATP, 2023")},
            "Berg, 2020; SATP, 2023, as cited in ",
        ),
        (
            {"voice": "cited", "cites": ("Berg, 2020",), "attributed_to": ("Berg",)},
            "Berg, 2020, as cited in ",
        ),
        (
            {"voice": "cited", "cites": ("Berg, 2020",), "attributed_to": ("the envoy",)},
            "the envoy; Berg, 2020, as cited in ",
        ),
        (
            {"voice": "reported", "attributed_to": ("Khan and Lee", "the envoy")},
            "Khan and Lee: the envoy, as cited in ",
        ),
        ({"voice": "own"}, ""),
        ({"voice": "table"}, ""),
    ],
)
def test_works_that_a_document_cites_go_before_people_that_it_credits(
    fields: dict[str, Any], behind: str
) -> None:
    said = claim(paragraph=1, **fields)
    assert STYLES["apa"].citation(shelf(said, BERG), said) == f"({behind}Rivers, n.d., para. 1)"


@pytest.mark.parametrize(
    ("fields", "apa", "chicago"),
    [
        ({"section": "Water"}, "Water section", "under “Water”"),
        ({"section": "Water:", "paragraph": 2}, "Water section, para. 2", "under “Water,” para. 2"),
        ({"section": "The 'new' canal"}, "The “new” canal section", "under “The ‘new’ canal”"),
        ({"section": "Table 4"}, "Table 4", "Table 4"),
        (
            {"section": "[before Water]", "paragraph": 1},
            "[before Water], para. 1",
            "[before Water], para. 1",
        ),
        ({"paragraph": 10}, "para. 10", "para. 10"),
    ],
)
def test_a_place_is_named_as_its_style_names_places(
    fields: dict[str, Any], apa: str, chicago: str
) -> None:
    said = claim(**fields)
    atlas = shelf(said)
    assert STYLES["apa"].citation(atlas, said) == f"(Rivers, n.d., {apa})"
    assert STYLES["chicago-author-date"].citation(atlas, said) == f"(Rivers, n.d., {chicago})"


@pytest.mark.parametrize("style", LINES)
@pytest.mark.parametrize(
    ("fields", "kind", "caveat"),
    [
        ({"modality": "alleged", "hedge": "claims"}, "", "[alleged: “claims”]"),
        ({"flags": ("loaded",)}, "value", "[loaded wording; disputed: see about-value]"),
    ],
)
def test_every_line_ends_with_its_caveat(
    style: str, fields: dict[str, Any], kind: str, caveat: str
) -> None:
    said = claim(**fields)
    atlas = shelf(said, *([conflict(kind)] if kind else []))
    assert STYLES[style].excerpt(atlas, said).endswith(f". {caveat}")


@pytest.mark.parametrize("style", LINES)
def test_every_claim_is_cited_with_its_words_on_one_line(atlas: Atlas, style: str) -> None:
    for each in atlas.all(Claim):
        line = STYLES[style].excerpt(atlas, each)
        assert line.startswith(plain.quotation(each))
        assert "\n" not in line


@pytest.mark.parametrize("style", PROSE)
def test_a_claim_of_an_unknown_source_is_cited_by_its_id(style: str) -> None:
    said = claim(source="gone", paragraph=1)
    assert "gone" in STYLES[style].citation(shelf(said), said).casefold()


@pytest.mark.parametrize("style", STYLES)
def test_nothing_that_a_base_states_wrongly_stops_a_style(style: str) -> None:
    wrong = {"author": "Khan", "editor": [3], "issued": "2025-13", "volume": 3, "genre": ["x"]}
    broken = source({"type": "no-such-type", **wrong})
    said = claim(paragraph=1)
    atlas = Atlas(None, {"brief": broken, "c": said}, {})
    assert STYLES[style].excerpt(atlas, said)
    assert STYLES[style].entry(wrong)


def together(atlas: Atlas, style: str, *ids: str) -> str:
    return excerpts(atlas, [atlas.by_id[each] for each in ids], style)


@pytest.mark.parametrize(
    ("style", "entries"),
    [
        (
            "apa",
            [
                "Institute of Neighbours. (2025, June 24). River Diplomacy in 2025.",
                "Khan, A., & Lee, J. (2023). Water and Trust.",
            ],
        ),
        (
            "chicago-author-date",
            [
                "Institute of Neighbours. 2025. “River Diplomacy in 2025.” June 24.",
                "Khan, Amina, and Jo Lee. 2023. Water and Trust. 2023.",
            ],
        ),
    ],
)
def test_names_in_brackets_bring_the_entries_of_their_sources_once(
    atlas: Atlas, style: str, entries: list[str]
) -> None:
    ids = ("khan-attack", "institute-embassy", "institute-handshake")
    lines = [excerpt(atlas, style, each) for each in ids]
    assert together(atlas, style, *ids) == "\n".join([*lines, "", *entries])


@pytest.mark.parametrize("style", ["plain", "chicago-notes"])
def test_a_citation_that_names_its_source_whole_brings_no_entry(atlas: Atlas, style: str) -> None:
    ids = ("khan-attack", "institute-embassy")
    assert together(atlas, style, *ids) == "\n".join(excerpt(atlas, style, each) for each in ids)


def test_markdown_numbers_its_footnotes_and_shortens_the_later_ones(atlas: Atlas) -> None:
    assert together(atlas, "markdown", "khan-trade-2021", "institute-embassy", "khan-attack") == (
        "“Trade rose to 55 million dollars in 2021”[^1] \\[disputed: see trade-in-2021\\]\n\n"
        f"{OWN_WORDS}[^2]\n\n"
        "“The River Guard attacked the pumping station on 3 May 2021”[^3]\n\n"
        "[^1]: A. Berg and B. Stone, *Rivers and Markets* (2020), cited in Amina Khan and Jo Lee,"
        " *Water and Trust*, 2023, para. 4.\n\n"
        "[^2]: “River Diplomacy in 2025,” Institute of Neighbours, June 24, 2025, under"
        " “Introduction,” para. 3.\n\n"
        "[^3]: Khan and Lee, *Water and Trust*, para. 8."
    )


@pytest.mark.parametrize("style", PROSE)
def test_a_style_of_prose_gives_its_citation_and_entry_for_markdown_too(
    atlas: Atlas, style: str
) -> None:
    said = atlas.get("khan-trade-2022", Claim)
    khan = atlas.get("khan-lee-2023", Source)
    assert said
    assert khan
    bare = re.compile(r"[*\\]")
    cited = STYLES[style].markdown_citation(atlas, said)
    entry = STYLES[style].markdown_entry(khan.csl)
    assert bare.sub("", cited) == bare.sub("", STYLES[style].citation(atlas, said))
    assert bare.sub("", entry) == bare.sub("", STYLES[style].entry(khan.csl))
    assert ("*Water and Trust*" in entry) == (style != "plain")


@pytest.mark.parametrize("style", RECORDS)
def test_a_format_for_programs_has_each_work_once(atlas: Atlas, style: str) -> None:
    text = together(
        atlas, style, "khan-attack", "khan-treaty", "khan-lee-2023", "khan-lee:berg-stone-2020"
    )
    assert text.count("Water and Trust") == 1
    assert text.count("Rivers and Markets") == 1


def test_an_entry_of_a_format_for_programs_has_the_id_as_its_key() -> None:
    csl = {"id": "khan", "type": "book", "title": "Rivers"}
    assert STYLES["bibtex"].entry(csl).startswith("@book{khan,")
    assert "\nID  - khan\n" in STYLES["ris"].entry(csl)
    assert json.loads(STYLES["csl-json"].entry(csl)) == csl
    assert STYLES["bibtex"].entry({"title": "x"}).startswith("@misc{work,")


@pytest.mark.parametrize("style", PROSE)
def test_a_source_and_a_reference_are_cited_by_their_entries(atlas: Atlas, style: str) -> None:
    berg = atlas.get("khan-lee:berg-stone-2020", Reference)
    assert berg
    assert together(atlas, style, "khan-lee:berg-stone-2020") == (
        STYLES[style].markdown_entry(berg.csl)
        if style == "markdown"
        else STYLES[style].entry(berg.csl)
    )


def hostile() -> Atlas:
    """A claim a phrase, with the phrase as quotation, heading, title and author."""
    facts: list[Fact] = []
    for number, phrase in enumerate(PHRASES):
        csl = {"type": "book", "title": phrase, "author": [{"literal": phrase}]}
        facts.append(
            Source(
                id=f"s{number}",
                sha256="0" * 64,
                csl=csl,
                genre="x",
                origin="x",
                words=9,
                paragraphs="lines",
            )
        )
        facts.append(
            claim(id=f"c{number}", source=f"s{number}", quote=phrase, section=phrase, paragraph=1)
        )
    return Atlas(None, {fact.id: fact for fact in facts}, {})


@pytest.mark.parametrize("style", LINES)
def test_hostile_text_stands_in_every_style_as_it_stands_in_the_base(style: str) -> None:
    atlas = hostile()
    for number, phrase in enumerate(PHRASES):
        found = atlas.get(f"c{number}", Claim)
        assert found
        assert bare(phrase) in bare(STYLES[style].excerpt(atlas, found))
        assert bare(phrase) in bare(STYLES[style].entry({"type": "report", "title": phrase}))


def bare(text: str) -> str:
    """Text without case, quotation marks, and the stop that may stand within them."""
    return re.sub("[\"'.,]", "", normal(text)).casefold()


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_hostile_markdown_as_text_alone() -> None:
    atlas = hostile()
    ran = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "plain", "--wrap=none"],
        input=excerpts(atlas, atlas.all(Claim), "markdown"),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    paragraphs = ran.stdout.split("\n\n")
    assert len(paragraphs) == 2 * len(PHRASES)
    for number, phrase in enumerate(PHRASES):
        assert bare(paragraphs[number]) == bare(f"{phrase}[{number + 1}]")
        assert bare(phrase) in bare(paragraphs[len(PHRASES) + number])
