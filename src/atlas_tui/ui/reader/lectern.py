"""The lectern: a document, the card of the claim that is looked at, and the bars that say where."""

from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.layout import Layout

from atlas_tui.cite import plain
from atlas_tui.facts.model import Claim
from atlas_tui.ui import paint
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.card import Card
from atlas_tui.ui.line import Line
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.over import Over
from atlas_tui.ui.reader.laying import Laid
from atlas_tui.ui.reader.margin import badges_in
from atlas_tui.ui.reader.pointing import BORDER, Pointed
from atlas_tui.ui.reader.regions import Arrangement, regions
from atlas_tui.ui.rebinding import keymap_of, rebind
from atlas_tui.ui.sheet import Paragraph

if TYPE_CHECKING:
    from atlas_tui.ui.documenting import Documenting

HINTS: paint.Hints = (
    ("read-next", "next claim"),
    ("read-find", "find"),
    ("read-select", "choose words"),
    ("read-unused", "unused"),
    ("read-leave", "back"),
    ("read-help", "keys"),
)
MOVING: paint.Hints = (
    ("read-word", "word"),
    ("read-sentence", "sentence"),
    ("read-down", "line"),
    ("read-peel", "off"),
)
GOING: paint.Hints = (("read-select", "choose from here"), *MOVING)
CHOOSING: paint.Hints = (("read-capture", "capture"), ("read-copy", "copy"), *MOVING)
"""Which keys matter: while one reads, while one goes to a word, while words are chosen."""
LONGEST_PATH = 60


class Lectern(Over[str | None]):
    """Shows a document; what is done with it comes above."""

    def __init__(self, desk: "Documenting", laid: Laid, claim_id: str = "") -> None:
        """Lay a document on; `desk` is what the reader came from, `claim_id` what is looked at first."""
        super().__init__()
        self.desk = desk
        self.opened = laid.opened
        self._laid = laid
        self._claim_id = claim_id
        self._message = ""
        self._arrangement = Arrangement()
        self._crumbs, self._status = Bar(id="crumbs"), Bar(id="status")
        self.text = Pointed(badges_in(desk.atlas), self.looked, self.chosen, self.say_where)
        self.card = Card()

    @property
    def layout(self) -> Layout:
        """Where everything stands."""
        return self._arrangement

    def compose(self) -> ComposeResult:
        """The bars, the text and the card."""
        path = self.opened.copy.path
        self.text.border_title = untagged(path if len(path) < LONGEST_PATH else Path(path).name)
        yield self._crumbs
        yield self.text
        yield self.card
        yield self._status

    def on_mount(self) -> None:
        """Show the passage."""
        rebind(self, getattr(self.app, "changed_keys", {}))
        self.set_focus(self.text)
        height = regions(*self.app.size)["text"].height - 2 * BORDER
        self.text.open(self._laid, height)
        self._begin()

    def _begin(self) -> None:
        here = [n for n, each in enumerate(self.text.placed) if each.claim == self._claim_id]
        if here:
            self.text.look_at(here[0])
            return
        self.looked()
        missing = self.opened.placed.get(self._claim_id)
        if missing is None:
            self.say("; ".join(self.opened.notices))
            return
        self._show_card(self._claim_id)
        if missing.parts:
            self.text.look_for(missing.parts)
            parts, key = len(missing.parts), self.key("found-next")
            self.say(f"The quotation is stitched from {parts} parts; {key} goes to them")
        else:
            self.say("The quotation stands nowhere in this document")

    def key(self, action: str) -> str:
        """The key of an action of the reader, as it is shown beside words."""
        return keymap_of(self).key(f"read-{action}")

    @property
    def claim(self) -> Claim | None:
        """The claim that is looked at."""
        return self.desk.atlas.get(self.text.claim, Claim) if self.text.claim else None

    def looked(self) -> None:
        """Card and bars follow what is looked at."""
        self._show_card(self.text.claim)
        self.say(self._standing())

    def chosen(self) -> None:
        """The status line follows the words that are chosen."""
        self.say("")

    def _show_card(self, claim_id: str) -> None:
        outlook = self.desk.outlook or Outlook(self.desk.atlas)
        claim = outlook.atlas.get(claim_id, Claim) if claim_id else None
        self.card.show(outlook, claim)
        if claim is None:
            following, choose = self.key("next"), self.key("select")
            told = (
                f"No claim is looked at; {following} goes to the next one, {choose} chooses words."
            )
            self.card.write([Paragraph(told, "dim")])

    def _standing(self) -> str:
        """How the claim that is looked at stands here; its statement where no card shows that."""
        claim = self.claim
        if claim is None:
            return ""
        placed, confirms = self.text.placed[self.text.at], f"{self.key('confirm')} confirms"
        if placed.state == "relocated" and not placed.confirmed:
            return f"Relocated: {placed.score:.0f}% alike; {confirms} that it stands here"
        if placed.state == "ambiguous" and not placed.confirmed:
            return f"Ambiguous: {placed.places} places; {confirms} that it stands here"
        return "" if "card" in regions(*self.app.size) else claim.statement

    def say(self, message: str) -> None:
        """Say something in the status line; without words, which keys matter now."""
        self._message = message
        selection = self.text.selection
        told: Line = [(message, "text")]
        if not message and selection and selection.is_begun:
            count = len(selection.words)
            words = f"{count} word{'s' * (count != 1)}  "
            told = [(words, "strong"), *paint.hints(CHOOSING, keymap_of(self))]
        elif not message and selection:
            told = paint.hints(GOING, keymap_of(self))
        elif not message:
            told = paint.hints(HINTS, keymap_of(self))
        count = len(self.text.placed)
        at = f"claim {self.text.at + 1} of {count}" if self.text.claim else ""
        self._status.say(told, [(at, "dim")])
        self.say_where()

    def say_where(self) -> None:
        """Say in the header which document it is, and where in it the reader looks."""
        opened, place = self.opened, self.text.place
        section = opened.document.section(place)
        left: Line = [("Atlas ", "key"), (plain.tag(opened.source), "strong")]
        if section:
            left += [(" › ", "dim"), (f"“{section}”", "text")]
        right: Line = [(" · ".join([*self._place(place), self._count()]), "dim")]
        if opened.health == "changed":
            right.insert(0, ("changed since it was added · ", "warning"))
        self._crumbs.say(left, right)

    def _place(self, place: int) -> list[str]:
        document = self.opened.document
        page = document.page(place)
        number = document.blocks[document.at(place)].number if document.blocks else 0
        return [*([f"p. {page}"] if page else []), *([f"para. {number}"] if number else [])]

    def _count(self) -> str:
        placed, whole = len(self.text.placed), len(self.opened.placed)
        return f"{placed if placed == whole else f'{placed} of {whole}'} claim{'s' * (whole != 1)}"
