"""What a search answers: hits in one ranking, counts by view, and what had to be changed or left out."""

from msgspec import Struct

from atlas_tui.search.snippet import Terms


class Hit(Struct, frozen=True):
    """A fact that fits; `score` is 0 to 1, and `lacks` names the words that it does not hold."""

    view: str
    id: str
    tier: str
    score: float
    lacks: tuple[str, ...] = ()


class Results(Struct, frozen=True, kw_only=True):
    """The answer to a query.

    `corrections` maps what was typed to what was sought instead. `counts` has every view that was
    asked, and counts all that is found whatever the limit. In a `partial` answer some hits lack a
    word: all of them, or only the claims if no claim holds every word; `missing` are the words that
    the best of those lacks. `reason` says in one line why nothing could be answered. `ms` is
    the time inside. `terms` is what to mark in texts.
    """

    query: str
    corrections: dict[str, str] = {}
    counts: dict[str, int] = {}
    hits: tuple[Hit, ...] = ()
    missing: tuple[str, ...] = ()
    partial: bool = False
    reason: str = ""
    ms: float = 0.0
    terms: Terms = Terms()

    def ids(self, view: str) -> list[str]:
        """The ids of a view's hits, best first."""
        return [hit.id for hit in self.hits if hit.view == view]
