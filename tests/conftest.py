"""Every test runs without the user's home, terminal, clipboard or settings."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from bases import write_base

# A busy machine must not fail a property.
settings.register_profile("atlas", deadline=None)
settings.load_profile("atlas")

_FOREIGN = """
    TMUX TMUX_PANE SSH_TTY SSH_CONNECTION SSH_CLIENT DISPLAY WAYLAND_DISPLAY ATLAS_BASE NO_COLOR
    FORCE_COLOR COLUMNS LINES
""".split()
_XDG = "XDG_CONFIG_HOME XDG_STATE_HOME XDG_DATA_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR".split()


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path / "home"
    for name in _FOREIGN:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    for name in _XDG:
        monkeypatch.setenv(name, str(home / name.lower()))
    home.mkdir()


@pytest.fixture
def base(tmp_path: Path) -> Callable[..., Path]:
    """Write TOML text to a folder and return the folder: the complete base if no text is given."""

    def write(*texts: str) -> Path:
        folder = tmp_path / "base"
        if not texts:
            return write_base(folder)
        for number, text in enumerate(texts):
            write_base(folder, text, f"{'abcdefgh'[number]}.toml")
        return folder

    return write
