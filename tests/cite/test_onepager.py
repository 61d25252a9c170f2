"""One page of a country, a dyad or a project: cited lines, and what nobody says."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite.card.row import Row
from atlas_tui.cite.onepager import GAPS, PAGES, in_sections, markdown, onepager
from atlas_tui.cite.sections import MOST
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Actor, Fact, Project, Relation, Source
from atlas_tui.facts.problem import AtlasError
from bases import COMPLETE, write_base


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return load(shipped_base()).atlas


def page(atlas: Atlas, fact_id: str) -> list[str]:
    return [f"{row.role}: {row.text}" for row in onepager(atlas, atlas.by_id[fact_id])]


def gaps(atlas: Atlas, fact_id: str) -> list[str]:
    """What the page says that no source gives."""
    told = page(atlas, fact_id)
    after = told[told.index(f"heading: {GAPS}") + 1 :]
    return [each.removeprefix("note: ") for each in after if each.startswith("note: ")]


SOURCES = [
    "heading: Sources",
    "text: Khan and Lee 2023: Khan and Lee, “Water and Trust”, 2023",
    "text: IN 2025: “River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025",
]
SHARED = [
    "heading: Events",
    "text: 3 May 2021: The River Guard attacks the pumping station [ASSAULT, 2 origins]",
    "citation: Khan and Lee 2023, para. 8; IN 2025, “The Great Canal”, para. 5",
    "text: March 2025: Northland reopens its embassy [COOPERATE]",
    "citation: IN 2025, “Introduction”, para. 3",
    "text: undated: A treaty is received in both capitals [AGREE]",
    "citation: The envoy, in Khan and Lee 2023, para. 6",
    "heading: Projects",
    "text: Great Canal ({role}): proposed, construction; risks: funding-gap",
    "citation: IN 2025, “The Great Canal”, para. 5; Khan and Lee 2023, para. 5",
    "heading: Figures",
    "text: Trade between Northland and Southland: 2021: 55–60; 2022: 40 (USD million)",
    "citation: Khan and Lee 2023, para. 4 [disputed]; IN 2025, “Trade and Outlook”, para. 7 [disputed]",
    "heading: Where documents disagree",
    "text: How large was the trade in 2021? 55 million | 60 million [value, open]",
    "citation: Khan and Lee 2023, para. 4; IN 2025, “Trade and Outlook”, para. 7",
    "heading: What no source gives",
    "note: No source gives a date for 1 of 3 events.",
    "note: No event is dated to 2022–2024.",
]


def shared(role: str) -> list[str]:
    return [each.format(role=role) for each in SHARED]


def test_the_page_of_a_country(atlas: Atlas) -> None:
    assert page(atlas, "XSO") == [
        "title: Southland",
        "badge: actor XSO · 2 origins / 11 claims",
        "heading: Leverage and other assessments",
        "text: Leverage over the upper river: considerable",
        "citation: Khan and Lee 2023, para. 7",
        "heading: How sources read its relations",
        "text: Northland – Southland: improving, “steadily improving” · 2025",
        "citation: analysts, in IN 2025, “Trade and Outlook”, para. 7",
        "text: Northland – Southland: worsening · 2022",
        "citation: Khan and Lee 2023, para. 4",
        *shared("participant"),
        *SOURCES,
    ]


def test_the_page_of_a_dyad(atlas: Atlas) -> None:
    assert page(atlas, "XNO-XSO") == [
        "title: Northland – Southland",
        "badge: relation XNO-XSO · 2 origins / 7 claims",
        "heading: Engagement with Southland",
        "text: Northland, embassy: March 2025",
        "citation: IN 2025, “Introduction”, para. 3",
        "heading: How sources read it",
        "text: improving, “steadily improving” · 2025",
        "citation: analysts, in IN 2025, “Trade and Outlook”, para. 7",
        "text: worsening · 2022",
        "citation: Khan and Lee 2023, para. 4",
        *shared("must cross Southland"),
        SOURCES[0],
        SOURCES[2],
        SOURCES[1],
    ]


def test_the_page_of_a_project(atlas: Atlas) -> None:
    assert page(atlas, "great-canal") == [
        "title: Great Canal",
        "badge: project great-canal · 2 origins / 6 claims",
        "text: Participants stated: Northland, Southland",
        "text: Must cross: Southland",
        "heading: Status, by source",
        "text: proposed · as of 2021 · risks: funding-gap",
        "citation: IN 2025, “The Great Canal”, para. 5",
        "text: construction · as of 2022",
        "citation: Khan and Lee 2023, para. 5",
        "heading: Figures",
        "text: planned volume a year: 1.5 billion cubic metres",
        "citation: IN 2025, “The Great Canal”, para. 5 [projected]",
        "heading: Obstacle",
        "text: Funding is reportedly not secured.",
        "citation: IN 2025, “The Great Canal”, para. 5 [hedged: “reportedly”]",
        *SHARED[:3],
        "heading: What no source gives",
        "note: No source gives a cost or investment.",
        "note: No source gives an enabler.",
        SOURCES[0],
        SOURCES[2],
        SOURCES[1],
    ]


def test_a_country_on_a_ladder_has_its_steps_on_top(atlas: Atlas) -> None:
    assert page(atlas, "XNO")[2:5] == [
        "heading: Engagement with Southland",
        "text: embassy: March 2025",
        "citation: IN 2025, “Introduction”, para. 3",
    ]


def test_nobody_else_has_a_page(atlas: Atlas) -> None:
    with pytest.raises(AtlasError) as refused:
        onepager(atlas, atlas.by_id["water"])
    assert str(refused.value) == (
        "there is no brief of water, a topic: only of an actor, a relation or a project"
    )


def changed(tmp_path: Path, *changes: tuple[str, str]) -> Atlas:
    text = COMPLETE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return load(write_base(tmp_path / "changed", text)).atlas


def test_a_country_without_steps_readings_events_or_figures_says_so(tmp_path: Path) -> None:
    more = (
        '\n[[actor]]\nid = "XEA"\nkind = "state"\nname = "Eastland"\n'
        '\n[[relation]]\nid = "XEA-XSO"\nactors = ["XEA", "XSO"]\nname = "Eastland – Southland"\n'
    )
    atlas = changed(tmp_path, ('\n[[topic]]\nid = "water"', f'{more}\n[[topic]]\nid = "water"'))
    assert gaps(atlas, "XEA") == [
        "Nothing about Eastland in: IN 2025; Khan and Lee 2023.",
        "No source gives a step of it in: Engagement with Southland.",
        "No source gives a reading of Eastland – Southland.",
        "No source gives a reading of any of its relations.",
        "No source gives a figure about Eastland.",
        "No source reports an event.",
    ]


def test_steps_readings_and_stages_without_dates_are_counted(tmp_path: Path) -> None:
    atlas = changed(
        tmp_path,
        ('step = "embassy"\n  date = "2025-03"', 'step = "embassy"'),
        ('trend = "worsening"\n  date = "2022"', 'trend = "worsening"'),
        ('  as_of = "2022"\n', ""),
        ('  as_of = "2021"\n', ""),
    )
    assert "No source gives a date for: embassy (Engagement with Southland)." in gaps(atlas, "XNO")
    assert "No source gives a date for 1 of 2 readings." in gaps(atlas, "XNO-XSO")
    assert "No source gives a date for any of 2 stages." in gaps(atlas, "great-canal")


def test_sources_that_speak_of_it_and_do_not_say_are_named(tmp_path: Path) -> None:
    atlas = changed(
        tmp_path,
        (
            'trend = "worsening"\n  date = "2022"\n  claim = "khan-trade-2022"',
            'posture = "odd"\n  claim = "institute-trade-2021"',
        ),
        ('stage = "construction"', 'stage = "not-stated"'),
        ('actors = ["XNO", "XSO"]\ntransit = ["XSO"]', "actors = []"),
    )
    assert gaps(atlas, "XNO-XSO")[0] == (
        "Not given by Khan and Lee 2023: a reading of Northland – Southland."
    )
    told = gaps(atlas, "great-canal")
    assert "Khan and Lee 2023 speaks of its status and gives no stage." in told
    assert "No source gives its participants." in told
    assert "No source gives whose territory it must cross." in told


def test_a_project_without_any_stage_says_so(tmp_path: Path) -> None:
    atlas = changed(
        tmp_path,
        ('stage = "construction"', 'stage = "not-stated"'),
        ('stage = "proposed"', 'stage = "not-stated"'),
    )
    assert gaps(atlas, "great-canal")[0] == "No source gives a stage."


def test_what_several_others_are_judged_in_is_a_gap(shipped: Atlas) -> None:
    told = " ".join(gaps(shipped, "TKM"))
    assert "No source judges it, as others, in: Influence in Central Asia" in told
    assert "Afghan leverage" not in told
    assert "step of it in" not in " ".join(gaps(shipped, "AFG"))


def test_long_sections_say_how_much_is_left_out(shipped: Atlas) -> None:
    rows = onepager(shipped, shipped.by_id["AFG"])
    for section in in_sections(rows):
        if section.heading not in (GAPS, "Sources", ""):
            cited = [line for line in section.lines if line.citation]
            assert len(cited) <= MOST
            left_out = [line for line in section.lines if not line.citation]
            assert all(
                re.fullmatch(r"\d+ more are not on this page", each.text) for each in left_out
            )
    assert any("more are not on this page" in row.text for row in rows)


def facts_with_pages(atlas: Atlas) -> list[Fact]:
    return [*atlas.all(Actor), *atlas.all(Relation), *atlas.all(Project)]


def test_every_page_of_the_shipped_base_cites_every_line(shipped: Atlas) -> None:
    tags = [each.id for each in shipped.all(Source)]
    assert tags
    for fact in facts_with_pages(shipped):
        rows = onepager(shipped, fact)
        assert rows[0] == Row("title", rows[0].text, fact.id)
        assert {row.link for row in rows if row.link} <= set(shipped.by_id)
        for section in in_sections(rows)[1:]:
            for line in section.lines:
                assert line.citation or section.heading in (GAPS, "Sources") or not line.link


def test_the_kinds_with_a_page_are_those_a_reader_asks_for() -> None:
    assert set(PAGES) == {Actor, Relation, Project}


def test_a_page_in_markdown_is_headings_and_cited_items(atlas: Atlas) -> None:
    told = markdown(atlas, atlas.by_id["XNO"])
    assert told.startswith(
        "# Northland\n\n*actor XNO · 2 origins / 7 claims*\n\n## Engagement with Southland\n\n"
        "- embassy: March 2025 (IN 2025, “Introduction”, para. 3)\n\n## How"
    )
    assert "\n\n\n" not in told
    assert "\\[value, open\\] (Khan and Lee 2023, para. 4; IN 2025" in told


def test_a_page_for_programs_has_lines_under_headings(atlas: Atlas) -> None:
    first, second, *_ = in_sections(onepager(atlas, atlas.by_id["XSO"]))
    assert (first.heading, first.lines[0].text) == ("", "actor XSO · 2 origins / 11 claims")
    assert second.heading == "Leverage and other assessments"
    (line,) = second.lines
    assert (line.text, line.citation, line.link) == (
        "Leverage over the upper river: considerable",
        "Khan and Lee 2023, para. 7",
        "leverage-XSO",
    )
