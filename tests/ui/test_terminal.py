"""A real terminal: tmux runs the installed command, keys go in, the screen comes out."""

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    shutil.which("tmux") is None, reason="tmux is not installed (README, “Running the tests”)"
)
PATIENCE = 20.0


class Terminal:
    """A tmux server of its own with one window."""

    def __init__(self, home: Path, size: tuple[int, int]) -> None:
        self.socket = f"atlas-{uuid.uuid4().hex[:8]}"
        width, height = size
        environment = {**os.environ, "HOME": str(home), "TERM": "xterm-256color"}
        self._run(
            "-f", "/dev/null", "new-session", "-d", "-x", str(width), "-y", str(height), "sh",
            environment=environment,
        )  # fmt: skip

    def _run(self, *arguments: str, environment: dict[str, str] | None = None) -> str:
        done = subprocess.run(
            ["tmux", "-L", self.socket, *arguments],
            capture_output=True,
            text=True,
            check=True,
            env=environment,
        )
        return done.stdout

    def types(self, *keys: str) -> None:
        self._run("send-keys", *keys)

    def screen(self) -> str:
        return self._run("capture-pane", "-p")

    def until(self, shown: Callable[[str], bool]) -> str:
        """The screen once it shows something."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            screen = self.screen()
            if shown(screen):
                return screen
            time.sleep(0.05)  # between two looks at another process
        raise AssertionError(f"never shown:\n{self.screen()}")

    def buffer(self) -> str:
        return self._run("show-buffer")

    def close(self) -> None:
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True, check=False)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    opened = Terminal(tmp_path / "home", (120, 40))
    yield opened
    opened.close()


def test_a_reader_finds_a_misspelt_name_and_copies_the_excerpt(
    terminal: Terminal, base: Callable[..., Path]
) -> None:
    command = f"{sys.executable} -m atlas_tui --base {base()}; echo left with $?"
    terminal.types(command, "Enter")
    terminal.until(lambda screen: "4 Claims" in screen and "Northland" in screen)
    terminal.types("/")
    terminal.types("embasy")
    terminal.until(lambda screen: "embasy → embassy" in screen)
    # All at once, as fast hands and scripts type: nothing of it may land in the query.
    terminal.types("Enter", "4", "y")
    terminal.until(lambda screen: "characters by tmux" in screen)
    assert "in the southern capital” (“River Diplomacy in 2025”" in terminal.buffer()
    terminal.types("q")
    screen = terminal.until(lambda screen: "left with 0" in screen)
    assert "4 Claims" not in screen


@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129)])
def test_a_signal_leaves_the_terminal_as_it_was(
    terminal: Terminal, base: Callable[..., Path], tmp_path: Path, name: str, code: int
) -> None:
    kept = tmp_path / "pid"
    # sh is replaced by the command in the subshell, so that its process id is the command's.
    terminal.types(
        f"sh -c 'echo $$ > {kept}; exec {sys.executable} -m atlas_tui --base {base()}';"
        " echo left with $?; stty -a | grep -o ' -*echo '",
        "Enter",
    )
    terminal.until(lambda screen: "4 Claims" in screen)
    os.kill(int(kept.read_text()), getattr(signal, name))
    screen = terminal.until(lambda screen: f"left with {code}" in screen)
    assert "4 Claims" not in screen
    terminal.until(lambda screen: "\n echo" in screen)
