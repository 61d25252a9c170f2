"""`atlas keys`: every action, its keys with the reader's own ones applied, and what it does."""

from typing import Any

import click

from atlas_tui.cli.base import told
from atlas_tui.cli.output import say, say_json
from atlas_tui.ui.actions import ACTIONS, PLACES
from atlas_tui.ui.keymap import Keymap, read_keymap
from atlas_tui.ui.keynames import written

UNBOUND = "no key"


@click.command(epilog="Example: atlas keys --json")
@click.option("--json", "as_json", is_flag=True, help="Print the actions as JSON.")
def keys(as_json: bool) -> None:
    """List every action: its id, its keys, and what it does.

    Keys are those of keys.toml in the configuration folder, where it sets some.
    """
    keymap, problems = read_keymap()
    for problem in problems:
        say(f"atlas: {told(problem)}", error=True)
    listed = rows(keymap)
    if as_json:
        say_json(listed)
    else:
        _tell(listed)


def rows(keymap: Keymap) -> list[dict[str, Any]]:
    """The actions in their order; keys as they are written in keys.toml."""
    return [
        {
            "id": action.id,
            "where": action.where,
            "keys": [written(key) for key in keymap.keys(action)],
            "does": action.does,
        }
        for action in ACTIONS
    ]


def _tell(listed: list[dict[str, Any]]) -> None:
    names = max(len(row["id"]) for row in listed)
    columns = [(row, " ".join(row["keys"]) or UNBOUND) for row in listed]
    widest = max(len(bound) for _, bound in columns)
    for place, heading in PLACES.items():
        say(f"{heading}:")
        for row, bound in columns:
            if row["where"] == place:
                say(f"  {row['id']:<{names}}  {bound:<{widest}}  {row['does']}")
