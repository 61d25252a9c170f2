"""Short codes for the columns of a matrix that has no room for their names; each is explained."""

from collections.abc import Sequence

from atlas_tui.cite.matrix import Head

_LETTERS = 3


def codes(columns: Sequence[Head]) -> list[str]:
    """A code for each column: its own, else its initials, else its beginning; no two alike."""
    found: list[str] = []
    for column in columns:
        code = column.short or _made(column.label)
        at = 2
        while code in found:
            code = f"{column.short or _made(column.label)}{at}"
            at += 1
        found.append(code)
    return found


def _made(label: str) -> str:
    """`CAs` for “Central Asian states”, `Ta…` for “Taliban”; a short name is its own code."""
    words = [word for word in label.replace("-", " ").split() if word[:1].isalnum()]
    if len(label) <= _LETTERS:
        return label
    if len(words) > 1:
        return "".join(word[0] for word in words[:4])
    return f"{label[: _LETTERS - 1]}…"


def explained(columns: Sequence[Head], named: Sequence[str]) -> str:
    """What the codes stand for: `AFG Afghanistan · TTP Tehrik-i-Taliban Pakistan`."""
    return " · ".join(
        f"{code} {column.label}"
        for code, column in zip(named, columns, strict=True)
        if code != column.label
    )
