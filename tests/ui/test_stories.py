"""What readers do, told as they would tell it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_state_path

from driver import reading

Base = Callable[..., Path]


async def test_a_reader_opens_a_base_and_sees_all_four_panes(base: Base) -> None:
    async with reading(base()) as reader:
        assert reader.ids("countries")[:2] == ["XNO", "XSO"]
        assert reader.ids("timeline")
        assert reader.ids("projects") == ["great-canal"]
        assert "institute-embassy" in reader.ids("claims")
        assert "Northland (XNO)" in reader.card()
        assert reader.crumbs == "Atlas Two rivers"


async def test_the_card_always_shows_the_words_and_where_they_stand(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        assert "“Northland reopened its embassy in the southern capital”" in reader.card()
        assert "Institute of Neighbours, 24 June 2025, “Introduction”, para. 3" in reader.card()


async def test_going_into_a_project_narrows_every_pane_and_the_crumbs_say_so(base: Base) -> None:
    async with reading(base()) as reader:
        before = reader.ids("claims")
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter")
        assert reader.crumbs == "Atlas Two rivers › Great Canal"
        narrowed = reader.ids("claims")
        assert set(narrowed) < set(before)
        assert "institute-canal-volume" in narrowed
        assert "institute-embassy" not in narrowed
        await reader.presses("escape")
        assert reader.ids("claims") == before
        assert reader.crumbs == "Atlas Two rivers"


async def test_scopes_stack_and_escape_peels_them_one_by_one(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("projects", "great-canal")
        await reader.presses("enter")
        await reader.goes_to("countries", "river-guard")
        await reader.presses("enter")
        assert reader.crumbs == "Atlas Two rivers › Great Canal › River Guard"
        assert "institute-attack" in reader.ids("claims")
        assert "institute-canal-volume" not in reader.ids("claims")
        await reader.presses("escape")
        assert reader.crumbs == "Atlas Two rivers › Great Canal"
        await reader.presses("h")
        assert reader.crumbs == "Atlas Two rivers"
        await reader.presses("h")
        assert reader.status.startswith("This is the whole base; q quits")


async def test_a_misspelt_word_finds_its_claim_and_the_correction_is_shown(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("embasy")
        assert reader.crumbs == "Atlas Two rivers › /embasy  embasy → embassy"
        assert "institute-embassy" in reader.ids("claims")
        assert "institute-canal-volume" not in reader.ids("claims")
        await reader.presses("enter")
        assert reader.main.fact is not None
        assert "embassy" in reader.card()


async def test_an_empty_pane_says_why_it_is_empty(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("handshake")
        assert "The search finds no projects." in " ".join(reader.lines("projects"))


async def test_leaving_a_search_returns_to_the_exact_place_before(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-canal-funding")
        before = reader.ids("claims")
        await reader.searches("handshake")
        assert reader.ids("claims") != before
        await reader.presses("escape")
        await reader.until(lambda: reader.cursor("claims") == "institute-canal-funding")
        assert reader.ids("claims") == before
        assert reader.main.at == "claims"
        assert reader.crumbs == "Atlas Two rivers"


async def test_a_search_is_a_layer_that_stays_until_it_is_peeled(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("canal")
        await reader.presses("enter")
        assert reader.crumbs == "Atlas Two rivers › /canal"
        await reader.presses("slash")
        assert reader.main._bar is not None
        assert reader.main._bar.value == "canal"
        await reader.presses("enter", "escape")
        await reader.until(lambda: reader.crumbs == "Atlas Two rivers")


async def test_tab_leaves_a_search_for_the_next_pane_with_hits(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("handshake")
        await reader.presses("tab")
        assert reader.main.at == "claims"


async def test_earlier_searches_come_back_with_the_arrow(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("canal")
        await reader.presses("enter", "escape", "slash", "up")
        assert reader.main._bar is not None
        assert reader.main._bar.value == "canal"


async def test_a_reader_copies_the_citation_of_a_claim(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("y")
        excerpt = (
            "“Northland reopened its embassy in the southern capital” (“River Diplomacy in 2025”,"
            " Institute of Neighbours, 24 June 2025, “Introduction”, para. 3)."
        )
        log = (user_state_path("atlas") / "copies.log").read_text(encoding="utf-8")
        assert log.splitlines()[-1] == excerpt
        assert reader.status.startswith(
            f"Copied {len(excerpt)} characters by OSC 52 (unconfirmed: terminals do not answer): “"
        )


async def test_what_has_no_quotation_says_so_when_it_is_copied(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("y")
        assert reader.status.startswith(
            "Northland has no quotation of its own; Enter, then copy a claim"
        )


async def test_the_card_scrolls_while_the_list_keeps_the_keys(base: Base) -> None:
    async with reading(base(), size=(100, 20)) as reader:
        await reader.presses("J", "J")
        assert reader.main.card.scroll_offset.y == 2
        assert reader.main.at == "countries"
        await reader.presses("K")
        assert reader.main.card.scroll_offset.y == 1


async def test_zoom_gives_a_pane_the_whole_screen_and_back(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("z")
        assert reader.main.panes["claims"].region.width == 120
        assert not reader.main.panes["timeline"].region
        await reader.presses("escape")
        assert reader.main.panes["timeline"].region


async def test_tab_walks_through_the_panes_and_the_card(base: Base) -> None:
    async with reading(base()) as reader:
        walked = []
        for _ in range(5):
            walked.append(reader.main.at)
            await reader.presses("tab")
        assert walked == ["countries", "timeline", "projects", "claims", "card"]
        assert reader.main.at == "countries"


async def test_a_relation_as_scope_leaves_what_happened_between_its_actors(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("timeline")
        await reader.presses("enter")
        assert reader.crumbs.startswith("Atlas Two rivers › ")
        assert "institute-embassy" in reader.ids("claims")


async def test_a_narrow_terminal_shows_one_pane_and_the_card(base: Base) -> None:
    async with reading(base(), size=(80, 24)) as reader:
        assert reader.strip.startswith("1 Countries ")
        shown = [name for name, pane in reader.main.panes.items() if pane.region]
        assert shown == ["countries"]
        await reader.presses("4", "j")
        shown = [name for name, pane in reader.main.panes.items() if pane.region]
        assert shown == ["claims"]
        assert reader.cursor("claims") == reader.ids("claims")[1]
        assert reader.main.card.region


async def test_in_a_terminal_too_small_only_quitting_acts(base: Base) -> None:
    async with reading(base(), size=(50, 12)) as reader:
        assert "Atlas needs 60 × 16; q quits" in reader.screen()
        await reader.presses("4", "slash", "z")
        assert reader.main.at == "countries"
        assert reader.main.narrowed_by == ()
        await reader.presses("q")
        await reader.until(lambda: not reader.app.is_running)


async def test_a_broken_record_is_counted_and_listed_and_hides_no_good_one(base: Base) -> None:
    folder = base()
    (folder / "broken.toml").write_text('[[claim]]\nid = "half"\n', encoding="utf-8")
    async with reading(folder) as reader:
        await reader.until(lambda: "problems (!)" in reader.crumbs)
        assert "institute-embassy" in reader.ids("claims")
        await reader.presses("exclamation_mark")
        assert "the key `statement` is missing" in reader.screen()
        await reader.presses("escape")
        assert "the key `statement` is missing" not in reader.screen()


async def test_a_sound_base_says_that_it_has_no_problems(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("exclamation_mark")
        assert reader.status.startswith("No problem was found in this base")


async def test_reading_again_keeps_the_place_and_a_broken_edit_changes_nothing(base: Base) -> None:
    folder = base()
    async with reading(folder) as reader:
        await reader.goes_to("claims", "institute-attack")
        text = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}
        for path in text:
            path.write_text("[[claim\n", encoding="utf-8")
        await reader.presses("r")
        assert reader.status.startswith("Not read again: not valid TOML: ")
        assert "institute-attack" in reader.ids("claims")
        for path, words in text.items():
            path.write_text(words, encoding="utf-8")
        await reader.presses("r")
        assert reader.status.startswith("Read again: ")
        assert reader.cursor("claims") == "institute-attack"


@pytest.mark.parametrize("fact_id", ["institute-attack", "great-canal", "XSO"])
async def test_a_deep_link_opens_at_the_thing(base: Base, fact_id: str) -> None:
    async with reading(base(), at=fact_id) as reader:
        await reader.until(lambda: reader.main.fact and reader.main.fact.id == fact_id)


async def test_the_help_names_every_key_of_the_screen(base: Base) -> None:
    async with reading(base(), size=(120, 80)) as reader:
        await reader.presses("question_mark")
        shown = reader.screen()
        for binding in reader.main.BINDINGS:
            assert binding.description in shown
        await reader.presses("escape")
        assert "Keys and signs" not in reader.screen()


async def test_a_click_goes_to_a_row_and_its_pane(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.pilot.click(reader.rows_of("claims"), offset=(5, 3))
        await reader.until(lambda: reader.main.at == "claims")
        assert reader.cursor("claims") == reader.ids("claims")[1]


async def test_a_filter_narrows_its_pane_alone(base: Base) -> None:
    async with reading(base()) as reader:
        before = {pane: reader.ids(pane) for pane in reader.main.panes}
        await reader.goes_to("claims")
        await reader.presses("f")
        await reader.types("handshake")
        await reader.presses("enter")
        assert reader.crumbs == "Atlas Two rivers › only claims /handshake"
        assert "institute-handshake" in reader.ids("claims")
        assert len(reader.ids("claims")) < len(before["claims"])
        for pane in ("countries", "timeline", "projects"):
            assert reader.ids(pane) == before[pane]
        assert reader.main.at == "claims"
        await reader.presses("escape")
        await reader.until(lambda: reader.ids("claims") == before["claims"])
        assert reader.crumbs == "Atlas Two rivers"


async def test_a_filter_and_a_search_narrow_together(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.searches("canal")
        await reader.presses("enter", "4", "f")
        await reader.types("funding")
        searched = set(reader.ids("claims"))
        await reader.presses("escape")
        await reader.until(lambda: set(reader.ids("claims")) > searched)
        assert reader.crumbs == "Atlas Two rivers › /canal"
