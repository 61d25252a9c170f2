"""The timeline: relations, their events, and the ruler of the one that is the scope."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.model import Event
from atlas_tui.ui.panes.timeline import OTHERS, Timeline
from driver import Reader, reading

Base = Callable[..., Path]


def the_timeline(reader: Reader) -> Timeline:
    pane = reader.main.panes["timeline"]
    assert isinstance(pane, Timeline)
    return pane


def axis(reader: Reader) -> str:
    """What the labels of the ruler stand for."""
    return next(line for line in reader.lines("timeline") if "─┼" in line).split()[0]


def headings(reader: Reader) -> list[str]:
    return [item for item in reader.rows_of("timeline").items if isinstance(item, str)]


async def zooms_in_on_the_relation(reader: Reader) -> None:
    await reader.goes_to("timeline", "XNO-XSO")
    await reader.presses("enter", "z")
    await reader.until(lambda: any("─┼" in line for line in reader.lines("timeline")), "the ruler")


async def test_all_relations_have_no_ruler_and_the_keys_say_so(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("7", "2", "minus")
        assert reader.main.at == "timeline"
        assert reader.status.startswith("Enter goes into a relation; its ruler can be made finer")
        assert reader.lines("timeline")[0].startswith("Relations ")


async def test_a_low_pane_says_how_to_see_the_ruler(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("timeline", "XNO-XSO")
        await reader.presses("enter")
        line = reader.lines("timeline")[0].rstrip(" ▐")
        assert line.startswith("3 events (1 undated, 1 by several origins) · 2 readings  ")
        assert line.endswith("  z shows its ruler")
        await reader.presses("plus")
        assert reader.status.startswith("There is no room for the ruler here; z gives it some")


@pytest.mark.parametrize("size", [(60, 16), (80, 24), (120, 40), (200, 50)])
async def test_the_ruler_stands_over_the_events_where_there_is_room(
    base: Base, size: tuple[int, int]
) -> None:
    async with reading(base(), size=size) as reader:
        await zooms_in_on_the_relation(reader)
        lines = reader.lines("timeline")
        assert lines[0].startswith("3 events (1 undated, 1 by several origins) · 2 readings")
        years = "year" if size > (60, 16) else "deca"
        assert [line[:4] for line in lines[1:6]] == ["▲ m+", "△ v+", years, "▽ v-", "▼ m-"]
        rule = next(row for row, line in enumerate(lines) if line.startswith("────"))
        assert lines[rule + 1].startswith("Relations")


async def test_in_a_pane_of_middling_height_the_lanes_are_shown_and_the_rest_is_counted(
    base: Base,
) -> None:
    async with reading(base(), size=(160, 30)) as reader:
        await reader.goes_to("timeline", "XNO-XSO")
        await reader.presses("enter")
        height = the_timeline(reader).content_size.height
        lines = reader.lines("timeline")
        rule = next(row for row, line in enumerate(lines) if line.startswith("────"))
        assert rule == height - 4
        assert lines[rule - 1].startswith("… 2 lines more, where the pane is higher")


async def test_the_ruler_is_made_finer_and_coarser_as_far_as_it_goes(base: Base) -> None:
    async with reading(base()) as reader:
        await zooms_in_on_the_relation(reader)
        assert axis(reader) == "years"
        said = []
        for key in ("plus", "equals_sign", "plus", "minus", "minus", "minus", "minus"):
            await reader.presses(key)
            said.append(f"{axis(reader)}: {reader.main._message}")
        assert said == [
            "quarters: The ruler shows quarters; a cell is about a week",
            "months: The ruler shows months; a cell is a day",
            "months: The ruler is as fine as it can be",
            "quarters: The ruler shows quarters; a cell is about a week",
            "years: The ruler shows years; a cell is a month",
            "decades: The ruler shows decades; a cell is a year",
            "decades: The ruler is as coarse as it can be",
        ]
        assert reader.main.at == "timeline"


async def test_the_event_under_the_cursor_is_set_off_and_told_in_words(base: Base) -> None:
    async with reading(base()) as reader:
        await zooms_in_on_the_relation(reader)
        assert not any("◉" in line for line in reader.lines("timeline"))
        for event, lane in (
            ("2021-05-03-station", "▼ m-"),
            ("2025-03-embassy", "▲ m+"),
            ("treaty", "undated"),
        ):
            await reader.goes_to("timeline", event)
            lines = reader.lines("timeline")
            (set_off,) = [line for line in lines if "◉" in line and not line.startswith("◉")]
            assert set_off.startswith(lane)
            (told,) = [line for line in lines if line.startswith("◉")]
            fact = reader.main.fact
            assert isinstance(fact, Event)
            assert fact.title in told
            assert any(line.startswith("▌") for line in lines)
        await reader.goes_to("timeline", "XNO-XSO")
        assert not any("◉" in line for line in reader.lines("timeline"))


async def test_an_event_out_of_view_comes_into_it(base: Base) -> None:
    async with reading(base()) as reader:
        await zooms_in_on_the_relation(reader)
        await reader.presses("plus", "plus")
        for event, month in (("2021-05-03-station", "May 2021"), ("2025-03-embassy", "Mar 2025")):
            await reader.goes_to("timeline", event)
            assert any(month in line for line in reader.lines("timeline"))


async def test_a_scale_that_was_chosen_stays_with_its_relation(base: Base) -> None:
    async with reading(base(), size=(200, 50)) as reader:
        await zooms_in_on_the_relation(reader)
        await reader.presses("plus", "z")
        assert axis(reader) == "quarters"
        await reader.presses("r")
        await reader.until(lambda: reader.status.startswith("Read again: "))
        assert axis(reader) == "quarters"
        await reader.presses("escape")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")
        await reader.goes_to("timeline", "XNO-XSO")
        await reader.presses("enter")
        assert axis(reader) == "decades"


async def test_every_event_of_the_ruler_is_in_the_list_before_what_claims_only_name() -> None:
    async with reading(shipped_base()) as reader:
        relation = reader.main.atlas.by_id["AFG-CHN-PAK"]
        await reader.goes_to("timeline", relation.id)
        await reader.presses("enter")
        between = {event.id for event in reader.main.atlas.events_of(relation)}  # type: ignore[arg-type]
        events = [each for each in reader.ids("timeline") if not is_relation(reader, each)]
        assert set(events[: len(between)]) == between
        assert len(events) > len(between)
        assert headings(reader) == ["Relations", "Events", "Undated events", OTHERS]


def is_relation(reader: Reader, fact_id: str) -> bool:
    return not isinstance(reader.main.atlas.by_id[fact_id], Event)


async def test_a_click_on_the_ruler_chooses_no_row(base: Base) -> None:
    async with reading(base()) as reader:
        await zooms_in_on_the_relation(reader)
        await reader.pilot.click(reader.rows_of("timeline"), offset=(5, 3))
        assert reader.cursor("timeline") == "XNO-XSO"
        lines = reader.lines("timeline")
        row = next(at for at, line in enumerate(lines) if line.startswith(" March 2025"))
        await reader.pilot.click(reader.rows_of("timeline"), offset=(5, row + 1))
        await reader.presses()
        assert reader.cursor("timeline") == "2025-03-embassy"


async def test_no_row_is_hidden_above_empty_lines(base: Base) -> None:
    async with reading(base(), size=(80, 24)) as reader:
        await reader.goes_to("claims")
        await reader.presses("G", "z")
        await reader.until(lambda: reader.rows_of("claims").content_size.height > 12)
        assert reader.rows_of("claims").scroll_offset.y + len(
            [line for line in reader.lines("claims") if line]
        ) == 2 * len(reader.ids("claims"))
