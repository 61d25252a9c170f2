"""How soon a passage is read: from the key `o` to the painted frame, beside wrapping the same text plainly.

Run with `python -m benchmarks.reader DOCUMENTS`, DOCUMENTS being a folder that holds the documents of
the shipped base.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from textwrap import wrap
from time import perf_counter

from atlas_tui.documents.adding import add
from atlas_tui.documents.copies import copies, copies_of
from atlas_tui.documents.gathering import gather
from atlas_tui.documents.opening import open_document
from atlas_tui.documents.placing import in_order
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.cache import load_cached
from atlas_tui.facts.model import Claim, Source
from atlas_tui.ui.reader.laying import laid
from atlas_tui.ui.reader.page import Page, lit
from atlas_tui.ui.reader.passage import passage
from atlas_tui.ui.reader.words import Words
from benchmarks.keys import Frame, Screen

WIDTH = 80
TIMES = 15


def median(work: Callable[[], object], times: int = TIMES) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1000)
    return statistics.median(taken)


def plainly(path: Path) -> list[str]:
    """What a pager does: the lines of a file wrapped at a width, with nothing known about them."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [part for line in lines for part in wrap(line, WIDTH) or [""]]


def parts(atlas: Atlas) -> list[str]:
    """A line of the table for each document: its size, and what each step of opening it takes."""
    rows = []
    for source in atlas.all(Source):
        copy = copies_of(source, copies())[0]
        found = laid(atlas, source, WIDTH)
        if found is None:
            continue
        placed = in_order(found.opened.placed.values())
        steps = [
            median(lambda: open_document(atlas, source, copy)),  # noqa: B023 (called at once)
            median(lambda: Words(found.opened.document)),  # noqa: B023 (likewise)
            median(lambda: Page(found.words, WIDTH)),  # noqa: B023 (likewise)
            median(lambda: lit(found.page, placed)),  # noqa: B023 (likewise)
        ]
        pager = median(lambda: plainly(Path(copy.path)))  # noqa: B023 (likewise)
        cells = [f"{each:.1f}" for each in (*steps, sum(steps), pager)]
        rows.append(f"| {len(found.words.texts):,} | {len(placed)} | {' | '.join(cells)} |")
    return rows


def card(atlas: Atlas) -> list[float]:
    """Milliseconds that the passage of each claim takes on a card, every one for the first time."""
    taken = []
    for claim in atlas.all(Claim):
        started = perf_counter()
        for block in passage(atlas, claim):
            block.lines(60)
        taken.append((perf_counter() - started) * 1000)
    return sorted(taken)


def opened(home: str) -> tuple[Frame, list[Frame]]:
    """The frames of the first and of later documents opened in a terminal, at passages far apart."""
    screen = Screen("", home)
    screen.drain(3.0)
    screen.press(b"4")
    frames = []
    for _ in range(TIMES):
        for _ in range(4):
            screen.press(b"\x1b[6~")
        frames.append(screen.press(b"o"))
        screen.press(b"o")
    screen.close()
    return frames[0], frames[1:]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("documents", type=Path)
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        for name in ("DATA", "CACHE", "STATE", "CONFIG"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(home, name.lower()))
        atlas = load_cached(shipped_base()).atlas
        gathered = gather([told.documents])
        add(atlas, [*gathered.named, *gathered.found])
        print("| words | claims | open | measure | lay out | light | together | wrap plainly |")
        print("|---|---|---|---|---|---|---|---|")
        print("\n".join(parts(atlas)))
        on_card = card(atlas)
        middle, worst = statistics.median(on_card), on_card[-1]
        print(f"\nA passage on the card: median {middle:.2f} ms, longest {worst:.1f} ms.")
        first, later = opened(str(Path(home, "state")))
        times = sorted(taken for taken, _ in later)
        print(
            f"\nFrom `o` to the frame in a terminal: first {first[0]:.0f} ms, then median "
            f"{statistics.median(times):.0f} ms, longest {times[-1]:.0f} ms of {len(times)}."
        )
        less = shutil.which("less")
        if less:
            path = copies()[0].path
            pager = median(
                lambda: subprocess.run([less, path], stdout=subprocess.PIPE, check=False)
            )
            print(f"A process of less that writes the first document out: {pager:.0f} ms.")


if __name__ == "__main__":
    main()
    sys.exit()
