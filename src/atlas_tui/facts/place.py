"""Where a record stands in its file: found from its table header, as TOML readers keep no lines."""

import re
from bisect import bisect_right
from functools import cached_property

from atlas_tui.facts.problem import Place

_HEADER = re.compile(r"^[ \t]*\[{1,2}[ \t]*([A-Za-z0-9_.\-]+)[ \t]*\]{1,2}", re.MULTILINE)
_PATH_PART = re.compile(r"([A-Za-z0-9_\-]+)|\[(\d+)\]")
_EXCERPT = 160


def at_offset(file: str, text: str, offset: int, width: int = 1) -> Place:
    """The place of a character offset, with its line as the excerpt."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    line = text[start : end if end >= 0 else len(text)].rstrip("\r")
    column = offset - start
    cut = max(0, column - _EXCERPT // 2) if len(line) > _EXCERPT else 0
    shown = line[cut : cut + _EXCERPT]
    room = max(1, len(shown) - (column - cut))
    return Place(
        file=file,
        line=text.count("\n", 0, offset) + 1,
        column=column - cut + 1 if cut == 0 else 0,
        excerpt=shown if cut == 0 else f"…{shown}…",
        width=min(max(1, width), room),
    )


class FileText:
    """A base file as text, in which records and keys can be found."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def headers(self) -> list[tuple[int, str]]:
        """The offset and name of every table header."""
        return [(found.start(), found.group(1)) for found in _HEADER.finditer(self.text)]

    def record(self, table: str, ordinal: int) -> tuple[int, int]:
        """The half-open span of the nth (from 0) record of a top table, its sub-tables included."""
        tops = [start for start, name in self.headers if name == table]
        if ordinal >= len(tops):
            return 0, len(self.text)
        start = tops[ordinal]
        after = bisect_right(self.headers, (start, "\uffff"))
        for offset, name in self.headers[after:]:
            if not name.startswith(f"{table}."):
                return start, offset
        return start, len(self.text)

    def place(self, table: str, ordinal: int, path: str = "", needle: str = "") -> Place:
        """The place of a record, of a key in it (`reading[1].claim`), or of words on that line."""
        start, end = self.record(table, ordinal)
        offset, width = self._key(table, start, end, path)
        if needle:
            found = self.text.find(needle, offset, end)
            if found < 0:
                found = self.text.find(needle, start, end)
            if found >= 0:
                offset, width = found, len(needle)
        return at_offset(self.name, self.text, offset, width)

    def _key(self, table: str, start: int, end: int, path: str) -> tuple[int, int]:
        parts = _PATH_PART.findall(path)
        name = table
        first = self.text.find("[", start)
        offset, width = first if 0 <= first < end else start, len(f"[[{table}]]")
        for index, (key, _) in enumerate(parts):
            if not key:
                continue
            nested = [
                at for at, head in self.headers if start <= at < end and head == f"{name}.{key}"
            ]
            if nested:
                nth = (
                    int(parts[index + 1][1])
                    if index + 1 < len(parts) and parts[index + 1][1]
                    else 0
                )
                start = nested[min(nth, len(nested) - 1)]
                name = f"{name}.{key}"
                offset, width = self.text.find("[", start), len(f"[[{name}]]")
                continue
            found = re.compile(rf"^[ \t]*({re.escape(key)})[ \t]*=", re.MULTILINE).search(
                self.text, start, end
            )
            if found:
                return found.start(1), len(key)
        return offset, width
