"""Measure the search: `python -m benchmarks [--size N|shipped]… [--rivals-seconds S]`, into RESULTS.md."""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import SEED, Claimed, bodies, claims, write
from benchmarks.measure import Run, ask
from benchmarks.queries import IN_SEQUENCE, Asked, asked
from benchmarks.report import Miss, Opening, machine, report
from benchmarks.rivals import RIVALS

HERE = Path(__file__).parent
WORK = HERE / "bases"
RESULTS = HERE / "RESULTS.md"
SHIPPED = "shipped"
DEFAULT_SIZES = (SHIPPED, "1000", "100000")
FIRST = 10


class Base(NamedTuple):
    """A base to measure: its files, what makes its claims, bodies with capitals, views to look in."""

    title: str
    folder: Path
    claims: Callable[[], Iterable[Claimed]]
    named: list[tuple[str, str]]
    views: tuple[str, ...]


def main() -> None:
    """Run the benchmark for each size asked for and write the report."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--size", action="append", help="claims, or shipped (repeatable)")
    options.add_argument("--each", type=int, default=40, help="queries of a class")
    options.add_argument("--rivals-seconds", type=float, default=60, help="at most, for each rival")
    options.add_argument("--keep", action="store_true", help="keep the generated bases")
    given = options.parse_args()
    os.environ["XDG_CACHE_HOME"] = str(WORK / "cache")
    WORK.mkdir(exist_ok=True)
    parts = [machine()]
    for size in given.size or DEFAULT_SIZES:
        base = _shipped() if size == SHIPPED else _generated(int(size))
        parts.append(_measured(base, given.each, given.rivals_seconds))
        RESULTS.write_text("\n".join(parts), encoding="utf-8")
    if not given.keep:
        shutil.rmtree(WORK, ignore_errors=True)
    print(RESULTS.read_text(encoding="utf-8"))


def _shipped() -> Base:
    from atlas_tui.facts.base import shipped_base  # noqa: PLC0415 - after the cache's place is set
    from benchmarks.shipped import shipped_claims  # noqa: PLC0415

    title = f"The shipped base, {len(shipped_claims()):,} claims"
    return Base(title, shipped_base(), shipped_claims, [], ("claims",))


def _generated(size: int) -> Base:
    folder = WORK / f"base-{size}"
    if not folder.exists():
        write(folder, size)
    named = bodies(random.Random(SEED))
    return Base(f"{size:,} claims", folder, partial(claims, size), named, ())


def _measured(base: Base, each: int, seconds: float) -> str:
    lines = WORK / f"lines-{base.folder.name}.txt"
    with lines.open("w", encoding="utf-8") as file:
        file.writelines(f"{claim.line}\n" for claim in base.claims())
    queries = asked(list(base.claims()), each, base.named)
    random.Random(SEED).shuffle(queries)
    opening = _opened(base.folder, queries)
    ours, misses = _answered(base, queries)
    of_claims = [query for query in queries if query.kind not in ("acronym", IN_SEQUENCE)]
    rivals: dict[str, list[Run] | str] = {}
    for name, make in RIVALS.items():
        made = make(lines)
        rivals[name] = made if isinstance(made, str) else ask(made, of_claims, seconds)
    return report(base.title, opening, ours, rivals, misses if base.views else [])


def _opened(folder: Path, queries: list[Asked]) -> Opening:
    shutil.rmtree(WORK / "cache", ignore_errors=True)
    texts = "\n".join(query.text for query in queries)

    def once() -> dict[str, float]:
        command = [sys.executable, "-m", "benchmarks.opened", str(folder)]
        done = subprocess.run(command, input=texts, capture_output=True, text=True, check=True)
        figures: dict[str, float] = json.loads(done.stdout)
        return figures

    first, again = once(), once()
    cached = sum(file.stat().st_size for file in (WORK / "cache").rglob("*") if file.is_file())
    return Opening(first, again, cached / 1e6)


def _answered(base: Base, queries: list[Asked]) -> tuple[list[Run], list[Miss]]:
    from atlas_tui.facts.cache import load_cached  # noqa: PLC0415 - after the cache's place is set
    from atlas_tui.search import build  # noqa: PLC0415

    search = build(load_cached(base.folder).atlas)

    def find(query: str) -> list[str]:
        return [hit.id for hit in search.find(query, views=base.views, limit=FIRST).hits]

    runs = ask(find, queries, 600)
    missed = [(query, run) for query, run in zip(queries, runs, strict=False) if run.rank != 1]
    misses = [
        Miss(query, run.rank, sum(search.find(query.text, views=base.views).counts.values()))
        for query, run in missed
    ]
    return runs, misses


if __name__ == "__main__":
    main()
