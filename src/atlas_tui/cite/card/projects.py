"""The card of a project: its statuses apart by source, its figures, what helps and hinders it."""

from atlas_tui.cite.card.row import Row, Rows, names, quoted
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import Project


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
