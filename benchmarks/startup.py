"""Start-up to the first usable frame, beside a hello-world Textual app, both in a pseudo-terminal.

Run with `python -m benchmarks.startup`. The two take turns, so that a busy machine slows both; the
ratio of the medians is the figure.
"""

import argparse
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello, world")

Hello().run()
"""
SIZE = (40, 120)
TIMEOUT = 30.0


def first_frame(command: list[str], shown: bytes, environment: dict[str, str]) -> float:
    """Seconds from starting a command to the moment its screen shows some words."""
    started = time.perf_counter()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execvpe(command[0], command, environment)  # noqa: S606 (the commands are the two above)
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
    seen = b""
    try:
        while shown not in seen:
            ready, _, _ = select.select([terminal], [], [], TIMEOUT)
            if not ready:
                raise TimeoutError(f"{command} showed nothing in {TIMEOUT:g} s")
            seen += os.read(terminal, 65536)
        return time.perf_counter() - started
    finally:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(terminal)


def main() -> None:
    """Print the medians of both and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=11)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as home:
        hello = Path(home) / "hello.py"
        hello.write_text(HELLO, encoding="utf-8")
        environment = {
            **os.environ,
            "HOME": home,
            "XDG_STATE_HOME": home,
            "XDG_CACHE_HOME": home,
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }
        apps = {
            "hello": ([sys.executable, str(hello)], b"hello, world"),
            "atlas": ([str(Path(sys.executable).with_name("atlas"))], b"Turkmenistan"),
        }
        times: dict[str, list[float]] = {name: [] for name in apps}
        for run in range(runs + 1):
            for name, (command, shown) in apps.items():
                taken = first_frame(command, shown, environment)
                if run:
                    times[name].append(taken)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        spread = f"{min(times[name]) * 1000:.0f} to {max(times[name]) * 1000:.0f}"
        print(f"{name}: {median * 1000:.0f} ms to the first frame (median of {runs}, {spread})")
    print(f"ratio: {medians['atlas'] / medians['hello']:.2f}")


if __name__ == "__main__":
    main()
