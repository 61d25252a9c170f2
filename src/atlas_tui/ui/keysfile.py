"""`keys.toml`: each entry checked, and every mistake named with its line and what to write."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from atlas_tui.facts.faults import short
from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.place import FileText
from atlas_tui.facts.problem import Problem
from atlas_tui.ui.actions import ACTIONS, NEEDED, Action, meet
from atlas_tui.ui.configured import configured
from atlas_tui.ui.keynames import (
    KeyRefusedError,
    shown,
    textual_name,
    types_a_character,
    written,
)

TABLE = "keys"
_BY_ID = {action.id: action for action in ACTIONS}

Keys = dict[str, tuple[str, ...]]
"""The id of an action to its keys, under Textual's names."""


def read(path: Path) -> tuple[Keys, list[Problem]]:
    """The entries that can be used, and a problem for every one that cannot."""
    table, file, problems = configured(path)
    reader = _Reader(file, problems)
    changed = {
        name: keys
        for name, value in reader.entries(table)
        if (keys := reader.keys(_BY_ID[name], value)) is not None
    }
    return reader.without_clashes(changed), reader.problems


class _Reader:
    """Gathers what is wrong with one file."""

    def __init__(self, file: FileText, problems: list[Problem]) -> None:
        self.file = file
        self.problems = [*problems]

    def _report(
        self, rule: str, name: str, message: str, hint: str, needle: str = "", table: str = TABLE
    ) -> None:
        self.problems.append(
            Problem(
                rule=rule,
                severity="error",
                message=message,
                hint=hint,
                place=self.file.place(table, 0, name, needle),
            )
        )

    def entries(self, document: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        """The entries of `[keys]` that name an action."""
        for name in document:
            if name in _BY_ID:
                message, hint = f"`{name}` stands outside of [{TABLE}]", f"write [{TABLE}] above it"
                self._report("unknown-table", name, message, hint, table="")
            elif name != TABLE:
                message = f"unknown table or key `{short(name)}`"
                hint = f"the only table is [{TABLE}]"
                self._report("unknown-table", name, message, hint, name, table="")
        table = document.get(TABLE, {})
        if not isinstance(table, dict):
            self._report("unknown-table", TABLE, f"`{TABLE}` is no table", f"write [{TABLE}]")
            return
        for name, value in _flat(table):
            if name in _BY_ID:
                yield name, value
                continue
            near = f"the nearest is `{nearest(name, _BY_ID)}`; `atlas keys` lists all"
            self._report("unknown-action", name, f"`{short(name)}` is no action", near, name)

    def keys(self, action: Action, value: Any) -> tuple[str, ...] | None:
        """The keys that an entry gives, none for an empty one; None where it is wrong."""
        listed = value if isinstance(value, list) else [value] if value != "" else []
        stays = _stays(action)
        if not all(isinstance(each, str) for each in listed):
            message = f"`{action.id}` takes a key in quotes, or a list of such"
            self._report("unknown-key", action.id, message, f'write {action.id} = "k"; {stays}')
            return None
        found = []
        for key in listed:
            try:
                found.append(self._key(action, key))
            except KeyRefusedError as fault:
                message = f"`{action.id}`: {short(str(fault))}"
                needle = self._quoted(key)
                self._report("unknown-key", action.id, message, f"{fault.hint}; {stays}", needle)
                return None
        if not found and action.id in NEEDED:
            message = f"`{action.id}` must have a key"
            self._report("action-without-key", action.id, message, f"give it one; {stays}")
            return None
        return tuple(dict.fromkeys(found))

    def _quoted(self, key: str) -> str:
        """A key as it stands in the file."""
        forms = (f'"{key}"', f"'{key}'")
        return next((form for form in forms if form in self.file.text), "")

    def _key(self, action: Action, key: str) -> str:
        if "," in key[1:]:
            parts = ", ".join(f'"{short(part.strip())}"' for part in key.split(","))
            raise KeyRefusedError(f"{key} is more than one key", f"write a list: [{parts}]")
        name = textual_name(key)
        if action.where == "search" and types_a_character(name):
            raise KeyRefusedError(
                f"{key} is typed into the search", "choose a key that types nothing"
            )
        return name

    def without_clashes(self, changed: Keys) -> Keys:
        """The entries without those that put two actions on one key of a place.

        An entry that is refused gives its default keys back, which may clash in turn; each round
        refuses one entry, and the default keys do not clash.
        """
        while clash := next(_clashes(changed), None):
            key, one, other = clash
            refused = max(
                (one, other),
                key=lambda each: [*changed].index(each.id) if each.id in changed else -1,
            )
            message = f"`{one.id}` and `{other.id}` are both on {shown(key)}"
            hint = f"give one of them another key; {_stays(refused)} on `{refused.id}`"
            self._report("key-used-twice", refused.id, message, hint)
            changed = {name: keys for name, keys in changed.items() if name != refused.id}
        return changed


def _flat(table: Mapping[str, Any], before: str = "") -> Iterator[tuple[str, Any]]:
    """The entries of a table; a dotted key, which TOML reads as tables, under its whole name."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{name}.")
        else:
            yield f"{before}{name}", value


def _stays(action: Action) -> str:
    return f"until then {', '.join(action.keys)} {'stay' if len(action.keys) > 1 else 'stays'}"


def _clashes(changed: Keys) -> Iterator[tuple[str, Action, Action]]:
    """Every key with two actions that it would do at the same moment, but for the default ones."""
    on: dict[str, list[Action]] = {}
    for action in ACTIONS:
        defaults = tuple(map(textual_name, action.keys))
        for key in changed.get(action.id, defaults):
            for other in on.get(key, []):
                by_default = key in defaults and written(key) in other.keys
                if meet(action.where, other.where) and not by_default:
                    yield key, other, action
            on.setdefault(key, []).append(action)
