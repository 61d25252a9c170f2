"""MATRICES: every matrix of a base by its name; each ladder of the base adds one under its id."""

from collections.abc import Callable
from functools import partial

from atlas_tui.cite import corroboration, counts, judgements
from atlas_tui.cite.matrix import Matrix
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Ladder

MATRICES: dict[str, Callable[[Atlas], Matrix]] = {
    "leverage": judgements.leverage,
    "effectiveness": judgements.effectiveness,
    "assessments": judgements.assessments,
    "projects": counts.projects,
    "topics": counts.topics,
    "corroboration": corroboration.corroboration,
}
"""The matrices that every base has."""


def matrices(atlas: Atlas) -> dict[str, Callable[[Atlas], Matrix]]:
    """The name of every matrix of this base and what makes it, ladders first."""
    ladders = {
        each.id: partial(judgements.ladder, ladder=each)
        for each in atlas.all(Ladder)
        if each.id not in MATRICES
    }
    return {**ladders, **MATRICES}
