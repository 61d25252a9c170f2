"""Things side by side on a ruler: as few rows as hold them without touching, and what is left over."""

from collections.abc import Sequence
from typing import NamedTuple

from atlas_tui.ui.draw.ruler.extent import SELECTED, Placed
from atlas_tui.ui.line import Line

MOST_ROWS = 3
"""Rows of a lane; what would need more is counted cell by cell in the last one."""


class Stretch(NamedTuple):
    """Text on a ruler with its role, and the facts that it stands for."""

    placed: Placed
    role: str
    ids: tuple[str, ...]
    selected: bool = False


Track = list[Stretch]
"""Stretches of one row, from left to right."""


def tracks(stretches: Sequence[Stretch], gap: int = 0, most: int = MOST_ROWS) -> list[Track]:
    """Lay stretches into rows, each in the first that has room for it.

    Args:
        stretches: in any order.
        gap: cells between two of them; digits never touch.
        most: rows that there may be; 0 for as many as are needed.
    """
    rows: list[Track] = []
    for each in sorted(stretches, key=lambda stretch: (stretch.placed.column, -stretch.placed.end)):
        row = next((row for row in rows if _fits(row[-1], each, gap)), None)
        if row is None:
            row = []
            rows.append(row)
        row.append(each)
    if most and len(rows) > most:
        left_over = [each for row in rows[most - 1 :] for each in row]
        rows[most - 1 :] = [_counted(left_over)]
    return rows


def _fits(before: Stretch, after: Stretch, gap: int) -> bool:
    digits = before.placed.text[-1].isdigit() and after.placed.text[0].isdigit()
    return before.placed.end + max(gap, digits) <= after.placed.column


def _counted(stretches: Sequence[Stretch]) -> Track:
    """What has no row of its own: in each cell how many there are, + from ten on."""
    counts: dict[int, list[Stretch]] = {}
    for each in stretches:
        for column in range(each.placed.column, each.placed.end):
            counts.setdefault(column, []).append(each)
    row = []
    for column, here in sorted(counts.items()):
        number = sum(len(each.ids) for each in here)
        selected = any(each.selected for each in here)
        sign = SELECTED if selected else str(number) if number < 10 else "+"  # noqa: PLR2004 (a digit a cell)
        ids = tuple(fact_id for each in here for fact_id in each.ids)
        row.append(Stretch(Placed(column, sign), here[0].role, ids, selected))
    return row


def painted(row: Track, width: int, grid: Sequence[int] = ()) -> Line:
    """A row as a line of exactly so many cells, with a dotted line at the columns of the grid."""
    line: Line = []
    at = 0
    for each in row:
        line.append((_ground(at, each.placed.column, grid), "dim"))
        line.append((each.placed.text, "key" if each.selected else each.role))
        at = each.placed.end
    line.append((_ground(at, width, grid), "dim"))
    return [part for part in line if part[0]]


def _ground(start: int, end: int, grid: Sequence[int]) -> str:
    return "".join("┊" if column in grid else " " for column in range(start, end))
