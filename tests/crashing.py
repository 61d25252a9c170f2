"""A disk under a writer that fails or stops at any of its calls, for tests of saving."""

import errno
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

_OURS = os.O_WRONLY | os.O_RDWR | os.O_DIRECTORY
"""How files are opened that a writer closes itself; others are closed with their reader."""

CALLS = ("open", "write", "fsync", "close", "replace", "unlink", "fchmod")
"""What a writer asks of the system, and `flock`."""


class Stopped(BaseException):
    """The process is gone: nothing after this reached the disk."""


class Disk:
    """Counts the calls that a writer makes, and stops it, or refuses it, at one of them.

    Attributes:
        stop_at: the call, from 0, at which the process dies; -1 for never.
        is_late: whether it dies after that call took effect, not before.
        power_fails: whether bytes that were not brought to the disk are lost with the process.
        refuse_at: the call that the system refuses, with `error`.
        chunk: the most bytes that a single write takes.
        lies: whether it says that bytes are on the disk which are not.
    """

    def __init__(
        self,
        *,
        stop_at: int = -1,
        is_late: bool = False,
        power_fails: bool = False,
        refuse_at: int = -1,
        error: int = errno.ENOSPC,
        chunk: int = 1 << 20,
        lies: bool = False,
    ) -> None:
        self.stop_at = stop_at
        self.is_late = is_late
        self.power_fails = power_fails
        self.refuse_at = refuse_at
        self.error = error
        self.chunk = chunk
        self.lies = lies
        self.calls: list[str] = []
        self.real: dict[str, Callable[..., Any]] = {}
        self._open: dict[int, int] = {}
        self._is_stopped = False

    def call(self, name: str, *arguments: Any, **options: Any) -> Any:
        """Make a call, or not, and remember what it leaves unwritten."""
        if self._is_stopped:
            raise Stopped
        number = len(self.calls)
        self.calls.append(name)
        if number == self.stop_at and not self.is_late:
            self._stop()
        if number == self.refuse_at:
            if name == "close":
                self._close(arguments[0])
            raise OSError(self.error, os.strerror(self.error))
        done = self._do(name, *arguments, **options)
        if number == self.stop_at:
            self._stop()
        return done

    def _do(self, name: str, *arguments: Any, **options: Any) -> Any:
        if name == "close":
            return self._close(arguments[0])
        if name == "write":
            descriptor, data = arguments
            return self.real["write"](descriptor, bytes(data[: self.chunk]))
        done = self.real[name](*arguments, **options)
        if name == "open" and arguments[1] & _OURS:
            self._open[done] = 0
        if name == "fsync" and not self.lies:
            self._open[arguments[0]] = os.fstat(arguments[0]).st_size
        return done

    def _close(self, descriptor: int) -> None:
        # What a closed file did not bring to the disk is as lost as what an open one did not.
        if self.power_fails and descriptor in self._open:
            self._lost.append((os.dup(descriptor), self._open[descriptor]))
        self._open.pop(descriptor, None)
        self.real["close"](descriptor)

    def _stop(self) -> None:
        self._is_stopped = True
        raise Stopped

    _lost: list[tuple[int, int]]

    @contextmanager
    def under(self, monkeypatch: pytest.MonkeyPatch) -> Iterator["Disk"]:
        """Write to this disk within; afterwards it shows what a restart would find."""
        self._lost = []
        self.real = {name: getattr(os, name) for name in CALLS} | {"flock": fcntl.flock}
        with monkeypatch.context() as patched:
            for name in CALLS:
                patched.setattr(os, name, self._as(name))
            patched.setattr(fcntl, "flock", self._as("flock"))
            try:
                yield self
            finally:
                self._restart()

    def _as(self, name: str) -> Callable[..., Any]:
        return lambda *arguments, **options: self.call(name, *arguments, **options)

    def _restart(self) -> None:
        self._lost += [(descriptor, synced) for descriptor, synced in self._open.items()]
        for descriptor, synced in self._lost:
            if self.power_fails and self._is_stopped:
                self._tear(descriptor, synced)
            self.real["close"](descriptor)

    @staticmethod
    def _tear(descriptor: int, synced: int) -> None:
        """Lose half of what was written and never brought to the disk."""
        size = os.fstat(descriptor).st_size
        if size > synced:
            try:
                os.ftruncate(descriptor, synced + (size - synced) // 2)
            except OSError:
                return  # opened for reading
