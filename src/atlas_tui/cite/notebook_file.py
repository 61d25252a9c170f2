"""How a notebook is written down: TOML, an [[entry]] each, then the [[undo]] that brings back the last.

A file that cannot be understood whole is refused with its place, so that nothing in it is lost.
After an edit by hand, which a checksum tells, undo begins anew.
"""

import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import tomli
import tomli_w

from atlas_tui.cite.notebook import KINDS, Change, Entry, Notebook, kind_of
from atlas_tui.facts.faults import faults, short
from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.place import FileText, at_offset
from atlas_tui.facts.problem import AtlasError, Place
from atlas_tui.facts.text import clean

FORMAT = 1
"""The format that this version writes, and the only one that it reads."""

_HEAD = "# An Atlas notebook: excerpts, notes and headings in order, then what undo brings back.\n"
_TABLES = ("format", "checksum", "entry", "undo")


def written(notebook: Notebook) -> str:
    """The text of a notebook's file."""
    parts = [f'{_HEAD}format = {FORMAT}\nchecksum = "{_checksum(notebook.entries)}"\n']
    parts += [_table("entry", entry) for entry in notebook.entries]
    for change in notebook.changes:
        fields = {"at": change.at, "came": change.came, "what": change.what}
        parts.append(f"[[undo]]\n{tomli_w.dumps(fields)}")
        parts += [_table("undo.gone", entry) for entry in change.gone]
    return "\n".join(parts)


def _table(header: str, entry: Entry) -> str:
    fields = {"kind": kind_of(entry), **msgspec.to_builtins(entry)}
    return f"[[{header}]]\n{tomli_w.dumps(fields)}"


def _checksum(entries: Iterable[Entry]) -> str:
    return f"{zlib.crc32(''.join(map(repr, entries)).encode()):08x}"


def parsed(path: Path, name: str, text: str) -> Notebook:
    """Read the text of a notebook's file; an empty one is an empty notebook.

    Raises:
        AtlasError: it is no notebook; the message begins with the place and ends with what to do.
    """
    if not text.strip():
        return Notebook(name)
    return _Reading(path, text).notebook(name)


S = TypeVar("S", bound=msgspec.Struct)


class _Step(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change without the entries that it took out."""

    at: int
    came: int
    what: str = ""


class _Reading:
    """One file on its way to a notebook."""

    def __init__(self, path: Path, text: str) -> None:
        self.path = path
        self.file = FileText(str(path), text)

    def notebook(self, name: str) -> Notebook:
        document = self._document()
        for table in document:
            if table not in _TABLES:
                near = f"the nearest known one is `{nearest(table, _TABLES)}`"
                raise self._refused(self._top(table), f"unknown key `{short(table)}`", near)
        if "format" not in document:
            hint = f"add `format = {FORMAT}`"
            raise self._refused(self._top("format"), "the key `format` is missing", hint)
        if document["format"] != FORMAT:
            found = f"`format` is {short(repr(document['format']))}, not {FORMAT}"
            raise self._refused(self._top("format"), found, "a newer Atlas may read it")
        entries = tuple(
            self._entry("entry", ordinal, "", row)
            for ordinal, row in enumerate(self._rows(document, "entry"))
        )
        changes = tuple(
            self._change(ordinal, row) for ordinal, row in enumerate(self._rows(document, "undo"))
        )
        same = document.get("checksum") == _checksum(entries)
        return Notebook(name, entries, changes if same and _undoable(entries, changes) else ())

    def _document(self) -> dict[str, Any]:
        text = self.file.text
        try:
            return tomli.loads(text)
        except tomli.TOMLDecodeError as fault:
            place = at_offset(self.file.name, text, min(fault.pos, len(text)))
            reason = fault.msg[:1].lower() + fault.msg[1:].partition(" (at ")[0]
            raise self._refused(place, f"not valid TOML: {reason}", "mend it") from fault
        except (RecursionError, ValueError) as fault:
            place = Place(file=self.file.name)
            raise self._refused(place, "not readable TOML", "mend it") from fault

    def _rows(self, document: dict[str, Any], table: str) -> list[Any]:
        rows = document.get(table, [])
        if not isinstance(rows, list):
            what = f"`{table}` is not an array of tables"
            raise self._refused(self._top(table), what, f"write [[{table}]]")
        return rows

    def _top(self, name: str) -> Place:
        """The place of a table or key at the top of the file."""
        is_table = any(head == name for _, head in self.file.headers)
        return self.file.place(name, 0) if is_table else self.file.place("", 0, name)

    def _change(self, ordinal: int, row: Any) -> Change:
        gone = row.pop("gone", []) if isinstance(row, dict) else []
        step = self._convert("undo", ordinal, "", row, _Step)
        entries = tuple(
            self._entry("undo", ordinal, f"gone[{index}]", each)
            for index, each in enumerate(gone if isinstance(gone, list) else [gone])
        )
        return Change(at=step.at, came=step.came, gone=entries, what=step.what)

    def _entry(self, table: str, ordinal: int, path: str, row: Any) -> Entry:
        kind = row.pop("kind", None) if isinstance(row, dict) else None
        if not isinstance(kind, str) or kind not in KINDS:
            found = (
                "the key `kind` is missing" if kind is None else f"`kind` is {short(repr(kind))}"
            )
            place = self.file.place(table, ordinal, path if kind is None else _join(path, "kind"))
            raise self._refused(place, found, f"it can be {', '.join(KINDS)}")
        entry: Entry = self._convert(table, ordinal, path, row, KINDS[kind])
        return entry

    def _convert(self, table: str, ordinal: int, path: str, row: Any, struct: type[S]) -> S:
        row = _cleaned(row)
        try:
            return msgspec.convert(row, struct)
        except msgspec.ValidationError as fault:
            for each in faults(row, struct):
                place = self.file.place(table, ordinal, _join(path, each.path))
                raise self._refused(place, each.message, each.hint) from fault
            place = self.file.place(table, ordinal, path)
            raise self._refused(place, str(fault), "mend the record") from fault

    def _refused(self, place: Place, message: str, hint: str) -> AtlasError:
        aside = f"`atlas notebook aside {self.path.stem}` keeps the file and begins anew"
        return AtlasError(f"{place}: {message} ({hint}; nothing was changed; {aside})")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path and key else path or key


def _cleaned(row: Any) -> Any:
    if not isinstance(row, dict):
        return row
    return {
        key: clean(value).text if isinstance(value, str) else value for key, value in row.items()
    }


def _undoable(entries: tuple[Entry, ...], changes: tuple[Change, ...]) -> bool:
    """Whether the changes lead back step by step."""
    length = len(entries)
    for change in reversed(changes):
        if change.at < 0 or change.came < 0 or change.at + change.came > length:
            return False
        length += len(change.gone) - change.came
    return True
