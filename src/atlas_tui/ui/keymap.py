"""Which keys do what: the default keys, and those that a reader sets in `keys.toml`.

A mistake in the file costs its own line only: the default keys of that action stay, and the mistake
is a problem that is listed with those of the base.
"""

from pathlib import Path

from msgspec import Struct

from atlas_tui.facts.problem import Problem
from atlas_tui.ui.actions import ACTIONS, Action
from atlas_tui.ui.configured import config_file, is_there
from atlas_tui.ui.keynames import shown, textual_name

KEYS_FILE = "keys.toml"
UNBOUND = "no key"
"""What stands for the key of an action that has none."""
BY_ID = {action.id: action for action in ACTIONS}


class Keymap(Struct, frozen=True):
    """The keys that a reader has set, by the id of the action, under Textual's names."""

    changed: dict[str, tuple[str, ...]] = {}

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, under Textual's names; none where it is unbound."""
        found = self.changed.get(action.id)
        return tuple(map(textual_name, action.keys)) if found is None else found

    def key(self, name: str) -> str:
        """The first key of an action by its id, as it is shown beside words."""
        return next((shown(key) for key in self.keys(BY_ID[name])), UNBOUND)


def bindings(where: str, keymap: Keymap | None = None) -> list[tuple[str, str, str, str]]:
    """The bound actions of a place as (id, keys, action, what it does).

    Args:
        where: a key of PLACES.
        keymap: the reader's keys; the default ones without it.

    Returns:
        Keys are joined by commas, under Textual's names, as its bindings take them.
    """
    keymap = keymap or Keymap()
    return [
        (each.id, ",".join(keys), each.action, each.does)
        for each in ACTIONS
        if each.where == where and (keys := keymap.keys(each))
    ]


def read_keymap(path: Path | None = None) -> tuple[Keymap, list[Problem]]:
    """The reader's keys, and what is wrong with the file that sets them.

    Args:
        path: the file; without it, `keys.toml` in the configuration folder.
    """
    file = path or config_file(KEYS_FILE)
    if not is_there(file):
        return Keymap(), []
    from atlas_tui.ui.keysfile import read  # noqa: PLC0415 (only who sets keys pays for it)

    changed, problems = read(file)
    return Keymap(changed), problems
