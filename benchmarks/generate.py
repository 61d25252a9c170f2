"""Fact bases of any size from a seed: invented words in the proportions of real prose."""

import json
import random
from bisect import bisect
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

SEED = 20260101
FILE_BYTES = 15_000_000

_ONSETS = "b br ch d dr f g gr h j k kh l m n p pr q r s sh st t tr v w y z".split()
_VOWELS = "a e i o u ai ee ou".split()
_CODAS = ["", "", "", "n", "r", "l", "s", "t", "m", "k"]
_SMALL = "the of and to in for with by on from that as at its has".split()
_COUNTRIES = {
    "AFG": "Afghanistan", "PAK": "Pakistan", "KAZ": "Kazakhstan", "KGZ": "Kyrgyzstan",
    "TJK": "Tajikistan", "TKM": "Turkmenistan", "UZB": "Uzbekistan", "CHN": "China",
    "RUS": "Russia", "IND": "India", "IRN": "Iran", "TUR": "Turkey",
}  # fmt: skip
_CAPITALS = {"AFG": "Kabul", "PAK": "Islamabad", "KAZ": "Astana", "UZB": "Tashkent"}
_TOPICS = "recognition trade transit water energy security border refugees narcotics policy".split()
_KINDS = "fact event figure assessment forecast recommendation".split()
_BODIES = ["Commission", "Council", "Institute", "Agency", "Union"]


class Claimed(NamedTuple):
    """A generated claim, as much of it as queries and rivals need."""

    id: str
    statement: str
    quote: str
    source: str
    about: tuple[str, ...]

    @property
    def line(self) -> str:
        """All its words on one line, for finders that read lines."""
        return f"{self.id}\t{self.statement} “{self.quote}” {self.source} {' '.join(self.about)}"


class Words:
    """Invented words, the nth of them drawn in proportion to 1 / (n + 2.7)."""

    def __init__(self, size: int, rng: random.Random) -> None:
        known: dict[str, None] = {}
        while len(known) < size:
            word = _invented(rng)
            known[word] = None
            if rng.random() < 0.25:
                known[word + rng.choice(("s", "ed", "ing"))] = None
        self.words = list(known)[:size]
        self._weights = list(accumulate(1 / (n + 2.7) for n in range(size)))
        self._rng = rng

    def draw(self) -> str:
        """A word, small ones two times of seven."""
        if self._rng.random() < 2 / 7:
            return self._rng.choice(_SMALL)
        at = bisect(self._weights, self._rng.random() * self._weights[-1])
        return self.words[min(at, len(self.words) - 1)]

    def several(self, low: int, high: int) -> list[str]:
        """Between so many and so many words."""
        return [self.draw() for _ in range(self._rng.randint(low, high))]


def _invented(rng: random.Random) -> str:
    length = rng.choice((2, 2, 3, 3, 3, 4))
    return "".join(
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(length)
    )


def claims(count: int) -> Iterator[Claimed]:
    """That many claims, the same for the same number every time."""
    rng = random.Random(SEED + count)
    words = Words(int(4_000 * (count / 1_000) ** 0.5), rng)
    actors = list(_COUNTRIES)
    names = list(_COUNTRIES.values())
    sources = max(4, min(400, count // 400))
    for number in range(count):
        about = tuple(dict.fromkeys(rng.choices(actors, k=rng.choice((1, 2, 2, 3)))))
        said = words.several(9, 18)
        said.insert(rng.randrange(len(said)), names[rng.randrange(len(names))])
        start = rng.randrange(max(1, len(said) - 5))
        quoted = said[start : start + 5] + words.several(4, 9)
        source = f"source-{rng.randrange(sources)}"
        statement = " ".join(said).capitalize()
        yield Claimed(f"c-{number}", statement, " ".join(quoted), source, about)


def write(folder: Path, count: int) -> None:
    """A base of that many claims below a folder, in files of no more than 20 MB."""
    folder.mkdir(parents=True, exist_ok=True)
    rng = random.Random(SEED)
    (folder / "base.toml").write_text("\n".join(_frame(count, rng)), encoding="utf-8")
    room, part, lines = 0, 0, []
    for each in claims(count):
        text = _record(each, rng)
        lines.append(text)
        room += len(text)
        if room > FILE_BYTES:
            (folder / f"claims-{part:03}.toml").write_text("".join(lines), encoding="utf-8")
            room, part, lines = 0, part + 1, []
    if lines:
        (folder / f"claims-{part:03}.toml").write_text("".join(lines), encoding="utf-8")


def _record(each: Claimed, rng: random.Random) -> str:
    year = rng.randint(2001, 2026)
    return (
        f'[[claim]]\nid = "{each.id}"\nsource = "{each.source}"\n'
        f'statement = "{each.statement}."\nquote = "{each.quote}"\n'
        f'paragraph = {rng.randint(1, 90)}\nkind = "{rng.choice(_KINDS)}"\n'
        f'about = {json.dumps(each.about)}\ntopics = ["{rng.choice(_TOPICS)}"]\n'
        f'date = "{year}"\nvoice = "own"\nmodality = "asserted"\n\n'
    )


def bodies(rng: random.Random) -> list[tuple[str, str]]:
    """Organisations with long names, as (id, name), to be found by their capitals."""
    return [
        (
            f"org-{n}",
            " ".join([*(_invented(rng).capitalize() for _ in range(4)), rng.choice(_BODIES)]),
        )
        for n in range(40)
    ]


def _frame(count: int, rng: random.Random) -> Iterator[str]:
    yield '[base]\nformat = 1\ntitle = "Generated"\n'
    for code, name in _COUNTRIES.items():
        capital = f'aliases = ["{_CAPITALS[code]}"]\n' if code in _CAPITALS else ""
        yield f'[[actor]]\nid = "{code}"\nkind = "state"\nname = "{name}"\n{capital}'
    for body, name in bodies(random.Random(SEED)):
        yield f'[[actor]]\nid = "{body}"\nkind = "organisation"\nname = "{name}"\n'
    for topic in _TOPICS:
        yield f'[[topic]]\nid = "{topic}"\nname = "{topic.capitalize()}"\n'
    for number in range(max(4, min(400, count // 400))):
        yield (
            f'[[source]]\nid = "source-{number}"\nsha256 = "{number:064x}"\n'
            f'csl = {{ type = "report", title = "{_invented(rng)} {_invented(rng)}" }}\n'
            f'genre = "report"\norigin = "o-{number}"\nwords = 9000\nparagraphs = "blocks"\n'
        )
    for number in range(count // 50):
        named = [f"c-{rng.randrange(count)}" for _ in range(2)]
        yield (
            f'[[event]]\nid = "e-{number}"\ntitle = "{_invented(rng)} {_invented(rng)}"\n'
            f'actors = ["{rng.choice(list(_COUNTRIES))}"]\ntype = "AGREE"\nclaims = {json.dumps(named)}\n'
        )
