"""Titles in headline style, as the Chicago Manual and the in-text citations of APA want them.

Words are capitalised but for articles, conjunctions and prepositions inside; what has capitals of
its own stays. The list of small words is that of CSL processors for the text case `title`.
"""

import re

_PIECE = re.compile(r"(?P<word>[^\W_]+)|(?P<space>\s+)|(?P<marks>(?:[^\w\s]|_)+)")
_SMALL = frozenset(
    """a about an and as at but by d de down for from in into l nor of on onto or over so the till to
    up van via von with yet""".split()
)
_HIDDEN = "\ufdd0\ufdd1\ufdd2\ufdd3"


def title_case(title: str) -> str:
    """A title in headline style."""
    pieces = list(_PIECE.finditer(title))
    final = max((at for at, piece in enumerate(pieces) if piece["word"]), default=-1)
    cased = []
    state = "start"
    for at, piece in enumerate(pieces):
        text = piece.group()
        if piece["word"]:
            cased.append(_cased(text, "start" if at == final and state == "parted" else state))
        else:
            cased.append(text)
        state = _after(piece, state)
    return "".join(cased)


def _after(piece: re.Match[str], state: str) -> str:
    """What the next word is: the first of a sentence, one of several, or the rest of this one."""
    if piece["word"]:
        return "inside"
    if piece["space"]:
        return "start" if state in ("start", "ended") else "parted"
    mark = piece.group().strip(_HIDDEN)[-1:]
    if mark and mark in ".?!:":
        return "ended"
    return "parted" if mark and mark in "-/–—" else state


def _cased(word: str, state: str) -> str:
    if any(letter.isupper() for letter in word):
        return word
    small = word in _SMALL or len(word) == 1
    begins = state == "start" or (state == "parted" and not small)
    return word[:1].upper() + word[1:] if begins else word
