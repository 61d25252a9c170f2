"""Matrices of claims: what stands in each cell, on which claims, and as tables."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite.corroboration import alike
from atlas_tui.cite.matrices import MATRICES, matrices
from atlas_tui.cite.matrix import Cell, Matrix, markdown, tsv
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Assessment, Claim, Ladder
from bases import COMPLETE, write_base


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return load(shipped_base()).atlas


def matrix(atlas: Atlas, name: str) -> Matrix:
    return matrices(atlas)[name](atlas)


def said(atlas: Atlas, name: str) -> list[list[str]]:
    """A matrix as rows of cells, headings first."""
    return [line.split("\t") for line in tsv(matrix(atlas, name)).splitlines()]


def at(found: Matrix, row: str, column: str) -> Cell:
    """The cell under two headings."""
    rows = [each.label for each in found.rows]
    columns = [each.label for each in found.columns]
    return found.cell(rows.index(row), columns.index(column))


ASSESSED = """
[[assessment]]
id = "{id}"
dimension = "{dimension}"
subject = "{subject}"
word = "{word}"
level = {level}
claim = "{claim}"
"""


def assessed(tmp_path: Path, *given: tuple[str, str, str, int, str]) -> Atlas:
    """The complete base with assessments as (dimension, subject, word, level, claim)."""
    more = "".join(
        ASSESSED.format(
            id=f"more-{number}",
            dimension=dimension,
            subject=subject,
            word=word,
            level=level,
            claim=claim,
        )
        for number, (dimension, subject, word, level, claim) in enumerate(given)
    )
    return load(write_base(tmp_path / "assessed", COMPLETE + more)).atlas


def test_leverage_stands_by_state_and_dimension_in_the_sources_words(tmp_path: Path) -> None:
    atlas = assessed(
        tmp_path,
        ("Leverage over the upper river", "XNO", "none", 1, "institute-embassy"),
        ("Taste", "XNO", "good", 2, "institute-embassy"),
    )
    assert said(atlas, "leverage") == [
        ["", "Leverage over the upper river"],
        ["Northland", "none"],
        ["Southland", "considerable"],
    ]
    cell = at(matrix(atlas, "leverage"), "Southland", "Leverage over the upper river")
    assert cell == Cell("considerable", 3, ("khan-leverage",))


def test_other_ranks_for_one_subject_clash(tmp_path: Path) -> None:
    atlas = assessed(
        tmp_path, ("Leverage over the upper river", "XSO", "small", 1, "institute-embassy")
    )
    cell = at(matrix(atlas, "leverage"), "Southland", "Leverage over the upper river")
    assert cell == Cell("considerable; small", 3, ("khan-leverage", "institute-embassy"), "≠")


def test_a_word_whose_claim_is_in_a_conflict_clashes(tmp_path: Path) -> None:
    atlas = assessed(tmp_path, ("Leverage in trade", "XNO", "some", 9, "khan-trade-2021"))
    cell = at(matrix(atlas, "leverage"), "Northland", "Leverage in trade")
    assert cell == Cell("some", 4, ("khan-trade-2021",), "≠", ("trade-in-2021",))


def test_effectiveness_stands_by_part_and_source(tmp_path: Path) -> None:
    atlas = assessed(
        tmp_path,
        ("Effectiveness of the treaty: trade", "XNO", "modest", 1, "khan-trade-2022"),
        ("Effectiveness of the treaty: trade", "XNO", "great", 3, "institute-improving"),
        ("Effectiveness of the treaty: peace", "XNO", "none", 1, "khan-attack"),
    )
    assert matrix(atlas, "effectiveness").title == "Effectiveness of the treaty"
    assert said(atlas, "effectiveness") == [
        ["", "Khan and Lee 2023", "IN 2025"],
        ["trade", "modest", "great"],
        ["peace", "none", ""],
    ]


def test_every_assessment_stands_in_the_matrix_of_all(shipped: Atlas) -> None:
    found = matrix(shipped, "assessments")
    assert set(found.claims) == {each.claim for each in shipped.all(Assessment)}


def test_a_ladder_tells_when_each_step_was_taken(atlas: Atlas) -> None:
    assert said(atlas, "engagement") == [
        ["", "contacts", "envoy", "embassy"],
        ["Northland", "", "", "March 2025"],
    ]


def test_a_step_without_a_date_is_undated_and_the_furthest_come_first(tmp_path: Path) -> None:
    step = '\n  [[ladder.step]]\n  actor = "XSO"\n  step = "{}"\n  claim = "khan-treaty"\n'
    more = step.format("contacts") + step.format("envoy")
    text = COMPLETE.replace("\n[[conflict]]", f"{more}\n[[conflict]]", 1)
    assert said(load(write_base(tmp_path, text)).atlas, "engagement") == [
        ["", "contacts", "envoy", "embassy"],
        ["Northland", "", "", "March 2025"],
        ["Southland", "undated", "undated", ""],
    ]


def test_every_step_of_the_shipped_ladder_stands_in_its_matrix(shipped: Atlas) -> None:
    for ladder in shipped.all(Ladder):
        found = matrix(shipped, ladder.id)
        assert set(found.claims) == {each.claim for each in ladder.step}


def test_projects_tell_who_takes_part_whom_they_cross_and_the_risks(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        'about = ["great-canal"]\ntopics = ["water"]\ndate = "2021"',
        'about = ["great-canal", "XNO"]\ntopics = ["water"]\ndate = "2021"',
    )
    atlas = load(write_base(tmp_path, text)).atlas
    assert said(atlas, "projects") == [
        ["", "Northland", "Southland"],
        ["Great Canal", "P ⚠ funding-gap", "P T"],
    ]
    cell = at(matrix(atlas, "projects"), "Great Canal", "Northland")
    assert cell.claims == ("institute-canal-proposed",)


def test_topics_count_claims_as_a_scope_of_both_does(shipped: Atlas) -> None:
    found = matrix(shipped, "topics")
    for row, head in enumerate(found.rows):
        for column, over in enumerate(found.columns):
            both = {claim.id for claim in shipped.within(Claim, (head.id, over.id))}
            cell = found.cell(row, column)
            assert set(cell.claims) == both
            assert cell.text == (str(len(both)) if both else "")


def test_counts_are_shaded_by_halves_of_the_largest(atlas: Atlas) -> None:
    found = matrix(atlas, "topics")
    assert [[cell.level for cell in row] for row in found.cells] == [
        [4, 4, 0],
        [4, 0, 3],
        [3, 3, 0],
    ]


def test_corroboration_counts_what_one_two_or_more_origins_say(atlas: Atlas) -> None:
    assert said(atlas, "corroboration") == [
        ["", "one origin only", "two origins", "three or more"],
        ["event", "2", "1", ""],
        ["side of a conflict", "3", "", ""],
        ["value of a figure", "3", "", ""],
        ["claim on its own", "6", "", ""],
    ]
    best, *_ = alike(atlas)
    assert (best.origins, best.what, best.title, best.claims) == (
        2,
        "event",
        "The River Guard attacks the pumping station",
        ("khan-attack", "institute-attack"),
    )


def test_every_claim_is_said_by_someone(shipped: Atlas) -> None:
    claims = {claim for each in alike(shipped) for claim in each.claims}
    assert claims == {claim.id for claim in shipped.all(Claim)}


def test_a_matrix_in_markdown_cites_each_claim_in_a_footnote(atlas: Atlas) -> None:
    assert markdown(atlas, matrix(atlas, "leverage")) == (
        "**Leverage and dependence**\n\n"
        "The source's own word; ░▒▓█ is its rank within its dimension, lowest first, and says"
        " nothing across dimensions. ≠: in a conflict, or judged in other ways.\n\n"
        "|  | Leverage over the upper river |\n"
        "| --- | --- |\n"
        "| Southland | considerable[^1] |\n\n"
        "[^1]: “Southland has considerable leverage over the upper river” (Khan and Lee, “Water"
        " and Trust”, 2023, para. 7)."
    )


def test_counts_in_markdown_stand_at_the_right_and_cite_nothing(atlas: Atlas) -> None:
    told = markdown(atlas, matrix(atlas, "topics"))
    assert "| --- | --: | --: | --: |\n| Diplomacy | 4 | 4 |  |" in told
    assert "[^" not in told


@pytest.mark.parametrize("name", [*MATRICES, "engagement"])
def test_every_matrix_is_whole(shipped: Atlas, name: str) -> None:
    found = matrix(shipped, name)
    assert found.id == name
    assert found.title
    assert found.means
    assert len(found.cells) == len(found.rows)
    assert all(len(row) == len(found.columns) for row in found.cells)
    assert found.claims
    assert set(found.claims) <= set(shipped.by_id)
    heads = [each.id for each in (*found.rows, *found.columns) if each.id]
    assert set(heads) <= set(shipped.by_id)
    for row in found.cells:
        for cell in row:
            assert cell.claims or not cell.text or name == "projects"
            assert 0 <= cell.level <= 4
            assert not cell.conflicts or cell.badge
    assert found.cell(-1, 0) == found.cell(0, len(found.columns)) == Cell()


def test_an_empty_base_has_matrices_without_rows_or_claims() -> None:
    empty = Atlas(None, {}, {})
    for make in matrices(empty).values():
        found = make(empty)
        assert found.claims == []
        assert not any(cell.text for row in found.cells for cell in row)
