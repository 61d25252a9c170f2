"""What is exported: all of a base, what lies within a scope, chosen facts, or a notebook."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import Any, TypeVar

from atlas_tui.cite import brief
from atlas_tui.cite.notebook import Entry, Excerpt, Notebook
from atlas_tui.cite.notebook_claims import claim_of
from atlas_tui.facts.atlas import RESTS, Atlas, Scope
from atlas_tui.facts.model import Claim, Fact, Reference, Source, label
from atlas_tui.facts.references import entry

F = TypeVar("F", bound=Fact)


class Selection:
    """The facts to export, by kind, and the entries of a brief about them."""

    def __init__(
        self,
        atlas: Atlas,
        title: str,
        scope: Scope = (),
        claims: Sequence[Claim] | None = None,
        entries: Sequence[Entry] | None = None,
        style: str = brief.STYLE,
    ) -> None:
        self.atlas = atlas
        self.title = title
        self.scope = scope
        self.style = style
        self.record: Callable[[Atlas, Fact], dict[str, Any]] | None = None
        """What writes a fact as JSON where more is known of it than its base says."""
        self._claims = claims
        self._entries = entries

    @cached_property
    def claims(self) -> Sequence[Claim]:
        """The claims, in order."""
        if self._claims is None:
            return self.atlas.within(Claim, self.scope)
        return self._claims

    @cached_property
    def entries(self) -> Sequence[Entry]:
        """The entries of a brief: those of the notebook, or the claims under their topics."""
        if self._entries is None:
            return brief.entries(self.atlas, self.claims, by_topic=self._claims is None)
        return self._entries

    @property
    def excerpts(self) -> list[Excerpt]:
        """The excerpts among the entries."""
        return [entry for entry in self.entries if isinstance(entry, Excerpt)]

    def facts(self, kind: type[F]) -> list[F]:
        """The facts of a kind: within the scope, or those that the claims name or support."""
        if self._claims is None:
            return self.atlas.within(kind, self.scope)
        if kind is Claim:
            return list(self._claims)  # type: ignore[arg-type]
        ids = {claim.id for claim in self._claims}
        if kind in RESTS:
            return [
                fact
                for fact in self.atlas.all(kind)
                if any(claim.id in ids for claim in self.atlas.claims_of(fact))
            ]
        named = {key for claim in self._claims for key in self.atlas.claim_keys(claim)}
        return [fact for fact in self.atlas.all(kind) if fact.id in named]

    @property
    def works(self) -> list[Fact]:
        """The sources, and the entries of their bibliographies that the claims refer to.

        Of a whole base, every entry; in the order of the base.
        """
        everything = self._claims is None and not self.scope
        if everything:
            return [*self.atlas.all(Source), *self.atlas.all(Reference)]
        return [*self._sources(), *self._references()]

    def _sources(self) -> list[Source]:
        named = {claim.source for claim in self.claims}
        return [source for source in self.atlas.all(Source) if source.id in named]

    def _references(self) -> list[Reference]:
        cited = dict.fromkeys((claim.source, cite) for claim in self.claims for cite in claim.cites)
        found: dict[str, Reference] = {}
        for source_id, cite in cited:
            source = self.atlas.get(source_id, Source)
            reference = entry(self.atlas, source, cite) if source else None
            if reference:
                found[reference.id] = reference
        return list(found.values())


def within(atlas: Atlas, scope: Scope = (), title: str = "", style: str = brief.STYLE) -> Selection:
    """Everything within a scope; all of the base where it is empty.

    Args:
        atlas: the base.
        scope: ids that every exported fact must concern.
        title: of the brief; else what the scope or base is called.
        style: the citation style of the brief.
    """
    named = [label(fact) for each in scope if (fact := atlas.by_id.get(each))]
    return Selection(atlas, title or " · ".join(named) or atlas.title, scope, style=style)


def of_facts(
    atlas: Atlas, facts: Iterable[Fact], title: str = "", style: str = brief.STYLE
) -> Selection:
    """The claims that chosen facts rest on, each once, in order."""
    claims = {claim.id: claim for fact in facts for claim in atlas.claims_of(fact)}
    return Selection(atlas, title or atlas.title, claims=list(claims.values()), style=style)


def of_notebook(
    atlas: Atlas, notebook: Notebook, title: str = "", style: str = brief.STYLE
) -> Selection:
    """The excerpts of a notebook; those that the base does not have stand only in its brief."""
    found = (claim_of(atlas, each) for each in notebook.excerpts)
    claims = {claim.id: claim for claim in found if claim}
    name = title or notebook.name
    return Selection(atlas, name, (), list(claims.values()), notebook.entries, style)
