"""Reads a document of a format that others wrote parsers for, in a process that may come to grief.

`python -P -m atlas_tui.documents.readers.child FORMAT` takes the file on stdin and answers on stdout:
the content, or why there is none. The process limits its own memory and time, may open few files
and write none.
"""

import sys
from importlib import import_module

import msgspec

from atlas_tui.documents.readers.content import Content, Unreadable, bounded

MEMORY = 2_000_000_000
"""Bytes of address space that reading a document may take."""

SECONDS = 60
"""Processor time that reading a document may take, and the longest that anybody waits for it."""


class Answer(msgspec.Struct, frozen=True):
    """The content, or the reason why there is none."""

    content: Content | None = None
    reason: str = ""


def main() -> None:
    """Read stdin, answer on stdout."""
    name = sys.argv[1]
    _limit()
    answer = _answer(name, sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.msgpack.encode(answer))


def _answer(name: str, raw: bytes) -> Answer:
    try:
        read = import_module(f"atlas_tui.documents.readers.{name}").extract
        return Answer(bounded(read(raw)))
    except Unreadable as refused:
        return Answer(reason=refused.reason)
    except ImportError as missing:
        return Answer(reason=f"needs the library {missing.name}")
    except MemoryError:
        return Answer(reason=f"takes more than {MEMORY // 1_000_000:,} MB of memory to read")
    except Exception as fault:  # noqa: BLE001 (what a parser raises over a broken file is anything)
        return Answer(reason=f"is broken: reading it ended in {type(fault).__name__}")


def _limit() -> None:
    try:
        import resource  # noqa: PLC0415 (not on every system)
    except ImportError:
        return
    for kind, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        _, hard = resource.getrlimit(kind)
        allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (OSError, ValueError):
            continue  # a system that knows the limit but does not keep it


if __name__ == "__main__":
    main()
