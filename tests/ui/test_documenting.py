"""From the panes to the documents: attaching them, opening them at a passage, and coming back."""

from pathlib import Path
from threading import Event
from types import ModuleType
from typing import Any

import pytest

from atlas_tui.documents import adding
from atlas_tui.documents.copies import copies
from atlas_tui.ui.reader import laying
from bases import BRIEF, PAPER, claim, write_base, write_documents
from documented import attach, complete, letter
from driver import Reader, reading, reading_document

FLOWS = "water flows from the north to the south"


@pytest.fixture
def papers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents that the reader is in; nothing is attached yet."""
    folder = write_documents(tmp_path / "papers")
    (folder / "notes.txt").write_text("Nothing of this is in any base, or ever was.", "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    (folder / "more").mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """The complete base."""
    return write_base(tmp_path / "base")


async def shows(reader: Reader, words: str) -> None:
    await reader.until(lambda: words in reader.screen(), words)


def slow(monkeypatch: pytest.MonkeyPatch, module: ModuleType, name: str) -> Event:
    """Let a function of a module wait for an event before it does its work."""
    goes_on, does = Event(), getattr(module, name)

    def waits(*arguments: Any) -> Any:
        goes_on.wait(20)
        return does(*arguments)

    monkeypatch.setattr(module, name, waits)
    return goes_on


async def test_a_folder_is_attached_and_the_table_tells_what_matched(
    base: Path, papers: Path
) -> None:
    async with reading(base) as reader:
        await reader.presses("a")
        listed = reader.screen()
        assert f"Attach from …{str(papers)[-44:]}" in listed
        assert "picture.png" not in listed
        await reader.presses("enter")
        await shows(reader, "quotations: 8 exact")
        table = reader.screen()
        assert "IN 2025:" in table
        assert "the very file; quotations: 6 exact" in table
        assert "Not attached: notes.txt" in table
        await reader.presses("escape")
        assert reader.status.startswith("2 attached, 1 not; o opens a passage")
        assert {copy.source for copy in copies()} == {"institute-2025", "khan-lee-2023"}


async def test_a_file_is_narrowed_to_by_its_name(base: Path, papers: Path) -> None:
    async with reading(base) as reader:
        await reader.types_ahead("a", "brief", "enter")
        await shows(reader, "quotations: 8 exact")
        assert [copy.path for copy in copies()] == [str(papers / "brief.txt")]


async def test_a_path_is_typed_or_dropped_on_the_terminal(base: Path, papers: Path) -> None:
    spaced = papers / "more" / "my paper.txt"
    spaced.write_text(PAPER, encoding="utf-8", newline="")
    async with reading(base) as reader:
        await reader.types_ahead("a", str(papers / "more"), "/my")
        await shows(reader, "my paper.txt")
        await reader.types_ahead("enter")
        await shows(reader, "quotations: 6 exact")
        await reader.presses("escape")
        await reader.types_ahead("a", f"'{papers / 'brief.txt'}'", "enter")
        await shows(reader, "quotations: 8 exact")


async def test_folders_are_gone_down_into_and_up_from(base: Path, papers: Path) -> None:
    async with reading(base) as reader:
        await reader.types_ahead("a", "more", "enter")
        await shows(reader, "papers/more ")
        await reader.types_ahead("down", "enter")
        await shows(reader, "brief.txt")
        assert papers.name in reader.screen()


async def test_a_folder_that_cannot_be_listed_says_why(base: Path, papers: Path) -> None:
    async with reading(base) as reader:
        await reader.types_ahead("a", "more", "enter")
        await shows(reader, "papers/more ")
        await reader.presses("escape")
        (papers / "more").rmdir()
        await reader.presses("a")
        await reader.presses("escape")
        assert reader.status.startswith(f"{papers}/more: No such file or directory"[:40])


async def test_attaching_is_cancelled_and_nothing_is_changed(
    base: Path, papers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = slow(monkeypatch, adding, "read")
    async with reading(base) as reader:
        await reader.types_ahead("a", "enter")
        await shows(reader, "Esc cancels")
        assert f"Attaching {papers.name}" in reader.screen()
        await reader.presses("escape")
        goes_on.set()
        await reader.until(lambda: reader.app.screen is reader.main)
        assert reader.status.startswith("Not attached: Cancelled; nothing was changed")
        assert copies() == []


async def test_what_is_not_attached_says_so_with_the_key_that_helps(base: Path) -> None:
    async with reading(base, at="institute-embassy") as reader:
        await reader.presses("4", "o")
        assert reader.status.startswith("IN 2025 is not attached; a attaches documents of yours")


async def test_a_country_rests_on_no_document(tmp_path: Path) -> None:
    async with reading(complete(tmp_path)) as reader:
        await reader.presses("o")
        assert reader.status.startswith("Northland rests on no document; Enter, then open a claim")


async def test_a_source_opens_at_its_beginning(tmp_path: Path) -> None:
    async with reading(complete(tmp_path), at="khan-lee-2023") as reader:
        await reader.opens()
        assert reader.open.opened.source.id == "khan-lee-2023"
        assert reader.open.text.claim == ""
        assert reader.open.text.top == 0


async def test_an_event_with_several_passages_lets_the_reader_choose(tmp_path: Path) -> None:
    async with reading(complete(tmp_path), at="2021-05-03-station") as reader:
        await reader.until(lambda: reader.cursor("timeline") == "2021-05-03-station")
        await reader.presses("o")
        assert "Passages that The River Guard attacks the pumping station rests on" in (
            reader.screen()
        )
        await reader.types_ahead("khan and lee", "enter")
        await reader.until(lambda: reader.header.startswith("Atlas Khan and Lee 2023"))
        assert reader.words("passage").startswith("The River Guard attacked")


async def test_an_event_with_one_passage_opens_at_it(tmp_path: Path) -> None:
    async with reading(complete(tmp_path), at="treaty") as reader:
        await reader.until(lambda: reader.cursor("timeline") == "treaty")
        await reader.opens()
        assert reader.open.text.claim == "khan-treaty"


async def test_a_document_that_has_vanished_is_told(tmp_path: Path) -> None:
    base = letter(tmp_path, f"Here {FLOWS}.\n")
    (tmp_path / "letter.txt").unlink()
    async with reading(base, at="letter-one") as reader:
        await reader.presses("4", "o")
        assert reader.status.startswith(f"{tmp_path}/letter.txt: is not there"[:50])


async def test_another_rendition_serves_where_the_very_file_has_vanished(tmp_path: Path) -> None:
    base = complete(tmp_path)
    other = tmp_path / "brief reflowed.txt"
    other.write_text(BRIEF.replace("’", "'").replace(". ", ".\n"), encoding="utf-8")
    assert not attach(base, other).refused
    (tmp_path / "papers" / "brief.txt").unlink()
    async with reading_document(base, "institute-embassy") as reader:
        assert reader.open.opened.copy.path == str(other)
        assert reader.words("passage") == "Northland reopened its embassy in the southern capital"


async def test_a_broken_register_is_told(tmp_path: Path) -> None:
    base = complete(tmp_path)
    register = next(Path.home().rglob("documents.toml"))
    register.write_text("[[copy", encoding="utf-8")
    async with reading(base, at="institute-embassy") as reader:
        await reader.presses("4", "o")
        assert reader.status.startswith(f"{register}: no register of documents"[:60])


async def test_work_that_takes_a_while_is_shown_and_its_result_still_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    goes_on = slow(monkeypatch, laying, "open_document")
    async with reading(complete(tmp_path), at="institute-embassy") as reader:
        await reader.until(lambda: reader.cursor("claims") == "institute-embassy")
        await reader.presses("o")
        await shows(reader, "Esc cancels")
        goes_on.set()
        await reader.until(lambda: reader.header.startswith("Atlas IN 2025"))


async def test_the_notice_of_a_copy_is_said_when_it_is_opened(tmp_path: Path) -> None:
    hidden = claim("letter-two", quote="six plain words stand right here")
    base = letter(tmp_path, f"Here {FLOWS}.\n\nsix plain \u202ewords stand right here\n", hidden)
    async with reading(base, at="letter") as reader:
        await reader.until(lambda: reader.cursor("sources") == "letter")
        await reader.opens()
        assert "U+202E" in reader.said
