"""A matrix on the screen: columns that scroll, a selected cell, and which cell is where."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysed import base as made
from analysed import claim, conflict
from atlas_tui.cite.matrix import Cell, Head, Matrix
from atlas_tui.facts.model import Ladder, LadderStep
from atlas_tui.ui.draw.ladder import Rungs
from atlas_tui.ui.draw.matrix import At, MatrixBlock
from drawing import links, rows


def matrix(
    rows_: list[Head], columns: list[Head], *cells: list[Cell], counts: bool = False
) -> Matrix:
    return Matrix(
        id="m",
        title="Judgements",
        means="What it means.",
        rows=tuple(rows_),
        columns=tuple(columns),
        cells=tuple(map(tuple, cells)),
        counts=counts,
    )


WORDS = matrix(
    [Head("Northland", "XNO", "XNO"), Head("Southland", "XSO", "XSO")],
    [Head("Leverage over the river"), Head("Vulnerability"), Head("Reliance on loans")],
    [Cell("considerable", 3, ("a",), "≠"), Cell(), Cell("relies heavily", 2, ("b",))],
    [Cell("none", 1, ("c",)), Cell("particularly exposed to floods", 4, ("d",)), Cell()],
)
COUNTS = matrix(
    [Head("Water"), Head("Trade and economy")],
    [
        Head("Northland", "XNO", "XNO"),
        Head("Taliban", "taliban"),
        Head("Central Asian states", "ca"),
        Head("Colombia and Sweden", "cs"),
        Head("UN", "un"),
    ],
    [
        Cell("120", 4, ("a",)),
        Cell("3", 1, ("b",)),
        Cell(),
        Cell("7", 1, ("c",)),
        Cell("1", 1, ("d",)),
    ],
    [Cell(), Cell("60", 3, ("e",)), Cell("2", 1, ("f",)), Cell(), Cell()],
    counts=True,
)


def test_words_stand_under_their_headings_shaded_and_wrapped() -> None:
    assert rows(MatrixBlock(WORDS, At(1, 1)), 72) == [
        "Judgements",
        "           Leverage over the",
        "           river                 Vulnerability         Reliance on loans",
        "────────────────────────────────────────────────────────────────────────",
        "Northland  ▓ considerable ≠      ·                     ▒ relies heavily",
        "┈" * 72,
        "Southland  ░ none               ▸█ particularly        ·",
        "                                   exposed to floods",
        "",
        "What it means.",
    ]


def test_columns_that_have_no_room_are_counted_at_their_side() -> None:
    assert rows(MatrixBlock(WORDS, At(1, 0)), 40) == [
        "Judgements",
        "                          2 more ›",
        "           Leverage over the river",
        "──────────────────────────────────",
        "Northland  ▓ considerable ≠",
        "Southland ▸░ none",
        "",
        "What it means.",
    ]
    assert rows(MatrixBlock(WORDS, start=1), 40)[:4] == [
        "Judgements",
        "           ‹ 1 more",
        "                           Reliance on",
        "           Vulnerability   loans",
    ]


def test_counts_have_codes_over_narrow_columns_and_explain_them() -> None:
    assert rows(MatrixBlock(COUNTS, At(0, 3)), 44) == [
        "Judgements",
        "                  XNO   Ta…  CAs  CaS   UN",
        "──────────────────────────────────────────",
        "Water           █ 120  ░  3    · ▸░ 7  ░ 1",
        "Trade and           ·  ▓ 60  ░ 2    ·    ·",
        "economy",
        "",
        "What it means.",
        "XNO Northland · Ta… Taliban · CAs Central",
        "Asian states · CaS Colombia and Sweden",
    ]


def test_counts_have_names_over_them_where_there_is_room() -> None:
    assert rows(MatrixBlock(COUNTS), 90)[1:5] == [
        "                   Northland  Taliban  Central Asian states  Colombia and Sweden   UN",
        "─────────────────────────────────────────────────────────────────────────────────────",
        "Water                  █ 120     ░  3                     ·                  ░ 7  ░ 1",
        "Trade and economy          ·     ▓ 60                   ░ 2                    ·    ·",
    ]


def test_two_columns_never_have_one_code() -> None:
    same = matrix(
        [Head("Water")],
        [Head("Central Asian states"), Head("Central Asian states"), Head("Central Asian states")],
        [Cell("1"), Cell("2"), Cell("3")],
        counts=True,
    )
    assert rows(MatrixBlock(same), 30)[1].split() == ["CAs", "CAs2", "CAs3"]


def test_a_matrix_without_rows_says_so() -> None:
    empty = MatrixBlock(matrix([], []), At(0, 0))
    assert rows(empty, 60) == ["Judgements", "No claim of this base stands in this matrix."]
    assert empty.cell_at(0, 0, 60) is None
    assert empty.starting(3, 60) == 0


@settings(max_examples=60)
@given(
    width=st.integers(20, 120),
    row=st.integers(0, 1),
    column=st.integers(0, 4),
    start=st.integers(0, 4),
)
def test_a_click_on_the_sign_of_the_selected_cell_finds_the_cell(
    width: int, row: int, column: int, start: int
) -> None:
    block = MatrixBlock(COUNTS, At(row, column), start)
    for y, line in enumerate(rows(block, width)):
        if "▸" in line:
            assert block.cell_at(line.index("▸"), y, width) == At(row, column)
            assert y == block.line_of(row, width)


def test_what_is_no_cell_is_found_to_be_none() -> None:
    block = MatrixBlock(WORDS)
    assert block.cell_at(0, 4, 72) is None
    assert block.cell_at(20, 0, 72) is None
    assert block.cell_at(20, 5, 72) is None
    assert block.cell_at(71, 4, 72) == At(0, 2)
    assert block.cell_at(72, 4, 72) is None
    assert block.cell_at(40, 7, 72) == At(1, 1)
    assert block.cell_at(40, 99, 72) is None


@settings(max_examples=60)
@given(width=st.integers(12, 120), column=st.integers(0, 4), start=st.integers(0, 4))
def test_a_column_is_scrolled_to_by_no_more_than_needed(
    width: int, column: int, start: int
) -> None:
    block = MatrixBlock(COUNTS, start=start)
    moved = MatrixBlock(COUNTS, At(0, column), block.starting(column, width))
    assert any("▸" in line for line in rows(moved, width))
    if any("▸" in line for line in rows(MatrixBlock(COUNTS, At(0, column), start), width)):
        assert moved.start == start


@pytest.mark.parametrize("width", [1, 2, 5, 9, 300])
@pytest.mark.parametrize("found", [WORDS, COUNTS])
def test_any_width_will_do(found: Matrix, width: int) -> None:
    assert rows(MatrixBlock(found, At(0, 0)), width)


def test_rows_lead_to_what_they_stand_for() -> None:
    assert links(MatrixBlock(WORDS), 72) == ["XNO", "XSO"]


STEPS = Ladder(
    id="steps",
    title="Steps",
    steps=("contacts", "an envoy received with honours", "embassy"),
    step=(
        LadderStep(actor="XNO", step="contacts", claim="a"),
        LadderStep(actor="XNO", step="embassy", date="2025-03", claim="b"),
        LadderStep(actor="XSO", step="contacts", date="2021", claim="c"),
    ),
)


def test_a_ladder_has_its_last_step_on_top_and_the_undated_after_the_dated() -> None:
    clash = conflict("value", ("one", "a"), ("two", "c"))
    atlas = made(*map(claim, "abc"), clash, STEPS)
    assert rows(Rungs(atlas, STEPS), 60) == [
        "Steps",
        "embassy              ├ ● Northland  March 2025",
        "an envoy received    ├ · no document says so of anyone",
        "with honours         │",
        "contacts             ├ ● Southland  2021 ≠",
        "                     │ ○ Northland  undated ≠",
        "",
        "● the furthest step that documents state for the actor · ○ a",
        "step below it · ≠ in a conflict. Steps that no document",
        "states may have been taken all the same.",
    ]
    assert links(Rungs(atlas, STEPS), 60) == ["steps", "b", "c", "a"]
    assert rows(Rungs(atlas, STEPS), 7)
