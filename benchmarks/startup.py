"""Start-up to the first usable frame, beside a hello-world Textual app, both in a pseudo-terminal.

Run with `python -m benchmarks.startup [--documents FOLDER]`. All take turns, so that a busy machine
slows each of them; the ratios of the medians are the figures. Atlas is opened for the first time of
a reader, and by one who has keys, settings, claims and documents of their own and left a country
as the scope; then the frame that counts is that of the place where they left.
"""

import argparse
import os
import signal
import statistics
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

import msgspec
import tomli_w

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from benchmarks.terminal import Terminal

HELLO = """
from textual.app import App
from textual.widgets import Static

class Hello(App):
    def compose(self):
        yield Static("hello, world")

Hello().run()
"""
ATLAS = str(Path(sys.executable).with_name("atlas"))
RUNS = 15
SCOPE, ORDINAL = "Uzbekistan", 6
"""A country, and its place among the rows from 0."""
SETTLED = 1.5
"""Quiet seconds after which a program has done what it does after its first frame."""


class Opened(NamedTuple):
    """A program, its home, and a pattern of what its first usable frame shows."""

    command: list[str]
    home: str
    shown: str


class Start(NamedTuple):
    """Seconds to the first usable frame, each time, and resident megabytes when all is at rest."""

    seconds: list[float]
    resident: float

    @property
    def ms(self) -> float:
        """The median in milliseconds."""
        return statistics.median(self.seconds) * 1000


def opened(folder: Path, documents: Path | None) -> dict[str, Opened]:
    """What is started, by name."""
    hello = folder / "hello.py"
    hello.write_text(HELLO, encoding="utf-8")
    first, later = folder / "first", folder / "later"
    for home in (first, later):
        home.mkdir()
    own(later, documents)
    return {
        "hello world": Opened([sys.executable, str(hello)], str(first), "hello, world"),
        "Atlas, at first": Opened([ATLAS], str(first), "Turkmenistan"),
        "Atlas, where it was left": Opened([ATLAS], str(later), f"› .{{0,60}}{SCOPE}"),
    }


def own(home: Path, documents: Path | None) -> None:
    """Give a home keys, settings, claims, documents and a last place."""
    config, overlay = home / "atlas", home / "atlas" / "overlays" / "shipped"
    overlay.mkdir(parents=True)
    (config / "keys.toml").write_text('[keys]\nbrief = "P"\n', encoding="utf-8")
    (config / "config.toml").write_text('style = "apa"\n', encoding="utf-8")
    claims = [msgspec.to_builtins(each) for each in load(shipped_base()).atlas.all(Claim)[:20]]
    owned = [{**each, "id": f"own-{each['id']}"} for each in claims]
    (overlay / "claims.toml").write_text(tomli_w.dumps({"claim": owned}), encoding="utf-8")
    if documents:
        Terminal([ATLAS, "documents", "add", str(documents)], str(home)).end()
    reader = Terminal([ATLAS], str(home))
    reader.until("Turkmenistan")
    reader.drain(SETTLED)
    for key in (*["j"] * ORDINAL, "\r", "4", "j", "j"):
        reader.press(key.encode(), 0.3)
    os.write(reader.file, b"\x11")  # ctrl+q
    reader.end()


def measured(runs: int = RUNS, documents: Path | None = None) -> dict[str, Start]:
    """Start everything in turns; a first round, which fills caches, is not counted."""
    with tempfile.TemporaryDirectory() as folder:
        programs = opened(Path(folder), documents)
        times: dict[str, list[float]] = {name: [] for name in programs}
        resident = {}
        for _ in range(runs + 1):
            for name, program in programs.items():
                terminal = Terminal(program.command, program.home)
                times[name].append(terminal.until(program.shown))
                if name not in resident:
                    terminal.drain(SETTLED)
                    resident[name] = terminal.resident()
                terminal.close(signal.SIGKILL)
    return {name: Start(times[name][1:], resident[name]) for name in times}


def told(starts: dict[str, Start]) -> list[str]:
    """The table."""
    hello = next(iter(starts.values()))
    lines = [
        "| | median ms | shortest to longest | beside hello world | resident MB | beside it |",
        "|---|---|---|---|---|---|",
    ]
    for name, start in starts.items():
        spread = f"{min(start.seconds) * 1000:.0f} to {max(start.seconds) * 1000:.0f}"
        ratio, memory = start.ms / hello.ms, start.resident / hello.resident
        lines.append(
            f"| {name} | {start.ms:.0f} | {spread} | {ratio:.2f} × | {start.resident:.0f} |"
            f" {memory:.2f} × |"
        )
    return lines


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--documents", type=Path, help="a folder of documents to attach")
    options = parser.parse_args()
    print("\n".join(told(measured(options.runs, options.documents))))


if __name__ == "__main__":
    main()
