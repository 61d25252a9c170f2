"""Keys typed faster than the screen follows act in their order, in whatever lies over it."""

from collections.abc import Callable
from pathlib import Path

from driver import reading

Base = Callable[..., Path]


async def test_a_line_is_given_with_all_that_was_typed_before_enter(base: Base) -> None:
    given: list[str | None] = []
    async with reading(base()) as reader:
        await reader.main.prompt("Words", "before ", given.append)
        await reader.types_ahead("all of it", "left", "left", "XY", "enter", "4")
        await reader.until(lambda: given == ["before all of XYit"])
        await reader.until(lambda: reader.main.at == "claims")


async def test_a_line_that_is_left_gives_nothing_and_later_keys_go_below(base: Base) -> None:
    given: list[str | None] = []
    async with reading(base()) as reader:
        await reader.main.prompt("Words", "", given.append)
        await reader.types_ahead("all", "escape", "3")
        await reader.until(lambda: given == [None])
        await reader.until(lambda: reader.main.at == "projects")


async def test_a_menu_is_narrowed_before_its_choice_is_taken(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.types_ahead(":", "go to the proj", "enter", "j")
        await reader.until(lambda: reader.main.at == "projects")
        await reader.types_ahead(":", "go to the", "down", "down", "up", "enter", "4")
        await reader.until(lambda: reader.main.at == "claims")


async def test_a_page_is_scrolled_and_left_and_the_next_key_acts(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.types_ahead("?", "jjj", "escape", "4")
        await reader.until(lambda: reader.main.at == "claims")
