"""Nothing of the shipped base is out of reach: every view leads to every quotation, at any width."""

import pytest

from atlas_tui.cite.matrices import matrices
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.candidates import candidates
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Assessment, Conflict, Ladder, Series
from atlas_tui.ui.draw.chart import Figure
from atlas_tui.ui.draw.conflict import Disagreement, Offer, candidate_row, row
from atlas_tui.ui.draw.ladder import Rungs
from atlas_tui.ui.draw.matrix import At, MatrixBlock
from atlas_tui.ui.line import width_of
from atlas_tui.ui.palette import LOOKS
from drawing import links, rows

WIDTHS = [1, 24, 60, 80, 120, 200]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return load(shipped_base()).atlas


@pytest.mark.parametrize("width", WIDTHS)
def test_every_conflict_leads_to_every_claim_of_its_sides(atlas: Atlas, width: int) -> None:
    for conflict in atlas.all(Conflict):
        block = Disagreement(atlas, conflict)
        assert rows(block, width)
        claims = {each for side in conflict.sides for each in side.claims}
        assert claims <= set(links(block, width))
        assert width_of(row(conflict, max(20, width))) <= max(20, width)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_figure_leads_to_the_claim_of_every_point(atlas: Atlas, width: int) -> None:
    for series in atlas.all(Series):
        block = Figure(atlas, series)
        assert rows(block, width)
        assert {each.claim for each in series.point} <= set(links(block, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_ladder_leads_to_the_claim_of_every_step(atlas: Atlas, width: int) -> None:
    for ladder in atlas.all(Ladder):
        block = Rungs(atlas, ladder)
        assert rows(block, width)
        assert {each.claim for each in ladder.step} <= set(links(block, width))


@pytest.mark.parametrize("width", WIDTHS)
def test_every_candidate_leads_to_its_claims(atlas: Atlas, width: int) -> None:
    for found in candidates(atlas):
        assert set(found.claims) <= set(links(Offer(atlas, found), width))
        assert width_of(candidate_row(found, max(20, width))) <= max(20, width)


@pytest.mark.parametrize("width", [24, 80])
def test_every_cell_of_every_matrix_can_be_scrolled_to(atlas: Atlas, width: int) -> None:
    for make in matrices(atlas).values():
        matrix = make(atlas)
        for column in range(len(matrix.columns)):
            start = MatrixBlock(matrix).starting(column, width)
            block = MatrixBlock(matrix, At(0, column), start)
            drawn = rows(block, width)
            assert any("▸" in line for line in drawn)


def test_every_assessment_and_step_stands_in_a_cell(atlas: Atlas) -> None:
    held = {claim for make in matrices(atlas).values() for claim in make(atlas).claims}
    assert {each.claim for each in atlas.all(Assessment)} <= held
    assert {step.claim for ladder in atlas.all(Ladder) for step in ladder.step} <= held


def test_every_role_in_these_drawings_has_a_look(atlas: Atlas) -> None:
    blocks = [
        *(Figure(atlas, each) for each in atlas.all(Series)),
        *(Disagreement(atlas, each) for each in atlas.all(Conflict)),
        *(Rungs(atlas, each) for each in atlas.all(Ladder)),
        *(MatrixBlock(make(atlas), At(0, 0)) for make in matrices(atlas).values()),
    ]
    roles = {role for block in blocks for line in block.lines(100) for _, role in line.line}
    assert roles <= set(LOOKS)
