"""Opens a base in a process of its own and tells what that took, as JSON on one line."""

import json
import sys
from pathlib import Path
from time import perf_counter

started = perf_counter()


def resident() -> float:
    """Resident memory of this process in MB; 0 where the system does not tell."""
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return (
        next(int(row.split()[1]) for row in status.splitlines() if row.startswith("VmRSS")) / 1024
    )


def main(path: Path, queries: list[str]) -> None:
    """Open the base, ask the queries, print the figures."""
    from atlas_tui.facts.cache import load_cached  # noqa: PLC0415 - its time is measured
    from atlas_tui.search import build  # noqa: PLC0415

    imported = perf_counter()
    before = resident()
    atlas = load_cached(path).atlas
    loaded = perf_counter()
    search = build(atlas)
    built = perf_counter()
    for query in queries:
        search.find(query, limit=20)
    figures = {
        "import": imported - started,
        "load": loaded - imported,
        "index": built - loaded,
        "memory": resident() - before,
        "facts": len(atlas),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.stdin.read().splitlines())
