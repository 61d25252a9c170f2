"""Measure the search: `python -m benchmarks [--size N]… [--rivals-seconds S]`, into RESULTS.md."""

import argparse
import json
import os
import platform
import random
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from benchmarks.generate import SEED, claims, write
from benchmarks.measure import Run, Score, ask, by_class, score
from benchmarks.queries import Asked, asked
from benchmarks.rivals import RIVALS

HERE = Path(__file__).parent
WORK = HERE / "bases"
RESULTS = HERE / "RESULTS.md"
DEFAULT_SIZES = (1_000, 100_000)


class Opening(NamedTuple):
    """What opening took: the first time, from the cache, and the caches' size in MB."""

    first: dict[str, float]
    again: dict[str, float]
    cached: float


def main() -> None:
    """Run the benchmark for each size asked for and write the report."""
    options = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    options.add_argument("--size", type=int, action="append", help="claims (repeatable)")
    options.add_argument("--each", type=int, default=40, help="queries of a class")
    options.add_argument("--rivals-seconds", type=float, default=60, help="at most, for each rival")
    options.add_argument("--keep", action="store_true", help="keep the generated bases")
    given = options.parse_args()
    os.environ["XDG_CACHE_HOME"] = str(WORK / "cache")
    parts = [_machine()]
    for size in given.size or DEFAULT_SIZES:
        parts.append(_measured(size, given.each, given.rivals_seconds))
        RESULTS.write_text("\n".join(parts), encoding="utf-8")
    if not given.keep:
        shutil.rmtree(WORK, ignore_errors=True)
    print(RESULTS.read_text(encoding="utf-8"))


def _measured(size: int, each: int, seconds: float) -> str:
    folder = WORK / f"base-{size}"
    if not folder.exists():
        write(folder, size)
    lines = WORK / f"lines-{size}.txt"
    if not lines.exists():
        with lines.open("w", encoding="utf-8") as file:
            file.writelines(f"{claim.line}\n" for claim in claims(size))
    queries = asked(size, each)
    random.Random(SEED).shuffle(queries)
    opening = _opened(folder, queries)
    ours, rivals = _answered(folder, lines, queries, seconds)
    return _report(size, opening, ours, rivals)


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


def _answered(
    folder: Path, lines: Path, queries: list[Asked], seconds: float
) -> tuple[list[Run], dict[str, list[Run] | str]]:
    from atlas_tui.facts.cache import load_cached  # noqa: PLC0415 - after the cache's place is set
    from atlas_tui.search import build  # noqa: PLC0415

    search = build(load_cached(folder).atlas)

    def find(query: str) -> list[str]:
        return [hit.id for hit in search.find(query, limit=10).hits]

    ours = ask(find, queries, 600)
    of_claims = [query for query in queries if query.kind != "acronym"]
    rivals: dict[str, list[Run] | str] = {}
    for name, make in RIVALS.items():
        made = make(lines)
        rivals[name] = made if isinstance(made, str) else ask(made, of_claims, seconds)
    return ours, rivals


def _machine() -> str:
    model = "unknown processor"
    found = Path("/proc/cpuinfo")
    if found.exists():
        rows = [row for row in found.read_text().splitlines() if row.startswith("model name")]
        model = rows[0].partition(":")[2].strip() if rows else model
    fzf = subprocess.run(["fzf", "--version"], capture_output=True, text=True, check=False).stdout if shutil.which("fzf") else ""  # fmt: skip
    return (
        "# Search, measured\n\n"
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, fzf {fzf.split(' ')[0].strip() or '(none)'}. "
        "Generated claims (`benchmarks/generate.py`), queries of every class for claims that alone "
        "hold all their words (`benchmarks/queries.py`). Latency in milliseconds; all finders of a "
        "size ran one after the other on the same lines. fzf and ripgrep start a process for each "
        "query, as `--filter` has it. Rivals were stopped after a given time, so that some answered "
        "fewer queries.\n"
    )


def _report(
    size: int, opening: Opening, ours: list[Run], rivals: dict[str, list[Run] | str]
) -> str:
    mixed = score(ours)
    opened = (
        f"Opening: first time {opening.first['load']:.2f} s reading + {opening.first['index']:.2f} s "
        f"indexing; again {opening.again['load']:.2f} s + {opening.again['index']:.2f} s "
        f"(imports {opening.again['import']:.2f} s). Memory of base and index after all queries "
        f"{opening.again['memory']:.0f} MB; caches {opening.cached:.0f} MB.\n"
    )
    rows = [
        f"\n## {size:,} claims\n",
        opened,
        "| finder | queries | median | p95 | MRR@10 | recall@10 | median beside Atlas |",
        "|---|---|---|---|---|---|---|",
        _row("**Atlas**", mixed, mixed),
    ]
    for name, runs in rivals.items():
        if isinstance(runs, str):
            rows.append(f"| {name} | skipped: {runs} | | | | | |")
        else:
            rows.append(_row(name, score(runs), mixed))
    rows += [
        "",
        "| Atlas by class | queries | median | p95 | MRR@10 | recall@10 | |",
        "|---|---|---|---|---|---|---|",
    ]
    rows += [_row(kind, each, None) for kind, each in sorted(by_class(ours).items())]
    return "\n".join(rows) + "\n"


def _row(name: str, each: Score, beside: Score | None) -> str:
    ratio = f"{each.median / beside.median:,.0f} ×" if beside else ""
    return (
        f"| {name} | {each.queries} | {each.median:.2f} | {each.p95:.2f} | {each.mrr:.3f} "
        f"| {each.recall:.3f} | {ratio} |"
    )


if __name__ == "__main__":
    main()
