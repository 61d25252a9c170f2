"""Random keys, resizes and pastes for a real terminal, made from a seed so that they can be replayed.

Run with `python tests/ui/random_keys.py --keys 20000 --seed 7`: the screen takes them all in a
pseudo-terminal, and what went wrong is told with the seed.
"""

import argparse
import fcntl
import os
import pty
import random
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from collections.abc import Iterator
from pathlib import Path

import pyte

KEYS = (
    *(letter.encode() for letter in "jkhlgGnNsSmobvxyYzfJKHLt123456789[]<>-+:/?!' ,.pcew"),
    *(b"\r", b"\x1b", b"\t", b"\x7f", b"\x15", b"\x04", b"\x10"),
    *(b"\x1b[A", b"\x1b[B", b"\x1b[C", b"\x1b[D", b"\x1b[5~", b"\x1b[6~", b"\x1b[H", b"\x1b[F"),
    *(b"\x1bOP", b"\x1b[Z"),
)
"""Every key that does something, but for those that leave."""
JUNK = (
    "taliban pipline",
    "[/b][link=x]",
    "\u202eabc\u2069 قوش \U0001f600",
    "a" * 5_000,
    "\x00\x07\x9b31m",
    "in: from:about: #  -- ..",
    '"unclosed -"',
)
PASTE = (b"\x1b[200~", b"\x1b[201~")
MOST = (300, 100)
QUIET = 0.02
PATIENCE = 20.0

Act = bytes | tuple[int, int]
"""Bytes to type, or the columns and rows that the terminal gets."""


def acts(seed: int, keys: int) -> Iterator[Act]:
    """What is done: mostly keys, now and then a resize or a paste."""
    chance = random.Random(seed)
    for _ in range(keys):
        dice = chance.random()
        if dice < 0.01:
            yield chance.randint(1, MOST[0]), chance.randint(1, MOST[1])
        elif dice < 0.02:
            yield PASTE[0] + chance.choice(JUNK).encode() + PASTE[1]
        else:
            yield chance.choice(KEYS)


class Terminal:
    """Atlas in a pseudo-terminal whose picture is kept."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, environment)
        self.before = termios.tcgetattr(self.file)
        self.resize(120, 40)
        self.written = bytearray()
        self.code: int | None = None

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size."""
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        os.kill(self.pid, signal.SIGWINCH)

    def read(self, quiet: float) -> int:
        """Take what the screen sends until nothing comes; the bytes."""
        taken = 0
        while select.select([self.file], [], [], quiet)[0]:
            try:
                part = os.read(self.file, 65_536)
            except OSError:
                break
            if not part:
                break
            taken += len(part)
            self.written += part
            del self.written[:-400_000]
        return taken

    def act(self, act: Act) -> None:
        """Do one thing."""
        if isinstance(act, tuple):
            self.resize(*act)
        else:
            os.write(self.file, act)

    def ended(self) -> bool:
        """Whether the screen is gone."""
        if self.code is None:
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.code = os.waitstatus_to_exitcode(status)
        return self.code is not None

    def leave(self) -> int:
        """Quit as a reader would; the exit code."""
        until = time.monotonic() + PATIENCE
        while not self.ended() and time.monotonic() < until:
            os.write(self.file, b"\x11")  # ctrl+q
            self.read(0.2)
        if not self.ended():
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
            return -1
        self.read(0.1)
        return self.code if self.code is not None else -1

    def picture(self) -> str:
        """The last lines that stood on the terminal."""
        screen = pyte.Screen(200, 50)
        stream = pyte.ByteStream(screen)
        stream.feed(bytes(self.written[-20_000:]))
        return "\n".join(line.rstrip() for line in screen.display if line.strip())


RESTORED = (b"\x1b[?1049l", b"\x1b[?25h")
"""What a terminal must hear last: the screen from before, and the cursor."""


def play(command: list[str], environment: dict[str, str], seed: int, keys: int) -> list[str]:
    """Play random keys; what went wrong, empty where nothing did."""
    terminal = Terminal(command, environment)
    terminal.read(2.0)
    done = 0
    for done, act in enumerate(acts(seed, keys), start=1):
        if terminal.ended():
            break
        terminal.act(act)
        if done % 5 == 0:
            terminal.read(QUIET)
    ended_early = terminal.ended()
    terminal.act((120, 40)) if not ended_early else None
    code = terminal.leave()
    wrong = []
    if ended_early or code != 0:
        wrong.append(f"seed {seed}: ended with {code} after {done} of {keys}: {terminal.picture()}")
    if b"Traceback" in terminal.written:
        wrong.append(f"seed {seed}: a traceback: {terminal.picture()}")
    tail = bytes(terminal.written[-4_000:])
    wrong += [f"seed {seed}: never sent {each!r}" for each in RESTORED if each not in tail]
    os.close(terminal.file)
    return wrong


def environment(home: Path) -> dict[str, str]:
    """A home of its own, an editor that does nothing, no clipboard."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    places = {
        f"XDG_{name}_HOME": str(home / name.lower())
        for name in ("STATE", "CACHE", "CONFIG", "DATA")
    }
    return {
        **kept,
        **places,
        "HOME": str(home),
        "TERM": "xterm-256color",
        "EDITOR": "true",
        "SSH_TTY": "none",
    }


def main() -> None:
    """Play from the command line."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--keys", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--base", default="")
    told = parser.parse_args()
    command = [str(Path(sys.executable).with_name("atlas"))]
    if told.base:
        command += ["--base", told.base]
    with tempfile.TemporaryDirectory() as home:
        begun = time.monotonic()
        wrong = play(command, environment(Path(home)), told.seed, told.keys)
    print(f"{told.keys} keys with seed {told.seed} in {time.monotonic() - begun:.0f} s")
    print("\n".join(wrong) or "nothing went wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
