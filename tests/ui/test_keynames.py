"""The names of keys agree with Textual's, although it is not asked."""

import string

import pytest
from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import _character_to_key

from atlas_tui.ui.keynames import KeyRefusedError, shown, textual_name, written

ARRIVES = {
    "\r": "enter",
    "\t": "tab",
    "\x1b": "escape",
    "\x7f": "backspace",
    " ": "space",
    "\x1b[Z": "shift+tab",
    "\x1b[A": "up",
    "\x1b[1;5C": "ctrl+right",
    "\x1b[1;6D": "ctrl+shift+left",
    "\x1b[6~": "pagedown",
    "\x1b[H": "home",
    "\x1b[3~": "delete",
    "\x1bOP": "f1",
    "\x1b[24~": "f12",
    "\x1bj": "alt+j",
    "\x04": "ctrl+d",
    "\x1d": "ctrl+]",
    "\x1f": "ctrl+_",
}


def arriving(sequence: str) -> list[str]:
    parser = XTermParser()
    events = [*parser.feed(sequence), *parser.feed("")]
    return [event.key for event in events if isinstance(event, Key)]


@pytest.mark.parametrize("mark", [*string.ascii_letters, *string.digits, *string.punctuation, "é"])
def test_a_character_is_the_key_that_types_it(mark: str) -> None:
    assert textual_name(mark) == _character_to_key(mark)
    assert arriving(mark) == [textual_name(mark)]
    assert written(textual_name(mark)) == mark
    assert shown(textual_name(mark)) == mark


@pytest.mark.parametrize(("sequence", "key"), ARRIVES.items())
def test_a_key_by_name_is_what_arrives(sequence: str, key: str) -> None:
    assert arriving(sequence) == [textual_name(key)]
    assert textual_name(written(textual_name(key))) == textual_name(key)


@pytest.mark.parametrize("letter", string.ascii_lowercase)
def test_ctrl_and_alt_with_a_letter_are_taken_exactly_if_they_arrive(letter: str) -> None:
    for held, sequence in (("ctrl", chr(ord(letter) - 96)), ("alt", f"\x1b{letter}")):
        key = f"{held}+{letter}"
        if arriving(sequence) == [key]:
            assert textual_name(key) == key
        else:
            with pytest.raises(KeyRefusedError):
                textual_name(key)


@pytest.mark.parametrize(
    ("key", "message", "hint"),
    [
        ("ctrl+h", "terminals send ctrl+h as backspace", "choose another key"),
        ("ctrl+i", "terminals send ctrl+i as tab", "choose another key"),
        ("ctrl+m", "terminals send ctrl+m as enter", "choose another key"),
        ("ctrl+[", "terminals send ctrl+[ as escape", "choose another key"),
        ("ctrl+enter", "ctrl+enter does not arrive in plain terminals", "choose another key"),
        ("ctrl+shift+p", "ctrl+shift+p does not arrive in plain terminals", "choose another key"),
        ("shift+ctrl+p", "shift+ctrl+p does not arrive in plain terminals", "choose another key"),
        ("ctrl+P", "ctrl+P does not arrive in plain terminals", "choose another key"),
        ("ctrl+1", "ctrl+1 does not arrive in plain terminals", "choose another key"),
        ("ctrl++", "ctrl++ does not arrive in plain terminals", "choose another key"),
        ("super+a", "super+a does not arrive in plain terminals", "choose another key"),
        ("shift+enter", "shift+enter does not arrive in plain terminals", "choose another key"),
        ("shift+a", "shift+a is a capital letter", "write A"),
        ("Escape", "no key is called Escape", "the nearest is escape"),
        ("return", "no key is called return", "the nearest is enter"),
        ("crtl+d", "no key is called crtl+d", "the nearest is ctrl+d"),
        ("f25", "no key is called f25", "the nearest is f2"),
        ("", "no key is called ", "the nearest is "),
    ],
)
def test_a_key_that_cannot_be_bound_is_refused_with_the_reason(
    key: str, message: str, hint: str
) -> None:
    with pytest.raises(KeyRefusedError) as refused:
        textual_name(key)
    assert str(refused.value) == message
    assert refused.value.hint.startswith(hint)


def test_keys_are_shown_as_they_stand_on_a_keyboard() -> None:
    keys = ["slash", "escape", "pagedown", "up", "shift+tab", "ctrl+d", "f1", "Y", "space"]
    assert [shown(key) for key in keys] == [
        "/", "Esc", "PgDn", "↑", "shift+Tab", "ctrl+d", "F1", "Y", "Space",
    ]  # fmt: skip
