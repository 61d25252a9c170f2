"""A figure: its chart, what its signs mean, what can't be compared, and the table of its points."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from atlas_tui.cite.badges import badges
from atlas_tui.cite.figures import NOT_COMPARABLE, PointRow, gaps_told, point_rows
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Series
from atlas_tui.facts.slots import Slot, dated, not_numbers, number, slots
from atlas_tui.facts.text import visible
from atlas_tui.ui.draw import bars, plot
from atlas_tui.ui.draw.bars import Bars
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.picture import SEVERAL
from atlas_tui.ui.draw.plot import Plot
from atlas_tui.ui.draw.table import Table, TableRow
from atlas_tui.ui.draw.ticks import ticks
from atlas_tui.ui.draw.wrapped import EMPTY, within, wrapped
from atlas_tui.ui.line import Line, width_of

Signs = list[tuple[str, str]]
_HEAD = ("at", "group", "value", "basis", "source", "")
_VALUE = 2
_BETWEEN = "   "


class Chart(Struct, frozen=True):
    """A series as a chart, without its table."""

    series: Series
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """Points over time where there are two times or more, bars for all else, then the signs."""
        found = slots(self.series)
        over_time = [slot for slot in found if dated(slot) and slot.values]
        if len({slot.at for slot in over_time}) > 1:
            drawn = Plot(tuple(over_time), joined=self.series.comparable).lines(width)
            if drawn:
                rest = [slot for slot in found if not dated(slot)]
                return self._plotted(drawn, over_time, rest, width)
        return self._barred(found, width)

    def _plotted(
        self, drawn: list[Drawn], over_time: Sequence[Slot], rest: Sequence[Slot], width: int
    ) -> list[Drawn]:
        signs = plot.legend(over_time)
        if any(SEVERAL in text for each in drawn for text, _ in each.line):
            signs.append((SEVERAL, "several points"))
        lines = [*drawn, *_legend(signs, width)]
        for said in self._said_of_plot(over_time):
            lines += wrapped(said, width, "dim")
        if any(slot.values for slot in rest):
            lines += [EMPTY, *wrapped("At no date:", width, "dim"), *self._barred(rest, width)]
        return lines

    def _said_of_plot(self, over_time: Sequence[Slot]) -> Iterator[str]:
        gaps = gaps_told(self.series)
        if gaps:
            yield gaps
        if not self.series.comparable:
            yield "points are not joined, because they can't be compared"
        scale = ticks(value for slot in over_time for value in slot.values)
        if not scale.from_zero:
            yield f"the axis does not begin at 0 but at {number(scale.low)}"

    @staticmethod
    def _barred(found: Sequence[Slot], width: int) -> list[Drawn]:
        return [*Bars(tuple(found)).lines(width), *_legend(bars.legend(found), width)]


def _legend(signs: Signs, width: int) -> list[Drawn]:
    """Signs and meanings in as few lines as hold them."""
    lines: list[Line] = []
    for sign, meaning in signs:
        entry: Line = [(f"{sign} ", "text"), (visible(meaning), "dim")]
        if lines and width_of([*lines[-1], (_BETWEEN, "text"), *entry]) <= width:
            lines[-1] += [(_BETWEEN, "text"), *entry]
        else:
            lines.append(entry)
    return within([Drawn(line) for line in lines], width)


class Figure(Struct, frozen=True):
    """A series whole: title, unit, chart, definition, and every point with who gives it."""

    atlas: Atlas
    series: Series
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """The figure from its title to the last row of its table."""
        series = self.series
        lines = wrapped(series.title, width, "strong", series.id)
        lines += wrapped(f"unit: {series.unit}", width, "dim")
        if not series.comparable:
            why = " The definition below says why." if series.definition else ""
            lines += wrapped(f"≠ {NOT_COMPARABLE}{why}", width, "warning")
        lines += [EMPTY, *Chart(series).lines(width)]
        for point in not_numbers(series):
            said = f"not drawn: {point.at} {point.group}".rstrip()
            lines += wrapped(f"{said} ({number(point.value)})", width, "warning", point.claim)
        if series.definition:
            lines += [EMPTY, *wrapped(series.definition, width, "text")]
        by = _only_source(self.atlas, series)
        return [
            *lines,
            EMPTY,
            *(wrapped(by, width, "dim") if by else []),
            *points(self.atlas, series).lines(width),
        ]


def points(atlas: Atlas, series: Series) -> Table:
    """Every point of a series as a row that leads to its claim; who gives it, where not all the same."""
    found = point_rows(atlas, series)
    alone = len({each.source for each in found}) == 1
    rows = tuple(_row(atlas, each, "" if alone else each.source) for each in found)
    return Table(_HEAD, rows, frozenset({_VALUE}))


def _row(atlas: Atlas, row: PointRow, source: str) -> TableRow:
    claim = atlas.get(row.claim, Claim)
    shown = ["others differ"] if row.differs else []
    shown += [each for each in badges(atlas, claim) if each != "projected"] if claim else []
    return TableRow(
        (
            (row.at, "text"),
            (row.group, "text"),
            (number(row.value), "strong"),
            (row.basis, "text"),
            (source, "dim"),
            (" · ".join(shown), "badge"),
        ),
        row.claim,
    )


def _only_source(atlas: Atlas, series: Series) -> str:
    """`every point by IAIS 2025`, where that is so."""
    sources = {each.source for each in point_rows(atlas, series)}
    return f"every point by {sources.pop()}" if len(sources) == 1 else ""
