"""The cards of what can be ranked or measured: series, assessments and ladders."""

from atlas_tui.cite.card.row import Row, Rows, name, quoted, when
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Assessment, Ladder, Series


def series(atlas: Atlas, series: Series) -> Rows:
    """What is measured, and every point with its quotation."""
    yield Row("title", f"{series.title} ({series.unit})")
    if series.definition:
        yield Row("text", series.definition)
    if not series.comparable:
        yield Row("note", "the points do not measure the same thing")
    for point in series.point:
        group = f" {point.group}" if point.group else ""
        yield Row("text", f"{point.at}{group}: {point.value:g} ({point.basis})", point.claim)
        yield from quoted(atlas, point.claim)


def assessment(atlas: Atlas, assessment: Assessment) -> Rows:
    """The source's own word, its rank, and where it stands."""
    subject = name(atlas, assessment.subject)
    yield Row("title", f"{assessment.dimension}, {subject}: {assessment.word}")
    yield Row("text", f"rank {assessment.level} in its dimension, 1 lowest")
    yield from quoted(atlas, assessment.claim)


def ladder(atlas: Atlas, ladder: Ladder) -> Rows:
    """Every step in order, with those who have taken it."""
    yield Row("title", ladder.title)
    for rung in ladder.steps:
        yield Row("heading", rung)
        for step in ladder.step:
            if step.step == rung:
                yield Row("text", f"{name(atlas, step.actor)} · {when(step.date)}", step.claim)
                yield from quoted(atlas, step.claim)
