"""What the panes look out on: the base, narrowed by stacked scopes and a search."""

from collections.abc import Iterable
from typing import NamedTuple, TypeVar

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.views import VIEW_OF
from atlas_tui.search import Results

F = TypeVar("F", bound=Fact)


class Outlook(NamedTuple):
    """The base with the layers that narrow it."""

    atlas: Atlas
    scope: Scope = ()
    results: Results | None = None

    def facts(self, kind: type[F]) -> list[F]:
        """The facts of a kind within the scope that the search found, best first."""
        within = self.atlas.within(kind, self.scope)
        if self.results is None:
            return within
        known = {fact.id: fact for fact in within}
        return [known[each] for each in self.results.ids(VIEW_OF[kind]) if each in known]

    def order(self, facts: Iterable[F]) -> list[F]:
        """Those of the facts that are within scope and search, in their own order."""
        return [
            fact
            for fact in facts
            if self.atlas.concerns(fact, self.scope)
            and (self.found is None or fact.id in self.found)
        ]

    @property
    def found(self) -> set[str] | None:
        """The ids of everything that the search found; none when nothing is searched."""
        return None if self.results is None else {hit.id for hit in self.results.hits}

    def crumbs(self) -> list[str]:
        """The layers in words, outermost first."""
        names = [label(self.atlas.by_id[each]) for each in self.scope if each in self.atlas.by_id]
        if self.results is not None:
            shown = [f"/{self.results.query}"]
            shown += [f"{typed} → {meant}" for typed, meant in self.results.corrections.items()]
            if self.results.missing:
                shown.append(f"without {', '.join(self.results.missing)}")
            names.append("  ".join(shown))
        return names
