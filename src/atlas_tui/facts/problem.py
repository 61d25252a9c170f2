"""A finding about a fact base: which rule, how grave, where, and what to do about it."""

from typing import Literal

from msgspec import Struct

Severity = Literal["error", "warning"]


class AtlasError(Exception):
    """What stops a command: one line for the reader, who can act on it."""


class Place(Struct, frozen=True, kw_only=True):
    """A spot in a file: `line` and `column` count from 1; 0 means that it is not known.

    `excerpt` is the line itself and `width` how many of its characters are meant.
    """

    file: str
    line: int = 0
    column: int = 0
    excerpt: str = ""
    width: int = 1

    def __str__(self) -> str:
        """The place as editors and compilers write it: `file:line:column`."""
        spot = f"{self.file}:{self.line}" if self.line else self.file
        return f"{spot}:{self.column}" if self.line and self.column else spot


class Problem(Struct, frozen=True, kw_only=True):
    """Something wrong in the data; never an exception, always shown with its place."""

    rule: str
    severity: Severity
    message: str
    hint: str
    place: Place
    fact: str = ""

    def lines(self) -> list[str]:
        """The finding as plain text: headline, place, the line with its marker, what to do."""
        named = f" in {self.fact}" if self.fact else ""
        rows = [f"{self.severity}[{self.rule}]{named}: {self.message}", f"  --> {self.place}"]
        if self.place.excerpt and self.place.line:
            number = str(self.place.line)
            gutter = " " * len(number)
            rows.append(f" {number} | {self.place.excerpt}")
            if self.place.column:
                marker = "^" * max(1, self.place.width)
                rows.append(f" {gutter} | {' ' * (self.place.column - 1)}{marker}")
        rows.append(f"  help: {self.hint}")
        return rows
