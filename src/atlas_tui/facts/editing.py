"""One claim added to a TOML text, changed in it or taken out; every other character stays.

What comes out is read again and compared: it holds what the text held, but for that claim.
"""

from collections.abc import Mapping
from typing import Any

import msgspec
import tomli
import tomli_w

from atlas_tui.facts.model import Claim
from atlas_tui.facts.place import at_offset
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.statements import Record, Statement, records

_BOM = "\ufeff"
_TABLE = "claim"
_FIELDS = Claim.__struct_fields__
_ORDER = ("id", *(field for field in _FIELDS if field != "id"))

Fields = Mapping[str, Any]


class Splice(msgspec.Struct, frozen=True):
    """A stretch of a text and what takes its place."""

    at: int
    old: str
    new: str

    def into(self, text: str) -> str:
        """The text with the change made."""
        return text[: self.at] + self.new + text[self.at + len(self.old) :]


def fields_of(claim: Claim) -> dict[str, Any]:
    """The fields of a claim as they are written, in their order, those at their defaults left out."""
    found = msgspec.to_builtins(claim)
    return {field: _as_read(found[field]) for field in _ORDER if field in found}


def written(claim: Claim) -> str:
    """A claim as a TOML table."""
    rows = [f"{field} = {_literal(value)}" for field, value in fields_of(claim).items()]
    return "\n".join((f"[[{_TABLE}]]", *rows, ""))


def adding(name: str, text: str, claim: Claim) -> Splice:
    """What adds a claim at the end of a text.

    Args:
        name: what the text is called in a fault.
        text: a TOML text; it may be empty.
        claim: the claim; its id must be new to the text.

    Raises:
        AtlasError: the text is no TOML, or holds that id already.
    """
    before = _claims(name, text)
    if claim.id in [row.get("id") for row in before]:
        raise AtlasError(f"{name}: not saved: the id `{claim.id}` is taken there; choose another")
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    splice = Splice(len(text), "", _with_ends(text, gap + written(claim)))
    return _proved(name, text, splice, [*before, fields_of(claim)])


def changing(name: str, text: str, claim: Claim) -> Splice:
    """What gives the claim of that id in a text its new fields; keys that stay are not touched.

    Raises:
        AtlasError: the text is no TOML, or has no claim of that id.
    """
    before = _claims(name, text)
    at, record = _record(name, text, before, claim.id)
    wanted, held = fields_of(claim), before[at]
    start, end = record.span
    lines = text[start:end]
    for pair in reversed(record.pairs):
        if pair.key not in _FIELDS:
            continue  # then the proof fails, and nothing unknown is lost
        if pair.key not in wanted:
            lines = lines[: pair.start - start] + lines[pair.end - start :]
        elif held[pair.key] != wanted[pair.key]:
            value = _literal(wanted[pair.key])
            lines = lines[: pair.value[0] - start] + value + lines[pair.value[1] - start :]
    fresh = [field for field in wanted if field not in held]
    lines = _with_fields(lines, {field: wanted[field] for field in fresh})
    splice = Splice(start, text[start:end], _with_ends(text, lines))
    return _proved(name, text, splice, [*before[:at], wanted, *before[at + 1 :]])


def removing(name: str, text: str, claim_id: str) -> Splice:
    """What takes the claim of that id out of a text, with the empty lines after it.

    Raises:
        AtlasError: the text is no TOML, or has no claim of that id.
    """
    before = _claims(name, text)
    at, record = _record(name, text, before, claim_id)
    start, end = record.span
    rest = text[end:]
    end += len(rest) - len(rest.lstrip("\r\n"))
    splice = Splice(start, text[start:end], "")
    return _proved(name, text, splice, [*before[:at], *before[at + 1 :]])


def claim_ids(name: str, text: str) -> list[str]:
    """The ids of the claims in a text.

    Raises:
        AtlasError: the text is no TOML.
    """
    return [str(row.get("id")) for row in _claims(name, text)]


def _claims(name: str, text: str) -> list[dict[str, Any]]:
    found = _parsed(name, text).get(_TABLE, [])
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise AtlasError(
            f"{name}: not saved: `claim` is not an array of tables there; mend it first"
        )
    return found


def _parsed(name: str, text: str) -> dict[str, Any]:
    try:
        return tomli.loads(text.removeprefix(_BOM))
    except tomli.TOMLDecodeError as fault:
        place = at_offset(name, text.replace("\r\n", "\n"), fault.pos)
        reason = "it is not valid TOML; mend the marked place first"
        raise AtlasError(f"{place}: not saved: {reason}") from fault
    except (RecursionError, ValueError) as fault:
        raise AtlasError(f"{name}: not saved: it is not readable TOML; mend it first") from fault


def _record(
    name: str, text: str, before: list[dict[str, Any]], claim_id: str
) -> tuple[int, Record]:
    """Which of the claims has the id, and where it is written."""
    ids = [row.get("id") for row in before]
    if claim_id not in ids:
        raise AtlasError(f"{name}: not saved: no claim `{claim_id}` stands there any more")
    at = ids.index(claim_id)
    found = records(text, _TABLE)
    if len(found) != len(before):
        raise AtlasError(
            f"{name}: not saved: its claims are not all written under [[{_TABLE}]];"
            f" change `{claim_id}` by hand"
        )
    return at, found[at]


def _proved(name: str, text: str, splice: Splice, wanted: list[dict[str, Any]]) -> Splice:
    """The same splice, if it does to the data what it should and nothing else."""
    before = _parsed(name, text)
    try:
        after = tomli.loads(splice.into(text).removeprefix(_BOM))
    except tomli.TOMLDecodeError:
        after = {}
    before.pop(_TABLE, None)
    if after.pop(_TABLE, []) != wanted or before != after:
        reason = "it is written in a way that cannot be changed here; edit it by hand"
        raise AtlasError(f"{name}: not saved: {reason}")
    return splice


def _with_fields(lines: str, fields: Fields) -> str:
    """A record's lines with more fields, each after the one that it follows in the format."""
    for field, value in fields.items():
        (record,) = records(lines, _TABLE)
        earlier = _ORDER[: _ORDER.index(field)]
        before: Statement = next(
            (pair for pair in reversed(record.pairs) if pair.key in earlier), record.header
        )
        line = lines[before.start : before.end]
        indent = line[: len(line) - len(line.lstrip())]
        ended = "" if line.endswith("\n") else "\n"
        fresh = f"{ended}{indent}{field} = {_literal(value)}\n"
        lines = lines[: before.end] + fresh + lines[before.end :]
    return lines


def _with_ends(text: str, fresh: str) -> str:
    """A fresh stretch with the line ends of its text."""
    plain = fresh.replace("\r\n", "\n")
    return plain.replace("\n", "\r\n") if "\r\n" in text else plain


def _as_read(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(map(_literal, value))}]"
    return tomli_w.dumps({"x": value}).removeprefix("x = ").removesuffix("\n")
