"""What is wrong with a record that does not convert: every fault of it, in words."""

import re
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

import msgspec

from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.text import clean

_FAR = 70


class Fault(NamedTuple):
    """The path of the key (empty for the record itself), what is wrong, and what to do."""

    path: str
    message: str
    hint: str


def faults(record: Any, struct: type[msgspec.Struct], path: str = "") -> Iterator[Fault]:
    """Every fault of a record, and of the tables within it, in the order of the record."""
    if not isinstance(record, dict):
        found = type(record).__name__
        yield Fault(path, f"a table is needed here, not {found}", "write it as a table")
        return
    fields = {field.encode_name: field for field in msgspec.structs.fields(struct)}
    for key in record:
        if key not in fields:
            near = f"the nearest known one is `{nearest(key, fields)}`"
            yield Fault(_join(path, key), f"unknown key `{short(key)}`", near)
    for name, field in fields.items():
        if name in record:
            yield from _within(_join(path, name), record[name], field.type)
        elif field.required:
            yield Fault(path, f"the key `{name}` is missing", f"add `{name} = …`")


def _join(path: str, key: str) -> str:
    return f"{path}.{key}" if path else key


def _within(path: str, value: Any, kind: Any) -> Iterator[Fault]:
    part = _part(kind)
    if part and isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from faults(each, part, f"{path}[{index}]")
        return
    if part and isinstance(value, dict):
        yield from faults(value, part, path)
        return
    try:
        msgspec.convert(value, kind)
    except msgspec.ValidationError as fault:
        yield _told(path, str(fault), value, kind)


def _part(kind: Any) -> type[msgspec.Struct] | None:
    """The table that a field holds, one or many of them."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind
    return next((part for each in get_args(kind) if (part := _part(each))), None)


def _words(kind: Any) -> list[str]:
    """The words that a field allows."""
    if get_origin(kind) is Literal:
        return [str(each) for each in get_args(kind)]
    return [word for each in get_args(kind) for word in _words(each)]


def _told(path: str, fault: str, value: Any, kind: Any) -> Fault:
    message, _, where = fault.partition(" - at `$")
    path += where.rstrip("`")
    if message.startswith("Invalid enum value "):
        found = short(message.removeprefix("Invalid enum value "))
        words = _words(kind)
        near = f"the nearest is `{nearest(found, words)}`"
        return Fault(path, f"`{path}` is {found}; it can be {', '.join(words)}", near)
    if re.search("got `(date|datetime|time)`", message):
        return Fault(path, f"`{path}` is a TOML date, not text", "put the date in quotes")
    if "matching regex" in message:
        wrong = f"`{path}` is not a valid id or hash: {short(value)!r}"
        return Fault(
            path, wrong, "an id has no spaces, brackets or quotes; a hash has 64 hex digits"
        )
    return Fault(path, f"`{path}`: {message[0].lower()}{message[1:]}", "mend the value")


def short(value: Any) -> str:
    """A value for a message: cleaned, and cut where it is long."""
    text = clean(str(value)).text
    return text if len(text) <= _FAR else f"{text[:_FAR]}…"
