"""Marking, copying several, sorting, widths, the palette and the help."""

from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_state_path

from driver import Reader, reading

Base = Callable[..., Path]


def copied() -> list[str]:
    log = (user_state_path("atlas") / "copies.log").read_text(encoding="utf-8")
    return log.split("\n--- ")[-1].splitlines()[1:]


async def marks_three(reader: Reader) -> list[str]:
    await reader.goes_to("claims")
    await reader.presses("g", "space", "space", "j", "space")
    ids = reader.ids("claims")
    return [ids[0], ids[1], ids[3]]


async def test_marked_rows_are_copied_together_in_list_order(base: Base) -> None:
    async with reading(base()) as reader:
        wanted = await marks_three(reader)
        assert sorted(reader.main.marked) == sorted(wanted)
        assert "3 marked" in reader.status
        await reader.presses("y")
        claims = [reader.main.atlas.by_id[each] for each in wanted]
        assert len(copied()) == 3
        for line, claim in zip(copied(), claims, strict=True):
            assert " ".join(claim.quote.split())[:20] in line  # type: ignore[attr-defined]


async def test_escape_takes_the_marks_off_before_any_layer(base: Base) -> None:
    async with reading(base()) as reader:
        await marks_three(reader)
        await reader.presses("escape")
        assert not reader.main.marked
        assert reader.status.startswith("The marks are taken off")


async def test_a_range_follows_the_cursor_until_it_is_ended(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        ids = reader.ids("claims")
        await reader.presses("g", "v", "j", "j", "j", "k")
        assert set(reader.main.marked) == set(ids[:3])
        await reader.presses("v", "j", "j", "j")
        assert set(reader.main.marked) == set(ids[:3])


async def test_marks_are_shown_by_a_sign_of_their_own(base: Base) -> None:
    async with reading(base()) as reader:
        await marks_three(reader)
        assert reader.lines("claims")[0].startswith("●")


async def test_rows_are_sorted_by_one_column_after_another_and_the_cursor_stays(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        own = reader.ids("claims")
        await reader.presses("s")
        assert reader.status.startswith("Sorted by date; S reverses")
        assert reader.cursor("claims") == "institute-embassy"
        by_date = reader.ids("claims")
        assert sorted(by_date) == sorted(own)
        assert by_date != own
        await reader.presses("S")
        assert reader.ids("claims") != by_date
        for _ in range(5):
            await reader.presses("s")
        assert reader.ids("claims") == own


async def test_the_card_cannot_be_sorted(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("shift+tab", "s")
        assert reader.status.startswith("Nothing here can be sorted")


async def test_a_pane_is_made_wider(base: Base) -> None:
    async with reading(base()) as reader:
        before = reader.main.panes["countries"].region.width
        await reader.presses("greater_than_sign")
        await reader.until(lambda: reader.main.panes["countries"].region.width == before + 4)
        await reader.presses("less_than_sign", "less_than_sign")
        await reader.until(lambda: reader.main.panes["countries"].region.width == before - 4)


async def test_any_command_is_found_by_its_name(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("colon")
        assert "Search every pane" in reader.screen()
        await reader.types("zoom")
        await reader.presses("enter")
        await reader.until(lambda: reader.main._workspace.view.alone)


async def test_a_theme_is_chosen_by_its_name(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("colon")
        await reader.types("theme nord")
        await reader.presses("enter")
        await reader.until(lambda: reader.app.theme == "nord")
        assert reader.status.startswith("Theme nord")


@pytest.mark.parametrize(
    ("letter", "begins"),
    [
        ("q", "“Northland reopened its embassy in the southern capital”"),
        ("c", "“River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025"),
        ("b", "“Northland reopened its embassy in the southern capital” ("),
        ("t", "@"),
        ("r", "TY  - "),
        ("z", "["),
        ("j", "["),
        ("l", "atlas open institute-embassy"),
    ],
)
async def test_the_menu_of_copies_has_a_letter_a_choice(
    base: Base, letter: str, begins: str
) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("Y")
        await reader.until(lambda: "Quotation and citation" in reader.screen())
        await reader.presses(letter)
        await reader.until(lambda: reader.status.startswith("Copied "))
        assert copied()[0].startswith(begins)


async def test_a_conflict_is_copied_with_both_sides(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("7", "Y", "1")
        await reader.until(lambda: reader.status.startswith("Copied "))
        conflict = reader.main.fact
        assert conflict is not None
        told = "\n".join(copied())
        for claim in reader.main.atlas.claims_of(conflict):
            assert " ".join(claim.quote.split())[:20] in told


async def test_the_excerpts_go_to_a_file_but_never_over_one(base: Base, tmp_path: Path) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        for _ in range(2):
            await reader.presses("Y", "f", "ctrl+u")
            await reader.types(str(tmp_path / "memo.txt"))
            await reader.presses("enter")
        assert (tmp_path / "memo.txt").read_text(encoding="utf-8").startswith("“Northland")
        assert "is there already; choose another name" in reader.status


async def test_the_style_of_copies_is_chosen_for_the_sitting(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("Y", "s")
        await reader.types("apa")
        await reader.presses("enter", "y")
        await reader.until(lambda: reader.status.startswith("Copied "))
        assert copied() == [
            "“Northland reopened its embassy in the southern capital” (Institute of Neighbours, 2025,"
            " Introduction section, para. 3).",
            "",
            "Institute of Neighbours. (2025, June 24). River Diplomacy in 2025.",
        ]
        assert reader.main.style == "apa"


async def test_a_burst_of_moves_shows_the_card_when_it_rests(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("j", "j", "j", "j")
        assert reader.main.fact is not None
        assert reader.card().endswith(f"claim {reader.main.fact.id}")
