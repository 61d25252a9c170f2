"""The known words that look most like a mistaken one, for messages that say what was meant."""

from collections.abc import Iterable

LONGEST = 100
"""Characters of a mistaken word that are looked at."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word closest to a given one; nothing when none is known."""
    found = nearest_few(word, known, 1)
    return found[0] if found else ""


def nearest_few(word: str, known: Iterable[str], most: int) -> list[str]:
    """The known words closest to a given one, best first; at most so many."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (only a mistake pays for it)

    found = process.extract(word[:LONGEST], list(known), scorer=fuzz.ratio, limit=most)
    return [str(name) for name, _, _ in found]
