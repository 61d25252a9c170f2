"""Briefs written from the screen: of what, where to, and what is said of it."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite import notebook, notebooks
from atlas_tui.cite.brief import pandoc
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.model import Claim
from atlas_tui.ui.briefing import file_named, free_beside
from driver import Reader, reading

Base = Callable[..., Path]

MOST_KEYS = 60


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the reader works in."""
    desk = tmp_path / "desk"
    desk.mkdir()
    monkeypatch.chdir(desk)
    return desk


async def written(reader: Reader) -> str:
    """What is said once a brief was written, or not."""
    await reader.until(
        lambda: reader.main._message.startswith(("Wrote ", "Not written: ")), "the brief"
    )
    return reader.main._message


def output_of(*command: str) -> str:
    """What a command prints in the folder that the reader works in."""
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


async def retypes(reader: Reader, path: str) -> None:
    """Give another path in the line that asks for one."""
    await reader.presses("ctrl+u")
    line = reader.app.screen.query_one("#prompt")
    line.value = path  # type: ignore[attr-defined]
    await reader.presses("enter")


async def collects(reader: Reader, *claims: str) -> None:
    for claim in claims:
        await reader.goes_to("claims", claim)
        await reader.presses("b")
    await reader.presses("9")


def quotes(memo: str) -> list[str]:
    """The quotations of a brief, without what Markdown needs and what marks the footnote."""
    lines = re.findall(r"^> (.*)$", memo, re.MULTILINE)
    return [re.sub(r"\\(.)", r"\1", line.partition("[^")[0]) for line in lines]


async def test_twelve_excerpts_come_from_a_search_into_a_brief_in_few_keys(
    folder: Path,
) -> None:
    keys = [*"/taliban", "enter", "4", "v", *"jjjjjjjjjjj", "v", "b", "9", "E", "m", "enter"]
    assert len(keys) <= MOST_KEYS
    async with reading(shipped_base()) as reader:
        await reader.presses(*("slash" if key == "/" else key for key in keys))
        told = await written(reader)
        claims = [reader.main.atlas.get(each.claim, Claim) for each in notebooks.read().excerpts]
    assert len(claims) == 12
    memo = folder / "notebook.md"
    text = memo.read_text(encoding="utf-8")
    assert told == (
        f"Wrote notebook.md: 12 excerpts, {memo.stat().st_size:,} bytes, in {folder};"
        " `atlas check notebook.md` proves it again"
    )
    assert quotes(text) == [" ".join(claim.quote.split()) for claim in claims if claim]
    checked = output_of(sys.executable, "-m", "atlas_tui", "check", "notebook.md")
    assert checked == "12 excerpts checked: nothing to report\n"


async def test_a_file_that_is_there_is_not_written_over_unasked(base: Base, folder: Path) -> None:
    (folder / "notebook.md").write_text("mine", encoding="utf-8")
    async with reading(base()) as reader:
        await collects(reader, "institute-embassy")
        await reader.presses("E", "m", "enter")
        assert "notebook.md is there already" in reader.screen()
        await reader.presses("escape")
        assert reader.status.startswith("Not written: notebook.md stays as it is")
        await reader.presses("E", "m", "enter", "b")
        assert (await written(reader)).startswith("Wrote notebook-2.md: 1 excerpt, ")
        assert (folder / "notebook.md").read_text(encoding="utf-8") == "mine"
        await reader.presses("E", "m", "enter", "o")
        await reader.until(lambda: reader.status.startswith("Wrote notebook.md: 1 excerpt, "))
        assert (folder / "notebook.md").read_text(encoding="utf-8").startswith("# notebook\n")


async def test_a_brief_is_of_what_is_marked_else_of_the_scope_else_of_the_base(
    base: Base, folder: Path
) -> None:
    async with reading(base()) as reader:
        await reader.presses("E")
        assert "Write a brief of the whole base (14 claims) as" in reader.screen()
        await reader.presses("escape")
        await reader.goes_to("countries", "river-guard")
        await reader.presses("enter", "E")
        assert "Write a brief of River Guard (2 claims) as" in reader.screen()
        await reader.presses("m", "enter")
        assert (await written(reader)).startswith("Wrote river-guard.md: 2 excerpts, ")
        await reader.goes_to("claims", "khan-attack")
        await reader.presses("space", "E")
        assert "Write a brief of what is marked (1) as" in reader.screen()
        await reader.presses("m", "enter")
        await reader.until(lambda: reader.status.startswith("Wrote brief.md: 1 excerpt, "))
    assert "The River Guard attacked" in (folder / "brief.md").read_text(encoding="utf-8")


async def test_where_a_brief_goes_is_what_the_reader_means(base: Base, folder: Path) -> None:
    (folder / "later").mkdir()
    async with reading(base()) as reader:
        await collects(reader, "institute-embassy")
        await reader.presses("E", "m")
        await retypes(reader, "later")
        assert (await written(reader)).startswith("Wrote notebook.md: 1 excerpt, ")
        assert (folder / "later" / "notebook.md").exists()
        for path, reason in {
            "~nobody-of-that-name/x": "Not written: Could not determine home directory.",
            "x" * 300: "Not written: File name too long",
            "none/x": f"Not written: {folder}/none/x.md: not saved: its folder is not there; nothing"
            " was changed",
        }.items():
            await reader.presses("E", "m")
            await retypes(reader, path)
            assert await written(reader) == reason
            reader.main.say("")


async def test_without_pandoc_one_line_says_so(
    base: Base, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    async with reading(base()) as reader:
        await collects(reader, "institute-embassy")
        await reader.presses("E")
        assert reader.screen().count("pandoc is not installed") == 3
        await reader.presses("d", "enter")
        assert await written(reader) == (
            "Not written: pandoc is not installed; .docx, .odt and .pdf need it, Markdown does not"
        )


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("letter", ["d", "o"])
async def test_a_word_file_holds_every_quotation(base: Base, letter: str) -> None:
    suffix = next(each for each in pandoc.WRITERS if each[1] == letter)
    async with reading(base()) as reader:
        await collects(reader, "institute-handshake", "khan-treaty")
        await reader.presses("E", letter, "enter")
        assert (await written(reader)).startswith(f"Wrote notebook{suffix}: 2 excerpts, ")
    text = output_of("pandoc", "--to=plain", "--wrap=none", f"notebook{suffix}")
    assert "Officials called the step “a first handshake across the river”" in text
    assert "the treaty was recieved with joy in both capitals" in text


async def test_there_is_no_brief_of_nothing(base: Base, folder: Path) -> None:
    async with reading(base()) as reader:
        await reader.presses("9", "E", "m", "enter")
        assert await written(reader) == "Not written: “notebook” holds nothing"
    assert not (folder / "notebook.md").exists()


async def test_notes_and_headings_stand_in_the_brief_where_they_were_written(
    base: Base, folder: Path
) -> None:
    async with reading(base()) as reader:
        await collects(reader, "institute-embassy")
        notebooks.change("notebook", lambda held: notebook.heading(held, "Talks", at=0))
        notebooks.change("notebook", lambda held: notebook.note(held, "So far."))
        await reader.presses("E", "m", "enter")
        await written(reader)
    text = (folder / "notebook.md").read_text(encoding="utf-8")
    heading, quote, note = (text.index(each) for each in ("## Talks", "> Northland", "So far."))
    assert heading < quote < note


async def test_a_brief_is_in_the_style_that_the_reader_has_set(
    base: Base, folder: Path, tmp_path: Path
) -> None:
    config = tmp_path / "home" / "xdg_config_home" / "atlas"
    config.mkdir(parents=True)
    (config / "config.toml").write_text('style = "apa"\n', encoding="utf-8")
    async with reading(base()) as reader:
        await collects(reader, "khan-leverage")
        await reader.presses("E", "m", "enter")
        await written(reader)
    assert "\n- Khan, A., \\& Lee, J. (2023). " in (folder / "notebook.md").read_text(
        encoding="utf-8"
    )


def test_the_file_that_is_meant(folder: Path) -> None:
    (folder / "here").mkdir()
    assert file_named("memo", "notebook", ".md") == folder / "memo.md"
    assert file_named("memo.DOCX", "notebook", ".md") == folder / "memo.DOCX"
    assert file_named("memo.v2", "notebook", ".odt") == folder / "memo.v2.odt"
    assert file_named("here", "notebook", ".md") == folder / "here" / "notebook.md"
    assert file_named("/elsewhere/../x.md", "n", ".md") == Path("/elsewhere/../x.md")


def test_a_free_name_beside_one_that_is_taken(folder: Path) -> None:
    memo = folder / "memo.md"
    assert free_beside(memo) == memo
    for taken in ("memo.md", "memo-2.md"):
        (folder / taken).touch()
    assert free_beside(memo) == folder / "memo-3.md"
