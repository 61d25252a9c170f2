"""Collecting excerpts in notebooks, writing between them, and what keeps them safe."""

from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_state_path
from textual import events

from atlas_tui.cite import notebook, notebooks
from atlas_tui.cite.notebook import Excerpt, Heading, Note
from atlas_tui.ui.panes.notebook import Notebook
from bases import COMPLETE, write_base
from driver import Reader, reading

Base = Callable[..., Path]

THREE = ["institute-embassy", "institute-handshake", "institute-canal-volume"]


def kept(name: str = "notebook") -> list[str]:
    """The entries of a notebook's file: ids of claims, words of notes and headings."""
    held = notebooks.read(name).entries
    return [each.claim if isinstance(each, Excerpt) else each.text for each in held]


def shown(reader: Reader) -> list[str]:
    """The entries as the view shows them."""
    held = (leaf.entry for leaf in view(reader).items)
    return [each.claim if isinstance(each, Excerpt) else each.text for each in held]


def view(reader: Reader) -> Notebook:
    pane = reader.main.panes["notebook"]
    assert isinstance(pane, Notebook)
    return pane


def copied() -> str:
    log = (user_state_path("atlas") / "copies.log").read_text(encoding="utf-8")
    return log.split("\n--- ")[-1].split("\n", 1)[1].rstrip("\n")


async def collects_three(reader: Reader) -> None:
    """Collect the first three claims, and open the notebook at the first."""
    await reader.goes_to("claims")
    await reader.presses("g", "space", "space", "space", "b", "9")
    assert kept() == THREE


async def writes(reader: Reader, key: str, text: str) -> None:
    await reader.presses(key)
    await reader.types(text)
    await reader.presses("enter")


async def test_a_reader_collects_a_claim_and_finds_it_in_the_notebook(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("b")
        assert reader.status.startswith("Added 1 excerpt to notebook; 9 opens it")
        await reader.presses("9")
        assert view(reader).border_title == "9 Notebook 1 · notebook"
        assert reader.lines("notebook")[:2] == [
            "▌“Northland reopened its embassy in the southern…",
            "▌    “River Diplomacy in 2025”, Institute of Neig…",
        ]
        assert reader.card().startswith(
            "Northland reopened its embassy in Southland in March 2025."
        )


async def test_marked_claims_are_collected_in_the_order_of_their_list(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims")
        await reader.presses("G", "space", "g", "space", "b")
        first, *_, last = reader.ids("claims")
        assert kept() == [first, last]
        assert reader.status.startswith("Added 2 excerpts to notebook; 9 opens it")
        assert not reader.main.marked


async def test_what_is_there_already_is_not_collected_twice(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("b", "b")
        assert reader.status.startswith("Already in notebook; 9 opens it")
        await reader.presses("space", "space", "b")
        assert reader.status.startswith("Added 1 excerpt to notebook; 1 was in it; 9 opens it")
        assert kept() == THREE[:2]


async def test_what_has_no_quotation_says_so(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.goes_to("countries", "XSO")
        await reader.presses("b")
        assert reader.status.startswith(
            "Southland has no quotation of its own; Enter, then collect a claim"
        )
        await writes_a_note_into_an_empty_notebook(reader)
        await reader.presses("b")
        assert reader.status.startswith(
            "Nothing here can be collected: a claim or what rests on one can"
        )


async def writes_a_note_into_an_empty_notebook(reader: Reader) -> None:
    await reader.presses("9")
    assert " ".join(" ".join(reader.lines("notebook")).split()) == (
        "Nothing is in notebook yet: b adds the claim under the cursor, or all marked ones, from"
        " any pane; i writes a note here."
    )
    await writes(reader, "i", "mine")
    assert kept() == ["mine"]


async def test_notes_and_headings_are_written_below_the_cursor(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await writes(reader, "i", "why it matters")
        assert reader.status.startswith("Written; u takes it back")
        await writes(reader, "I", "the canal")
        assert kept() == shown(reader) == [THREE[0], "why it matters", "the canal", *THREE[1:]]
        assert isinstance(view(reader).entry, Heading)
        assert reader.card().startswith("the canal Written 2")
        await reader.presses("G")
        await writes(reader, "i", "at the end")
        assert kept()[-1] == "at the end"


async def test_the_card_shows_a_note_whole_and_the_next_thing_after_it(base: Base) -> None:
    async with reading(base(), size=(80, 24)) as reader:
        await collects_three(reader)
        told = "a long note " * 20
        await reader.presses("i")
        reader.app.post_message(events.Paste(f"{told}\nand a second line\n"))
        await reader.presses("enter")
        assert kept()[1] == f"{told}\nand a second line"
        assert reader.card().startswith(f"{told}and a second line Written 2")
        assert reader.lines("notebook")[3].endswith("…")
        await reader.presses("tab")
        assert reader.card().startswith(told)
        await reader.presses("tab", "C")
        await reader.types("empty")
        await reader.presses("enter")
        assert reader.card() == "Nothing is highlighted."


async def test_a_note_can_have_several_lines(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("9", "i")
        await reader.types("one")
        await reader.presses("ctrl+j")
        await reader.types("two")
        await reader.presses("enter")
        assert kept() == ["one\ntwo"]
        await reader.presses("w", *["backspace"] * 3)
        await reader.types("three")
        await reader.presses("enter")
        assert reader.status.startswith("Reworded; u takes it back")
        assert kept() == ["one\nthree"]


async def test_an_excerpt_keeps_the_words_of_its_document(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("w")
        assert reader.status.startswith(
            "An excerpt keeps the words of its document; i writes a note beside it"
        )


async def test_what_is_taken_out_comes_back_and_the_cursor_keeps_its_place(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("j", "d")
        assert reader.status.startswith("Taken out; u brings it back")
        assert kept() == shown(reader) == [THREE[0], THREE[2]]
        assert reader.cursor("notebook") == THREE[2]
        await reader.presses("d")
        assert reader.cursor("notebook") == THREE[0]
        await reader.presses("u", "u")
        assert reader.status.startswith("Taken back: removing an excerpt")
        assert kept() == THREE
        assert reader.cursor("notebook") == THREE[1]
        await reader.presses("u", "u")
        assert reader.status.startswith("there is nothing to undo in the notebook 'notebook'")
        assert kept() == []


async def test_entries_are_moved_as_far_as_there_is_room(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("full_stop", "full_stop", "full_stop")
        assert kept() == shown(reader) == [THREE[1], THREE[2], THREE[0]]
        assert reader.cursor("notebook") == THREE[0]
        await reader.presses("comma")
        assert kept() == [THREE[1], THREE[0], THREE[2]]
        assert reader.cursor("notebook") == THREE[0]


async def test_the_order_is_the_readers_and_nothing_narrows_it(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("S")
        assert reader.status.startswith(
            "The order of a notebook is your own: , and . move an entry"
        )
        await reader.presses("f")
        assert reader.status.startswith("The notebook is always shown whole; / searches the panes")
        assert shown(reader) == THREE


async def test_a_search_in_the_notebook_is_of_the_panes_and_escape_comes_back(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("j")
        await reader.searches("canal")
        assert reader.main.at == "claims"
        await reader.presses("escape")
        await reader.until(lambda: reader.main.at == "notebook")
        assert reader.cursor("notebook") == THREE[1]
        await reader.searches("leverage")
        await reader.presses("enter", "4", "b", "left_square_bracket")
        assert reader.main.at == "notebook"
        assert shown(reader) == [*THREE, "khan-leverage"]


async def test_excerpts_are_marked_one_by_one_and_as_a_range(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await writes(reader, "i", "between")
        await reader.presses("g", "v", "j", "j")
        assert sorted(reader.main.marked) == sorted(THREE[:2])
        assert reader.lines("notebook")[0].startswith("●")
        await reader.presses("v", "y")
        assert len(copied().splitlines()) == 2
        await reader.presses("escape", "G", "space")
        assert list(reader.main.marked) == [THREE[2]]


async def test_a_note_is_copied_as_it_is_and_an_excerpt_with_its_citation(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("y")
        assert copied().startswith("“Northland reopened its embassy in the southern capital” (")
        await writes(reader, "i", "my own words")
        await reader.presses("y")
        assert copied() == "my own words"


async def test_another_notebook_is_chosen_filled_and_remembered(base: Base) -> None:
    folder = base()
    async with reading(folder) as reader:
        await collects_three(reader)
        await reader.presses("C")
        await reader.types("memo")
        assert "New notebook: memo" in reader.screen()
        await reader.presses("enter")
        assert reader.status.startswith("The notebook is memo now; b adds to it")
        assert view(reader).border_title == "9 Notebook 0 · memo"
        await reader.goes_to("claims", "khan-leverage")
        await reader.presses("b")
        assert reader.status.startswith("Added 1 excerpt to memo; 9 opens it")
    assert (kept("memo"), kept()) == (["khan-leverage"], THREE)
    async with reading(folder) as reader:
        await reader.goes_to("claims", "khan-treaty")
        await reader.presses("b", "9")
        assert view(reader).border_title == "9 Notebook 2 · memo"
        await reader.presses("C", "down", "enter")
        assert view(reader).border_title == "9 Notebook 3 · notebook"


async def test_a_name_that_no_file_can_have_is_refused(base: Base) -> None:
    async with reading(base()) as reader:
        await reader.presses("9", "C")
        await reader.presses("full_stop", "full_stop", "slash", "x", "enter")
        assert reader.status.startswith("'../x' cannot be the name of a notebook: a name is")
        assert reader.main.notebook_name == "notebook"
        assert not notebooks.folder().exists()


async def test_a_notebook_changed_elsewhere_is_shown_as_it_is_then(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("j")
        notebooks.change("notebook", lambda held: notebook.note(held, "from elsewhere", at=0))
        reader.main._look()
        assert reader.status.startswith("notebook was changed elsewhere; this is how it is now")
        assert shown(reader) == ["from elsewhere", *THREE]
        assert reader.cursor("notebook") == THREE[1]
        reader.main.say("")
        reader.main._look()
        assert "elsewhere" not in reader.status


async def test_what_stands_elsewhere_now_is_not_taken_out_by_mistake(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        notebooks.change("notebook", lambda held: notebook.note(held, "from elsewhere", at=0))
        await reader.presses("d")
        assert reader.status.startswith(
            "the notebook 'notebook' was changed elsewhere; nothing was done, look again"
        )
        assert kept() == shown(reader) == ["from elsewhere", *THREE]
        assert reader.cursor("notebook") == THREE[0]


async def test_what_is_typed_meanwhile_is_kept(base: Base) -> None:
    async with reading(base()) as reader:
        await collects_three(reader)
        await reader.presses("j", "i")
        notebooks.change("notebook", lambda held: notebook.note(held, "from elsewhere", at=0))
        await reader.types("mine")
        await reader.presses("enter")
        assert kept() == ["from elsewhere", *THREE[:2], "mine", THREE[2]]
        await reader.presses("w")
        notebooks.change("notebook", lambda held: notebook.remove(held, [3]))
        await reader.types(" too")
        await reader.presses("enter")
        assert kept() == ["from elsewhere", *THREE, "mine too"]


async def test_a_broken_notebook_is_told_and_left_as_it_is(base: Base) -> None:
    path = notebooks.path_of("notebook")
    path.parent.mkdir(parents=True)
    path.write_text("[[entry]\n", encoding="utf-8")
    told = (
        f"{path}:1:8: not valid TOML: expected ']]' at the end of an array declaration (mend it;"
        " nothing was changed; `atlas notebook aside notebook` keeps the file and begins anew)"
    )
    async with reading(base(), size=(200, 50)) as reader:
        await reader.goes_to("claims", "institute-embassy")
        await reader.presses("b")
        assert reader.main._message == told
        await reader.presses("9")
        assert "".join("".join(reader.lines("notebook")).split()) == "".join(told.split())
        await writes(reader, "i", "a thought")
        assert reader.main._message == told
        assert path.read_text(encoding="utf-8") == "[[entry]\n"
        path.write_text("", encoding="utf-8")
        await reader.presses("i", "enter")
        assert kept() == ["a thought"]


async def test_an_excerpt_tells_what_has_become_of_it_in_the_base(
    base: Base, tmp_path: Path
) -> None:
    folder = base()
    async with reading(folder) as reader:
        await collects_three(reader)
    changed = COMPLETE.replace(
        'quote = "Northland reopened its embassy in the southern capital"',
        'quote = "Northland reopened its embassy"',
    ).replace('id = "institute-handshake"', 'id = "institute-step"')
    changed = changed.replace('"institute-handshake"', '"institute-step"')
    async with reading(write_base(tmp_path / "later", changed), size=(200, 50)) as reader:
        await reader.presses("9")
        lines = reader.lines("notebook")
        assert lines[0].endswith("changed since")
        assert lines[2].endswith("no longer in the base")
        assert not lines[4].endswith("since")
        assert reader.card().startswith(
            "As it was collected “Northland reopened its embassy in the southern capital” “River"
            " Diplomacy in 2025”, Institute of Neighbours, 24 June 2025, “Introduction”, para. 3"
            " It is changed in the base since it was collected. Collected 2"
        )
        assert "In the base now Northland reopened its embassy in Southland" in reader.card()
        await reader.presses("j", "y")
        assert copied() == (
            "“Officials called the step “a first handshake across the river”” (Officials, in “River"
            " Diplomacy in 2025”, Institute of Neighbours, 24 June 2025, “Introduction”, para. 3)."
            " [loaded wording; no longer in the base]"
        )


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
async def test_an_entry_fits_every_size(base: Base, size: tuple[int, int]) -> None:
    async with reading(base(), size=size) as reader:
        await reader.goes_to("claims", "institute-handshake")
        await reader.presses("b", "9")
        await writes(reader, "i", "a note that is longer than the line it stands on in most panes")
        held = notebooks.read()
        assert [type(entry) for entry in held.entries] == [Excerpt, Note]
        quote, citation, first, second = reader.lines("notebook")[:4]
        assert quote.startswith(" “Officials called the step")
        assert citation.endswith("loaded wording")
        told = f"{first[1:].strip()} {second[1:].strip()}".strip()
        assert told == "a note that is longer than the line it stands on in most panes"
