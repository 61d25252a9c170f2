"""From a key to its painted frame, in a pseudo-terminal, with the bytes that go to the terminal.

Run with `python -m benchmarks.keys [--size N]… [--documents FOLDER]`; it writes SCREEN.md whole: the
start (`benchmarks.startup`), the keys on the shipped base, and those on generated bases of N claims.
A frame counts as painted when its last byte arrived and nothing followed for a while.
"""

import argparse
import os
import platform
import subprocess
import sys
import tempfile
from importlib.metadata import version
from pathlib import Path

from benchmarks import startup
from benchmarks.generate import write
from benchmarks.terminal import COLUMNS, ROWS, Frame, Terminal, summed

RESULTS = Path(__file__).parent / "SCREEN.md"
QUIET = 0.1
"""Seconds without a byte after which a frame is taken to be whole."""
REST = 0.35
"""Seconds after which the next move is a single one, and no key held down."""
HELD = 1 / 30
"""Seconds between two moves of a key held down."""
IDLE = 5.0
QUERIES = (
    "tapi pipline",
    "durand line",
    "refugees balochistan",
    "taliban ambassador",
    "water amu darya",
)
PAGE_DOWN = b"\x1b[6~"
ESCAPE = b"\x1b"

HEAD = """| key | times | median ms | p95 ms | longest ms | median bytes | most bytes |
|---|---|---|---|---|---|---|"""


def told(name: str, frames: list[Frame]) -> str:
    """A line of the table."""
    each = summed(frames)
    return (
        f"| {name} | {each.number} | {each.median:.1f} | {each.p95:.1f} | {each.longest:.1f} |"
        f" {each.sent:,.0f} | {each.most:,} |"
    )


def keys(screen: Terminal) -> list[str]:
    """Move, turn pages, and search, key by key."""
    rows = []
    for pane, key in ("countries", b"1"), ("claims", b"4"):
        screen.press(key, REST)
        single = [screen.press(b"j", REST) for _ in range(40)]
        rows.append(told(f"single move in {pane}, with the card", single))
        rows.append(told(f"held move in {pane}, 30 a second", screen.hold(b"j", 90, HELD)))
        screen.press(b"g", REST)
    rows.append(told("page down", [screen.press(PAGE_DOWN, REST) for _ in range(20)]))
    letters = []
    for query in QUERIES:
        screen.press(b"/", REST)
        letters += [screen.press(letter.encode(), QUIET) for letter in query]
        screen.press(ESCAPE, REST)
    return [*rows, told("letter of a search", letters)]


def idle(screen: Terminal) -> str:
    """What comes while nothing is done: in the panes, and while a search is open."""
    screen.drain(REST)
    panes = screen.idle(IDLE)
    screen.press(b"/", REST)
    searching = screen.idle(IDLE)
    screen.press(ESCAPE, REST)
    return f"{panes} bytes in {IDLE:g} idle seconds, {searching} while a search is open"


def measured(home: Path, base: str = "") -> str:
    """The table of a base."""
    environment = {"ATLAS_BASE": base} if base else {}
    screen = Terminal([startup.ATLAS], str(home), **environment)
    screen.until("Turkmenistan")
    screen.drain(3.0)
    rows, rest, resident = keys(screen), idle(screen), screen.resident()
    screen.close()
    return "\n".join([HEAD, *rows, "", f"{rest}; {resident:.0f} MB resident."])


def generated(folder: Path, size: int) -> str:
    """The section of a generated base: its first frame from the cache, and its keys."""
    base = folder / f"base-{size}"
    write(base, size)
    prepared = {"XDG_CACHE_HOME": str(folder), "HOME": str(folder)}
    subprocess.run(
        [sys.executable, "-m", "atlas_tui.search.prepare", str(base)],
        env={**os.environ, **prepared},
        stdout=subprocess.DEVNULL,
        check=True,
    )
    times = []
    for _ in range(3):
        opened = Terminal([startup.ATLAS], str(folder), ATLAS_BASE=str(base))
        times.append(opened.until("Turkmenistan"))
        opened.close()
    first = f"First frame from the cache: {sorted(times)[1]:.2f} s."
    return f"### {size:,} claims\n\n{first}\n\n{measured(folder, str(base))}"


def page(sizes: list[int], documents: Path | None) -> str:
    """All of SCREEN.md."""
    starts = "\n".join(startup.told(startup.measured(documents=documents)))
    with tempfile.TemporaryDirectory() as folder:
        tables = [f"### Shipped base\n\n{measured(Path(folder))}"]
        tables += [generated(Path(folder), size) for size in sizes]
    machine = f"{processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}"
    return f"""# The screen, measured

{machine}, Python {platform.python_version()}, Textual {version("textual")}; a pseudo-terminal of {COLUMNS} × {ROWS}. `python -m benchmarks.keys`, one run.

## Start

Atlas on the shipped base, from the cache, and the smallest Textual application, in turns, each to its first usable frame (`python -m benchmarks.startup`, median of {startup.RUNS}). Where it was left: with keys, settings, claims{" and documents" if documents else ""} of the reader's own, and a country as the scope. Memory is that of a program at rest.

{starts}

## Keys

From the key to the last byte of its frame. While a key is held, the card waits until the cursor rests.

{chr(10).join(f"{table}{chr(10)}" for table in tables)}"""


def processor() -> str:
    """What the machine calls its processor."""
    told = Path("/proc/cpuinfo")
    rows = told.read_text(encoding="utf-8").splitlines() if told.exists() else []
    named = [row.partition(":")[2].strip() for row in rows if row.startswith("model name")]
    return named[0] if named else platform.processor() or "unknown processor"


def main() -> None:
    """Write SCREEN.md."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", type=int, action="append", default=[])
    parser.add_argument("--documents", type=Path, help="a folder of documents to attach")
    options = parser.parse_args()
    RESULTS.write_text(page(options.size, options.documents), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


if __name__ == "__main__":
    main()
