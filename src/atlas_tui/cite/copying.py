"""The one road to the clipboard, and the log of what went there.

Inside tmux the buffer is loaded by tmux itself, which then sets the clipboard whatever its
`set-clipboard`; elsewhere the desktop's own tool, unless over SSH; else OSC 52, which no terminal
confirms. What is too long for that goes to a file.
"""

import base64
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct
from platformdirs import user_state_path

from atlas_tui.facts.text import clean

OSC52_LIMIT = 74_000
"""Encoded bytes beyond which common terminals drop an OSC 52."""
TOOL_SECONDS = 5.0

NATIVE = (
    ("WAYLAND_DISPLAY", ("wl-copy",)),
    ("DISPLAY", ("xclip", "-selection", "clipboard", "-in")),
    ("", ("pbcopy",)),
    ("", ("clip.exe",)),
)
"""Clipboard tools: the variable that must be set for one to work, and its command."""
ENCODINGS = {"clip.exe": "utf-16-le"}
"""What a tool takes that does not take UTF-8."""


class Copied(Struct, frozen=True):
    """How many characters went by which road; `confirmed` is false where nobody answers."""

    characters: int
    road: str
    confirmed: bool = True

    def __str__(self) -> str:
        """For the status line: what was done, and whether that is sure."""
        doubt = "" if self.confirmed else " (unconfirmed: terminals do not answer)"
        return f"{self.characters} characters by {self.road}{doubt}"


def copy(
    text: str, write: Callable[[str], object], environment: Mapping[str, str] = os.environ
) -> Copied:
    """Copy a text and log it.

    Args:
        text: what to copy; hidden characters are left out.
        write: sends a control sequence to the terminal.
        environment: where TMUX, SSH_TTY, DISPLAY and others are looked up.
    """
    text = clean(text).text
    log = _log(text)
    for road, command in _commands(environment):
        if _run(command, text.encode(ENCODINGS.get(road, "utf-8")), environment):
            return Copied(len(text), road)
    encoded = base64.b64encode(text.encode()).decode("ascii")
    if len(encoded) > OSC52_LIMIT:
        return Copied(len(text), f"file {_keep(log.parent, text)}")
    write(f"\x1b]52;c;{encoded}\x07")
    return Copied(len(text), "OSC 52", confirmed=False)


def _commands(environment: Mapping[str, str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    path = environment.get("PATH")
    tmux = shutil.which("tmux", path=path) if environment.get("TMUX") else None
    if tmux:
        yield "tmux", (tmux, "load-buffer", "-w", "-")
    if environment.get("SSH_TTY") or environment.get("SSH_CONNECTION"):
        return
    for variable, (road, *options) in NATIVE:
        tool = shutil.which(road, path=path) if not variable or environment.get(variable) else None
        if tool:
            yield road, (tool, *options)


def _run(command: tuple[str, ...], text: bytes, environment: Mapping[str, str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 (the commands are those above, found on PATH as users have them)
            command,
            input=text,
            env={**environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=TOOL_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _log(text: str) -> Path:
    folder = user_state_path("atlas")
    log = folder / "copies.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as file:
            file.write(f"--- {datetime.now(UTC).isoformat(timespec='seconds')}\n{text}\n")
    except OSError:
        return log  # a read-only home must not stop a copy
    return log


def _keep(folder: Path, text: str) -> Path:
    kept = folder / "last-copy.txt"
    try:
        kept.write_text(text, encoding="utf-8")
    except OSError:  # a read-only home again
        descriptor, name = tempfile.mkstemp(prefix="atlas-copy-", suffix=".txt")
        kept = Path(name)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
    return kept
