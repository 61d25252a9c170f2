"""The one road to the clipboard: which is taken where, and what is left behind."""

import base64
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite import copying
from atlas_tui.cite.copying import OSC52_LIMIT, Copied, copy

TOOLS = ("tmux", "wl-copy", "xclip", "pbcopy", "clip.exe")

Tool = Callable[..., Path]


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder to be the PATH, with nothing on it."""
    folder = tmp_path / "bin"
    folder.mkdir()
    return folder


@pytest.fixture
def tool(shelf: Path, tmp_path: Path) -> Tool:
    """Put a false tool on the PATH that keeps what it is given."""

    def make(name: str, code: int = 0) -> Path:
        taken = tmp_path / f"{name}.taken"
        script = shelf / name
        script.write_text(
            f'#!/bin/sh\necho "$@" > {taken}.options\n/bin/cat > {taken}\nexit {code}\n'
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        return taken

    return make


def said(text: str, **environment: str) -> tuple[Copied, list[str]]:
    sent: list[str] = []
    return copy(text, sent.append, environment), sent


def log() -> Path:
    return copying.user_state_path("atlas") / "copies.log"


@pytest.mark.parametrize(
    ("environment", "road"),
    [
        ({"TMUX": "socket,1,0", "WAYLAND_DISPLAY": "wayland-0"}, "tmux"),
        ({"TMUX": "socket,1,0", "SSH_TTY": "/dev/pts/1"}, "tmux"),
        ({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "wl-copy"),
        ({"DISPLAY": ":0"}, "xclip"),
        ({}, "pbcopy"),
        ({"DISPLAY": ":0", "SSH_TTY": "/dev/pts/1"}, "OSC 52"),
        ({"WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "1 2 3 4"}, "OSC 52"),
    ],
)
def test_the_environment_chooses_the_road(
    tool: Tool, shelf: Path, environment: dict[str, str], road: str
) -> None:
    taken = {name: tool(name) for name in TOOLS}
    copied, sent = said("“words”", PATH=str(shelf), **environment)
    assert copied.road == road
    assert bool(sent) == (road == "OSC 52")
    for name, path in taken.items():
        assert path.exists() == (name == road)
    if road != "OSC 52":
        assert taken[road].read_text(encoding="utf-8") == "“words”"
        assert copied.confirmed


@pytest.mark.parametrize(
    ("environment", "road", "options"),
    [
        ({"TMUX": "1"}, "tmux", "load-buffer -w -"),
        ({"WAYLAND_DISPLAY": "1"}, "wl-copy", ""),
        ({"DISPLAY": "1"}, "xclip", "-selection clipboard -in"),
        ({}, "pbcopy", ""),
    ],
)
def test_a_tool_is_called_as_it_wants_to_be(
    tool: Tool, shelf: Path, environment: dict[str, str], road: str, options: str
) -> None:
    taken = tool(road)
    said("words", PATH=str(shelf), **environment)
    assert Path(f"{taken}.options").read_text().strip() == options


def test_windows_takes_its_own_encoding(tool: Tool, shelf: Path) -> None:
    taken = tool("clip.exe")
    copied, _ = said("“words”", PATH=str(shelf))
    assert copied.road == "clip.exe"
    assert taken.read_bytes().decode("utf-16-le") == "“words”"


def test_a_tool_that_fails_gives_way_to_the_next(tool: Tool, shelf: Path) -> None:
    tool("wl-copy", code=1)
    tool("xclip")
    copied, _ = said("words", PATH=str(shelf), WAYLAND_DISPLAY="1", DISPLAY="1")
    assert copied.road == "xclip"


def test_a_tool_that_hangs_gives_way_to_the_terminal(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying, "TOOL_SECONDS", 0.05)
    (shelf / "pbcopy").write_text("#!/bin/sh\nexec /bin/sleep 60\n")
    (shelf / "pbcopy").chmod(0o755)
    copied, sent = said("words", PATH=str(shelf))
    assert copied.road == "OSC 52"
    assert sent


def test_the_terminal_is_sent_the_text_and_its_silence_is_told(shelf: Path) -> None:
    text = "“words”\nof two lines"
    copied, sent = said(text, PATH=str(shelf))
    assert sent == [f"\x1b]52;c;{base64.b64encode(text.encode()).decode()}\x07"]
    assert str(copied) == "20 characters by OSC 52 (unconfirmed: terminals do not answer)"


def test_a_tool_is_named_and_sure(tool: Tool, shelf: Path) -> None:
    tool("pbcopy")
    copied, _ = said("words", PATH=str(shelf))
    assert str(copied) == "5 characters by pbcopy"


def test_nothing_that_drives_a_terminal_is_copied(tool: Tool, shelf: Path) -> None:
    taken = tool("pbcopy")
    said("a\x1b]52;c;ZXZpbA==\x07b\u202ec", PATH=str(shelf))
    assert taken.read_text() == "a]52;c;ZXZpbA==bc"


def test_what_terminals_would_drop_goes_to_a_file(shelf: Path) -> None:
    long = "x" * OSC52_LIMIT
    copied, sent = said(long, PATH=str(shelf))
    kept = log().with_name("last-copy.txt")
    assert sent == []
    assert kept.read_text(encoding="utf-8") == long
    assert str(copied) == f"{OSC52_LIMIT} characters by file {kept}"


def test_the_longest_text_that_terminals_take_is_sent(shelf: Path) -> None:
    longest = "x" * (OSC52_LIMIT // 4 * 3)
    assert said(longest, PATH=str(shelf))[1]
    assert not said(f"{longest}xxx", PATH=str(shelf))[1]


def test_every_copy_is_logged_after_those_before(shelf: Path) -> None:
    said("first", PATH=str(shelf))
    said("second\nof two lines", PATH=str(shelf))
    lines = log().read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if not line.startswith("--- ")] == [
        "first",
        "second",
        "of two lines",
    ]
    assert len([line for line in lines if line.startswith("--- ")]) == 2


@pytest.fixture
def no_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home in which nothing can be written, for root too."""
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("HOME", str(blocked))
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked / "state"))


@pytest.mark.usefixtures("no_home")
def test_a_home_that_takes_no_log_does_not_stop_a_copy(shelf: Path) -> None:
    assert said("words", PATH=str(shelf))[1]


@pytest.mark.usefixtures("no_home")
def test_a_home_that_takes_no_file_does_not_lose_a_long_copy(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copying.tempfile, "tempdir", str(tmp_path))
    long = "x" * OSC52_LIMIT
    copied, _ = said(long, PATH=str(shelf))
    kept = Path(copied.road.removeprefix("file "))
    assert kept.parent == tmp_path
    assert kept.read_text() == long
