"""The format as a JSON Schema, for completion and checking in editors.

It is in draft 7, which editors of TOML know best, and says what a record may look like by itself;
what needs more than one record to judge is for `check`.
"""

from typing import Any

import msgspec

from atlas_tui.facts import csl
from atlas_tui.facts.beginning import lessons
from atlas_tui.facts.model import KINDS, Base

DRAFT = "http://json-schema.org/draft-07/schema#"
_DEFINITIONS = "#/definitions/"


def schema() -> dict[str, Any]:
    """The schema of a file of a base."""
    kinds = {name: kind.__name__ for name, kind in KINDS.items()}
    _, parts = msgspec.json.schema_components(
        [Base, *KINDS.values()], ref_template=f"{_DEFINITIONS}{{name}}"
    )
    for part in parts.values():
        for key, field in part["properties"].items():
            part["properties"][key] = _plain(field)
            if key == "csl":
                part["properties"][key] = _csl()
    _teach(parts, kinds)
    tables = {"base": {"$ref": f"{_DEFINITIONS}Base"}} | {
        name: {"type": "array", "items": {"$ref": f"{_DEFINITIONS}{kind}"}}
        for name, kind in kinds.items()
    }
    return {
        "$schema": DRAFT,
        "title": "Atlas fact base",
        "description": "A file of a fact base that Atlas reads.",
        "type": "object",
        "properties": tables,
        "additionalProperties": False,
        "definitions": parts,
    }


def text() -> str:
    """The schema as it is written to a file."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _plain(field: Any) -> Any:
    """A field without null, which TOML has not, and with patterns that every dialect reads."""
    if isinstance(field, list | tuple):
        return [_plain(each) for each in field]
    if not isinstance(field, dict):
        return field
    plain = {key: _plain(value) for key, value in field.items() if value is not None}
    choices = plain.get("anyOf", [])
    if {"type": "null"} in choices:
        (only,) = (each for each in choices if each != {"type": "null"})
        plain = {**only, **{key: value for key, value in plain.items() if key != "anyOf"}}
    if "pattern" in plain:
        plain["pattern"] = plain["pattern"].removesuffix(r"(?!\n)").replace(r"\"", '"')
    if plain.get("exclusiveMinimum") == 0 and plain.get("type") == "integer":
        del plain["exclusiveMinimum"]
        plain["minimum"] = 1
    return plain


def _csl() -> dict[str, Any]:
    """A bibliographic table: the types and variables of CSL-JSON."""
    name = {
        "type": "object",
        "properties": {part: {"type": ["string", "boolean"]} for part in sorted(csl.NAME_PARTS)},
        "additionalProperties": False,
    }
    variables: dict[str, Any] = {
        each: {"type": ["string", "integer"]} for each in sorted(csl.TEXTS)
    }
    variables |= {each: {"type": "string"} for each in sorted(csl.DATES)}
    variables |= {each: {"type": "array", "items": name} for each in sorted(csl.NAMES)}
    variables["type"] = {"enum": sorted(csl.TYPES)}
    return {
        "type": "object",
        "properties": variables,
        "required": ["type"],
        "additionalProperties": False,
    }


def _teach(parts: dict[str, Any], kinds: dict[str, str]) -> None:
    """Describe each key in the words of a new base."""
    for lesson in lessons():
        names = lesson.table.split(".")
        part = parts["Base" if names[0] == "base" else kinds[names[0]]]
        for name in names[1:-1] if not lesson.key else names[1:]:
            part = parts[_part_of(part["properties"][name])]
        key = lesson.key or names[-1]
        if lesson.key or len(names) > 1:
            part["properties"][key].setdefault("description", lesson.words)


def _part_of(field: dict[str, Any]) -> str:
    """The name of the part that a field holds, one or many of them."""
    reference: str = field.get("$ref") or field["items"]["$ref"]
    return reference.removeprefix(_DEFINITIONS)
