"""Words in blocks: texts wrapped to a width, cells padded to a column."""

from rich.cells import cell_len

from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.line import Line, fit, width_of, wrap

EMPTY = Drawn([])
"""A line with nothing on it."""


def wrapped(
    text: str, width: int, role: str = "text", link: str = "", indent: int = 0
) -> list[Drawn]:
    """A text in lines of at most `width` cells, indented by some, all speaking of one fact."""
    indent = min(indent, max(0, width // 4))
    before: Line = [(" " * indent, "text")] if indent else []
    return [Drawn([*before, (line, role)], link) for line in wrap(text, max(1, width - indent))]


def hyphens_open(text: str, width: int) -> str:
    """The text with a space after each hyphen of a word that has no room, so that it breaks there."""
    words = (
        word.replace("-", "- ") if cell_len(word) > width else word for word in text.split(" ")
    )
    return " ".join(words)


def padded(text: str, width: int) -> str:
    """The text with spaces after it, up to a width in cells."""
    return text + " " * (width - cell_len(text))


def at_right(text: str, width: int) -> str:
    """The text with spaces before it, up to a width in cells."""
    return " " * (width - cell_len(text)) + text


def within(lines: list[Drawn], width: int) -> list[Drawn]:
    """The lines, those that are too long for a very small width cut with a sign."""
    return [
        each if width_of(each.line) <= width else Drawn(fit(each.line, width), each.link)
        for each in lines
    ]
