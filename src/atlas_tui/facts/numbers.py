"""Numbers as they stand in running text, for proving that a figure is in its quotation."""

import math
import re
from collections.abc import Iterator

_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?|-?\.\d+")
_WORDS = {
    word: float(value)
    for value, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve".split()
    )
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def numbers(text: str) -> Iterator[float]:
    """Every number that a text states, also as scaled by a following `million` or `billion`."""
    for found in _NUMBER.finditer(text):
        value = float(found.group().replace(",", ""))
        yield value
        after = re.match(r"[\s-]*([a-z]+)", text[found.end() :].lower())
        scale = _SCALES.get(after.group(1)) if after else None
        if scale:
            yield value * scale
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in _WORDS:
            yield _WORDS[word]


def states(text: str, value: float) -> bool:
    """Whether the text states the value; a fall may be written without its minus sign."""
    return math.isfinite(value) and any(
        abs(abs(number) - abs(value)) <= 1e-9 * max(1.0, abs(value)) for number in numbers(text)
    )
