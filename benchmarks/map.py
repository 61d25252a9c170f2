"""How long the map takes to draw, beside outlines that are not simplified.

Run with `python -m benchmarks.map [PACKAGE]`, PACKAGE being the folder of the npm package
`world-atlas`; without it only what is shipped is measured.
"""

import argparse
import json
import statistics
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from random import Random
from time import perf_counter
from unittest.mock import patch

from scripts import outlines as script
from scripts import shapes

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.geo.outlines import Outlines, Point, outlines, read
from atlas_tui.ui.draw.map import Subject, draw, home, labels, names, subject
from atlas_tui.ui.draw.map import ground as ground_module
from atlas_tui.ui.draw.map.ground import ground

SIZES = ((80, 24), (120, 40), (200, 50))
POINTS = 3_000


def median(work: Callable[[], object], times: int) -> float:
    """The median of so many runs, in milliseconds."""
    taken = []
    for _ in range(times):
        started = perf_counter()
        work()
        taken.append((perf_counter() - started) * 1000)
    return statistics.median(taken)


def anew(about: Subject, width: int, height: int) -> Callable[[], object]:
    """Draw in a window of which nothing is kept, as after each move or zoom."""
    window = home(about, width, height)

    def work() -> object:
        ground.cache_clear()
        return draw(about, window, width, height, "tapi")

    return work


def again(about: Subject, width: int, height: int) -> Callable[[], object]:
    """Draw in the same window, as after each step from state to state."""
    window = home(about, width, height)
    return lambda: draw(about, window, width, height, "tapi")


def whole(package: Path, resolution: str) -> Outlines:
    """The outlines of the region as the package has them, cut but not simplified."""
    topology = json.loads((package / f"countries-{resolution}.json").read_text(encoding="utf-8"))
    with (
        patch.object(shapes, "FINE", 1e-12),
        patch.object(shapes, "COARSE", 1e-12),
        patch.object(script, "SMALLEST", 0),
    ):
        return read(json.dumps(script.made(topology)).encode())


def row(name: str, drawn: Outlines, about: Subject, times: int) -> str:
    """A line of the table."""
    points = sum(len(arc.trace) for arc in drawn.arcs)
    with ExitStack() as patches:
        for module in (ground_module, labels, names):
            patches.enter_context(patch.object(module, "outlines", lambda: drawn))
        cells = [f"{median(anew(about, *size), times):.1f}" for size in SIZES]
    ground.cache_clear()
    return f"| {name} | {points:,} | {' | '.join(cells)} |"


def misplaced(drawn: Outlines, truth: Outlines) -> str:
    """The share of points of the base's own region that lie in another state than in truth."""
    chance = Random(1)
    points = [(chance.uniform(46, 92), chance.uniform(22, 55)) for _ in range(POINTS)]
    wrong = sum(_code(drawn, point) != _code(truth, point) for point in points)
    return f"{wrong / POINTS:.1%} of {POINTS:,} points on another side of a border or coast"


def _code(drawn: Outlines, point: Point) -> str:
    state = drawn.state_at(point)
    return state.code if state else ""


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", nargs="?", type=Path)
    parser.add_argument("--times", type=int, default=31)
    options = parser.parse_args()
    about = subject(load(shipped_base()).atlas, ("AFG",))
    sizes = " | ".join(f"{width} × {height}" for width, height in SIZES)
    print(f"| median ms of a drawing, nothing kept | points | {sizes} |")
    print("|---|---|---|---|---|")
    print(row("shipped", outlines(), about, options.times))
    if options.package:
        plain = {each: whole(options.package, each) for each in ("110m", "50m")}
        for name, drawn in plain.items():
            print(row(f"Natural Earth {name}, not simplified", drawn, about, options.times))
    kept = " | ".join(f"{median(again(about, *size), options.times):.1f}" for size in SIZES)
    print(f"| shipped, same window, another choice | | {kept} |\n")
    if options.package:
        print(f"shipped: {misplaced(outlines(), plain['50m'])}")
        print(f"Natural Earth 110m: {misplaced(plain['110m'], plain['50m'])}")


if __name__ == "__main__":
    main()
