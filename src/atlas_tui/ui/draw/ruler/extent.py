"""A date on a ruler: the cells that it may lie in, and how honestly they can be drawn.

A date known to the cell is a mark. A date that is known less well spans every cell that it allows,
dashed, because it lies somewhere within; an interval is a double line where it lasted for certain.
"""

import re

from msgspec import Struct
from rich.cells import cell_len

from atlas_tui.facts.edtf import Edtf, parse
from atlas_tui.ui.draw.ruler.scale import Scale

FOREVER = 10**9
"""A cell beyond every date: where an open interval ends."""

LEGEND = (
    ("├╌╌┤", "at some time within"),
    ("╞══╡", "from then to then"),
    ("◂ ▸", "open: no beginning or end is stated"),
    ("~ ? %", "about, uncertain, both"),
    ("XX", "digits that the document leaves open"),
    ("…", "goes on out of view"),
    ("◉ ┣━┫", "the selected event"),
)
"""How dates are drawn on a ruler, and what it means."""

_HEAVY = str.maketrans("├┤╞╡═╌", "┣┫┣┫━╍")
_DASHES = re.compile("[╌╍]+")
SELECTED = "◉"


class Extent(Struct, frozen=True):
    """The cells of a date, first and last inclusive, and what is drawn at its ends.

    `since` to `till` are the cells that an interval fills for certain; there are none when `since`
    is greater. `begins` and `ends` are the qualifiers of the two ends, or an arrow where one is
    open. `digits` is the date itself where it leaves digits open.
    """

    first: int
    last: int
    since: int = 1
    till: int = 0
    begins: str = ""
    ends: str = ""
    digits: str = ""

    @property
    def is_mark(self) -> bool:
        """Whether it is known to the cell."""
        return self.first == self.last


def extent(text: str, scale: Scale) -> Extent:
    """The cells of a date.

    Args:
        text: an EDTF date or interval.
        scale: what a cell is.

    Raises:
        ValueError: the text is no date.
    """
    whole = parse(text)
    start, slash, end = text.partition("/")
    if not slash:
        sign = _qualifier(whole)
        first, last = scale.cell(whole.earliest), scale.cell(whole.latest)
        return Extent(first, last, begins=sign, ends=sign, digits=_open_digits(text))
    since, first, begins = _from(_side(start), scale)
    till, last, ends = _to(_side(end), scale)
    return Extent(first, last, since, till, begins, ends, _open_digits(start) or _open_digits(end))


def _from(side: Edtf | None, scale: Scale) -> tuple[int, int, str]:
    """Where an interval has begun for certain, where at the earliest, and how sure that is."""
    if side is None:
        return -FOREVER, -FOREVER, "◂"
    first, last = scale.cell(side.earliest), scale.cell(side.latest)
    return last + (first != last), first, _qualifier(side)


def _to(side: Edtf | None, scale: Scale) -> tuple[int, int, str]:
    """Where an interval still goes on for certain, where it ends at the latest, and how sure."""
    if side is None:
        return FOREVER, FOREVER, "▸"
    first, last = scale.cell(side.earliest), scale.cell(side.latest)
    return first - (first != last), last, _qualifier(side)


def _side(text: str) -> Edtf | None:
    return None if text in ("", "..") else parse(text)


def _qualifier(when: Edtf) -> str:
    return (
        "%"
        if when.uncertain and when.approximate
        else "?" * when.uncertain or "~" * when.approximate
    )


def _open_digits(text: str) -> str:
    return text.rstrip("?~%") if "X" in text else ""


class Placed(Struct, frozen=True):
    """Text at a column of a ruler, counted from 0."""

    column: int
    text: str

    @property
    def end(self) -> int:
        """The column after it."""
        return self.column + cell_len(self.text)


def place(
    when: Extent, start: int, width: int, glyph: str, count: int = 1, *, selected: bool = False
) -> Placed:
    """Draw a date of which something lies within a window of cells.

    Args:
        when: its cells.
        start: the first cell of the window.
        width: how many cells the window has.
        glyph: what stands for it where it is known to the cell.
        count: how many things have exactly this date.
        selected: whether it is set off.
    """
    if when.is_mark:
        return _mark(when, start, width, glyph, count, selected=selected)
    return _span(when, start, width, count, selected=selected)


def _mark(
    when: Extent, start: int, width: int, glyph: str, count: int, *, selected: bool
) -> Placed:
    """The glyph, or how many there are; then the qualifier. At the right edge the other way round."""
    sign = when.begins if when.begins == when.ends else when.begins + when.ends
    sign += "X" if when.digits else ""
    number = str(count) if count > 1 else ""
    mark = SELECTED + number if selected else number or glyph
    column = when.first - start
    if column + len(mark + sign) <= width:
        return Placed(column, mark + sign)
    text = (sign + mark)[-(column + 1) :]
    return Placed(column + 1 - len(text), text)


def _span(when: Extent, start: int, width: int, count: int, *, selected: bool) -> Placed:
    """A line over the visible cells, with what must be said of it inside, else beside it."""
    low, high = max(when.first, start), min(when.last, start + width - 1)
    thin = "".join(_cell(when, cell, low, high) for cell in range(low, high + 1))
    line = thin.translate(_HEAVY) if selected else thin
    label = SELECTED if selected and line == thin else ""
    label += str(count) if count > 1 else ""
    # What is left open is where the line is dashed; out of view, its digits would mislead.
    digits = when.digits if low < when.since or high > when.till else ""
    full = f"{label}×{digits}" if label and digits else label + digits
    short = label + "X" * bool(digits)
    return _labelled(Placed(low - start, line), full, short, width, is_open=bool(digits))


def _cell(when: Extent, cell: int, low: int, high: int) -> str:
    """What is drawn in a cell of a span of which the cells from `low` to `high` are visible."""
    is_sure = when.since <= cell <= when.till
    if cell == low and low > when.first:
        return "◂" if when.begins == "◂" else "…"
    if cell == high and high < when.last:
        return "▸" if when.ends == "▸" else "…"
    if cell == when.first:
        return when.begins or ("╞" if is_sure else "├")
    if cell == when.last:
        return when.ends or ("╡" if is_sure else "┤")
    return "═" if is_sure else "╌"


def _labelled(line: Placed, full: str, short: str, width: int, *, is_open: bool) -> Placed:
    """The line with a label inside, where it is dashed if digits are open; else beside it."""
    for label in (full, short):
        at = _inside(line.text, len(label), is_open=is_open)
        if label and at:
            return Placed(line.column, line.text[:at] + label + line.text[at + len(label) :])
    if line.end + len(short) <= width:
        return Placed(line.column, line.text + short)
    beside = short[: line.column]
    return Placed(line.column - len(beside), beside + line.text)


def _inside(line: str, size: int, *, is_open: bool) -> int:
    """Where a label of a size stands in the middle of a part of a line; 0 where it has no room."""
    parts = [found.span() for found in _DASHES.finditer(line)] if is_open else [(1, len(line) - 1)]
    start, end = max(parts, key=lambda part: part[1] - part[0], default=(0, 0))
    return start + (end - start - size) // 2 if 0 < size <= end - start else 0
