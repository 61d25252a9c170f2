"""The cards of projects and of the places that they link: each source apart."""

from atlas_tui.cite.card.row import Row, Rows, name, names, quoted, told
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import Place, Precision, Project

PRECISIONS: dict[Precision, str] = {
    "site": "the site itself",
    "city": "the city",
    "river": "one point of the river",
    "region": "the middle of a region",
}
"""What the point of a place stands for, in words."""


def project(atlas: Atlas, project: Project) -> Rows:
    """Everything that the base says of a project."""
    yield Row("title", project.name)
    also = f" · also {', '.join(project.aliases)}" if project.aliases else ""
    yield Row("text", f"{project.sector}{also}")
    if project.actors:
        yield Row("text", f"Participants stated: {names(atlas, project.actors)}")
    if project.transit:
        yield Row("text", f"Must cross: {names(atlas, project.transit)}")
    yield from _statuses(atlas, project)
    yield from _figures(atlas, project)
    yield from _factors(atlas, project)
    yield from _routes(atlas, project)


def _statuses(atlas: Atlas, project: Project) -> Rows:
    if project.status:
        yield Row("heading", "Status, by source")
    for status in project.status:
        as_of = f" · as of {in_words(status.as_of)}" if status.as_of else ""
        risks = f" · risks: {', '.join(status.risks)}" if status.risks else ""
        stage = "stage not stated" if status.stage == "not-stated" else status.stage
        yield Row("text", f"{stage}{as_of}{risks}", status.claim)
        yield from quoted(atlas, status.claim)


def _figures(atlas: Atlas, project: Project) -> Rows:
    if project.figure:
        yield Row("heading", "Figures")
    for figure in project.figure:
        as_of = f" · {in_words(figure.as_of)}" if figure.as_of else ""
        yield Row("text", f"{figure.measure}: {figure.value:g} {figure.unit}{as_of}", figure.claim)
        yield from quoted(atlas, figure.claim)


def _factors(atlas: Atlas, project: Project) -> Rows:
    for kind in dict.fromkeys(factor.kind for factor in project.factor):
        yield Row("heading", kind.capitalize())
        for factor in project.factor:
            if factor.kind == kind:
                yield Row("text", factor.text, factor.claim)
                yield from quoted(atlas, factor.claim)


def _routes(atlas: Atlas, project: Project) -> Rows:
    if project.route:
        yield Row("heading", "On the map (schematic: what is linked, not the course)")
    for route in project.route:
        yield Row("text", " – ".join(name(atlas, each) for each in route.places), route.claim)
        yield from quoted(atlas, route.claim)


def place(atlas: Atlas, place: Place) -> Rows:
    """Where it lies and how exactly, the projects that it is linked to, and who names it."""
    yield Row("title", place.name)
    country = f" · {name(atlas, place.country)}" if place.country else ""
    yield Row("text", f"{position(place)} · {PRECISIONS[place.precision]}{country}")
    yield Row("text", f"Position from: {place.position_source}")
    if place.aliases:
        yield Row("text", f"Also: {', '.join(place.aliases)}")
    for project in atlas.all(Project):
        if any(place.id in route.places for route in project.route):
            yield Row("text", f"Linked by: {project.name}", project.id)
    claims = atlas.claims_of(place)
    yield Row("heading", f"Named in {atlas.corroboration(claims)}")
    yield from told(atlas, claims)


def position(place: Place) -> str:
    """The coordinates of a place as people write them: `37.22° N, 67.28° E`."""
    north = "N" if place.latitude >= 0 else "S"
    east = "E" if place.longitude >= 0 else "W"
    return f"{abs(place.latitude):g}° {north}, {abs(place.longitude):g}° {east}"
