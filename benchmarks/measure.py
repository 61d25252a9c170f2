"""How quick and how good a finder is on a set of queries."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import NamedTuple

from benchmarks.queries import Asked


class Score(NamedTuple):
    """Latencies in milliseconds, and quality among the first ten."""

    queries: int
    median: float
    p95: float
    mrr: float
    recall: float


class Run(NamedTuple):
    """One answered query: its class, its time in milliseconds, the rank of what was wanted or 0."""

    kind: str
    ms: float
    rank: int


def ask(find: Callable[[str], list[str]], queries: Sequence[Asked], seconds: float) -> list[Run]:
    """Put the queries one after the other, for so many seconds at most."""
    runs: list[Run] = []
    until = perf_counter() + seconds
    for query in queries:
        started = perf_counter()
        found = find(query.text)[:10]
        took = (perf_counter() - started) * 1000
        rank = found.index(query.wanted) + 1 if query.wanted in found else 0
        runs.append(Run(query.kind, took, rank))
        if perf_counter() > until:
            break
    return runs


def score(runs: Sequence[Run]) -> Score:
    """The figures of some runs."""
    times = sorted(run.ms for run in runs)
    ranks = [run.rank for run in runs]
    return Score(
        queries=len(runs),
        median=times[len(times) // 2],
        p95=times[min(len(times) - 1, int(len(times) * 0.95))],
        mrr=sum(1 / rank for rank in ranks if rank) / len(ranks),
        recall=sum(1 for rank in ranks if rank) / len(ranks),
    )


def by_class(runs: Sequence[Run]) -> dict[str, Score]:
    """The figures of each class of queries."""
    sorted_out: dict[str, list[Run]] = defaultdict(list)
    for run in runs:
        sorted_out[run.kind].append(run)
    return {kind: score(each) for kind, each in sorted_out.items()}
