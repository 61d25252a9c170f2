"""Asks a process of its own for the text of a document, and does not wait for it for ever."""

import subprocess
import sys

import msgspec

from atlas_tui.documents.readers.child import SECONDS, Answer
from atlas_tui.documents.readers.content import Content, Unreadable


def extract_apart(name: str, raw: bytes, seconds: float = SECONDS) -> Content:
    """The text of a document, read in a process of its own.

    Args:
        name: the module of the reader.
        raw: the file.
        seconds: how long to wait.

    Raises:
        Unreadable: there is none, or reading it took too much time or memory.
    """
    # Without -P a document's own folder could hold a module that is imported instead of ours.
    command = [sys.executable, "-P", "-m", "atlas_tui.documents.readers.child", name]
    try:
        ran = subprocess.run(  # noqa: S603 (our own module, told a name from our own table)
            command,
            input=raw,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
        answer = msgspec.msgpack.decode(ran.stdout, type=Answer)
    except subprocess.TimeoutExpired as late:
        raise Unreadable(f"takes longer than {seconds:g} s to read") from late
    except OSError as reason:
        raise Unreadable(f"cannot be read: no process for it ({reason.strerror})") from reason
    except msgspec.DecodeError as fault:
        raise Unreadable("is broken: its reader came to grief over it") from fault
    if answer.content is None:
        raise Unreadable(answer.reason)
    return answer.content
