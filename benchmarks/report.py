"""What was measured, as Markdown."""

import os
import platform
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

from benchmarks.measure import Run, Score, by_class, score
from benchmarks.queries import IN_SEQUENCE, Asked


class Opening(NamedTuple):
    """What opening took: the first time, from the cache, and the caches' size in MB."""

    first: dict[str, float]
    again: dict[str, float]
    cached: float


class Miss(NamedTuple):
    """A query whose claim did not come first: its rank or 0, and how many claims hold all words."""

    query: Asked
    rank: int
    holding: int


def machine() -> str:
    """The head of the report: the machine, and what the figures mean."""
    model = "unknown processor"
    found = Path("/proc/cpuinfo")
    if found.exists():
        rows = [row for row in found.read_text().splitlines() if row.startswith("model name")]
        model = rows[0].partition(":")[2].strip() if rows else model
    return (
        "# Search, measured\n\n"
        f"{model}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"Python {platform.python_version()}, fzf {_fzf()}. "
        "Queries of every class (`benchmarks/queries.py`) for claims that alone hold all their words: "
        "the claims of the shipped base, looked for among all its claims, and generated ones "
        "(`benchmarks/generate.py`), looked for in every view. Latency in milliseconds; all finders "
        "of a base ran one after the other on the same lines. fzf and ripgrep start a process for "
        "each query, as `--filter` has it. Rivals were stopped after a given time, so that some "
        f"answered fewer queries. The class `{IN_SEQUENCE}` stands apart from the mixed set: two or "
        "three words that stand together in one claim alone, while at least two others hold them "
        "apart.\n"
    )


def _fzf() -> str:
    if not shutil.which("fzf"):
        return "(none)"
    done = subprocess.run(["fzf", "--version"], capture_output=True, text=True, check=False)
    return done.stdout.split(" ")[0].strip() or "(none)"


def report(
    title: str,
    opening: Opening,
    ours: list[Run],
    rivals: dict[str, list[Run] | str],
    misses: list[Miss],
) -> str:
    """The section of one base."""
    mixed = score([run for run in ours if run.kind != IN_SEQUENCE])
    rows = [
        f"\n## {title}\n",
        _opening(opening),
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
    return "\n".join([*rows, *_missed(misses)]) + "\n"


def _opening(opening: Opening) -> str:
    return (
        f"Opening: first time {opening.first['load']:.2f} s reading + {opening.first['index']:.2f} s "
        f"indexing; again {opening.again['load']:.2f} s + {opening.again['index']:.2f} s "
        f"(imports {opening.again['import']:.2f} s). Memory of base and index after all queries "
        f"{opening.again['memory']:.0f} MB; caches {opening.cached:.0f} MB.\n"
    )


def _row(name: str, each: Score, beside: Score | None) -> str:
    ratio = f"{each.median / beside.median:,.0f} ×" if beside else ""
    return (
        f"| {name} | {each.queries} | {each.median:.2f} | {each.p95:.2f} | {each.mrr:.3f} "
        f"| {each.recall:.3f} | {ratio} |"
    )


def _missed(misses: list[Miss]) -> list[str]:
    if not misses:
        return []
    return [
        "",
        "| not first | class | rank | claims that hold all of it |",
        "|---|---|---|---|",
        *(
            f"| {each.query.text} | {each.query.kind} | {each.rank or 'beyond 10'} | {each.holding} |"
            for each in sorted(misses, key=lambda each: (each.query.kind, each.query.text))
        ),
    ]
