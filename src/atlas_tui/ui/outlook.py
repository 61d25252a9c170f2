"""What the panes look out on: the base, narrowed by stacked scopes and a search."""

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.model import Fact, label
from atlas_tui.facts.views import VIEW_OF

if TYPE_CHECKING:
    from atlas_tui.search import Results

F = TypeVar("F", bound=Fact)


class Outlook:
    """The base with the layers that narrow it; never changed after it is made."""

    def __init__(self, atlas: Atlas, scope: Scope = (), results: "Results | None" = None) -> None:
        self.atlas = atlas
        self.scope = scope
        self.results = results

    @cached_property
    def _found(self) -> dict[str, list[Fact]]:
        """What the search found, by view, best first."""
        found: dict[str, list[Fact]] = {}
        for hit in self.results.hits if self.results else ():
            found.setdefault(hit.view, []).append(self.atlas.by_id[hit.id])
        return found

    def facts(self, kind: type[F]) -> list[F]:
        """The facts of a kind within the scope that the search found, best first."""
        if self.results is None:
            return self.atlas.within(kind, self.scope)
        return [fact for fact in self._found.get(VIEW_OF[kind], []) if isinstance(fact, kind)]

    def more(self, view: str) -> int:
        """How many facts of a view the search found beyond those that are listed."""
        if self.results is None:
            return 0
        return self.results.counts.get(view, 0) - len(self._found.get(view, []))

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

    def marks(self, text: str) -> list[tuple[int, int]]:
        """The half-open spans of a text that the search matched."""
        if self.results is None:
            return []
        from atlas_tui.search import spans  # noqa: PLC0415 (loaded with the first search)

        return list(spans(text, self.results.terms))

    def snip(self, text: str, width: int) -> str:
        """A text cut to a width around what the search matched."""
        if self.results is None:
            return text
        from atlas_tui.search import snippet  # noqa: PLC0415 (likewise)

        return snippet(text, self.results.terms, width).text
