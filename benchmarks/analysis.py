"""How long the analysis views take to draw, beside the card of the same fact.

Run with `python -m benchmarks.analysis`; it writes ANALYSIS.md. Each drawing is the shortest of some
rounds after a first one, because the machine may be busy.
"""

import platform
import statistics
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from atlas_tui.cite.card import card
from atlas_tui.cite.matrices import matrices
from atlas_tui.cite.onepager import PAGES, onepager
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.candidates import candidates
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Conflict, Fact, Ladder, Series
from atlas_tui.ui.draw.chart import Figure
from atlas_tui.ui.draw.conflict import Disagreement
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.draw.ladder import Rungs
from atlas_tui.ui.draw.matrix import At, MatrixBlock
from atlas_tui.ui.draw.wrapped import wrapped

WIDTHS = (60, 80, 120, 200)
ROUNDS = 5
ABOUT = (
    "{}, Python {}. `python -m benchmarks.analysis`: every view of the shipped base at"
    f" {', '.join(map(str, WIDTHS))} columns, the shortest of {ROUNDS} rounds; the card is the same"
    " fact as wrapped paragraphs."
)
RESULTS = Path(__file__).parent / "ANALYSIS.md"


def main() -> None:
    """Measure every view of the shipped base and write the report."""
    atlas = load(shipped_base()).atlas
    facts: dict[str, list[Fact]] = {
        "conflict": list(atlas.all(Conflict)),
        "figure": list(atlas.all(Series)),
        "ladder": list(atlas.all(Ladder)),
    }
    lines = [
        "# The analysis views, measured",
        "",
        ABOUT.format(platform.machine(), platform.python_version()),
        "",
        "| view | drawn | median ms | longest ms | longest card ms | longest, as a share of the card |",
        "|---|---|---|---|---|---|",
        *(row(atlas, name, found) for name, found in facts.items()),
        "",
        "| made | of | median ms | longest ms |",
        "|---|---|---|---|",
        *made(atlas),
        "",
    ]
    RESULTS.write_text("\n".join(lines), encoding="utf-8")
    print(RESULTS.read_text(encoding="utf-8"))


def block(atlas: Atlas, fact: Fact) -> Block:
    """The view of a fact."""
    if isinstance(fact, Conflict):
        return Disagreement(atlas, fact)
    if isinstance(fact, Series):
        return Figure(atlas, fact)
    assert isinstance(fact, Ladder)  # noqa: S101 (the kinds above)
    return Rungs(atlas, fact)


def row(atlas: Atlas, name: str, facts: list[Fact]) -> str:
    """A row of the first table."""
    drawn = [took(lambda f=f, w=w: block(atlas, f).lines(w)) for f in facts for w in WIDTHS]
    cards = [took(lambda f=f, w=w: as_card(atlas, f, w)) for f in facts for w in WIDTHS]
    share = max(drawn) / max(cards)
    return (
        f"| {name} | {len(drawn)} | {statistics.median(drawn):.2f} | {max(drawn):.2f} |"
        f" {max(cards):.2f} | {share:.1f} |"
    )


def as_card(atlas: Atlas, fact: Fact, width: int) -> None:
    """The card of a fact, wrapped."""
    for each in card(atlas, fact):
        wrapped(each.text, width)


def made(atlas: Atlas) -> Iterable[str]:
    """Rows of the second table: matrices, pages and candidates."""
    makes = matrices(atlas)
    yield told("a matrix built", len(makes), [took(lambda m=m: m(atlas)) for m in makes.values()])
    blocks = [MatrixBlock(make(atlas), At(0, 0)) for make in makes.values()]
    times = [took(lambda b=b, w=w: b.lines(w)) for b in blocks for w in WIDTHS]
    yield told("a matrix drawn", len(times), times)
    facts = [fact for kind in PAGES for fact in atlas.all(kind)]
    yield told(
        "a one-page brief", len(facts), [took(lambda f=f: onepager(atlas, f)) for f in facts]
    )
    yield told("all candidates", 1, [took(lambda: candidates(atlas))])


def told(name: str, number: int, times: list[float]) -> str:
    """A row of the second table."""
    return f"| {name} | {number} | {statistics.median(times):.2f} | {max(times):.2f} |"


def took(work: Callable[[], object]) -> float:
    """The milliseconds of the shortest round, after one that fills caches."""
    work()
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        work()
        times.append((time.perf_counter() - started) * 1000)
    return min(times)


if __name__ == "__main__":
    main()
