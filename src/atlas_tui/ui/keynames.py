"""The names of keys: as a reader writes them, as Textual calls them, as the help shows them.

Textual itself is not asked, so that the command line can speak of keys without it.
"""

import string
import unicodedata
from itertools import product

from atlas_tui.facts.nearest import nearest

_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Textual's own names of some characters."""

_MOVING = "left right up down home end insert delete pageup pagedown".split()
_NAMED = ["escape", "enter", "tab", "space", "backspace", *_MOVING]
_FUNCTIONS = [f"f{number}" for number in range(1, 25)]
_NOT_LETTERS = "backslash right_square_bracket circumflex_accent underscore".split()


def name_of(character: str) -> str:
    """Textual's name of the key that types a character: `/` is slash; letters are themselves."""
    if character == " ":
        return "space"
    if character.isalnum():
        return character
    name = unicodedata.name(character, "").lower().replace("-", "_").replace(" ", "_")
    return _RENAMED.get(name, name)


_CHARACTERS = {name_of(mark): mark for mark in string.punctuation}
"""Textual's name of each mark that a key types, and the mark."""

_ARRIVING = {
    *_NAMED,
    *_FUNCTIONS,
    *_CHARACTERS,
    "shift+tab",
    *(f"ctrl+{letter}" for letter in string.ascii_lowercase if letter not in "him"),
    *(f"ctrl+{name}" for name in _NOT_LETTERS),
    *(f"ctrl+{name}" for name in _FUNCTIONS[:12]),
    *(
        f"{held}{name}"
        for held, name in product(("ctrl+", "shift+", "ctrl+shift+"), _MOVING)
        if name != "insert"
    ),
    *(f"alt+{letter}" for letter in string.ascii_lowercase if letter not in "bf"),
}
"""Every key with a name that reaches a program in a plain terminal."""

_HELD = {"ctrl", "shift", "alt", "super", "hyper", "meta"}
_SAME_AS = {
    "ctrl+h": "backspace",
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+left_square_bracket": "escape",
    "alt+b": "ctrl+left",
    "alt+f": "ctrl+right",
}
"""What terminals send for a key is what they send for another one."""
_ALSO = {"return": "enter", "esc": "escape", "pgdn": "pagedown", "pgup": "pageup", "del": "delete"}
_SHOWN = {
    "escape": "Esc",
    "enter": "Enter",
    "tab": "Tab",
    "space": "Space",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "backspace": "⌫",
    "home": "Home",
    "end": "End",
    "insert": "Ins",
    "delete": "Del",
}


class KeyRefusedError(Exception):
    """A key that cannot be bound: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def textual_name(key: str) -> str:
    """Textual's name of a key as a reader writes it: `/`, `slash`, `Y`, `ctrl+d`, `pagedown`.

    Raises:
        KeyRefusedError: there is no such key, or it does not arrive in a plain terminal.
    """
    if len(key) == 1 and key.isprintable():
        return name_of(key)
    *held, base = key.split("+") if not key.endswith("++") else [*key[:-2].split("+"), "+"]
    base = name_of(base) if len(base) == 1 and base.isprintable() else base
    name = "+".join([*sorted(held), base])
    if name in _ARRIVING:
        return name
    raise _refused(key, held, base, name)


def _refused(key: str, held: list[str], base: str, name: str) -> KeyRefusedError:
    if name in _SAME_AS:
        return KeyRefusedError(f"terminals send {key} as {_SAME_AS[name]}", "choose another key")
    known = base in _NAMED or base in _FUNCTIONS or base in _CHARACTERS or len(base) == 1
    if not held or not known or not _HELD.issuperset(held):
        meant = _ALSO.get(key.lower()) or nearest(key.lower(), sorted(_ARRIVING))
        return KeyRefusedError(f"no key is called {key}", f"the nearest is {meant}")
    if held == ["shift"] and base.isalpha() and len(base) == 1:
        return KeyRefusedError(f"{key} is a capital letter", f"write {base.upper()}")
    return KeyRefusedError(f"{key} does not arrive in plain terminals", "choose another key")


def written(key: str) -> str:
    """A key by Textual's name as a reader writes it: slash is `/`."""
    held, plus, base = key.rpartition("+")
    return f"{held}{plus}{_CHARACTERS.get(base, base)}"


def shown(key: str) -> str:
    """A key by Textual's name as the help shows it: `↑`, `Esc`, `PgDn`, `ctrl+d`, `/`."""
    held, plus, base = key.rpartition("+")
    function = base.upper() if base in _FUNCTIONS else base
    return f"{held}{plus}{_SHOWN.get(base) or _CHARACTERS.get(base) or function}"


def types_a_character(key: str) -> bool:
    """Whether a key by Textual's name types something where a text is edited."""
    return key == "space" or key in _CHARACTERS or len(key) == 1
