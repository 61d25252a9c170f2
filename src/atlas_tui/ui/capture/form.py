"""The form as lines: the quotation, the fields with their answers, what is offered, what is wrong."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual import events
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.facts.draft import Draft, Flaw
from atlas_tui.ui.capture.fields import FIELDS, Field, Offer
from atlas_tui.ui.line import Line, fit, wrap
from atlas_tui.ui.lines import Lines

NAME_WIDTH = 14
INDENT = NAME_WIDTH + 1
NARROWEST = 10
SAVE = len(FIELDS)
"""The row after the last field."""
NOWHERE = -1
"""What stands for the row of a line that belongs to none."""
NAMES = frozenset(field.name for field in FIELDS)
MISSING = "malformed-record"
"""The rule by which a field without an answer is wanting."""


class Filled(NamedTuple):
    """The state of a form.

    `row` has the keys; `offers` are made for it, of which one is `chosen`, -1 for none; `proposed` is
    the id of a claim without one; `refused` says why it could not be saved.
    """

    draft: Draft
    row: int = 0
    flaws: Sequence[Flaw] = ()
    offers: Sequence[Offer] = ()
    chosen: int = -1
    proposed: str = ""
    refused: str = ""

    @property
    def errors(self) -> int:
        """How many flaws keep it from being saved."""
        return sum(flaw.problem.severity == "error" for flaw in self.flaws)


class Form(Lines):
    """Draws a form; what is done with it is for the screen."""

    def __init__(self, filled: Filled) -> None:
        super().__init__(id="form")
        self._filled = filled
        self._lines: list[tuple[Line, int]] = []

    def show(self, filled: Filled) -> None:
        """Show another state of the form."""
        self._filled = filled
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.drawn_width
        if not width:
            return
        self._lines = [(line, NOWHERE) for line in quotation(self._filled, width)]
        for row, field in enumerate(FIELDS):
            self._lines += [(line, row) for line in answer(self._filled, row, field, width)]
        self._lines += [([], NOWHERE), *((line, SAVE) for line in saving(self._filled, width))]
        self.set_reactive(Form.virtual_size, Size(0, len(self._lines)))
        self._keep_in_view()
        self.refresh()

    def _keep_in_view(self) -> None:
        rows = [at for at, (_, row) in enumerate(self._lines) if row == self._filled.row]
        height, top = self.content_size.height, round(self.scroll_offset.y)
        if not rows or not height:
            return
        if rows[-1] >= top + height:
            top = rows[-1] - height + 1
        if rows[0] < top or self._filled.row == 0:
            top = rows[0] if self._filled.row else 0
        self.scroll_to(y=top, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the form."""
        at = y + round(self.scroll_offset.y)
        line = self._lines[at][0] if at < len(self._lines) else []
        return self.strip(fit(line, self.drawn_width), y=y)

    def row_at(self, event: events.Click) -> int:
        """The row of the form under a click; NOWHERE for none."""
        at = event.y - 1 + round(self.scroll_offset.y)
        return self._lines[at][1] if 0 <= at < len(self._lines) else NOWHERE


def quotation(filled: Filled, width: int) -> list[Line]:
    """The quotation in its context, and what is wrong with it: it cannot be changed here."""
    draft = filled.draft
    before = f"{draft.prefix} … " if draft.prefix else ""
    after = f" … {draft.suffix}" if draft.suffix else ""
    lines: list[Line] = [
        [(text, "quote")] for text in wrap(f"{before}“{draft.quote}”{after}", width)
    ]
    for flaw in filled.flaws:
        if flaw.field not in NAMES:
            lines += [[(text, "warning")] for text in wrap(told(draft, flaw), width)]
    return [*lines, []]


def answer(filled: Filled, row: int, field: Field, width: int) -> list[Line]:
    """A field with its answer or what it asks; where it has the keys, what is offered and wrong."""
    is_here, room = row == filled.row, max(NARROWEST, width - INDENT)
    given = field.shown(filled.draft)
    flaws = [flaw for flaw in filled.flaws if flaw.field == field.name]
    is_missing = not given and any(flaw.problem.rule == MISSING for flaw in flaws)
    name = (f"{field.name.replace('_', ' '):<{NAME_WIDTH}}", "heading" if is_here else "dim")
    if given:
        shown = [[(text, "strong" if is_here else "text")] for text in wrap(given, room)]
    else:
        asked = filled.proposed if field.name == "id" else field.asks
        shown = [[(asked, "dim"), *([("  needed", "warning")] if is_missing else [])]]
    lines: list[Line] = [[(_mark(filled, row), "key"), name, *shown[0]]]
    lines += [[(" " * INDENT, "text"), *line] for line in shown[1:]]
    if is_here:
        lines += [[(" " * INDENT, "text"), *line] for line in offered(filled, room)]
    if is_missing or (is_here and filled.chosen >= 0):
        return lines  # Enter mends it
    for flaw in flaws:
        if is_here or given:
            wrong = told(filled.draft, flaw) if is_here else flaw.problem.message
            lines += [[(" " * INDENT, "text"), (text, "warning")] for text in wrap(wrong, room)]
    return lines


def offered(filled: Filled, room: int) -> list[Line]:
    """What may be meant, one beside the other, the chosen one picked out."""
    lines: list[Line] = []
    taken = room
    for number, (value, name) in enumerate(filled.offers):
        text = name if name == value else f"{name} ({value})"
        size = cell_len(text) + 2
        if taken + size > room:
            lines.append([("→ " if not lines else "  ", "badge")])
            taken = 2
        lines[-1] += [(text, "picked" if number == filled.chosen else "badge"), ("  ", "text")]
        taken += size
    return lines


def saving(filled: Filled, width: int) -> list[Line]:
    """The last row: what saves the claim, or what keeps it from being saved."""
    mend = f"{filled.errors} to mend before it can be saved"
    words, role = (mend, "warning") if filled.errors else ("Save: Enter", "strong")
    refused = wrap(filled.refused, max(NARROWEST, width - 1)) if filled.refused else []
    return [
        [(_mark(filled, SAVE), "key"), (words, role)],
        *([(" ", "text"), (text, "warning")] for text in refused),
    ]


def _mark(filled: Filled, row: int) -> str:
    return "▌" if row == filled.row else " "


def told(draft: Draft, flaw: Flaw) -> str:
    """What is wrong, and what to do about it; of a field without an answer, that it is needed."""
    problem = flaw.problem
    if problem.rule == MISSING and flaw.field in NAMES and not getattr(draft, flaw.field):
        return f"{flaw.field.replace('_', ' ')} is needed"
    return f"{problem.message} ({problem.hint})"


def names_of(flaws: Iterable[Flaw]) -> list[int]:
    """The rows of the fields that flaws concern, in order."""
    rows = [field.name for field in FIELDS]
    return [rows.index(flaw.field) for flaw in flaws if flaw.field in NAMES]
