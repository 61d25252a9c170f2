"""Lines of styled parts: cut to a width with a sign, laid out in columns, wrapped with an indent."""

from collections.abc import Callable, Iterable
from itertools import takewhile

from rich.cells import cell_len, set_cell_size

from atlas_tui.facts.text import visible

Part = tuple[str, str]
"""Text and its role, a key of `palette.LOOKS`."""
Line = list[Part]
Marks = Callable[[str], list[tuple[int, int]]]
"""Finds the half-open spans of a text that match the search."""

ELLIPSIS = "…"
NEWLINE = "⏎"
"""What stands for the end of a line where only one line is shown."""
LONGEST = 2000
"""Characters of a text that a row ever looks at; a longer one is cut before it is measured."""

_BLOCKS = (
    (0x20, 0x7F),
    (0xA1, 0xAD),
    (0xAE, 0x300),
    (0x2010, 0x2028),
    (0x2190, 0x2300),
    (0x2500, 0x25FD),
)
_NARROW = frozenset("⚠").union(*(map(chr, range(first, after)) for first, after in _BLOCKS))
"""Letters, marks and signs of one cell each, so many that few texts must be measured."""


def cells(text: str) -> int:
    """The cells that a text takes."""
    return len(text) if _NARROW.issuperset(text) else cell_len(text)


def no_marks(_: str) -> list[tuple[int, int]]:
    """Marks nothing."""
    return []


def width_of(line: Line) -> int:
    """The cells that a line takes."""
    return sum(cells(text) for text, _ in line)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where something was cut."""
    text = visible(text[:LONGEST])
    if cells(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    # What is narrow is not measured again: the table of all widths takes a moment to load.
    kept = text[: width - 1] if _NARROW.issuperset(text) else set_cell_size(text, width - 1)
    return kept.rstrip() + ELLIPSIS


def marked(text: str, role: str, marks: Marks) -> Line:
    """The text as parts, its matches in the role `match`."""
    parts: Line = []
    at = 0
    for start, end in marks(text):
        if start > at:
            parts.append((text[at:start], role))
        parts.append((text[start:end], "match"))
        at = end
    if at < len(text):
        parts.append((text[at:], role))
    return parts


def spread(left: Line, right: Line, width: int) -> Line:
    """`right` at the right edge, `left` cut to the room that remains."""
    taken = width_of(right)
    if taken + 8 > width:
        return fit(left, width)
    room = width - taken - (1 if taken else 0)
    return [*fit(left, room), (" " if taken else "", "text"), *right]


def fit(line: Line, width: int) -> Line:
    """The line in exactly `width` cells: padded, or cut with a sign."""
    fitted: Line = []
    room = width
    for index, (text, role) in enumerate(line):
        size = cells(text)
        rest = any(after for after, _ in line[index + 1 :])
        if size > room or (size == room and rest):
            fitted.append((cut(text + (" " * 2 if rest else ""), room), role))
            room -= cells(fitted[-1][0])
            break
        fitted.append((text, role))
        room -= size
    if room > 0:
        fitted.append((" " * room, "text"))
    return fitted


def changed(before: Line, now: Line) -> tuple[int, int]:
    """The half-open span of cells in which two lines of one width look different; empty for none."""
    if before == now:
        return 0, 0
    width = width_of(now)
    start, end = _alike(before, now), width - _alike(before[::-1], now[::-1])
    end = min(end, max(_inked(before), _inked(now)))
    return (start, end) if start < end else (0, width)


def _alike(before: Line, now: Line) -> int:
    """The cells of the parts with which both begin."""
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(before, now, strict=False))
    return sum(cells(text) for _, (text, _) in pairs)


def _inked(line: Line) -> int:
    """The cells of a line without the blanks at its end."""
    text, role = line[-1] if line else ("", "")
    return width_of(line[:-1] if role == "text" and not text.strip(" ") else line)


def wrap(text: str, width: int) -> list[str]:
    """The text broken at spaces into lines of at most `width` cells; longer words are broken.

    Spaces before the first word stay, as far as half the width.
    """
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        shown = visible(paragraph)
        first, *rest = shown.lstrip(" ").split(" ")
        indent = min(len(shown) - len(shown.lstrip(" ")), width // 2)
        lines.extend(_wrapped([" " * indent + first, *rest], width))
    return lines


def _wrapped(words: Iterable[str], width: int) -> list[str]:
    lines = [""]
    room = width
    for word in words:
        size = cells(word)
        if lines[-1] and size + 1 <= room:
            lines[-1] += f" {word}"
            room -= size + 1
            continue
        if lines[-1]:
            lines.append("")
        while size > width:
            taken = set_cell_size(word, width).rstrip()
            lines[-1] = taken or word[:1]
            word = word[max(1, len(taken)) :]  # noqa: PLW2901 (what is left of a word too long)
            size = cells(word)
            lines.append("")
        lines[-1] = word
        room = width - size
    return lines
