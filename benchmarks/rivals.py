"""Other finders on the same lines: each takes a query and gives the ids it puts first."""

import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path

from rapidfuzz import fuzz, process

Finder = Callable[[str], list[str]]

_FIRST = 10


def _ids(lines: str) -> list[str]:
    return [line.split("\t", 1)[0] for line in lines.splitlines()[:_FIRST]]


def fzf(lines: Path) -> Finder | str:
    """`fzf --filter`: every word as a fuzzy subsequence of the line."""
    if not shutil.which("fzf"):
        return "fzf is not installed"

    def find(query: str) -> list[str]:
        with lines.open("rb") as given:
            done = subprocess.run(
                ["fzf", "--filter", query], stdin=given, capture_output=True, check=False
            )
        return _ids(done.stdout.decode())

    return find


def ripgrep(lines: Path) -> Finder | str:
    """ripgrep: the lines that hold every word, as they stand; it does not rank."""
    if not shutil.which("rg"):
        return "ripgrep is not installed"

    def find(query: str) -> list[str]:
        found = b""
        for at, word in enumerate(query.split()):
            command = ["rg", "--no-config", "-i", "-F", "-e", word]
            command += [str(lines)] if not at else ["-"]
            found = subprocess.run(command, input=found, capture_output=True, check=False).stdout
        return _ids(found.decode())

    return find


def sqlite_trigrams(lines: Path) -> Finder | str:
    """SQLite FTS5 with trigrams: any of the query's trigrams, ranked by its BM25."""
    base = sqlite3.connect(":memory:")
    try:
        base.execute("create virtual table t using fts5(id unindexed, line, tokenize='trigram')")
    except sqlite3.OperationalError as why:
        return f"SQLite {sqlite3.sqlite_version}: {why}"
    with lines.open(encoding="utf-8") as given:
        base.executemany("insert into t values (?, ?)", (line.split("\t", 1) for line in given))

    def find(query: str) -> list[str]:
        grams = {word[at : at + 3] for word in query.split() for at in range(len(word) - 2)}
        if not grams:
            return []
        sought = " OR ".join(f'"{gram}"' for gram in sorted(grams))
        rows = base.execute(
            "select id from t where t match ? order by rank limit ?", (sought, _FIRST)
        )
        return [row[0] for row in rows]

    return find


def brute_force(lines: Path) -> Finder | str:
    """Rapidfuzz `partial_ratio` of the query with every line."""
    texts: Sequence[str] = lines.read_text(encoding="utf-8").casefold().splitlines()
    ids = [text.split("\t", 1)[0] for text in texts]

    def find(query: str) -> list[str]:
        found = process.extract(
            query.casefold(), texts, scorer=fuzz.partial_ratio, processor=None, limit=_FIRST
        )
        return [ids[at] for _, _, at in found]

    return find


RIVALS: dict[str, Callable[[Path], Finder | str]] = {
    "fzf --filter": fzf,
    "ripgrep": ripgrep,
    "SQLite FTS5 trigram": sqlite_trigrams,
    "rapidfuzz partial_ratio": brute_force,
}
"""Name to what makes the finder for a file of lines, or says why it cannot."""
