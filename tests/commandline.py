"""The command line as a test drives it."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple


class Ran(NamedTuple):
    """What a command left behind."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON that it printed."""
        return json.loads(self.out)


Atlas = Callable[..., Ran]
"""Runs `atlas` with arguments; `base=` names another base, `stdin=` gives bytes."""
