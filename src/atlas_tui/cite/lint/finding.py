"""What a rule finds in a memo: a span of its file, what is wrong there, and what to do."""

from typing import NamedTuple


class Finding(NamedTuple):
    """A half-open span of the memo's file with what a rule has to say of it."""

    start: int
    end: int
    message: str
    hint: str
    fact: str = ""
