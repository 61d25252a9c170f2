"""The screen of a new claim: fields one by one, checked at every key, written when it is sound."""

from collections.abc import Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from atlas_tui.documents.attached import Attached
from atlas_tui.documents.drafting import flaws_against
from atlas_tui.facts import write
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.draft import Draft, Flaw, claim_of
from atlas_tui.facts.model import Claim
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.capture.fields import FIELDS, Field
from atlas_tui.ui.capture.form import SAVE, Form
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.over import Over
from atlas_tui.ui.rebinding import rebind

LONGEST = 5_000


class Capture(Over[str | None]):
    """Gives the id of the claim that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, priority=True)
        for name, keys, action, does in bindings("capture")
    ]

    def __init__(
        self, atlas: Atlas, base: Path, draft: Draft, attached: Mapping[str, Attached]
    ) -> None:
        super().__init__()
        self._atlas = atlas
        self._home = write.home_of(base)
        self._attached = attached
        self.draft = draft
        self.row = 0
        self._begun = draft
        self._flaws: list[Flaw] = []
        self._is_leaving = False
        self._crumbs, self._status = Bar(id="crumbs"), Bar(id="status")
        self.form = Form()
        self.line = Input(id="answer", max_length=LONGEST, compact=True)

    def compose(self) -> ComposeResult:
        """The bars, the form, and the line in which an answer is typed."""
        yield self._crumbs
        yield self.form
        yield self.line
        yield self._status

    def on_mount(self) -> None:
        """Begin with the first field."""
        rebind(self, getattr(self.app, "changed_keys", {}))
        self._crumbs.say([("Atlas ", "key"), ("A new claim of your own", "strong")])
        self._go(0)

    @property
    def field(self) -> Field | None:
        """The field that has the keys; none on the last row."""
        return FIELDS[self.row] if self.row < len(FIELDS) else None

    def _go(self, row: int) -> None:
        self.row = max(0, min(row, SAVE))
        field = self.field
        with self.prevent(Input.Changed):
            self.line.value = field.shown(self.draft) if field else ""
        self.line.cursor_position = len(self.line.value)
        self.line.placeholder = field.asks if field else "Enter saves the claim"
        self.set_focus(self.line)
        self.say(f"Written to {self._home.file}; Tab next, Esc back")
        self._show()

    def _show(self) -> None:
        self._flaws = flaws_against(self._atlas, self.draft, self._attached)
        field = self.field
        offers = field.offers(self._atlas, self.line.value) if field else ()
        self.form.show(self.draft, self.row, self._flaws, offers)

    def say(self, message: str) -> None:
        """Say something in the status line."""
        self._status.say([(message, "text")])

    def on_input_changed(self, event: Input.Changed) -> None:
        """Every key is an answer, and is checked."""
        event.stop()
        self._is_leaving = False
        if self.field:
            self.draft = self.field.answered(self.draft, event.value)
            self._show()

    def action_field(self, step: int) -> None:
        """Go to the next field or the one before."""
        self._go(self.row + step)

    def action_take(self) -> None:
        """Take what is offered for what was typed, or go on; on the last row, save."""
        field = self.field
        if field is None:
            self.action_save()
            return
        text = self.line.value
        last = text.rpartition(field.parts)[2].strip() if field.parts else text.strip()
        offers = field.offers(self._atlas, text)
        if last and offers and last not in [value for value, _ in offers]:
            self.line.value = field.taking(text, offers[0][0])
            self.line.cursor_position = len(self.line.value)
        else:
            self._go(self.row + 1)

    def action_save(self) -> None:
        """Write the claim, if nothing is wrong with it."""
        errors = [flaw for flaw in self._flaws if flaw.problem.severity == "error"]
        if errors:
            names = [field.name for field in FIELDS]
            first = errors[0]
            self._go(names.index(first.field) if first.field in names else 0)
            self.say(f"Not saved: {first.problem.message} ({first.problem.hint})")
            return
        try:
            claim = claim_of(self._atlas, self.draft)
        except AtlasError as refused:
            self.say(f"Not saved: {refused}")
            return
        self.say("Saving")
        self._write(claim)

    @work(thread=True, exclusive=True)
    def _write(self, claim: Claim) -> None:
        try:
            write.add(self._home, claim)
        except AtlasError as refused:
            self.call_later(self.say, f"Not saved: {refused}")
            return
        self.call_later(self.leave, claim.id)

    def action_leave_form(self) -> None:
        """Leave; what was typed is dropped only when asked for twice."""
        if self.draft == self._begun or self._is_leaving:
            self.leave()
        else:
            self._is_leaving = True
            self.say("Esc again drops this claim; the last row saves it")

    def on_click(self, event: events.Click) -> None:
        """A click goes to a field."""
        if event.widget is self.form:
            row = self.form.row_at(event)
            if row >= 0:
                self._go(row)
