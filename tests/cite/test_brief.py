"""A brief: what a notebook, a scope or a selection becomes as Markdown."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from atlas_tui.cite import brief
from atlas_tui.cite.brief.citing import CITING
from atlas_tui.cite.brief.mark import Mark, checksum, marks, of_claim, written
from atlas_tui.cite.lint import lint
from atlas_tui.cite.notebook import Entry, Excerpt, Heading, Note
from atlas_tui.cite.notebook_claims import excerpt
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from bases import write_base


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def excerpts(atlas: Atlas, *ids: str) -> list[Entry]:
    found = [claim for each in ids if (claim := atlas.get(each, Claim))]
    assert len(found) == len(ids)
    return [excerpt(atlas, claim) for claim in found]


def unmarked(markdown: str) -> str:
    """The brief without the comments that keep the ids."""
    return "\n\n".join(part for part in markdown.split("\n\n") if not part.startswith("<!--"))


def test_a_brief_is_written_from_the_entries_of_a_notebook(atlas: Atlas) -> None:
    first, second, third = excerpts(
        atlas, "khan-trade-2021", "khan-treaty", "institute-canal-funding"
    )
    entries = [
        Heading(text="Trade *2021*"),
        first,
        Note(text="One line.\nAnother.\n\n- no list"),
        second,
        third,
    ]
    assert unmarked(brief.markdown(atlas, entries, "My memo_1", "plain")) == (
        "# My memo\\_1\n\n"
        "## Trade \\*2021\\*\n\n"
        "**1.** Trade between Northland and Southland rose to 55 million dollars in 2021.\n\n"
        "> Trade rose to 55 million dollars in 2021[^khan-trade-2021] \\[disputed: see dispute 1 below\\]\n\n"
        "[^khan-trade-2021]: Khan and Lee, “Water and Trust”, 2023, para. 4, citing Berg \\& Stone,"
        " 2020.\n\n"
        "One line.\\\nAnother.\n\n"
        "\\- no list\n\n"
        "**2.** The envoy said that the treaty was received with joy in both capitals.\n\n"
        "> the treaty was recieved with joy in both capitals \\[sic\\][^khan-treaty]\n\n"
        "[^khan-treaty]: The envoy, in Khan and Lee, “Water and Trust”, 2023, para. 6.\n\n"
        "**3.** The funding of the Great Canal is reportedly not secured.\n\n"
        "> Funding has reportedly not been secured[^institute-canal-funding]"
        " \\[hedged: “reportedly”\\]\n\n"
        "[^institute-canal-funding]: “River Diplomacy in 2025”, Institute of Neighbours,"
        " 24 June 2025, “The Great Canal”, para. 5.\n\n"
        "## Source summary\n\n"
        "3 excerpts from 2 sources of 2 origins; disputed: 1.\n\n"
        "- **Khan and Lee 2023** (excerpts 1, 2). Nature: journal article. Origin: khan-lee-2023."
        " Reliability: F, cannot be judged. Weakness: none recorded.\n"
        "- **IN 2025** (excerpt 3). Nature: policy brief. Origin: institute-2025."
        " Reliability: C, fairly reliable; names no sources. Weakness: no page numbers.\n\n"
        "## Disputed\n\n"
        "1. How large was the trade in 2021? (value, open) 55 million: excerpt 1;"
        " 60 million: not in this brief.\n\n"
        "## Bibliography\n\n"
        "- Khan and Lee, “Water and Trust”, 2023\n"
        "- “River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025\n"
    )


def test_each_excerpt_keeps_its_claim_in_a_comment(atlas: Atlas) -> None:
    text = brief.markdown(atlas, excerpts(atlas, "khan-trade-2021", "khan-attack"), "Memo")
    assert [each.mark for each in marks(text)] == [
        of_claim(atlas, claim)
        for each in ("khan-trade-2021", "khan-attack")
        if (claim := atlas.get(each, Claim))
    ]
    assert text[(first := next(marks(text))).start : first.end] == (
        "<!-- atlas khan-trade-2021 base:07441f5c quote:da91b5e5 rest:"
        f"{first.mark.rest} disputed:trade-in-2021 -->"
    )


@pytest.mark.parametrize(
    "fact_id", ["a--b", "-", "a-->b", "a,b", "100%", "a%2Db", "a:b", "id:x", "ключ", "a-", "<!--"]
)
def test_any_id_fits_into_a_comment(fact_id: str) -> None:
    mark = Mark(claim=fact_id, base="1", quote="2", rest="3", disputed=(fact_id, "x"))
    comment = written(mark)
    assert "--" not in comment[4:-3]
    assert [each.mark for each in marks(f"text {comment} text")] == [mark]


def test_a_comment_written_by_hand_needs_only_the_id() -> None:
    assert [each.mark for each in marks("<!-- atlas khan-attack -->")] == [
        Mark(claim="khan-attack")
    ]


def test_claims_of_a_scope_stand_under_their_topics(atlas: Atlas) -> None:
    claims = [
        claim
        for each in ("khan-attack", "khan-treaty", "institute-attack")
        if (claim := atlas.get(each, Claim))
    ]
    entries = brief.entries(atlas, claims, by_topic=True)
    assert [each.claim if isinstance(each, Excerpt) else each for each in entries] == [
        Heading(text="Diplomacy"),
        "khan-treaty",
        Heading(text="Water"),
        "khan-attack",
        "institute-attack",
    ]
    selected = brief.entries(atlas, claims)
    assert [each.claim for each in selected if isinstance(each, Excerpt)] == [
        claim.id for claim in claims
    ]


def test_a_claim_cited_twice_has_one_footnote(atlas: Atlas) -> None:
    text = brief.markdown(atlas, excerpts(atlas, "khan-attack", "khan-attack"), "Memo")
    assert text.count("[^khan-attack]:") == 1
    assert text.count("[^khan-attack]") == 3


def test_what_the_base_has_no_more_stays_as_it_was_collected(atlas: Atlas) -> None:
    gone = Excerpt(
        base="Two rivers",
        claim="gone",
        quote="old 'words'",
        citation="Berg, n.d.",
        caveat="alleged",
    )
    other = replace(gone, base="Elsewhere")
    words = checksum("old 'words'")
    assert brief.markdown(atlas, [gone, other], "Memo") == (
        "# Memo\n\n"
        f"<!-- atlas gone base:{checksum('Two rivers')} quote:{words} -->\n\n"
        "**1.** \\[no longer in the base\\]\n\n"
        "> old \\'words\\'[^n1] \\[alleged\\]\n\n"
        "[^n1]: Berg, n.d.\n\n"
        f"<!-- atlas gone base:{checksum('Elsewhere')} quote:{words} -->\n\n"
        "**2.** \\[from another base\\]\n\n"
        "> old \\'words\\'[^n2] \\[alleged\\]\n\n"
        "[^n2]: Berg, n.d.\n"
    )


def test_what_changed_since_is_quoted_as_it_is_now_and_as_it_was(atlas: Atlas) -> None:
    (kept,) = excerpts(atlas, "khan-attack")
    assert isinstance(kept, Excerpt)
    text = brief.markdown(atlas, [replace(kept, quote="The Guard attacked")], "Memo")
    assert (
        "> The River Guard attacked the pumping station on 3 May 2021[^khan-attack]"
        " \\[changed in the base since it was collected; it read: The Guard attacked\\]\n"
    ) in text


def test_sources_of_one_origin_are_counted_once_and_told(tmp_path: Path) -> None:
    folder = write_base(tmp_path / "base")
    file = folder / "base.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('origin = "khan-lee-2023"', 'origin = "institute-2025"'))
    atlas = load(folder).atlas
    text = brief.markdown(atlas, excerpts(atlas, "khan-attack", "institute-attack"), "Memo")
    assert "2 excerpts from 2 sources of 1 origin; disputed: none." in text
    assert "Nature: journal article. Origin: institute-2025; shared with IN 2025. Rel" in text


def test_an_empty_brief_has_a_title_only(atlas: Atlas) -> None:
    assert brief.markdown(atlas, [], "Memo") == "# Memo\n"


@pytest.mark.parametrize("style", CITING)
def test_every_style_cites_each_excerpt_and_lists_each_source(atlas: Atlas, style: str) -> None:
    claims = [claim.id for claim in atlas.all(Claim)]
    text = brief.markdown(atlas, excerpts(atlas, *claims), "Memo", style)
    quoted = [line for line in text.split("\n") if line.startswith("> ")]
    noted = [line for line in text.split("\n") if line.startswith("[^")]
    cited = noted or quoted
    assert len(quoted) == len(cited) == len(claims)
    assert all("2023" in line or "2025" in line for line in cited)
    assert len(text.partition("## Bibliography\n\n")[2].strip().split("\n")) == 2
    assert lint(atlas, "memo.md", text) == []


def test_a_style_that_cites_in_parentheses_does_so_behind_the_quotation(atlas: Atlas) -> None:
    text = brief.markdown(atlas, excerpts(atlas, "khan-attack"), "Memo", "apa")
    assert (
        "> The River Guard attacked the pumping station on 3 May 2021"
        " (Khan \\& Lee, 2023, para. 8)\n"
    ) in text
    assert "[^" not in text


def test_the_titles_of_a_bibliography_are_emphasised_as_their_style_has_it(atlas: Atlas) -> None:
    text = brief.markdown(atlas, excerpts(atlas, "khan-attack"), "Memo", "chicago-notes")
    assert "[^khan-attack]: Amina Khan and Jo Lee, *Water and Trust*, 2023, para. 8.\n" in text
    assert text.endswith("- Khan, Amina, and Jo Lee. *Water and Trust*. 2023.\n")
