"""A TOML text as its statements, so that one can be changed and every other character stays."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'"
    r"|#[^\n]*"
    r"|[\[\]{}=\n]",
    re.DOTALL,
)


class Statement(NamedTuple):
    """A table header, a key with its value, or a line without either: a half-open span of the text.

    `table` and `key` are empty where it is none of these; `value` is the span of a key's value,
    without its comment.
    """

    start: int
    end: int
    table: str = ""
    key: str = ""
    value: tuple[int, int] = (0, 0)


class Record(NamedTuple):
    """A table of an array and what stands in it, from its header to its last key."""

    header: Statement
    pairs: tuple[Statement, ...]

    @property
    def span(self) -> tuple[int, int]:
        """From the header to the end of the last line with a key."""
        return self.header.start, (self.pairs[-1] if self.pairs else self.header).end


def statements(text: str) -> Iterator[Statement]:
    """The statements of a valid TOML text, one after the other, without a gap."""
    start = int(text.startswith("\ufeff"))
    if start:
        yield Statement(0, start)
    while start < len(text):
        found = _statement(text, start)
        yield found
        start = found.end


def records(text: str, table: str) -> list[Record]:
    """The records written under `[[table]]`; tables within them stand apart from their pairs."""
    found: list[Record] = []
    inside = False
    for each in statements(text):
        if each.table:
            inside = each.table == table and text[each.start : each.end].lstrip().startswith("[[")
            if inside:
                found.append(Record(each, ()))
        elif inside and each.key:
            found[-1] = Record(found[-1].header, (*found[-1].pairs, each))
    return found


def _statement(text: str, start: int) -> Statement:
    depth, equals, comment, end = 0, -1, -1, len(text)
    for token in _TOKEN.finditer(text, start):
        mark = token.group()
        if mark == "\n" and depth == 0:
            end = token.end()
            break
        if mark in "[{":
            depth += 1
        elif mark in "]}":
            depth -= 1
        elif mark == "=" and depth == 0 and equals < 0:
            equals = token.start()
        elif mark[0] == "#" and depth == 0:
            comment = token.start()
    filled = text[start : comment if comment >= 0 else end]
    if filled.lstrip().startswith("["):
        return Statement(start, end, table=_name(filled.strip().strip("[]")))
    if equals < 0:
        return Statement(start, end)
    behind = text[equals + 1 : start + len(filled)]
    at = equals + 1 + len(behind) - len(behind.lstrip())
    return Statement(
        start, end, key=_name(text[start:equals]), value=(at, at + len(behind.strip()))
    )


def _name(written: str) -> str:
    """A key or a table's name without quotes, as plain ones are written."""
    return ".".join(part.strip().strip("\"'") for part in written.split("."))
