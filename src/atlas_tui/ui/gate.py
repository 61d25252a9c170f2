"""The last gate before the terminal: no text leaves with a character that could drive it."""

from typing import Any

from rich.segment import Segment
from textual.strip import Strip

from atlas_tui.facts.text import HIDDEN, visible

_render = Strip.render


def install() -> None:
    """Make every line that Textual draws pass the gate; harmless when repeated."""
    setattr(Strip, "render", _guarded)  # noqa: B010 (a plain assignment is no method to a type checker)


def _guarded(strip: Strip, console: Any) -> str:
    # What is printable holds nothing hidden, no line end and no tab; most lines are.
    text = strip.text
    if not text.isprintable() and (HIDDEN.search(text) or "\n" in text or "\t" in text):
        return _render(_cleaned(strip), console)
    return _render(strip, console)


def _cleaned(strip: Strip) -> Strip:
    return Strip(
        Segment(text if control else visible(text), style, control)
        for text, style, control in strip
    )
