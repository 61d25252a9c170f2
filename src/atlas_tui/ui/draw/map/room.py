"""How a drawing's lines are shared out: the map, and below it what must be said of it."""

_ROOMY = 8
"""Lines from which two are left to what must be said."""
_SMALL = 4
"""Lines below which nothing but the map is drawn."""


def map_rows(height: int) -> int:
    """The lines of a drawing that are map."""
    if height >= _ROOMY:
        return height - 2
    return height - 1 if height >= _SMALL else max(0, height)
