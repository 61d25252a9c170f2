"""The form as lines: the quotation, the fields with their answers, what is offered, what is wrong."""

from collections.abc import Sequence

from textual import events
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.facts.draft import Draft, Flaw
from atlas_tui.ui.capture.fields import FIELDS, Field
from atlas_tui.ui.line import Line, cut, fit, wrap
from atlas_tui.ui.lines import Lines

NAME_WIDTH = 14
SAVE = len(FIELDS)
"""The row after the last field."""


class Form(Lines):
    """Draws a draft; which row has the keys is for the screen to say."""

    def __init__(self) -> None:
        super().__init__(id="form")
        self.row = 0
        self._draft = Draft()
        self._flaws: Sequence[Flaw] = ()
        self._offers: Sequence[tuple[str, str]] = ()
        self._lines: list[tuple[Line, int]] = []

    def show(
        self, draft: Draft, row: int, flaws: Sequence[Flaw], offers: Sequence[tuple[str, str]]
    ) -> None:
        """Show another state of the form."""
        self._draft, self.row, self._flaws, self._offers = draft, row, flaws, offers
        self._lay_out()

    def _lay_out(self) -> None:
        width = self.drawn_width
        if not width:
            return
        lines: list[tuple[Line, int]] = [([(text, "quote")], -1) for text in self._quotation(width)]
        lines.append(([], -1))
        for row, field in enumerate(FIELDS):
            lines += [(line, row) for line in self._answer(row, field, width)]
        save = (
            "Save: Enter" if not self._errors else f"{self._errors} to mend before it can be saved"
        )
        lines += [
            ([], -1),
            (
                [(self._mark(SAVE), "key"), (save, "strong" if not self._errors else "warning")],
                SAVE,
            ),
        ]
        for flaw in self._flaws:
            if not flaw.field or flaw.field not in {field.name for field in FIELDS}:
                lines.append(([(f"  {flaw.problem.message}", "warning")], -1))
        self._lines = lines
        self.set_reactive(Form.virtual_size, Size(0, len(lines)))
        self._keep_in_view()
        self.refresh()

    @property
    def _errors(self) -> int:
        return sum(flaw.problem.severity == "error" for flaw in self._flaws)

    def _quotation(self, width: int) -> list[str]:
        draft = self._draft
        before = f"{draft.prefix} … " if draft.prefix else ""
        after = f" … {draft.suffix}" if draft.suffix else ""
        return wrap(f"{before}“{draft.quote}”{after}", width)

    def _mark(self, row: int) -> str:
        return "▌" if row == self.row else " "

    def _answer(self, row: int, field: Field, width: int) -> list[Line]:
        here = row == self.row
        answer = field.shown(self._draft)
        name = f"{field.name.replace('_', ' '):<{NAME_WIDTH}}"
        told: Line = [(answer, "text")] if answer else [(field.asks, "dim")]
        if here and answer:
            told = [(answer, "strong")]
        lines: list[Line] = [
            [(self._mark(row), "key"), (name, "heading" if here else "dim"), *told]
        ]
        indent = " " * (NAME_WIDTH + 1)
        if here and self._offers:
            named = "  ".join(
                name if name == value else f"{name} ({value})" for value, name in self._offers
            )
            lines.append([(indent, "text"), (cut(f"→ {named}", width - NAME_WIDTH - 1), "badge")])
        for flaw in self._flaws:
            if flaw.field == field.name and (here or answer):
                told_wrong = (
                    f"{flaw.problem.message}: {flaw.problem.hint}" if here else flaw.problem.message
                )
                wrapped = (
                    wrap(told_wrong, max(10, width - NAME_WIDTH - 1)) if here else [told_wrong]
                )
                lines += [[(indent, "text"), (text, "warning")] for text in wrapped]
        return lines

    def _keep_in_view(self) -> None:
        rows = [at for at, (_, row) in enumerate(self._lines) if row == self.row]
        height, top = self.content_size.height, self.scroll_offset.y
        if rows and rows[0] < top:
            self.scroll_to(y=rows[0], animate=False, force=True, immediate=True)
        elif rows and rows[-1] >= top + height:
            self.scroll_to(y=rows[-1] - height + 1, animate=False, force=True, immediate=True)

    def on_resize(self) -> None:
        """Wrap again."""
        self._lay_out()

    def render_line(self, y: int) -> Strip:
        """Draw a line of the form."""
        at = y + self.scroll_offset.y
        line = self._lines[at][0] if at < len(self._lines) else []
        return self.strip(fit(line, self.drawn_width), y=y)

    def row_at(self, event: events.Click) -> int:
        """The row of the form under a click; -1 for none."""
        at = event.y - 1 + self.scroll_offset.y
        return self._lines[at][1] if 0 <= at < len(self._lines) else -1
