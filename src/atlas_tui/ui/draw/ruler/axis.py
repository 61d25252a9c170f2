"""The axis of a year ruler: ticks, and labels that never run into each other."""

from atlas_tui.ui.draw.ruler.scale import Scale


def ticks(scale: Scale, start: int, width: int) -> dict[int, str]:
    """The columns at which a unit begins, and its label."""
    found = {column: scale.tick(start + column) for column in range(width)}
    return {column: label for column, label in found.items() if label}


def axis(scale: Scale, start: int, width: int) -> str:
    """The axis in exactly `width` cells: `┼2021─┴──┴──┼2022─┴──┴──`.

    A label that has no room before the next tick is left out; the unit that has begun before the
    window is named at its left edge where there is room.
    """
    marks = ticks(scale, start, width)
    edges = [*marks, width]
    cells = ["─"] * width
    begun = scale.label(scale.day(start)) if start >= scale.cell((0, 1, 1)) else ""
    named = _write(cells, 0, edges[0], begun)
    within = (column for column in range(named, width) if column not in marks)
    parts = [column for column in within if scale.is_part(start + column)]
    for column in parts:
        cells[column] = "┴"
        after = min(each for each in (*parts, *edges) if each > column)
        _write(cells, column + 1, after, scale.part(start + column))
    for at, (column, label) in enumerate(marks.items()):
        cells[column] = "┼"
        _write(cells, column + 1, edges[at + 1], label)
    return "".join(cells)


def _write(cells: list[str], start: int, end: int, label: str) -> int:
    """Put a label in, with a cell of the axis after it unless the axis ends there.

    Returns:
        The column after it; `start` where it has no room.
    """
    room = end - start - (1 if end < len(cells) else 0)
    if not label or len(label) > room:
        return start
    cells[start : start + len(label)] = label
    return start + len(label)
