"""A series as a table whose every row is one step from its quotation: values, TSV, Markdown."""

from typing import Any

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.cite.tables import literal, markdown, tsv
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Basis, Claim, Point, Series, Source
from atlas_tui.facts.slots import in_runs, number, slots, years_without_value

HEAD = ("at", "group", "value", "unit", "basis", "source", "claim", "quotation", "citation")
"""The columns of the tab-separated table."""
_VALUE = 2
NOT_COMPARABLE = "Not comparable: these points do not measure the same thing."


class PointRow(Struct, frozen=True, kw_only=True):
    """A point with who gives it; `differs` when another claim gives another value there."""

    at: str
    group: str
    value: float
    unit: str
    basis: Basis
    claim: str
    source: str
    quotation: str
    citation: str
    differs: bool


def point_rows(atlas: Atlas, series: Series) -> list[PointRow]:
    """Every point of a series, those of one time or category and group together."""
    return [
        _row(atlas, series, point, differs=slot.differs)
        for slot in slots(series)
        for point in slot.points
    ]


def _row(atlas: Atlas, series: Series, point: Point, *, differs: bool) -> PointRow:
    claim = atlas.get(point.claim, Claim)
    source = atlas.get(claim.source, Source) if claim else None
    missing = f"claim {point.claim} is not in this base"
    return PointRow(
        at=point.at,
        group=point.group,
        value=point.value,
        unit=series.unit,
        basis=point.basis,
        claim=point.claim,
        source=plain.tag(source) if source else "source missing",
        quotation=plain.quotation(claim) if claim else missing,
        citation=plain.citation(atlas, claim) if claim else missing,
        differs=differs,
    )


def gaps_told(series: Series) -> str:
    """The years without a value between the first and the last: `no value for 2018, 2020–2021`."""
    runs = in_runs(years_without_value(series))
    return f"no value for {', '.join(runs)}" if runs else ""


def series_tsv(atlas: Atlas, series: Series) -> str:
    """The points as tab-separated values with quotation and citation, for a spreadsheet."""
    return tsv(HEAD, ([_cell(row, name) for name in HEAD] for row in point_rows(atlas, series)))


def _cell(row: PointRow, name: str) -> str:
    value: Any = getattr(row, name)
    if isinstance(value, float):
        return number(value).replace(",", "")
    return str(value)


def series_markdown(atlas: Atlas, series: Series) -> str:
    """The figure as Markdown: title, definition, what cannot be compared, and the cited table."""
    said = [f"**{literal(series.title)}** ({literal(series.unit)})", literal(series.definition)]
    if not series.comparable:
        said.append(NOT_COMPARABLE)
    gaps = gaps_told(series)
    if gaps:
        said.append(f"{gaps[0].upper()}{gaps[1:]}.")
    rows = [
        [
            literal(row.at),
            literal(row.group),
            number(row.value) + (" (others differ)" if row.differs else ""),
            row.basis,
            literal(f"{row.quotation} ({row.citation})"),
        ]
        for row in point_rows(atlas, series)
    ]
    table = markdown(["at", "group", literal(series.unit), "basis", "source"], rows, [_VALUE])
    return "\n\n".join([*filter(None, said), table])
