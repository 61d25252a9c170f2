"""Labels of rows, so that any row of a list is two letters away."""

from string import ascii_lowercase

MOST = len(ascii_lowercase) ** 2
"""Rows that two letters can name."""


def label(row: int) -> str:
    """The two letters of a row, counted from 0; empty beyond those that can be named."""
    if not 0 <= row < MOST:
        return ""
    first, second = divmod(row, len(ascii_lowercase))
    return ascii_lowercase[first] + ascii_lowercase[second]


def rows_of(letter: str) -> range:
    """The rows whose labels begin with a letter."""
    at = ascii_lowercase.index(letter) * len(ascii_lowercase)
    return range(at, at + len(ascii_lowercase))


def row_of(letters: str) -> int:
    """The row of a label."""
    return rows_of(letters[0]).start + ascii_lowercase.index(letters[1])
