"""The way to the reader's own editor and back."""

import os
import shlex
import shutil
import subprocess

from textual.app import App, SuspendNotSupported

from atlas_tui.facts.problem import Place

AT_LINE = {
    "vi": "+{line}",
    "vim": "+{line}",
    "nvim": "+{line}",
    "nano": "+{line}",
    "emacs": "+{line}",
    "micro": "+{line}",
    "kak": "+{line}",
}
"""Editors that take the line before the file."""
USUAL = ("nano", "vim", "vi")
"""What stands in where neither VISUAL nor EDITOR is set."""


def command(place: Place) -> list[str]:
    """The command that opens a place in the reader's editor; empty where there is no editor."""
    wanted = os.environ.get("VISUAL") or os.environ.get("EDITOR") or ""
    try:
        words = shlex.split(wanted)
    except ValueError:
        words = [wanted]  # quotation marks that are not closed
    words = words or [each for each in USUAL if shutil.which(each)][:1]
    if not words or not shutil.which(words[0]):
        return []
    at = AT_LINE.get(os.path.basename(words[0]))  # noqa: PTH119 (a command, not a path)
    return [*words, *([at.format(line=place.line)] if at and place.line else []), place.file]


def edit(app: App[None], place: Place) -> str:
    """Open a place in the reader's editor; says why where that cannot be done."""
    words = command(place)
    if not words:
        return "No editor is set: put its name into EDITOR"
    try:
        with app.suspend():
            done = subprocess.run(words, check=False)  # noqa: S603 (the reader's own editor)
    except SuspendNotSupported:
        return "This terminal cannot be given to an editor"
    except OSError as reason:
        return f"{words[0]} could not be started: {reason.strerror}"
    return f"{words[0]} ended with code {done.returncode}" if done.returncode else ""
