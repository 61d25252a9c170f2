"""From a key to its painted frame, in a pseudo-terminal, with the bytes that go to the terminal.

Run with `python -m benchmarks.keys [BASE]`. A frame counts as painted when its last byte arrived
and nothing followed for a while.
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

SIZE = (40, 120)
QUIET = 0.08
"""Seconds without a byte after which a frame is taken to be whole."""
QUERIES = (
    "tapi pipline",
    "durand line",
    "refugees balochistan",
    "taliban ambassador",
    "water amu darya",
)
PAGE_DOWN = b"\x1b[6~"
ESCAPE = b"\x1b"

Frame = tuple[float, int]
"""Milliseconds from the key to the last byte of the frame, and the bytes."""


class Screen:
    """Atlas in a pseudo-terminal."""

    def __init__(self, base: str, home: str) -> None:
        environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environment["XDG_STATE_HOME"] = home
        if base:
            environment["ATLAS_BASE"] = base
        command = str(Path(sys.executable).with_name("atlas"))
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execvpe(command, [command], environment)  # noqa: S606 (our own command)
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))

    def drain(self, quiet: float) -> int:
        """Read until nothing comes for some seconds; the bytes read."""
        read = 0
        while select.select([self.terminal], [], [], quiet)[0]:
            read += len(os.read(self.terminal, 65536))
        return read

    def press(self, key: bytes) -> Frame:
        """Press a key and wait for its frame."""
        started = last = time.perf_counter()
        os.write(self.terminal, key)
        read = 0
        while select.select([self.terminal], [], [], QUIET)[0]:
            read += len(os.read(self.terminal, 65536))
            last = time.perf_counter()
        return (last - started) * 1000, read

    def resident(self) -> int:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return next(int(line.split()[1]) for line in status.splitlines() if "VmRSS" in line) // 1024

    def close(self) -> None:
        """End it."""
        os.kill(self.pid, signal.SIGTERM)
        os.waitpid(self.pid, 0)


def told(name: str, frames: list[Frame]) -> str:
    """A line of the table."""
    times = sorted(taken for taken, _ in frames)
    bytes_ = [read for _, read in frames]
    p95 = times[int(len(times) * 0.95) - 1]
    return (
        f"| {name} | {len(frames)} | {statistics.median(times):.1f} | {p95:.1f} | {times[-1]:.1f}"
        f" | {statistics.median(bytes_):,.0f} |"
    )


def measured(screen: Screen) -> list[str]:
    """Move, turn pages, and search, key by key."""
    lines = [told("move in countries", [screen.press(b"j") for _ in range(40)])]
    screen.press(b"4")
    lines.append(told("move in claims", [screen.press(b"j") for _ in range(40)]))
    lines.append(told("page down", [screen.press(PAGE_DOWN) for _ in range(20)]))
    letters = []
    for query in QUERIES:
        screen.press(b"/")
        letters += [screen.press(letter.encode()) for letter in query]
        screen.press(ESCAPE)
        screen.drain(0.5)
    return [*lines, told("letter of a search", letters)]


def main() -> None:
    """Print the table of a base."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", nargs="?", default="", help="default: the shipped base")
    parser.add_argument("--settle", type=float, default=3.0, help="quiet seconds before the start")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        screen = Screen(options.base, home)
        screen.drain(options.settle)
        lines = measured(screen)
        idle, resident = screen.drain(2.0), screen.resident()
        screen.close()
    print("| key | times | median ms | p95 ms | longest ms | median bytes |")
    print("|---|---|---|---|---|---|")
    print("\n".join(lines))
    print(f"\n{idle} bytes in two idle seconds; {resident} MB resident.")


if __name__ == "__main__":
    main()
