"""What a rule finds, and how that becomes a problem with its place."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, NamedTuple

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import file_text
from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.place import FileText
from atlas_tui.facts.problem import Place, Problem, Severity


class Finding(NamedTuple):
    """What a rule found: in which fact, at which key and words, and what to do."""

    fact: Fact
    path: str
    message: str
    hint: str
    needle: str = ""


def rule_name(rule: Callable[..., Any]) -> str:
    """The rule's name as a reader sees it: `hedge-in-quote`."""
    return rule.__name__.replace("_", "-")


class Locator:
    """Finds the places of findings, reading each file of the base once."""

    def __init__(self, atlas: Atlas) -> None:
        self._whence = atlas.whence
        self._file = lru_cache(maxsize=None)(file_text)

    def place(self, fact: Fact, path: str = "", needle: str = "") -> Place:
        """Where a fact, a key of it, or some words of it stand."""
        whence = self._whence.get(fact.id)
        if whence is None:
            return Place(file=label(fact))
        file: FileText = self._file(whence.file)
        return file.place(whence.table, whence.ordinal, path, needle)

    def problem(self, rule: str, severity: Severity, finding: Finding) -> Problem:
        """The finding as a problem with its place."""
        place = self.place(finding.fact, finding.path, finding.needle)
        return Problem(
            rule=rule,
            severity=severity,
            message=finding.message,
            hint=finding.hint,
            place=place,
            fact=finding.fact.id,
        )
