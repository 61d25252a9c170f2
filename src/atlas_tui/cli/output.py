"""How data reaches stdout: JSON as it is, text with nothing hidden that could drive a terminal."""

import os
import sys
from typing import Any

import click
import msgspec

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.text import HIDDEN


def say(text: str, *, error: bool = False) -> None:
    """Print text; control, bidi and hidden characters are shown as `<U+001B>`."""
    _put(HIDDEN.sub(lambda mark: f"<U+{ord(mark.group()):04X}>", text), error=error)


def say_json(value: Any, *, pretty: bool = True) -> None:
    """Print a value as JSON; what is hidden in its texts is escaped, not dropped."""
    encoded = msgspec.json.encode(value)
    if pretty:
        encoded = msgspec.json.format(encoded, indent=2)
    text = HIDDEN.sub(lambda mark: _escaped(mark.group()), encoded.decode("utf-8"))
    _put(text)


def _put(text: str, *, error: bool = False) -> None:
    try:
        click.echo(text, err=error)
    except BrokenPipeError:
        raise
    except OSError as reason:
        # Python would complain again while it flushes at exit.
        stream = sys.stderr if error else sys.stdout
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
        raise AtlasError(f"cannot write: {reason.strerror}") from reason


def _escaped(mark: str) -> str:
    if mark == "\n":
        return mark
    units = mark.encode("utf-16-be")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))


def tsv(cells: list[str]) -> str:
    """Cells as a line of tab-separated values; white space inside a cell becomes single spaces."""
    return "\t".join(" ".join(cell.split()) for cell in cells)
