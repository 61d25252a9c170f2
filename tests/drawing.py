"""What tests of drawings share: a drawing as rows of text, and series made of few words."""

from atlas_tui.facts.model import Basis, Point, Series
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.line import width_of

Given = tuple[str, str, float, Basis]
"""A point as (at, group, value, basis)."""


def rows(block: Block, width: int) -> list[str]:
    """The lines of a block without their roles; none is wider than it may be."""
    drawn = block.lines(width)
    assert all(width_of(each.line) <= width for each in drawn)
    return ["".join(text for text, _ in each.line).rstrip() for each in drawn]


def links(block: Block, width: int) -> list[str]:
    """The facts that the lines of a block lead to, each once, from the top."""
    return list(dict.fromkeys(each.link for each in block.lines(width) if each.link))


def series(*points: Given, comparable: bool = True, definition: str = "") -> Series:
    """A series of points, whose claims are c1, c2 and so on."""
    return Series(
        id="flow",
        title="Flow",
        unit="barrels",
        about=("XNO",),
        definition=definition,
        comparable=comparable,
        point=tuple(
            Point(at=at, group=group, value=float(value), basis=basis, claim=f"c{number}")
            for number, (at, group, value, basis) in enumerate(points, start=1)
        ),
    )
