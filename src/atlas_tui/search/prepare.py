"""`python -m atlas_tui.search.prepare BASE`: read and index a large base into the caches.

It runs beside the screen as a process of its own, so that the screen stays quick, and may be killed
at any time: caches are written whole or not at all. Progress goes to stdout, a line each:
`reading 3 11`, `indexing 20000 101234`; at last `done`.
"""

import sys
import time
from pathlib import Path

from atlas_tui.facts.cache import load_cached
from atlas_tui.facts.problem import AtlasError
from atlas_tui.search.index import build

EVERY = 0.1
"""Seconds between two lines."""


class Teller:
    """Says how far a work is, not too often."""

    def __init__(self, work: str) -> None:
        self.work = work
        self.told = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Say it, if it is time."""
        now = time.monotonic()
        if now - self.told >= EVERY:
            self.told = now
            _say(f"{self.work} {done} {total}")


def prepare(path: Path) -> None:
    """Fill the caches of a base.

    Raises:
        AtlasError: there is no base at the path.
    """
    atlas = load_cached(path, Teller("reading")).atlas
    build(atlas, Teller("indexing"))
    _say("done")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    try:
        prepare(Path(sys.argv[1]))
    except AtlasError as fault:
        sys.exit(str(fault))
