"""Any row is two letters away."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.ui.leap import MOST, label, row_of, rows_of
from driver import reading

Base = Callable[..., Path]


@given(st.integers(0, MOST - 1))
def test_a_label_leads_to_its_row(row: int) -> None:
    assert row_of(label(row)) == row
    assert row in rows_of(label(row)[0])


def test_what_two_letters_cannot_name_has_no_label() -> None:
    assert label(MOST) == label(-1) == ""


async def test_two_letters_go_to_a_row(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("semicolon")
        assert reader.lines("claims")[0].startswith("aa ")
        await reader.presses("a", "f")
        assert reader.cursor("claims") == reader.ids("claims")[5]
        assert not reader.lines("claims")[0].startswith("aa ")


async def test_another_key_gives_the_leap_up(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("semicolon", "escape")
        assert reader.main.pane is not None
        assert reader.main.pane.leaping is None
        assert reader.crumbs == "Atlas Two rivers"
