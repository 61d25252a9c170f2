"""The reader's own files of settings: read, or a problem with its place; never an exception."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from platformdirs import user_config_path

from atlas_tui.facts.problem import Place, Problem

if TYPE_CHECKING:
    from atlas_tui.facts.place import FileText

_LARGEST = 1_000_000
"""Bytes from which a file is no file of settings."""
_STAYS = "until then the defaults stay"


class Configured(NamedTuple):
    """What a file says, the file as text, and why it could not be read; both empty if there is none."""

    table: dict[str, Any]
    file: "FileText"
    problems: list[Problem]


def config_file(name: str) -> Path:
    """Where the file of settings of that name belongs."""
    return user_config_path("atlas") / name


def is_there(path: Path) -> bool:
    """Whether something is set; true too where that cannot be known, so that the reason is told."""
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError:
        return True
    return True


def configured(path: Path) -> Configured:
    """Read a TOML file of settings."""
    from atlas_tui.facts.place import FileText  # noqa: PLC0415 (who sets nothing does without)

    nothing = FileText(str(path), "")
    try:
        if not path.is_file() or path.stat().st_size > _LARGEST:
            problem = _unreadable(path, "no file of settings", "put a small TOML file there")
            return Configured({}, nothing, [problem])
        raw = path.read_bytes()
    except OSError as fault:
        problem = _unreadable(path, f"cannot be read: {fault.strerror}", "check the file")
        return Configured({}, nothing, [problem])
    return _parsed(path, raw)


def _unreadable(path: Path, message: str, hint: str) -> Problem:
    return Problem(
        rule="unreadable-file",
        severity="error",
        message=message,
        hint=f"{hint}; {_STAYS}",
        place=Place(file=str(path)),
    )


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode()
    except UnicodeDecodeError:
        return False
    return True


def _parsed(path: Path, raw: bytes) -> Configured:
    import tomli  # noqa: PLC0415 (who sets nothing does without)

    from atlas_tui.facts.place import FileText, at_offset  # noqa: PLC0415 (likewise)

    text = raw.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    file = FileText(str(path), text)
    offset = text.find("\ufffd")
    reason = "it is not UTF-8"
    # The sign that stands in for what is not UTF-8 may also be what the reader has written.
    if offset < 0 or _is_utf8(raw):
        try:
            return Configured(tomli.loads(text), file, [])
        except tomli.TOMLDecodeError as fault:
            offset, reason = min(fault.pos, len(text)), f"{fault.msg[:1].lower()}{fault.msg[1:]}"
        except (RecursionError, ValueError):
            offset, reason = 0, "a value is too large or nested too deeply"
    problem = Problem(
        rule="toml-syntax",
        severity="error",
        message=f"not valid TOML: {reason}",
        hint=f"mend the marked place; {_STAYS}",
        place=at_offset(file.name, text, offset),
    )
    return Configured({}, file, [problem])
