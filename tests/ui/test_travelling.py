"""Where readers go, and how they come back."""

from collections.abc import Callable
from pathlib import Path

from atlas_tui.facts.model import Conflict
from atlas_tui.ui import memory
from driver import reading

Base = Callable[..., Path]


async def test_back_and_ahead_walk_through_places_as_in_a_browser(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter")
        await reader.goes_to("countries", "river-guard")
        await reader.presses("enter")
        both = reader.crumbs
        await reader.presses("left_square_bracket")
        assert reader.crumbs == "Atlas Two rivers › Great Canal"
        assert reader.main.at == "countries"
        assert reader.cursor("countries") == "river-guard"
        await reader.presses("left_square_bracket")
        assert reader.crumbs == "Atlas Two rivers"
        assert reader.cursor("projects") == "great-canal"
        await reader.presses("left_square_bracket")
        assert reader.status.startswith("There is no earlier place")
        await reader.presses("right_square_bracket", "L")
        assert reader.crumbs == both
        await reader.presses("right_square_bracket")
        assert reader.status.startswith("There is no later place")


async def test_a_new_move_drops_what_lay_ahead(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter", "H")
        await reader.goes_to("countries", "XSO")
        await reader.presses("enter", "L")
        assert reader.status.startswith("There is no later place")
        assert reader.crumbs == "Atlas Two rivers › Southland"


async def test_one_key_goes_to_the_last_place_and_back_again(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("minus")
        assert reader.status.startswith("There is no other place yet")
        await reader.presses("7", "minus")
        assert reader.main.at == "countries"
        await reader.presses("minus")
        assert reader.main.at == "conflicts"


async def test_a_view_opens_in_the_place_of_the_panes_and_escape_leaves_it(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("6")
        assert reader.main.panes["figures"].region
        assert not reader.main.panes["claims"].region
        assert reader.ids("figures")
        await reader.presses("tab")
        assert reader.main.at == "card"
        await reader.presses("tab", "escape")
        assert reader.main.at == "claims"
        assert reader.main.panes["claims"].region


async def test_one_key_goes_to_the_conflicts_of_a_thing(base: Base) -> None:
    async with reading(base()) as reader:
        conflict = reader.main.atlas.all(Conflict)[0]
        claim = conflict.sides[0].claims[0]
        await reader.goes_to("claims", claim)
        await reader.presses("x")
        assert reader.main.at == "conflicts"
        assert reader.ids("conflicts") == [conflict.id]
        assert conflict.question in reader.card()
        await reader.presses("escape")
        await reader.until(lambda: reader.main.at == "claims")
        assert reader.cursor("claims") == claim


async def test_what_nobody_disputes_says_so(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-handshake")
        assert reader.main.atlas.conflicts(reader.main.atlas.by_id["institute-handshake"]) == []
        await reader.presses("x")
        assert reader.status.startswith("No recorded conflict touches ")


async def test_a_link_of_the_card_is_followed_with_enter_and_a_number(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("shift+tab", "shift+tab", "shift+tab")
        assert reader.main.at == "card"
        await reader.goes_to("projects", "great-canal")
        await reader.presses("tab", "tab", "enter")
        links = reader.main.card.links
        assert len(links) > 1
        assert "1›" in reader.screen()
        await reader.presses("2")
        await reader.until(lambda: reader.main.fact and reader.main.fact.id == links[1])
        await reader.presses("left_square_bracket")
        assert reader.cursor("projects") == "great-canal"


async def test_escape_gives_the_choice_of_a_link_up(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("tab", "tab", "enter", "escape")
        assert "1›" not in reader.screen()
        assert reader.main.at == "card"


async def test_a_place_is_pinned_and_gone_back_to(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter", "m", "enter")
        assert reader.status.startswith("Pinned: Great Canal › projects › Great Canal")
        await reader.presses("escape")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")
        await reader.presses("m", "down", "enter")
        assert reader.crumbs == "Atlas Two rivers › Great Canal"
        await reader.presses("m", "enter")
        assert reader.status.startswith("The pin is taken off")
        assert reader.main.pins == ()


async def test_the_history_lists_where_the_reader_has_been(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter", "7", "apostrophe")
        shown = reader.screen()
        assert "Great Canal › projects › Great Canal" in shown
        await reader.presses("down", "enter")
        assert reader.crumbs == "Atlas Two rivers"


async def test_the_next_sitting_begins_where_the_last_one_ended(base: Base) -> None:
    folder = base()
    async with reading(folder) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter")
        await reader.goes_to("claims", "institute-canal-funding")
        await reader.presses("s", "greater_than_sign")
        widths = reader.main._workspace.view.widths
    async with reading(folder) as reader:
        assert reader.crumbs == "Atlas Two rivers › Great Canal"
        assert reader.main.at == "claims"
        assert reader.cursor("claims") == "institute-canal-funding"
        assert reader.main.panes["claims"].sorted_by == "date"
        assert reader.main._workspace.view.widths == widths
    async with reading(folder, is_fresh=True) as reader:
        assert reader.crumbs == "Atlas Two rivers"


async def test_a_memory_that_makes_no_sense_is_as_good_as_none(base: Base) -> None:
    folder = base()
    memory.keep(folder, memory.Memory(queries=("canal",)))
    assert memory.recalled(folder).queries == ("canal",)
    memory._file(folder).write_bytes(b'{"spot": 7}')
    assert memory.recalled(folder) == memory.Memory()


async def test_a_search_that_only_a_view_answers_goes_there(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("in:conflicts trade")
        found = reader.main.results
        assert found is not None
        assert found.hits
        assert reader.status.endswith(f"{len(found.hits)} found")
        await reader.presses("enter")
        await reader.until(lambda: reader.main.at == "conflicts")
        assert reader.cursor("conflicts") == found.hits[0].id
        await reader.presses("escape", "escape")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")


async def test_matches_are_walked_through_best_first(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("n")
        assert reader.status.startswith("No search narrows the panes")
        await reader.searches("canal")
        await reader.presses("enter")
        results = reader.main.results
        assert results is not None
        await reader.presses("n")
        assert reader.main.fact is not None
        assert reader.main.fact.id == results.hits[1].id
        assert reader.status.startswith("Match 2 of ")
        await reader.presses("N")
        assert reader.main.fact.id == results.hits[0].id
