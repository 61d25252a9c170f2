"""Matrices of what sources judge: leverage, effectiveness, every assessment, the steps of a ladder."""

from collections.abc import Callable, Iterable, Sequence

from atlas_tui.cite.card.row import name
from atlas_tui.cite.cells import Key, conflicts_of, grid, head, in_order, source_head
from atlas_tui.cite.matrix import CLASH, Cell, Head, Matrix
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import (
    Assessment,
    Claim,
    Ladder,
    LadderStep,
)
from atlas_tui.facts.text import fold

LEVERAGE = "leverage"
"""A dimension belongs to the matrix of leverage if its name or a topic of its claims says so."""
EFFECTIVENESS = "effectiveness"
_STRONGEST = 4


def leverage(atlas: Atlas) -> Matrix:
    """Who is judged in each dimension of leverage, in the source's own words."""
    found = [each for each in atlas.all(Assessment) if _is_of_leverage(atlas, each)]
    dimensions = list(dict.fromkeys(each.dimension for each in found))
    subjects = in_order(atlas, (each.subject for each in found))
    return _matrix(
        atlas,
        found,
        id="leverage",
        title="Leverage and dependence",
        rows=[head(atlas, each) for each in subjects],
        columns=[Head(each) for each in dimensions],
        place=lambda each: (subjects.index(each.subject), dimensions.index(each.dimension)),
    )


def _is_of_leverage(atlas: Atlas, each: Assessment) -> bool:
    claim = atlas.get(each.claim, Claim)
    named = [each.dimension, *(name(atlas, topic) for topic in (claim.topics if claim else ()))]
    return any(LEVERAGE in fold(text) for text in named)


def effectiveness(atlas: Atlas) -> Matrix:
    """How effective each part of a policy is judged, by source; dimensions as `whose: which part`."""
    found = [
        each
        for each in atlas.all(Assessment)
        if fold(each.dimension).startswith(EFFECTIVENESS) and ": " in each.dimension
    ]
    whose = {each.dimension.partition(": ")[0] for each in found}
    shared = f"{whose.pop()}: " if len(whose) == 1 else ""
    title = shared[:-2] or "Effectiveness by dimension"
    return _by_source(atlas, found, "effectiveness", title, shared)


def assessments(atlas: Atlas) -> Matrix:
    """Every assessment: what is judged of whom, against the source that does."""
    return _by_source(atlas, atlas.all(Assessment), "assessments", "Assessments by source")


def _by_source(
    atlas: Atlas, found: Sequence[Assessment], id_: str, title: str, shared: str = ""
) -> Matrix:
    """Rows of a dimension and its subject; a beginning that all dimensions share goes unsaid.

    So does the subject where the dimensions of `shared` have a single one.
    """
    rows = list(dict.fromkeys((each.dimension, each.subject) for each in found))
    alone = bool(shared) and len({subject for _, subject in rows}) == 1
    sources = list(dict.fromkeys(_source(atlas, each) for each in found))
    return _matrix(
        atlas,
        found,
        id=id_,
        title=title,
        rows=[
            Head(
                dimension.removeprefix(shared) + ("" if alone else f", {name(atlas, subject)}"),
                subject,
            )
            for dimension, subject in rows
        ],
        columns=[source_head(atlas, each) for each in sources],
        place=lambda each: (
            rows.index((each.dimension, each.subject)),
            sources.index(_source(atlas, each)),
        ),
    )


def _source(atlas: Atlas, each: Assessment) -> str:
    claim = atlas.get(each.claim, Claim)
    return claim.source if claim else ""


def _matrix(
    atlas: Atlas,
    found: Iterable[Assessment],
    *,
    id: str,  # noqa: A002 (the matrix's own field)
    title: str,
    rows: Sequence[Head],
    columns: Sequence[Head],
    place: Callable[[Assessment], Key],
) -> Matrix:
    held: dict[Key, list[Assessment]] = {}
    for each in found:
        held.setdefault(place(each), []).append(each)
    return Matrix(
        id=id,
        title=title,
        means=(
            "The source's own word; ░▒▓█ is its rank within its dimension, lowest first, and says"
            f" nothing across dimensions. {CLASH}: in a conflict, or judged in other ways."
        ),
        rows=tuple(rows),
        columns=tuple(columns),
        cells=grid(len(rows), len(columns), {at: _cell(atlas, held[at]) for at in held}),
    )


def _cell(atlas: Atlas, found: Sequence[Assessment]) -> Cell:
    words = dict.fromkeys(each.word for each in found)
    levels = {each.level for each in found}
    conflicts = conflicts_of(atlas, (each.claim for each in found))
    return Cell(
        text="; ".join(words),
        level=min(max(levels), _STRONGEST),
        claims=tuple(dict.fromkeys(each.claim for each in found)),
        badge=CLASH if conflicts or len(levels) > 1 else "",
        conflicts=conflicts,
    )


def ladder(atlas: Atlas, ladder: Ladder) -> Matrix:
    """Who has taken which step of a ladder, and when; those furthest up come first."""
    order = {step: at for at, step in enumerate(ladder.steps)}
    taken = [step for step in ladder.step if step.step in order]
    furthest: dict[str, int] = {}
    for step in taken:
        furthest[step.actor] = max(order[step.step], furthest.get(step.actor, 0))
    actors = sorted(furthest, key=lambda actor: -furthest[actor])
    held: dict[Key, list[LadderStep]] = {}
    for step in taken:
        held.setdefault((actors.index(step.actor), order[step.step]), []).append(step)
    return Matrix(
        id=ladder.id,
        title=ladder.title,
        means=(
            "When a step was taken, as documents say; an empty cell means that none says so, not"
            f" that it was not taken. {CLASH}: in a conflict."
        ),
        rows=tuple(head(atlas, actor) for actor in actors),
        columns=tuple(Head(step) for step in ladder.steps),
        cells=grid(len(actors), len(order), {at: _step(atlas, held[at]) for at in held}),
    )


def _step(atlas: Atlas, steps: Sequence[LadderStep]) -> Cell:
    dates = dict.fromkeys(in_words(step.date) if step.date else "undated" for step in steps)
    conflicts = conflicts_of(atlas, (step.claim for step in steps))
    return Cell(
        text=", ".join(dates),
        claims=tuple(dict.fromkeys(step.claim for step in steps)),
        badge=CLASH if conflicts or len(dates) > 1 else "",
        conflicts=conflicts,
    )
