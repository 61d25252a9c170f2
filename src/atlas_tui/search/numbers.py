"""Facts by number: the index counts them view after view, readers name them by their ids."""

from collections.abc import Sequence
from typing import Protocol

from atlas_tui.facts.lazy import Facts


class Numbers(Protocol):
    """Ids and their numbers in the index."""

    def id_at(self, number: int) -> str:
        """The id of that number."""

    def number(self, fact_id: str) -> int | None:
        """The number of an id, if the base has it."""

    def beginning(self, begun: str) -> list[int]:
        """The numbers of the ids that begin so."""


class ListedNumbers:
    """Ids in a list."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._numbers = {fact_id: number for number, fact_id in enumerate(ids)}

    def id_at(self, number: int) -> str:
        """The id of that number."""
        return self._ids[number]

    def number(self, fact_id: str) -> int | None:
        """The number of an id, if the base has it."""
        return self._numbers.get(fact_id)

    def beginning(self, begun: str) -> list[int]:
        """The numbers of the ids that begin so, whatever their case."""
        wanted = begun.casefold()
        return [
            number for number, each in enumerate(self._ids) if each.casefold().startswith(wanted)
        ]


class KeptNumbers:
    """Ids as the cache of the facts has them, in the same order."""

    def __init__(self, facts: Facts) -> None:
        self.id_at = facts.id_at
        self.number = facts.number
        self.beginning = facts.beginning
