"""Words as the index knows them: tokens of folded text, joined compounds, acronyms and stems."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any

from atlas_tui.facts.text import fold

_WORD = re.compile(
    r"\b[^\W\d_](?:\.[^\W\d_])+\b"  # initials: U.S.
    r"|\d+(?:[.,]\d+)+"  # figures: 1.5 and 75,000
    r"|[^\W_]+(?:['-][^\W_]+)*"  # words, and compounds with their hyphens
)
_JOINT = re.compile(r"['-]")
_CAPITALS = re.compile(r"(?:^|[\s(/-])([^\W\d_a-z])[^\W\d_]*", re.UNICODE)
MAX_TERM = 64
"""Letters beyond which words are neither joined nor corrected."""

STOP_WORDS = frozenset(
    "a about after an and are as at be been before being between by did do does during for from"
    " had has have he her his if in into is it its of on or our over she should so some such than"
    " that the their them then there these they this those through to under was we were what when"
    " where which while will with would you your".split()
)
"""Words that a question may hold without asking for them: kept in phrases, else not required, but
the fact that holds them too comes first."""
ASKING_WORDS = frozenset("did do does should what when where which would".split())
"""Small words of which a question that begins with one of them is made."""


def tokens(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in order, and the joined forms of its compounds.

    `CASA-1000` gives casa and 1000, and casa1000 among the joined; `Pakistan's` gives pakistan.
    """
    return folded_tokens(fold(text))


def folded_tokens(folded: str) -> tuple[list[str], list[str]]:
    """The same of a text that is folded already."""
    found = _WORD.findall(folded)
    words: list[str] = []
    joined: list[str] = []
    for piece in found:
        if piece.isalnum():
            words.append(piece)
        else:
            parts, whole = _parted(piece)
            words.extend(parts)
            if whole:
                joined.append(whole)
    return words, joined


def _parted(piece: str) -> tuple[list[str], str]:
    """The parts of a token with marks inside, and its joined form where that is a word."""
    if "-" not in piece and "'" not in piece:
        plain = piece.replace(",", "") if piece[0].isdigit() else piece.replace(".", "")
        return [plain], ""
    parts = _JOINT.split(piece)
    if len(parts) > 1 and parts[-1] == "s" and piece[-2] == "'":
        parts.pop()
    whole = "".join(parts)
    if len(parts) == 1 or whole.isdigit() or len(whole) > MAX_TERM:
        return parts, ""
    return parts, whole


class Token:
    """A word in a raw text: its half-open span, and its form as the index has it."""

    __slots__ = ("end", "form", "joined", "start")

    def __init__(self, start: int, end: int, form: str, joined: str = "") -> None:
        self.start = start
        self.end = end
        self.form = form
        self.joined = joined


def placed_tokens(text: str) -> Iterator[Token]:
    """The words of a raw text with their places; a compound comes before its parts.

    A compound's token has its joined form and no form of its own.
    """
    folded, origin = _folded_with_places(text)
    for found in _WORD.finditer(folded):
        start, end = found.span()
        piece = found.group()
        parts, whole = ([piece], "") if piece.isalnum() else _parted(piece)
        if whole:
            yield Token(origin[start], origin[end - 1] + 1, "", whole)
        if "-" not in piece and "'" not in piece:
            yield Token(origin[start], origin[end - 1] + 1, parts[0])
            continue
        for part in parts:
            yield Token(origin[start], origin[start + len(part) - 1] + 1, part)
            start += len(part) + 1


def _folded_with_places(text: str) -> tuple[str, range | list[int]]:
    """The folded text, and for each of its characters the index that it came from."""
    if text.isascii():
        return text.casefold(), range(len(text))
    pieces: list[str] = []
    origin: list[int] = []
    for index, mark in enumerate(text):
        plain = fold(mark)
        pieces.append(plain)
        origin.extend([index] * len(plain))
    return "".join(pieces), origin


def acronyms(name: str) -> list[str]:
    """What the capitals of a name spell: ICWC of Interstate Commission for Water Coordination.

    Only of names of two words or more; small words between them do not count.
    """
    initials = _CAPITALS.findall(name)
    spelt = fold("".join(initials))
    return [spelt] if len(initials) > 1 and spelt.isalnum() else []


_ROOT = 4
_ENDINGS = frozenset(
    "acy al ally ance ancy ant atic ation ic ical ies ion ions ious iously ism ist ists ity ive ment"
    " ous ously".split()
)
"""Endings that make another word where stemming keeps the two apart; none that is a misspelling of
another, as -ence would be of -ance."""


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer  # noqa: PLC0415 - a start-up does without

    return Stemmer("english")


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """The stem of an English word (Porter's second stemmer); other words come back as they are."""
    return str(_stemmer().stemWord(word))


def are_kin(word: str, other: str) -> bool:
    """Whether words are forms of each other: of one stem, or of one root with other endings.

    Religion and religious are; where the one is found for the other, nothing was misspelt.
    """
    return stem(word) == stem(other) or any(
        word[at:] in _ENDINGS and other[at:] in _ENDINGS
        for at in range(_ROOT, min(len(word), len(other)))
        if word[:at] == other[:at]
    )
