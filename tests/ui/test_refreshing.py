"""A base that changes, or breaks, while it is open or before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.load import load
from atlas_tui.facts.problem import Place
from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.broken import Broken
from atlas_tui.ui.editing import command
from driver import TRIES, Reader, reading

Base = Callable[..., Path]


async def looks(reader: Reader) -> None:
    """The screen looks at the files twice, as it does by itself once a second."""
    reader.main._look()
    reader.main._look()
    await reader.pilot.pause()


async def test_a_change_of_a_file_is_seen_by_itself_and_the_place_is_kept(base: Base) -> None:
    folder = base()
    (file,) = folder.glob("*.toml")
    async with reading(folder) as reader:
        await reader.goes_to("claims", "institute-attack")
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("Great Canal", "Greater Canal"), encoding="utf-8")
        await looks(reader)
        await reader.until(lambda: reader.status.startswith("A file of the base changed, "))
        assert reader.cursor("claims") == "institute-attack"
        assert any("Greater Canal" in line for line in reader.lines("projects"))


async def test_a_broken_edit_never_takes_the_good_view_away(base: Base) -> None:
    folder = base()
    (folder / "more.toml").write_text(
        '[[actor]]\nid = "XZZ"\nkind = "state"\nname = "Otherland"\n', encoding="utf-8"
    )
    async with reading(folder) as reader:
        assert "XZZ" in reader.ids("countries")
        (folder / "more.toml").write_text('[[actor]]\nid = "XZZ\n', encoding="utf-8")
        await looks(reader)
        await reader.until(lambda: reader.status.startswith("Not read again: not valid TOML"))
        assert "XZZ" in reader.ids("countries")
        assert "1 problem (!)" in reader.crumbs
        (folder / "more.toml").write_text(
            '[[actor]]\nid = "XZZ"\nkind = "state"\nname = "Elsewhere"\n', encoding="utf-8"
        )
        await looks(reader)
        await reader.until(lambda: any("Elsewhere" in line for line in reader.lines("countries")))


async def test_a_file_that_is_still_being_written_is_left_alone(base: Base) -> None:
    folder = base()
    (file,) = folder.glob("*.toml")
    async with reading(folder) as reader:
        file.write_text(file.read_text(encoding="utf-8") + "\n# more\n", encoding="utf-8")
        reader.main._look()
        await reader.pilot.pause()
        assert not reader.status.startswith("A file of the base changed")


async def opened(app: AtlasApp, pilot: object) -> None:
    for _ in range(TRIES):
        if app.main is not None and app.main.is_current and app.main.panes["claims"].count:
            return
        await pilot.pause(0.01)  # type: ignore[attr-defined]
    raise AssertionError("the base was never shown")


async def test_a_base_of_which_nothing_can_be_read_says_where_and_is_tried_again(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    monkeypatch.delenv("VISUAL", raising=False)
    folder = base()
    (file,) = folder.glob("*.toml")
    text = file.read_text(encoding="utf-8")
    file.write_text('[base]\ntitle = "half\n', encoding="utf-8")
    app = AtlasApp(load(folder), folder)
    async with app.run_test(size=(100, 30)) as pilot:
        assert isinstance(app.screen, Broken)
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "Nothing of " in shown
        assert 'title = "half' in shown
        assert "^" in shown
        await pilot.press("e")
        await pilot.pause()
        shown = "\n".join(strip.text for strip in app.screen._compositor.render_strips())
        assert "No editor is set: put its name into EDITOR" in shown
        await pilot.press("r")
        file.write_text(text, encoding="utf-8")
        await pilot.press("r")
        await opened(app, pilot)


@pytest.mark.parametrize(
    ("editor", "expected"),
    [
        ("vi", ["vi", "+7", "facts.toml"]),
        ("env code --wait", ["env", "code", "--wait", "facts.toml"]),
    ],
)
def test_the_editor_is_the_readers_own(
    editor: str, expected: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("vi", "env"):
        (tmp_path / name).write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("VISUAL", editor)
    assert command(Place(file="facts.toml", line=7)) == expected


def test_without_an_editor_there_is_no_command(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    assert command(Place(file="facts.toml", line=7)) == []


async def test_without_colour_the_theme_is_that_of_the_terminal(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with reading(base()) as reader:
        assert reader.app.theme == "ansi-dark"
        await reader.presses("4", "j", "7", "space")
        assert reader.main.at == "conflicts"
