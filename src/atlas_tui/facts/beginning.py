"""A new base: empty and valid, in files whose comments teach the format."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import tomli_w

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import refusals
from atlas_tui.facts.saving import save
from atlas_tui.facts.statements import statements

SCHEMA_FILE = "atlas.schema.json"
"""The schema that the files of a new base name for editors."""

_BLANK = Path(__file__).parent / "blank"
_TITLE = re.compile(r'^title = "[^"]*"', re.MULTILINE)
_EXAMPLE = re.compile(r"^# \[\[", re.MULTILINE)


class Lesson(NamedTuple):
    """What a new base teaches of a table (`relation.reading`) or, if there is one, of a key in it."""

    table: str
    key: str
    words: str


def blank_files() -> dict[str, str]:
    """The text of each file of a new base, by name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(_BLANK.glob("*.toml"))}


def with_example(text: str) -> str:
    """The text of a file of a new base with its example in use."""
    found = _EXAMPLE.search(text)
    if not found:
        return text
    lines = text[found.start() :].splitlines()
    example = "".join(f"{line.removeprefix('#').removeprefix(' ')}\n" for line in lines)
    return text[: found.start()] + example


def lessons() -> Iterator[Lesson]:
    """What the comments of a new base say of each table and key."""
    for text in blank_files().values():
        used = with_example(text)
        table = ""
        for each in statements(used):
            table = each.table or table
            line = used[each.value[1] if each.key else each.start : each.end]
            words = line.rpartition("# ")[2] if "#" in line else ""
            if (each.table or each.key) and words:
                yield Lesson(table, each.key, words.strip().removeprefix("* "))


def begin(folder: Path, title: str, schema: str) -> list[Path]:
    """Write a new base into a folder that is empty or not there, and return its files.

    Args:
        folder: the folder.
        title: the title of the base.
        schema: the JSON Schema that the files name.

    Raises:
        AtlasError: something is there already, or the folder could not be written; what was made of
            the base is gone again.
    """
    _refuse_taken(folder)
    texts = {**blank_files(), SCHEMA_FILE: schema}
    titled = tomli_w.dumps({"title": title}).strip()
    texts["base.toml"] = _TITLE.sub(lambda _: titled, texts["base.toml"], count=1)
    is_new = not folder.exists()
    made: list[Path] = []
    try:
        with refusals(folder):
            folder.mkdir(parents=True, exist_ok=True)
        for name, text in texts.items():
            made.append(folder / name)
            save(made[-1], text)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        if is_new and folder.exists():
            folder.rmdir()
        raise
    return made


def _refuse_taken(folder: Path) -> None:
    try:
        taken = next(iter(folder.iterdir()), None)
    except FileNotFoundError:
        return
    except NotADirectoryError as fault:
        raise AtlasError(f"{folder}: not made: a file has that name") from fault
    except OSError as fault:
        raise AtlasError(f"{folder}: not made: {fault.strerror}") from fault
    if taken:
        raise AtlasError(
            f"{folder}: not made: the folder is not empty ({taken.name} is there); name a new one"
        )
