"""One page of a country, a dyad or a project: what the base says of it, cited, and what nobody says."""

from collections.abc import Callable, Iterator
from typing import Any

from msgspec import Struct

from atlas_tui.cite import gaps, sections
from atlas_tui.cite.card.row import Row, Rows, names
from atlas_tui.cite.lines import sources
from atlas_tui.cite.tables import literal
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import (
    Actor,
    Assessment,
    Claim,
    Event,
    Fact,
    Project,
    Relation,
    kind_of,
    label,
)
from atlas_tui.facts.problem import AtlasError

GAPS = "What no source gives"
_FOUND_NONE = "Nothing was found missing by counting; that is no proof that nothing is."


def _actor(atlas: Atlas, actor: Actor) -> Rows:
    yield from sections.ladders(atlas, actor.id)
    judged = [each for each in atlas.all(Assessment) if each.subject == actor.id]
    yield from sections.judged(atlas, judged)
    yield from sections.relations(atlas, actor.id)
    yield from sections.events(atlas, atlas.within(Event, (actor.id,)))
    yield from sections.projects(atlas, list(sections.roles(atlas, actor)))
    yield from sections.figures(atlas, {actor.id})
    yield from sections.conflicts(atlas, (actor.id,))


def _relation(atlas: Atlas, relation: Relation) -> Rows:
    yield from sections.steps_between(atlas, relation)
    claims = {claim.id for claim in atlas.within(Claim, (relation.id,))}
    judged = [
        each
        for each in atlas.all(Assessment)
        if each.subject in relation.actors and each.claim in claims
    ]
    yield from sections.judged(atlas, judged, subject=True)
    yield from sections.readings(atlas, relation)
    yield from sections.events(atlas, atlas.events_of(relation))
    yield from sections.projects(atlas, list(sections.shared(atlas, relation)))
    yield from sections.figures(atlas, set(relation.actors))
    yield from sections.conflicts(atlas, (relation.id,))


def _project(atlas: Atlas, project: Project) -> Rows:
    if project.actors:
        yield Row("text", f"Participants stated: {names(atlas, project.actors)}")
    if project.transit:
        yield Row("text", f"Must cross: {names(atlas, project.transit)}")
    yield from sections.stages(atlas, project)
    yield from sections.measures(atlas, project)
    yield from sections.factors(atlas, project)
    yield from sections.events(atlas, atlas.within(Event, (project.id,)))
    yield from sections.conflicts(atlas, (project.id,))


class _Page(Struct, frozen=True):
    """The sections of a kind of fact, and how its gaps are found."""

    sections: Callable[[Atlas, Any], Rows]
    gaps: Callable[[Atlas, Any], Iterator[str]]


PAGES: dict[type[Fact], _Page] = {
    Actor: _Page(_actor, gaps.of_actor),
    Relation: _Page(_relation, gaps.of_relation),
    Project: _Page(_project, gaps.of_project),
}
"""The kinds of fact that have a page."""


def onepager(atlas: Atlas, fact: Fact) -> list[Row]:
    """The page as rows of a card: title, sections with cited lines, and the gaps.

    Raises:
        AtlasError: the fact is of a kind that has no page.
    """
    page = PAGES.get(type(fact))
    if page is None:
        raise AtlasError(
            f"there is no brief of {fact.id}, a {kind_of(fact)}: only of an actor, a relation or"
            " a project"
        )
    claims = atlas.within(Claim, (fact.id,))
    missing = list(page.gaps(atlas, fact)) or [_FOUND_NONE]
    told = list(page.sections(atlas, fact))
    cited = [row for row in told if row.role == "citation"]
    behind = [claim for row in cited for claim in _behind(atlas, row.link)]
    return [
        Row("title", label(fact), fact.id),
        Row("badge", f"{kind_of(fact)} {fact.id} · {atlas.corroboration(claims)}", fact.id),
        *told,
        Row("heading", GAPS),
        *(Row("note", gap) for gap in missing),
        *sources(atlas, behind, " ".join(row.text for row in cited)),
    ]


def _behind(atlas: Atlas, link: str) -> list[Claim]:
    """The claims of the fact that a line leads to."""
    fact = atlas.by_id.get(link)
    return atlas.claims_of(fact) if fact else []


def markdown(atlas: Atlas, fact: Fact) -> str:
    """The page as Markdown: headings, and a list whose every item ends with its citation.

    Raises:
        AtlasError: the fact is of a kind that has no page.
    """
    lines: list[str] = []
    for row in onepager(atlas, fact):
        text = literal(row.text)
        if row.role == "title":
            lines.append(f"# {text}")
        elif row.role == "heading":
            lines += ["", f"## {text}", ""]
        elif row.role == "citation":
            lines[-1] += f" ({text})"
        elif row.role == "badge":
            lines += ["", f"*{text}*", ""]
        else:
            lines.append(f"- {text}")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


class Part(Struct, frozen=True):
    """A line of a page: its text, the citation, and the fact that it leads to."""

    text: str
    citation: str = ""
    link: str = ""


class PageSection(Struct, frozen=True):
    """A section of a page; the lines before the first heading have none."""

    heading: str
    lines: tuple[Part, ...]


def in_sections(rows: list[Row]) -> list[PageSection]:
    """The rows of a page under their headings, each line with its citation, for programs."""
    found: list[tuple[str, list[Part]]] = [("", [])]
    for row in rows:
        lines = found[-1][1]
        if row.role == "heading":
            found.append((row.text, []))
        elif row.role == "citation" and lines:
            lines[-1] = Part(lines[-1].text, row.text, lines[-1].link)
        elif row.role != "title":
            lines.append(Part(row.text, "", row.link))
    return [PageSection(heading, tuple(lines)) for heading, lines in found if lines]
