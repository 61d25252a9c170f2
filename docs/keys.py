"""Write the documentation of keys and settings from their tables: `python docs/keys.py`."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec

from atlas_tui.ui.actions import ACTIONS, NEEDED, PLACES
from atlas_tui.ui.settings import Settings

PAGE = Path(__file__).with_suffix(".md")

KEYS = """# Keys and settings

Every action has an id, which stays. `atlas keys` lists them with your own keys; `?` on the screen
shows those of the pane that you are in.

## Your own keys

Give an action other keys in the file `keys.toml` of the configuration folder of Atlas, on Linux
`~/.config/atlas`, on macOS `~/Library/Application Support/atlas`:

```toml
[keys]
copy = "c"                  # instead of y
wider = [".", "ctrl+right"] # two keys
collect = ""                # no key
```

A key is the character that it types (`c`, `C`, `/`), a name (`escape` `enter` `tab` `space`
`backspace` `insert` `delete` `home` `end` `pageup` `pagedown` `up` `down` `left` `right`, `f1` to
`f24`), `ctrl+` with a letter or an arrow, or `alt+` with a letter. Some keys never reach a program
in a plain terminal: `ctrl+h`, `ctrl+i`, `ctrl+m` and `ctrl+[` arrive as `backspace`, `tab`, `enter`
and `escape`; `ctrl+enter` and `ctrl+shift+` with a letter do not arrive at all. They are refused.

The file is checked at the start. What cannot be used is listed with the problems of the base
(`!`), with its line and the nearest right word; the action keeps its default keys meanwhile. A key
does one thing in a place: two actions on one key are refused. {needed} must keep a key.
"""

SETTINGS = """
## Settings

The file `config.toml` of the same folder; each line is optional, and what is wrong in it is listed
like a wrong key.

| setting | default | can be | says |
|---|---|---|---|
"""

NO_COLOR = """
Under `NO_COLOR` the theme is `ansi-dark`, whatever is set. `style` can be any style that
`atlas cite --style` takes.
"""


def page() -> str:
    """The whole page."""
    *most, last = (f"`{each}`" for each in NEEDED)
    text = KEYS.replace("{needed}", f"{', '.join(most)} and {last}")
    for place, heading in PLACES.items():
        text += f"\n## {heading}\n\n| id | keys | does |\n|---|---|---|\n"
        for action in ACTIONS:
            if action.where == place:
                keys = " ".join(f"`{key}`" for key in action.keys)
                text += f"| `{action.id}` | {keys} | {action.does} |\n"
    return text + SETTINGS + "".join(settings()) + NO_COLOR


def settings() -> Iterator[str]:
    """A row a setting."""
    for field in msgspec.structs.fields(Settings):
        kind, meta = get_args(field.type)
        default = msgspec.json.encode(field.default).decode()
        yield f"| `{field.name}` | `{default}` | {_values(kind)} | {meta.description} |\n"


def _values(kind: Any) -> str:
    words = [f'`"{each}"`' for each in get_args(kind)]
    return " ".join(words) or {bool: "`true` `false`", str: "text"}[kind]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
