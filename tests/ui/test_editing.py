"""The way to the reader's own editor: which command opens a place."""

import pytest

from atlas_tui.facts.problem import Place
from atlas_tui.ui import editing

PLACE = Place(file="/base/claims.toml", line=12)


@pytest.fixture(autouse=True)
def _installed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    there = {"nano", "vim", "code", "/opt/my vim/vim"}
    monkeypatch.setattr(editing.shutil, "which", lambda name: name if name in there else None)


@pytest.mark.parametrize(
    ("wanted", "command"),
    [
        ("", ["nano", "+12", "/base/claims.toml"]),
        ("vim -n", ["vim", "-n", "+12", "/base/claims.toml"]),
        ("code --wait", ["code", "--wait", "/base/claims.toml"]),
        ("'/opt/my vim/vim'", ["/opt/my vim/vim", "+12", "/base/claims.toml"]),
        ("emacs", []),
        ("vim 'not closed", []),
    ],
)
def test_an_editor_opens_the_file_at_its_line(
    monkeypatch: pytest.MonkeyPatch, wanted: str, command: list[str]
) -> None:
    monkeypatch.setenv("EDITOR", wanted)
    assert editing.command(PLACE) == command


def test_visual_goes_before_editor_and_a_place_without_line_needs_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("EDITOR", "nano")
    monkeypatch.setenv("VISUAL", "vim")
    assert editing.command(Place(file="/base/claims.toml")) == ["vim", "/base/claims.toml"]
