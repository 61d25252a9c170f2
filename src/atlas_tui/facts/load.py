"""TOML to Atlas and problems: the only module that knows how a base is written down.

Nothing in the data raises: a file or record that can't be read becomes a Problem with its place,
and everything else is loaded.
"""

import os
import re
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import tomli

from atlas_tui.facts.atlas import Atlas, Whence
from atlas_tui.facts.base import Loaded, base_files
from atlas_tui.facts.faults import Fault, faults, short
from atlas_tui.facts.model import KINDS, Base, Fact
from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.overlay import captured_file
from atlas_tui.facts.place import FileText, at_offset
from atlas_tui.facts.problem import Place, Problem, Severity
from atlas_tui.facts.text import HIDDEN, clean

MAX_FILE_BYTES = 20_000_000
"""A base file larger than this is refused: split it; every file below the folder is read."""

_UTF8_BOM = b"\xef\xbb\xbf"
_ESCAPE = re.compile(r"\\[bferuUx]")
"""Escapes by which a TOML string can hold a hidden character that its file does not."""
_COMMENTED_OUT = re.compile(r"^[ \t]*#[ \t]*\[\[?[A-Za-z]", re.MULTILINE)
"""A record that is kept out of use on purpose; a file of such records is no emptied one."""


RULES = (
    "unreadable-file",
    "file-too-large",
    "not-utf-8",
    "byte-order-mark",
    "toml-syntax",
    "empty-file",
    "unknown-table",
    "not-a-table-array",
    "malformed-record",
    "hidden-characters",
    "duplicate-id",
    "no-base-table",
    "second-base-table",
)
"""What reading itself reports."""


def load(
    path: Path,
    max_bytes: int = MAX_FILE_BYTES,
    progress: Callable[[int, int], object] | None = None,
    overlay: Sequence[Path] = (),
) -> Loaded:
    """Read a fact base: one TOML file, or every `*.toml` below a folder.

    Where the overlay has a fact of the same id, the base's is kept.

    Args:
        path: the file or folder.
        max_bytes: the size at which a file is refused.
        progress: told before each file how many of how many are read; it may raise to stop.
        overlay: files of the reader's own facts, as `overlay_files` gives them, read after it.

    Raises:
        AtlasError: there is nothing at the path that could be a base.
    """
    captured = captured_file(path)
    own = frozenset([*overlay, *([captured] if captured else [])])
    return _Reader(max_bytes, own).read(base_files(path), overlay, progress)


def file_text(path: Path) -> FileText:
    """The file again, for finding places in it; empty if it has vanished meanwhile."""
    try:
        text = path.read_bytes().removeprefix(_UTF8_BOM).decode("utf-8", "replace")
    except OSError:
        text = ""
    return FileText(_name(path), text)


def _name(path: Path) -> str:
    return os.fsencode(path).decode("utf-8", "replace")


class _Reader:
    """Gathers the facts and problems of one base, file by file."""

    def __init__(self, max_bytes: int, own: frozenset[Path]) -> None:
        self.max_bytes = max_bytes
        self.own = own
        self.problems: list[Problem] = []
        self.bases: list[tuple[Base, Path]] = []
        self.facts: dict[str, Fact] = {}
        self.whence: dict[str, Whence] = {}
        self._suspect: set[str] = set()

    def read(
        self,
        files: list[Path],
        overlay: Sequence[Path],
        progress: Callable[[int, int], object] | None = None,
    ) -> Loaded:
        """Read all files; the first of several records with one id is kept."""
        for done, path in enumerate([*files, *overlay]):
            if progress:
                progress(done, len(files) + len(overlay))
            document, text = self._parse(path)
            if document is not None:
                self._document(path, text, document)
        self._one_base(files)
        base = self.bases[0][0] if self.bases else None
        atlas = Atlas(base, self.facts, self.whence)
        atlas.own = frozenset(
            fact_id for fact_id, whence in self.whence.items() if whence.file in self.own
        )
        return Loaded(atlas, self.problems)

    def _report(
        self,
        rule: str,
        place: Place,
        message: str,
        hint: str,
        severity: Severity = "error",
        fact: str = "",
    ) -> None:
        self.problems.append(
            Problem(
                rule=rule, severity=severity, message=message, hint=hint, place=place, fact=fact
            )
        )

    def _parse(self, path: Path) -> tuple[dict[str, Any] | None, str]:
        raw = self._bytes(path)
        if raw is None:
            return None, ""
        if raw.startswith(_UTF8_BOM):
            raw = raw.removeprefix(_UTF8_BOM)
            self._report(
                "byte-order-mark",
                Place(file=_name(path), line=1, column=1),
                "the file begins with a byte order mark, which TOML does not know",
                "save it as UTF-8 without BOM",
                severity="warning",
            )
        text = self._decoded(path, raw)
        if text is None:
            return None, ""
        try:
            document = tomli.loads(text)
        except tomli.TOMLDecodeError as fault:
            place = at_offset(_name(path), text, min(fault.pos, len(text)))
            self._report(
                "toml-syntax", place, f"not valid TOML: {_reason(fault)}", "mend the marked place"
            )
        except (RecursionError, ValueError) as fault:
            deep = isinstance(fault, RecursionError)
            limit = str(fault).partition(" for integer")[0]  # the rest is for programmers
            reason = "nested too deeply" if deep else f"{limit[:1].lower()}{limit[1:]}"
            place = _suspect(path, text, deep=deep)
            self._report("toml-syntax", place, f"not readable TOML: {reason}", "simplify the value")
        else:
            return document, text
        return None, text

    def _bytes(self, path: Path) -> bytes | None:
        place = Place(file=_name(path), line=1)
        try:
            descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
            with os.fdopen(descriptor, "rb") as file:
                found = os.fstat(file.fileno())
                if not stat.S_ISREG(found.st_mode):
                    self._report(
                        "unreadable-file",
                        place,
                        "not a regular file",
                        "give a TOML file or a folder",
                    )
                    return None
                raw = file.read(self.max_bytes + 1)
        except OSError as fault:
            self._report(
                "unreadable-file", place, f"cannot be read: {fault.strerror}", "check the file"
            )
            return None
        if len(raw) > self.max_bytes:
            limit = f"{self.max_bytes / 1e6:g} MB"
            self._report(
                "file-too-large",
                place,
                f"larger than {limit}",
                "split it into several files in one folder",
            )
            return None
        return raw

    def _decoded(self, path: Path, raw: bytes) -> str | None:
        if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
            self._report(
                "not-utf-8",
                Place(file=_name(path), line=1, column=1),
                "the file is UTF-16, not UTF-8",
                "save it as UTF-8",
            )
            return None
        try:
            return raw.decode("utf-8").replace("\r\n", "\n")  # as tomli counts its places
        except UnicodeDecodeError as fault:
            before = raw[: fault.start].decode("utf-8")
            place = at_offset(_name(path), before + "\ufffd", len(before))
            self._report(
                "not-utf-8",
                place,
                f"byte 0x{raw[fault.start]:02x} is not UTF-8 ({fault.reason})",
                "save the file as UTF-8",
            )
            return None

    def _document(self, path: Path, text: str, document: dict[str, Any]) -> None:
        file = FileText(_name(path), text)
        if HIDDEN.search(text) or _ESCAPE.search(text):
            self._suspect.add(_name(path))
        if not document and path not in self.own and not _COMMENTED_OUT.search(text):
            self._report(
                "empty-file",
                Place(file=_name(path), line=1),
                "the file holds no record",
                "write one, restore the file from a copy, or remove it",
            )
        for table, value in document.items():
            if table == "base":
                self._base(path, file, value)
            elif table not in KINDS:
                self._report(
                    "unknown-table",
                    file.place(table, 0, table),
                    f"unknown table `{short(table)}`",
                    f"the nearest known one is `{nearest(table, ['base', *KINDS])}`",
                )
            elif not isinstance(value, list) or not all(isinstance(row, dict) for row in value):
                self._report(
                    "not-a-table-array",
                    file.place(table, 0, table),
                    f"`{table}` is not an array of tables",
                    f"write each record under [[{table}]]",
                )
            else:
                for ordinal, row in enumerate(value):
                    self._record(path, file, table, ordinal, row)

    def _base(self, path: Path, file: FileText, value: Any) -> None:
        rows = value if isinstance(value, list) else [value]
        for ordinal, row in enumerate(rows):
            fact = self._convert(file, "base", ordinal, row, Base)
            if isinstance(fact, Base):
                self.bases.append((fact, path))

    def _record(
        self, path: Path, file: FileText, table: str, ordinal: int, row: dict[str, Any]
    ) -> None:
        fact = self._convert(file, table, ordinal, row, KINDS[table])
        if not isinstance(fact, Fact):
            return
        first = self.whence.get(fact.id)
        if first is not None:
            other = file_text(first.file).place(first.table, first.ordinal)
            self._report(
                "duplicate-id",
                file.place(table, ordinal, "id"),
                f"the id `{fact.id}` is taken by a {first.table} at {other.file}:{other.line}",
                "choose another id; ids are unique across the whole base",
                fact=fact.id,
            )
            return
        self.facts[fact.id] = fact
        self.whence[fact.id] = Whence(path, table, ordinal)

    def _convert(
        self, file: FileText, table: str, ordinal: int, row: Any, struct: type[msgspec.Struct]
    ) -> msgspec.Struct | None:
        cleaned, dropped = _cleaned(row) if file.name in self._suspect else (row, [])
        named = row.get("id", "") if isinstance(row, dict) else ""
        fact_id = clean(named).text if isinstance(named, str) else ""
        for path, marks in dropped:
            self._report(
                "hidden-characters",
                file.place(table, ordinal, path),
                f"`{path}` held {', '.join(marks)}, left out of what is shown",
                "remove them; they can drive a terminal or deceive the eye",
                severity="warning",
                fact=fact_id,
            )
        try:
            return msgspec.convert(cleaned, struct)
        except msgspec.ValidationError as fault:
            found = list(faults(cleaned, struct))
            whole = Fault("", str(fault), "mend the record")
            for path, message, hint in found or [whole]:
                place = file.place(table, ordinal, path)
                self._report("malformed-record", place, message, hint, fact=fact_id)
            return None

    def _one_base(self, files: list[Path]) -> None:
        names = {_name(path) for path in files}
        told = any(
            problem.severity == "error" and problem.place.file in names for problem in self.problems
        )
        if not told and not any(path in files for _, path in self.bases):
            self._report(
                "no-base-table",
                Place(file=_name(files[0] if len(files) == 1 else files[0].parent)),
                "no [base] table says what this base is",
                'add one: [base], format = 1, title = "…"',
            )
        for base, path in self.bases[1:]:
            self._report(
                "second-base-table",
                file_text(path).place("base", 0),
                f"a second [base] table, `{base.title}`",
                f"keep the one in {self.bases[0][1]}",
            )


def _cleaned(value: Any, path: str = "") -> tuple[Any, list[tuple[str, tuple[str, ...]]]]:
    """The value with every string cleaned, and where what was dropped from."""
    dropped: list[tuple[str, tuple[str, ...]]] = []

    def walk(value: Any, path: str) -> Any:
        if isinstance(value, str):
            cleaned = clean(value)
            if cleaned.dropped:
                dropped.append((path, cleaned.dropped))
            return cleaned.text
        if isinstance(value, list):
            return [walk(each, f"{path}[{index}]") for index, each in enumerate(value)]
        if isinstance(value, dict):
            return {
                clean(key).text: walk(each, f"{path}.{key}" if path else key)
                for key, each in value.items()
            }
        return value

    return walk(value, path), dropped


def _reason(fault: tomli.TOMLDecodeError) -> str:
    message = re.sub(r" \(at (line \d+, column \d+|end of document)\)$", "", fault.msg)
    return message[0].lower() + message[1:]


def _suspect(path: Path, text: str, *, deep: bool) -> Place:
    """The likeliest spot of a fault that the parser did not locate."""
    pattern = r"(?:[\[{][^\[{\n]{0,9}){20}" if deep else r"[\d_]{4000}"
    found = re.search(pattern, text)
    return at_offset(_name(path), text, found.start() if found else 0)
