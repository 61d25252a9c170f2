"""The scale of a chart's values: round ticks that hold them all, and how far along a value lies."""

import math
import sys
from collections.abc import Iterable, Sequence

from msgspec import Struct

MOST = 4
"""Steps between ticks that a small chart has room for."""
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)
_CLOSE = 0.1
"""The spread, as a share of the largest value, below which an axis from zero would show nothing."""
_DIGITS = 12
_LARGEST = sys.float_info.max


class Ticks(Struct, frozen=True):
    """Round values from the lowest to the highest of an axis, at equal steps."""

    values: tuple[float, ...]

    @property
    def low(self) -> float:
        """The value at the beginning of the axis."""
        return self.values[0]

    @property
    def high(self) -> float:
        """The value at its end."""
        return self.values[-1]

    @property
    def from_zero(self) -> bool:
        """Whether the axis holds zero."""
        return self.low <= 0 <= self.high

    def share(self, value: float) -> float:
        """How far along the axis a value lies, from 0 to 1."""
        length = self.high - self.low
        if math.isinf(length):
            return (value / 2 - self.low / 2) / (self.high / 2 - self.low / 2)
        return (value - self.low) / length


def ticks(values: Iterable[float], *, from_zero: bool = False) -> Ticks:
    """The ticks of an axis for these values, of which there must be one.

    Zero is on the axis unless the values lie so close together that it would hide what parts them.

    Args:
        values: finite numbers.
        from_zero: keep zero on the axis whatever they are, as bars need.
    """
    found = list(values)
    low, high = min(found), max(found)
    if from_zero or low == high or not _far_from_zero(low, high):
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        return Ticks((0.0, 1.0))
    step = _step(low, high)
    if not step:
        return Ticks((low, high))
    first, last = math.floor(low / step), math.ceil(high / step)
    return Ticks(tuple(_clean(step * number) for number in range(first, last + 1)))


def _far_from_zero(low: float, high: float) -> bool:
    largest = max(abs(low), abs(high))
    return low * high > 0 and high - low < _CLOSE * largest


def _step(low: float, high: float) -> float:
    rough = high / MOST - low / MOST
    if rough < sys.float_info.min:
        return 0.0
    size: float = 10.0 ** math.floor(math.log10(rough))
    return next((each * size for each in _ROUND if each * size >= rough), rough)


def _clean(value: float) -> float:
    if math.isinf(value):
        return math.copysign(_LARGEST, value)
    return float(f"{value:.{_DIGITS}g}")


def labels_below(places: Sequence[tuple[int, str]], width: int) -> str:
    """Labels centred under columns of an axis, those left out that would touch the one before."""
    text = ""
    for column, label in places:
        start = max(0, min(column - len(label) // 2, width - len(label)))
        if not text or start > len(text):
            text = text.ljust(start) + label
    return text
