"""The screen of a new claim: fields one by one, checked at every key, written when it is sound."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from atlas_tui.cite import plain
from atlas_tui.documents.attached import Attached
from atlas_tui.documents.drafting import flaws_against
from atlas_tui.facts import write
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.claim_ids import proposed_id
from atlas_tui.facts.draft import Draft, claim_of
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui import paint
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.capture.fields import FIELDS, Field
from atlas_tui.ui.capture.form import SAVE, Filled, Form, names_of, told
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line
from atlas_tui.ui.over import Over
from atlas_tui.ui.prompt import Typed
from atlas_tui.ui.rebinding import keymap_of, rebind

LONGEST = 5_000
NOTHING = "(?!)"
"""The pattern of what may be typed where nothing may."""
HINTS: paint.Hints = (
    ("field-next", "next"),
    ("field-take", "take or go on"),
    ("claim-save", "save"),
    ("claim-leave", "leave"),
)


class Answer(Typed):
    """The line of an answer; tells at once what is typed, so that the next key finds it checked."""

    def __init__(self, changed: Callable[[str], None]) -> None:
        super().__init__(id="answer", max_length=LONGEST, compact=True)
        self._changed = changed

    def watch_value(self, value: str) -> None:
        """Tell what stands in the line now."""
        self._changed(value)


class Capture(Over[str | None]):
    """Gives the id of the claim that was written, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name) for name, keys, action, does in bindings("capture")
    ]

    def __init__(
        self, atlas: Atlas, base: Path, draft: Draft, attached: Mapping[str, Attached]
    ) -> None:
        """A form for a draft; checked against the documents `attached`, by source id."""
        super().__init__()
        self._atlas = atlas
        self._home = write.home_of(base)
        self._attached = attached
        self._begun = draft
        self.filled = Filled(draft)
        self._is_leaving = self._is_saving = False
        self._crumbs, self._status = Bar(id="crumbs"), Bar(id="status")
        self.form = Form(self.filled)
        self.line = Answer(self._changed)

    def compose(self) -> ComposeResult:
        """The bars, the form, and the line in which an answer is typed."""
        yield self._crumbs
        yield self.form
        yield self.line
        yield self._status

    def on_mount(self) -> None:
        """Begin with the first field."""
        rebind(self, getattr(self.app, "changed_keys", {}))
        source = self._atlas.get(self.filled.draft.source, Source)
        left: Line = [("Atlas ", "key"), ("A new claim of your own", "strong")]
        if source:
            left.append((f" › {plain.tag(source)}", "dim"))
        self._crumbs.say(left, [(f"→ {self._home.file}", "dim")])
        self._go(0)

    @property
    def field(self) -> Field | None:
        """The field that has the keys; none on the last row."""
        row = self.filled.row
        return FIELDS[row] if row < len(FIELDS) else None

    def _go(self, row: int) -> None:
        self.filled = self.filled._replace(row=max(0, min(row, SAVE)), chosen=0)
        field = self.field
        self.line.restrict = field.takes if field else NOTHING
        self.line.value = field.shown(self.filled.draft) if field else ""
        self.line.cursor_position = len(self.line.value)
        if field and field.is_one_of_few:
            self.line.action_select_all()  # so that what is typed takes its place
        self.line.placeholder = field.asks if field else "Enter saves the claim"
        self.set_focus(self.line)
        self.say("")
        self._show()

    def _show(self) -> None:
        draft, field = self.filled.draft, self.field
        typed = field.typed(self.line.value) if field else ""
        self.filled = self.filled._replace(
            flaws=flaws_against(self._atlas, draft, self._attached),
            offers=field.offers(self._atlas, draft, typed) if field else (),
            proposed=proposed_id(self._atlas, draft.source, draft.statement),
        )
        shown = self.filled if self._takes_an_offer() else self.filled._replace(chosen=-1)
        self.form.show(shown)

    def say(self, message: str) -> None:
        """Say something in the status line; without words, which keys matter."""
        self._status.say([(message, "text")] if message else paint.hints(HINTS, keymap_of(self)))

    def _changed(self, text: str) -> None:
        field = self.field
        if field is None or text == field.shown(self.filled.draft):
            return
        self._is_leaving = False
        draft = field.answered(self.filled.draft, text)
        self.filled = self.filled._replace(draft=draft, chosen=0, refused="")
        self.say("")
        self._show()

    def _takes_an_offer(self) -> bool:
        """Whether Enter takes what is offered: something is typed that is no value yet."""
        typed = self.field.typed(self.line.value) if self.field else ""
        offers = self.filled.offers
        return bool(typed and offers) and typed not in [value for value, _ in offers]

    def action_field(self, step: int) -> None:
        """Go to the next field or the one before."""
        self._go(self.filled.row + step)

    def action_offer(self, step: int) -> None:
        """Go to the next or previous of what is offered; where nothing is typed, field by field."""
        if self._takes_an_offer() and len(self.filled.offers) > 1:
            chosen = (self.filled.chosen + step) % len(self.filled.offers)
            self.filled = self.filled._replace(chosen=chosen)
            self.form.show(self.filled)
        else:
            self.action_field(step)

    def action_take(self) -> None:
        """Take what is offered for what was typed, or go on; on the last row, save."""
        field = self.field
        if field is None:
            self.action_save()
        elif self._takes_an_offer():
            value, _ = self.filled.offers[self.filled.chosen]
            self.line.value = field.taking(self.line.value, value)
            self.line.cursor_position = len(self.line.value)
            if not field.parts:
                self._go(self.filled.row + 1)
        else:
            self._go(self.filled.row + 1)

    def action_save(self) -> None:
        """Write the claim, if nothing is wrong with it."""
        errors = [flaw for flaw in self.filled.flaws if flaw.problem.severity == "error"]
        if errors:
            self._go(next(iter(names_of(errors)), 0))
            self.say(f"Not saved: {told(self.filled.draft, errors[0])}")
        elif not self._is_saving:
            self._is_saving = True
            self.say("Saving")
            self._write(self.filled.draft)

    @work(thread=True, exclusive=True)
    def _write(self, draft: Draft) -> None:
        try:
            claim = claim_of(self._atlas, draft)
            write.add(self._home, claim)
        except AtlasError as refused:
            self.call_later(self._refused, str(refused))
            return
        self.call_later(self._saved, claim)

    def _saved(self, claim: Claim) -> None:
        self.leave(claim.id)

    def _refused(self, reason: str) -> None:
        self._is_saving = False
        self.filled = self.filled._replace(refused=reason)
        self._go(SAVE)

    def action_leave_form(self) -> None:
        """Leave; what was typed is dropped only when asked for twice."""
        if self.filled.draft == self._begun or self._is_leaving:
            self.leave()
        else:
            self._is_leaving = True
            again = keymap_of(self).key("claim-leave")
            self.say(
                f"{again} again drops this claim; {keymap_of(self).key('claim-save')} saves it"
            )

    def on_click(self, event: events.Click) -> None:
        """A click goes to a field."""
        if event.widget is self.form:
            row = self.form.row_at(event)
            if row >= 0:
                self._go(row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while the claim is written."""
        return not self._is_saving
