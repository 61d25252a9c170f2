"""Sets of queries by class, each with the one fact that it is meant to find."""

import random
import string
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.generate import SEED, Claimed

IN_SEQUENCE = "in sequence"
"""The class of words as they stand together in a single claim, while others hold them apart."""

_RARE = 400
_TRIES = 400
_SHORTEST = 4
_SHARED = 3


class Asked(NamedTuple):
    """A query of a class and the id that should come first."""

    kind: str
    text: str
    wanted: str


def asked(
    claims: Sequence[Claimed], each: int, named: Sequence[tuple[str, str]] = ()
) -> list[Asked]:
    """So many queries of every class for these claims, always the same.

    Args:
        claims: all of them.
        each: queries of a class; fewer if the claims do not give so many.
        named: ids and names of bodies, to be asked for by their capitals.
    """
    rng = random.Random(SEED)
    base = _Base(claims)
    queries = [
        Asked(kind, spoil(words, rng), claim.id)
        for kind, (length, spoil) in CLASSES.items()
        for claim, words in base.items(rng, each, length)
    ]
    queries += [
        Asked("acronym", "".join(word[0] for word in name.split()), body)
        for body, name in named[:each]
    ]
    return queries + [
        Asked(IN_SEQUENCE, " ".join(words), claim.id)
        for claim, words in base.sequences(random.Random(SEED), each)
    ]


Drawn = tuple[Claimed, list[str]]
"""A claim, and words of it to ask for."""


class _Base:
    """Claims, and which of them hold the rarer words."""

    def __init__(self, claims: Sequence[Claimed]) -> None:
        self.claims = claims
        frequency = Counter(word for each in self.claims for word in set(_words(each)))
        self._held: dict[str, set[int]] = defaultdict(set)
        for number, each in enumerate(self.claims):
            for word in set(_words(each)):
                if frequency[word] <= _RARE:
                    self._held[word].add(number)

    def items(self, rng: random.Random, each: int, length: int) -> list[Drawn]:
        """Claims with words of their statements that together stand in no other claim."""
        return self._drawn(rng, each, lambda number: self._telling(rng, number, length))

    def sequences(self, rng: random.Random, each: int) -> list[Drawn]:
        """Claims with words that stand together in them alone, though others hold these words too."""
        return self._drawn(rng, each, lambda number: self._together(rng, number))

    def _drawn(
        self, rng: random.Random, each: int, pick: Callable[[int], list[str]]
    ) -> list[Drawn]:
        found: list[Drawn] = []
        for _ in range(each * _TRIES):
            number = rng.randrange(len(self.claims))
            words = pick(number)
            if words:
                found.append((self.claims[number], words))
            if len(found) == each:
                break
        return found

    def _telling(self, rng: random.Random, number: int, length: int) -> list[str]:
        said = [w for w in self.claims[number].statement.casefold().split() if len(w) > 4]
        words = list(dict.fromkeys(said))
        if len(words) < length:
            return []
        chosen = rng.sample(words, length)
        rare = [self._held[word] for word in chosen if word in self._held]
        if not rare:
            return []
        alike = set.intersection(*rare)
        others = [n for n in alike if all(word in _words(self.claims[n]) for word in chosen)]
        return chosen if others == [number] else []

    def _together(self, rng: random.Random, number: int) -> list[str]:
        claim = self.claims[number]
        said = rng.choice((claim.statement, claim.quote)).casefold().split()
        length = rng.choice((2, 2, 3))
        at = rng.randrange(max(1, len(said) - length + 1))
        words = said[at : at + length]
        if min(map(len, words)) < _SHORTEST or len(set(words)) < length:
            return []
        rare = [self._held[word] for word in words if word in self._held]
        if not rare:
            return []
        alike = [n for n in set.intersection(*rare) if set(words) <= set(_words(self.claims[n]))]
        together = [n for n in alike if _stand_together(words, self.claims[n])]
        return words if together == [number] and len(alike) >= _SHARED else []


def _stand_together(words: list[str], claim: Claimed) -> bool:
    sought = f" {' '.join(words)} "
    return any(sought in f" {text.casefold()} " for text in (claim.statement, claim.quote))


def _words(claim: Claimed) -> list[str]:
    return f"{claim.statement} {claim.quote}".casefold().split()


def _exact(words: list[str], _: random.Random) -> str:
    return " ".join(words)


def _prefix(words: list[str], _: random.Random) -> str:
    return " ".join(word[: max(4, len(word) - 2)] for word in words)


def _spoilt(edit: Callable[[str, random.Random], str], times: int = 1) -> Callable[..., str]:
    def spoil(words: list[str], rng: random.Random) -> str:
        at = sorted(range(len(words)), key=lambda n: -len(words[n]))[:times]
        return " ".join(edit(word, rng) if n in at else word for n, word in enumerate(words))

    return spoil


def _dropped(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + word[at + 1 :]


def _added(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice(string.ascii_lowercase) + word[at:]


def _changed(word: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    return word[:at] + rng.choice(string.ascii_lowercase.replace(word[at], "")) + word[at + 1 :]


def _swapped(word: str, rng: random.Random) -> str:
    places = [n for n in range(1, len(word) - 1) if word[n] != word[n + 1]]
    at = rng.choice(places) if places else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _begun_wrong(word: str, rng: random.Random) -> str:
    return rng.choice(string.ascii_lowercase.replace(word[0], "")) + word[1:]


def _run_together(words: list[str], _: random.Random) -> str:
    return "".join(words[:2]) + " " + " ".join(words[2:])


CLASSES: dict[str, tuple[int, Callable[[list[str], random.Random], str]]] = {
    "exact": (2, _exact),
    "prefix": (3, _prefix),
    "several words": (5, _exact),
    "letter missing": (3, _spoilt(_dropped)),
    "letter added": (3, _spoilt(_added)),
    "letter wrong": (3, _spoilt(_changed)),
    "letters swapped": (3, _spoilt(_swapped)),
    "first letter wrong": (3, _spoilt(_begun_wrong)),
    "two typos": (4, _spoilt(_changed, 2)),
    "space missing": (3, _run_together),
}
"""Class of queries to how many words of a claim it takes and what it does to them."""
