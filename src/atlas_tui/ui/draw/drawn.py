"""A line of a picture, and the fact that it speaks of."""

from typing import Protocol

from msgspec import Struct

from atlas_tui.ui.line import Line


class Drawn(Struct, frozen=True):
    """A line of parts; `link` is the id of the fact to which it leads, if any."""

    line: Line
    link: str = ""


class Block(Protocol):
    """Something that can be drawn in any width."""

    @property
    def gap(self) -> bool:
        """Whether an empty line stands before it."""

    def lines(self, width: int) -> list[Drawn]:
        """Its lines, each at most `width` cells."""
