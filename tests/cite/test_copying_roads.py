"""The roads to the clipboard, taken for real: tmux, an X server, a bare terminal."""

import base64
import os
import pty
import re
import select
import shutil
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 20.0
EXCERPT = (
    "“Northland reopened its embassy in the southern capital” (“River Diplomacy in 2025”, Institute"
    " of Neighbours, 24 June 2025, “Introduction”, para. 3)."
)
TAKE_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execvp(sys.argv[1], sys.argv[1:])
"""
"""Makes its input the controlling terminal of what it becomes."""

OSC_52 = re.compile(rb"\x1b\]52;[a-z]*;([A-Za-z0-9+/=]+)(?:\x07|\x1b\\)")


class Screen:
    """A terminal that keeps every byte which a command sends to it."""

    def __init__(self, *command: str, environment: dict[str, str]) -> None:
        self.master, slave = pty.openpty()
        self.sent = b""
        self.process = subprocess.Popen(
            [sys.executable, "-c", TAKE_TERMINAL, *command],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=environment,
            start_new_session=True,
        )
        os.close(slave)

    def until(self, shown: Callable[[bytes], object]) -> bytes:
        """Everything sent, once it shows something."""
        deadline = time.monotonic() + PATIENCE
        while not shown(self.sent):
            if time.monotonic() > deadline or not self._more(deadline):
                raise AssertionError(f"never sent:\n{self.sent!r}")
        return self.sent

    def _more(self, deadline: float) -> bool:
        ready, _, _ = select.select([self.master], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return False
        try:
            piece = os.read(self.master, 65536)
        except OSError:  # the other end is closed
            return False
        self.sent += piece
        return bool(piece)

    def clipboard(self) -> list[str]:
        """What a terminal that obeys OSC 52 would have put on its clipboard."""
        return [base64.b64decode(each).decode() for each in OSC_52.findall(self.sent)]

    def close(self) -> None:
        self.process.kill()
        self.process.wait()
        os.close(self.master)


@pytest.fixture
def environment(base: Callable[..., Path], tmp_path: Path) -> dict[str, str]:
    """The environment of a reader whose machine has no clipboard tool."""
    tools = tmp_path / "bin"
    tools.mkdir()
    kept = {name: value for name, value in os.environ.items() if name.startswith(("XDG_", "HOME"))}
    return {
        **kept,
        "ATLAS_BASE": str(base()),
        "PATH": str(tools),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
    }


CITE = (sys.executable, "-m", "atlas_tui", "cite", "institute-embassy", "--copy")


def log() -> list[str]:
    """The lines of the copy log but for its times."""
    kept = Path(os.environ["XDG_STATE_HOME"], "atlas", "copies.log")
    lines = kept.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("--- ")]


def test_a_bare_terminal_is_sent_osc_52(environment: dict[str, str]) -> None:
    screen = Screen(*CITE, environment=environment)
    try:
        screen.until(lambda sent: b"unconfirmed" in sent)
        assert screen.clipboard() == [EXCERPT]
        said = screen.sent.decode()
        assert f"copied {len(EXCERPT)} characters by OSC 52 (unconfirmed: terminals do not" in said
        assert log() == [EXCERPT]
    finally:
        screen.close()


def test_what_a_terminal_would_drop_is_in_the_file_that_is_named(
    base: Callable[..., Path], environment: dict[str, str], tmp_path: Path
) -> None:
    text = (base() / "base.toml").read_text(encoding="utf-8")
    long = text.replace(
        'quote = "Northland reopened its embassy in the southern capital"',
        f'quote = "{"Northland reopened " * 4000}"',
    )
    (tmp_path / "long.toml").write_text(long, encoding="utf-8")
    screen = Screen(*CITE, environment={**environment, "ATLAS_BASE": str(tmp_path / "long.toml")})
    kept = Path(os.environ["XDG_STATE_HOME"], "atlas", "last-copy.txt")
    try:
        screen.until(lambda sent: b"last-copy.txt" in sent)
        assert screen.clipboard() == []
        assert kept.read_text(encoding="utf-8").startswith("“Northland reopened Northland")
        assert f"by file {kept}" in screen.sent.decode()
    finally:
        screen.close()


needs_tmux = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


class Tmux:
    """A tmux server of its own, and the terminal of its one client."""

    def __init__(self, environment: dict[str, str], folder: Path, setting: str) -> None:
        self.socket = f"atlas-{uuid.uuid4().hex[:8]}"
        self.tmux = str(shutil.which("tmux"))
        settings = folder / "tmux.conf"
        settings.write_text(f"set -s set-clipboard {setting}\n")
        self.environment = environment
        self.screen = Screen(
            self.tmux, "-L", self.socket, "-f", str(settings), "new-session", "/bin/sh",
            environment=environment,
        )  # fmt: skip

    def run(self, *arguments: str) -> str:
        done = subprocess.run(
            [self.tmux, "-L", self.socket, *arguments],
            env=self.environment,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        return done.stdout

    def close(self) -> None:
        subprocess.run(
            [self.tmux, "-L", self.socket, "kill-server"],
            env=self.environment,
            capture_output=True,
            check=False,
        )
        self.screen.close()


@pytest.fixture(params=["on", "external", "off"])
def tmux(
    request: pytest.FixtureRequest, environment: dict[str, str], tmp_path: Path
) -> Iterator[Tmux]:
    """A reader inside tmux, under each setting of its clipboard."""
    tool = Path(environment["PATH"], "tmux")
    tool.symlink_to(str(shutil.which("tmux")))
    opened = Tmux(environment, tmp_path, request.param)
    yield opened
    opened.close()


@needs_tmux
def test_inside_tmux_both_its_buffer_and_the_terminal_have_the_excerpt(tmux: Tmux) -> None:
    tmux.screen.until(lambda sent: b"$" in sent or b"#" in sent)
    tmux.run("send-keys", " ".join(CITE), "Enter")
    tmux.screen.until(lambda sent: b"characters by tmux" in sent and OSC_52.search(sent))
    assert tmux.run("show-buffer") == EXCERPT
    assert tmux.screen.clipboard() == [EXCERPT]
    assert log() == [EXCERPT]


@pytest.fixture
def display(environment: dict[str, str]) -> Iterator[dict[str, str]]:
    """An X server without a screen, and the environment of a reader who sits before it."""
    reader, writer = os.pipe()
    server = subprocess.Popen(
        [str(shutil.which("Xvfb")), "-displayfd", str(writer), "-nolisten", "tcp"],
        pass_fds=[writer],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writer)
    with os.fdopen(reader, encoding="ascii") as told:
        number = told.readline()  # the server says its number once it listens
    yield {
        **environment,
        "DISPLAY": f":{number.strip()}",
        "PATH": str(Path(str(shutil.which("xclip"))).parent),
    }
    server.kill()
    server.wait()


@pytest.mark.skipif(
    not (shutil.which("Xvfb") and shutil.which("xclip")),
    reason="Xvfb and xclip are not both installed",
)
def test_on_a_desktop_the_clipboard_has_the_excerpt(display: dict[str, str]) -> None:
    copied = subprocess.run(
        CITE, env=display, capture_output=True, encoding="utf-8", timeout=PATIENCE, check=True
    )
    assert copied.stderr == f"copied {len(EXCERPT)} characters by xclip\n"
    pasted = subprocess.run(
        ["xclip", "-selection", "clipboard", "-out"],
        env=display,
        capture_output=True,
        encoding="utf-8",
        timeout=PATIENCE,
        check=True,
    )
    assert pasted.stdout == EXCERPT
    assert log() == [EXCERPT]
