"""A program in a pseudo-terminal: its frames, their bytes, and the memory that it takes."""

import fcntl
import os
import pty
import re
import select
import signal
import statistics
import struct
import termios
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

COLUMNS, ROWS = 120, 40
PATIENCE = 30.0
"""Seconds after which something that was to be shown is missed."""


class Frame(NamedTuple):
    """Milliseconds from a key to the last byte of its frame, and the bytes."""

    ms: float
    sent: int


class Frames(NamedTuple):
    """What many frames took."""

    number: int
    median: float
    p95: float
    longest: float
    sent: float
    most: int


class Terminal:
    """A program that runs in a pseudo-terminal of COLUMNS × ROWS."""

    def __init__(self, command: Sequence[str], home: str, **environment: str) -> None:
        """Start a command whose files of every kind belong below a folder of its own."""
        folders = dict.fromkeys(("HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"), home)
        colours = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}
        given = {**os.environ, **folders, "XDG_CONFIG_HOME": home, **colours, **environment}
        # What is installed has been compiled; without this every start would compile it again.
        given.pop("PYTHONDONTWRITEBYTECODE", None)
        self.started = time.perf_counter()
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, given)  # noqa: S606 (commands of the benchmarks)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._seen = b""

    def until(self, shown: str) -> float:
        """Seconds from the start to the moment at which the screen shows what a pattern matches."""
        pattern = re.compile(shown.encode())
        while not pattern.search(self._seen):
            if not select.select([self.file], [], [], PATIENCE)[0]:
                raise TimeoutError(f"{shown!r} was not shown in {PATIENCE:g} s")
            self._seen += self._taken()
        return time.perf_counter() - self.started

    def drain(self, quiet: float) -> int:
        """Read until nothing comes for some seconds; the bytes."""
        return self._read(quiet, time.perf_counter())[1]

    def press(self, key: bytes, quiet: float) -> Frame:
        """Press a key; its frame is whole when nothing has followed for some seconds."""
        pressed = time.perf_counter()
        os.write(self.file, key)
        last, sent = self._read(quiet, pressed)
        return Frame((last - pressed) * 1000, sent)

    def hold(self, key: bytes, times: int, interval: float) -> list[Frame]:
        """Press a key so many times, every so many seconds, whether or not its frame came."""
        frames = []
        for _ in range(times):
            pressed = last = time.perf_counter()
            os.write(self.file, key)
            sent = 0
            while (left := pressed + interval - time.perf_counter()) > 0:
                if select.select([self.file], [], [], left)[0]:
                    sent += len(self._taken())
                    last = time.perf_counter()
            frames.append(Frame((last - pressed) * 1000, sent))
        return frames

    def idle(self, seconds: float) -> int:
        """The bytes that come in so many seconds in which nothing is done."""
        until, sent = time.perf_counter() + seconds, 0
        while (left := until - time.perf_counter()) > 0:
            if select.select([self.file], [], [], left)[0]:
                sent += len(self._taken())
        return sent

    def _read(self, quiet: float, since: float) -> tuple[float, int]:
        last, sent = since, 0
        while select.select([self.file], [], [], quiet)[0]:
            sent += len(self._taken())
            last = time.perf_counter()
        return last, sent

    def _taken(self) -> bytes:
        try:
            return os.read(self.file, 65_536)
        except OSError as fault:
            raise EOFError("the program has ended") from fault

    def resident(self) -> float:
        """Resident memory in megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="utf-8")
        return next(int(row.split()[1]) for row in status.splitlines() if "VmRSS" in row) / 1024

    def end(self) -> None:
        """Wait until it has ended by itself."""
        with suppress(EOFError):
            while True:
                self._taken()
        os.waitpid(self.pid, 0)
        os.close(self.file)

    def close(self, how: signal.Signals = signal.SIGTERM) -> None:
        """End it."""
        os.kill(self.pid, how)
        os.waitpid(self.pid, 0)
        os.close(self.file)


def summed(frames: Sequence[Frame]) -> Frames:
    """The figures of many frames."""
    times = sorted(each.ms for each in frames)
    sent = [each.sent for each in frames]
    p95 = times[min(len(times) - 1, round(len(times) * 0.95))]
    return Frames(
        len(times), statistics.median(times), p95, times[-1], statistics.median(sent), max(sent)
    )
