"""Lines of styled parts: cut to a width with a sign, laid out in columns, wrapped with an indent."""

from collections.abc import Callable, Iterable

from rich.cells import cell_len, set_cell_size

from atlas_tui.facts.text import visible

Part = tuple[str, str]
"""Text and its role, a key of `palette.LOOKS`."""
Line = list[Part]
Marks = Callable[[str], list[tuple[int, int]]]
"""Finds the half-open spans of a text that match the search."""

ELLIPSIS = "…"
LONGEST = 2000
"""Characters of a text that a row ever looks at; a longer one is cut before it is measured."""


def no_marks(_: str) -> list[tuple[int, int]]:
    """Marks nothing."""
    return []


def width_of(line: Line) -> int:
    """The cells that a line takes."""
    return sum(cell_len(text) for text, _ in line)


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where something was cut."""
    text = visible(text[:LONGEST])
    if cell_len(text) <= width:
        return text
    if width <= 1:
        return ELLIPSIS[:width]
    return set_cell_size(text, width - 1).rstrip() + ELLIPSIS


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
        size = cell_len(text)
        rest = any(after for after, _ in line[index + 1 :])
        if size > room or (size == room and rest):
            fitted.append((cut(text + (" " * 2 if rest else ""), room), role))
            room -= cell_len(fitted[-1][0])
            break
        fitted.append((text, role))
        room -= size
    if room > 0:
        fitted.append((" " * room, "text"))
    return fitted


def wrap(text: str, width: int) -> list[str]:
    """The text broken at spaces into lines of at most `width` cells; longer words are broken."""
    width = max(1, width)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        lines.extend(_wrapped(visible(paragraph).split(" "), width))
    return lines


def _wrapped(words: Iterable[str], width: int) -> list[str]:
    lines = [""]
    room = width
    for word in words:
        size = cell_len(word)
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
            size = cell_len(word)
            lines.append("")
        lines[-1] = word
        room = width - size
    return lines
