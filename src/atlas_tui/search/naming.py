"""What a reader may call the things that scopes go by: ids, names, aliases, or their beginnings."""

from collections.abc import Iterator, Mapping, Sequence

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import KINDS, Actor, Fact, Project, Relation, Source, Topic, label
from atlas_tui.facts.nearest import nearest
from atlas_tui.facts.text import fold
from atlas_tui.facts.views import VIEW_OF, VIEWS

_SUBJECTS: dict[str, tuple[type[Fact], ...]] = {
    "about": (Actor, Project, Topic, Relation),
    "from": (Source,),
    "topic": (Topic,),
}
NAMED = {
    "in": "view",
    "from": "source",
    "about": "actor, project or topic",
    "kind": "kind of claim",
    "topic": "topic",
}
"""What each scope names, in words."""


class UnanswerableError(ValueError):
    """A scope that names nothing in the base; the message is the one line for the reader."""


def callings(atlas: Atlas) -> dict[str, dict[str, str]]:
    """For each scope that names facts, what these may be called, folded, and their ids."""
    return {scope: dict(_callings(atlas, kinds)) for scope, kinds in _SUBJECTS.items()}


def _callings(atlas: Atlas, kinds: tuple[type[Fact], ...]) -> Iterator[tuple[str, str]]:
    facts = [fact for kind in kinds for fact in atlas.all(kind)]
    for fact in facts:
        for alias in getattr(fact, "aliases", ()):
            yield fold(alias), fact.id
    for fact in facts:
        yield fold(label(fact)), fact.id
    for fact in facts:
        yield fold(fact.id), fact.id


def resolved(scope: str, value: str, known: Mapping[str, str]) -> list[str]:
    """The ids that a value names: that of its exact name, else those whose names begin so.

    Raises:
        UnanswerableError: nothing is called so.
    """
    wanted = fold(value)
    if wanted in known:
        return [known[wanted]]
    begun = list(dict.fromkeys(named for name, named in known.items() if name.startswith(wanted)))
    if not begun:
        raise UnanswerableError(unknown(scope, value, list(known)))
    return begun


def unknown(scope: str, value: str, known: Sequence[str]) -> str:
    """The line that says that nothing is called so, and what comes nearest."""
    if scope == "in":
        return unknown_view(value)
    meant = nearest(fold(value), known)
    near = f"; the nearest is {meant}" if meant else ""
    return f"there is no {NAMED[scope]} {value}{near}"


def unknown_view(value: str) -> str:
    """The line that says that no view is called so, the one that comes nearest, and all there are.

    Kinds of fact are known too: who looks for events is told the view that lists them.
    """
    kinds = {f"{name}s": VIEW_OF[kind] for name, kind in KINDS.items()}
    called = kinds | {view: view for view in VIEWS}
    meant = called[nearest(fold(value), called)]
    return f"there is no view {value}; the nearest is {meant} (known: {' '.join(VIEWS)})"
