"""What a work states, ready for a style: its texts with typographic marks, its names, its dates."""

import re
from collections.abc import Mapping
from typing import Any

from atlas_tui.cite import variables
from atlas_tui.cite.styles.wording import typographic
from atlas_tui.cite.variables import Name, When

_VERBATIM = frozenset({"DOI", "URL"})
_SHORTENED = re.compile(r"\b(\d+)–(\d+)\b")


class Stated:
    """A work's CSL as a style reads it; what has been used in another's place can be left out."""

    def __init__(self, csl: Mapping[str, Any]) -> None:
        self._csl = csl
        self.kind = variables.line(csl.get("type"))

    def __getitem__(self, variable: str) -> str:
        """The text of a variable, nothing where none is stated."""
        text = variables.text(self._csl, variable)
        return text if variable in _VERBATIM else typographic(text)

    def has(self, *names: str) -> bool:
        """Whether any of the variables is stated."""
        return any(self._csl.get(name) for name in names)

    def names(self, variable: str) -> tuple[Name, ...]:
        """The names of a variable such as `author`."""
        return variables.names(self._csl, variable)

    def date(self, variable: str = "issued") -> When | None:
        """The date of a variable."""
        return variables.date(self._csl, variable)

    def without(self, *used: str) -> "Stated":
        """The work without variables that stand elsewhere already."""
        return Stated({name: value for name, value in self._csl.items() if name not in used})


def pages(text: str, *, whole: bool = False) -> str:
    """Pages with a dash between them; `whole` writes out a shortened last page: `1044–1072`."""
    dashed = text.replace("-", "–")
    return _SHORTENED.sub(_whole, dashed) if whole else dashed


def _whole(found: re.Match[str]) -> str:
    first, final = found.groups()
    missing = first[: max(0, len(first) - len(final))]
    return f"{first}–{missing}{final}"
