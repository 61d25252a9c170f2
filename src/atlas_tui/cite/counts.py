"""Matrices that count and place: topics by actors, projects by actors."""

from collections.abc import Sequence

from atlas_tui.cite.cells import conflicts_of, counted, grid, head, in_order
from atlas_tui.cite.matrix import CLASH, Cell, Head, Matrix
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Claim, Project, Topic, label

_RISK = "⚠ "


def topics(atlas: Atlas) -> Matrix:
    """How many claims of each topic concern each actor, those most written about first.

    A claim about an actor counts for those it belongs to, as it does in a scope.
    """
    rows = [each.id for each in atlas.all(Topic)]
    claims: dict[tuple[str, str], list[str]] = {}
    for claim in atlas.all(Claim):
        for actor in atlas.family(claim.about):
            for topic in claim.topics:
                claims.setdefault((topic, actor), []).append(claim.id)
    totals = atlas.claim_counts()
    named = dict.fromkeys(actor for _, actor in claims if actor in atlas.by_id)
    columns = [
        each for each in in_order(atlas, named) if not isinstance(atlas.by_id[each], Project)
    ]
    columns.sort(key=lambda actor: -totals.get(actor, 0))
    most = max((len(each) for each in claims.values()), default=1)
    cells = {
        (at, across): counted(claims[topic, actor], most)
        for at, topic in enumerate(rows)
        for across, actor in enumerate(columns)
        if (topic, actor) in claims
    }
    return Matrix(
        id="topics",
        title="Topics by actors",
        means="How many claims; ░▒▓█ from few to many. A claim can stand in several cells.",
        rows=tuple(Head(label(atlas.by_id[each]), each) for each in rows),
        columns=tuple(head(atlas, each) for each in columns),
        cells=grid(len(rows), len(columns), cells),
        counts=True,
    )


def projects(atlas: Atlas) -> Matrix:
    """Which actors take part in each project, are crossed by it, or are named with a risk to it."""
    rows = atlas.all(Project)
    places: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for project in rows:
        for actor, word, claims in _roles(atlas, project):
            words, held = places.setdefault((project.id, actor), ([], []))
            words += [word] if word not in words else []
            held += [claim for claim in claims if claim not in held]
    columns = in_order(atlas, (actor for _, actor in places))
    cells = {
        (at, across): _role_cell(atlas, *places[project.id, actor])
        for at, project in enumerate(rows)
        for across, actor in enumerate(columns)
        if (project.id, actor) in places
    }
    return Matrix(
        id="projects",
        title="Projects by actors",
        means=(
            "Who takes part (P), whose territory it must cross (T), and the risks (⚠) that"
            f" claims about the project and a state give. {CLASH}: a claim of the cell is in a conflict."
        ),
        rows=tuple(Head(each.name, each.id) for each in rows),
        columns=tuple(head(atlas, each) for each in columns),
        cells=grid(len(rows), len(columns), cells),
    )


def _roles(atlas: Atlas, project: Project) -> list[tuple[str, str, list[str]]]:
    """(actor, word, claims) for each role; the claims are those of the project about the actor."""
    about: dict[str, list[str]] = {}
    for claim in atlas.claims_of(project):
        for actor in atlas.family(claim.about):
            about.setdefault(actor, []).append(claim.id)
    roles = [(actor, "P", about.get(actor, [])) for actor in project.actors]
    roles += [(actor, "T", about.get(actor, [])) for actor in project.transit]
    for status in project.status:
        found = atlas.get(status.claim, Claim)
        named = atlas.family(found.about) if found else set()
        for risk in status.risks:
            roles += [
                (actor, f"{_RISK}{risk}", [status.claim])
                for actor in sorted(named)
                if _is_state(atlas, actor)
            ]
    return roles


def _is_state(atlas: Atlas, fact_id: str) -> bool:
    actor = atlas.get(fact_id, Actor)
    return actor is not None and actor.kind == "state"


def _role_cell(atlas: Atlas, words: Sequence[str], claims: Sequence[str]) -> Cell:
    conflicts = conflicts_of(atlas, claims)
    risks = ", ".join(each.removeprefix(_RISK) for each in words if each.startswith(_RISK))
    roles = [each for each in words if not each.startswith(_RISK)]
    return Cell(
        text=" ".join([*roles, *([f"{_RISK}{risks}"] if risks else [])]),
        claims=tuple(claims),
        badge=CLASH if conflicts else "",
        conflicts=conflicts,
    )
