"""What a reader may mean by the beginning of a name: actors, projects and topics, best first."""

from collections.abc import Iterator
from typing import NamedTuple

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Fact, Project, Topic, label
from atlas_tui.facts.text import fold

ABOUT: tuple[type[Fact], ...] = (Actor, Project)
TOPICS: tuple[type[Fact], ...] = (Topic,)

MOST = 8
"""How many completions are offered."""

_SHORTEST = 3
"""The fewest letters that may be misspelt."""

_ALIKE = 72.0
"""The least similarity (0 to 100) of a name that does not hold what was typed."""

_EXACT, _BEGUN, _WORD = range(3)


class Completion(NamedTuple):
    """A fact that may be meant: its id, its name, and which of its callings was found."""

    id: str
    name: str
    calling: str


def completions(
    atlas: Atlas, typed: str, kinds: tuple[type[Fact], ...] = ABOUT, most: int = MOST
) -> list[Completion]:
    """The facts that may be meant by what was typed; for nothing, those that most claims name.

    A name, alias or id that begins so comes before one with a word that begins so; only where there
    is neither, names that look alike are offered.

    Args:
        atlas: the base.
        typed: the beginning of a name, in any case, with or without accents.
        kinds: `ABOUT` or `TOPICS`.
        most: how many are given.
    """
    wanted = fold(typed).strip()
    counts = atlas.claim_counts()
    found: dict[str, tuple[tuple[int, int, str], Completion]] = {}
    for fact, calling in _callings(atlas, kinds):
        rank = _rank(wanted, fold(calling))
        if rank is None:
            continue
        key = (rank, -counts.get(fact.id, 0), fact.id)
        if fact.id not in found or key < found[fact.id][0]:
            found[fact.id] = (key, Completion(fact.id, label(fact), calling))
    ranked = [each for _, each in sorted(found.values())]
    return (ranked or _alike(atlas, wanted, kinds, most))[:most]


def _callings(atlas: Atlas, kinds: tuple[type[Fact], ...]) -> Iterator[tuple[Fact, str]]:
    for kind in kinds:
        for fact in atlas.all(kind):
            for calling in (label(fact), *getattr(fact, "aliases", ()), fact.id):
                yield fact, calling


def _rank(wanted: str, calling: str) -> int | None:
    if calling == wanted:
        return _EXACT
    if calling.startswith(wanted):
        return _BEGUN
    inside = any(f"{gap}{wanted}" in calling for gap in (" ", "-", "(", "–"))
    return _WORD if inside else None


def _alike(atlas: Atlas, wanted: str, kinds: tuple[type[Fact], ...], most: int) -> list[Completion]:
    """Facts of which a calling, or as much of its beginning as was typed, looks like that."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 (only a misspelling pays for it)

    if len(wanted) < _SHORTEST:
        return []
    callings = list(_callings(atlas, kinds))
    folded = [fold(calling) for _, calling in callings]
    texts = [*folded, *(calling[: len(wanted) + 1] for calling in folded)]
    near = process.extract(wanted, texts, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=4 * most)
    found: dict[str, Completion] = {}
    for _, _, at in near:
        fact, calling = callings[at % len(callings)]
        found.setdefault(fact.id, Completion(fact.id, label(fact), calling))
    return list(found.values())
