"""How quickly quotations are found in documents, and how surely. Run `python -m benchmarks.anchoring`.

First 700 quotations of the shipped base in its five documents, if they are at hand (`--documents`),
beside rapidfuzz alone on the same texts; then 100,000 quotations in 1,000 generated documents of
10,000 words, by the road of `atlas documents add`: files read, recognised by their hash, every
quotation looked for, the places kept, the copies registered. Of the generated quotations 90 in 100
stand exactly, 8 have lost one character in fifty, and 2 stand nowhere. Writes ANCHORING.md.
"""

import argparse
import hashlib
import os
import platform
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.generate import SEED, Words

if TYPE_CHECKING:
    from atlas_tui.facts.atlas import Atlas

HERE = Path(__file__).parent
SHIPPED_QUOTES = 700
RUNS = 15
DROPPED = 0.02
PARAGRAPH = 110
LINE = 90


def main() -> None:
    """Measure, print and write the page of results."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=Path, default=Path("../shared/sources"))
    parser.add_argument("--sources", type=int, default=1_000)
    parser.add_argument("--claims", type=int, default=100, help="claims of each source")
    parser.add_argument("--words", type=int, default=10_000, help="words of each document")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_DATA_HOME=f"{home}/data", XDG_CACHE_HOME=f"{home}/cache")
        rows = [_machine(), *_shipped(given.documents)]
        rows += _generated(Path(home), given.sources, given.claims, given.words)
    text = "\n".join(rows) + "\n"
    print(text)
    (HERE / "ANCHORING.md").write_text(text, encoding="utf-8")


def _machine() -> str:
    return (
        "# Anchoring, measured\n\n"
        f"`python -m benchmarks.anchoring`: {os.cpu_count()} cores, {platform.system()} "
        f"{platform.machine()}, Python {platform.python_version()}, one process.\n"
    )


def _shipped(folder: Path) -> list[str]:
    from rapidfuzz.fuzz import partial_ratio_alignment  # noqa: PLC0415 - after the places are set

    from atlas_tui.documents.anchor import Passages  # noqa: PLC0415
    from atlas_tui.documents.attached import attach  # noqa: PLC0415
    from atlas_tui.documents.placing import place  # noqa: PLC0415
    from atlas_tui.facts.base import shipped_base  # noqa: PLC0415
    from atlas_tui.facts.cache import load_cached  # noqa: PLC0415
    from atlas_tui.facts.model import Claim  # noqa: PLC0415
    from atlas_tui.facts.text import normal  # noqa: PLC0415

    if not folder.is_dir():
        return [f"The documents of the shipped base are not at {folder}.\n"]
    atlas = load_cached(shipped_base()).atlas
    texts = {source: each.passages.raw for source, each in attach(atlas, folder).items()}
    claims = random.Random(SEED).sample(atlas.all(Claim), SHIPPED_QUOTES)

    def ours() -> Counter[str]:
        passages = {source: Passages(raw, "lines") for source, raw in texts.items()}
        return Counter(place(passages[claim.source], claim).state for claim in claims)

    def rival() -> int:
        plain = {source: normal(raw) for source, raw in texts.items()}
        found = (
            partial_ratio_alignment(normal(claim.quote), plain[claim.source], score_cutoff=85)
            for claim in claims
        )
        return sum(each is not None for each in found)

    mine, other = _median(ours), _median(rival)
    counts = ", ".join(f"{number} {state}" for state, number in ours().items())
    largest, opening = _opened(atlas, folder)
    return [
        f"## {SHIPPED_QUOTES} quotations in the {len(texts)} documents of the shipped base\n",
        (
            f"Normalising the texts and finding every quotation: median of {RUNS} runs {mine:.0f} ms "
            f"({counts}). rapidfuzz alone, which cannot tell exact from near: {other:.0f} ms, "
            f"{other / mine:.1f} times as long.\n"
        ),
        (
            f"Opening the largest of them again ({largest:,} characters), with its blocks and all its "
            f"claims in their places: {opening:.1f} ms.\n"
        ),
    ]


def _opened(atlas: "Atlas", folder: Path) -> tuple[int, float]:
    """The characters of the largest document, and the milliseconds that opening it takes."""
    from atlas_tui.documents.adding import add  # noqa: PLC0415 - after the places are set
    from atlas_tui.documents.gathering import gather  # noqa: PLC0415
    from atlas_tui.documents.opening import open_document  # noqa: PLC0415
    from atlas_tui.facts.model import Source  # noqa: PLC0415

    copies = [each.copy for each in add(atlas, gather([folder]).found).matched]
    largest = max(copies, key=lambda copy: copy.size)
    source = atlas.get(largest.source, Source)
    document = open_document(atlas, source, largest).document
    return len(document.raw), _median(lambda: open_document(atlas, source, largest))


def _median(work: Callable[[], object]) -> float:
    """Milliseconds that a piece of work takes."""
    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return median(times) * 1000


def _generated(home: Path, sources: int, claims: int, words: int) -> list[str]:
    from atlas_tui.documents.adding import add  # noqa: PLC0415 - after the places are set
    from atlas_tui.facts.atlas import Atlas  # noqa: PLC0415

    folder = home / "documents"
    folder.mkdir()
    facts, meant, files = _written(folder, sources, claims, words)
    before = _memory()
    told = []
    started, worked = time.perf_counter(), time.process_time()
    added = add(Atlas(None, facts, {}), files, progress=lambda *each: told.append(each))
    seconds, worked = time.perf_counter() - started, time.process_time() - worked
    placed = {each.claim: each for found in added.matched for each in found.placed.values()}
    right = sum(abs(placed[claim].start - at) <= 2 for claim, at in meant.items() if at >= 0)
    surely = sum(
        placed[claim].state == "exact" and abs(placed[claim].start - at) > 2
        for claim, at in meant.items()
    )
    standing = sum(at >= 0 for at in meant.values())
    counts = Counter(each.state for each in placed.values())
    again = time.perf_counter()
    add(Atlas(None, facts, {}), files)
    again = time.perf_counter() - again
    return [
        f"## {len(meant):,} quotations in {sources:,} generated documents of {words:,} words\n",
        (
            f"Added in {seconds:.1f} s ({worked:.1f} s of them at work) with {len(told):,} tellings of progress: {worked / len(meant) * 1e6:.0f} µs a "
            f"quotation, reading, normalising and keeping included. The same again, from the cache: "
            f"{again:.1f} s. Memory: {before:.0f} MB before, at most {_memory():.0f} MB.\n"
        ),
        ", ".join(f"{number:,} {state}" for state, number in counts.most_common())
        + f". Of the {standing:,} that stand in their document {right:,} were found where they were "
        f"taken from ({right / standing:.2%}); exact at another place: {surely}.",
    ]


def _memory() -> float:
    """The most memory that this process has held so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _written(
    folder: Path, sources: int, claims: int, words: int
) -> tuple[dict[str, object], dict[str, int], list[Path]]:
    """Documents on the disk; the facts about them; where each quotation begins, -1 for nowhere."""
    from atlas_tui.facts.model import Claim, Source  # noqa: PLC0415 - after the places are set

    rng = random.Random(SEED)
    vocabulary = Words(20_000, rng)
    facts: dict[str, object] = {}
    meant: dict[str, int] = {}
    files = []
    for number in range(sources):
        text = _prose(vocabulary, rng, words)
        files.append(folder / f"{number:04}.txt")
        files[-1].write_text(text, encoding="utf-8")
        name = f"source-{number}"
        facts[name] = Source(
            id=name, sha256=hashlib.sha256(text.encode()).hexdigest(), csl={"type": "report"},
            genre="report", origin=name, words=words, paragraphs="blocks",
        )  # fmt: skip
        for ordinal in range(claims):
            claim = f"{name}-{ordinal}"
            at, quote = _quoted(text, vocabulary, rng)
            meant[claim] = at
            facts[claim] = Claim(
                id=claim, source=name, statement="x", quote=quote, kind="fact", about=("XXA",),
                topics=("x",), voice="own", modality="asserted", paragraph=1,
            )  # fmt: skip
    return facts, meant, files


def _prose(vocabulary: Words, rng: random.Random, words: int) -> str:
    """Paragraphs of lines, some words ending sentences."""
    paragraphs = []
    for _ in range(words // PARAGRAPH + 1):
        lines, room = [[]], LINE
        for word in vocabulary.several(PARAGRAPH, PARAGRAPH):
            if len(word) + 1 > room:
                lines.append([])
                room = LINE
            lines[-1].append(word + ("." if rng.random() < 0.06 else ""))
            room -= len(word) + 1
        paragraphs.append("\n".join(" ".join(line) for line in lines))
    return "\n\n".join(paragraphs) + "\n"


def _quoted(text: str, vocabulary: Words, rng: random.Random) -> tuple[int, str]:
    """Six to twelve words of a text and where they begin, as they stand, damaged, or invented."""
    kind = rng.random()
    if kind < 0.02:
        return -1, " ".join(vocabulary.several(6, 12))
    start = text.index(" ", rng.randrange(len(text) - 400)) + 1
    quote = " ".join(text[start : start + 300].split()[: rng.randint(6, 12)])
    if kind < 0.1:
        kept = "".join(mark for mark in quote if mark == " " or rng.random() >= DROPPED)
        quote = kept if kept != quote else quote[:-2] + quote[-1]
    return start, quote


if __name__ == "__main__":
    main()
