"""The screen of the reader: the document beside the card of the claim that is looked at."""

from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import NULL_OFFSET, NULL_SPACING, Region, Size
from textual.layout import ArrangeResult, Layout, WidgetPlacement
from textual.widget import Widget

from atlas_tui.cite import plain
from atlas_tui.documents.opening import Opened
from atlas_tui.documents.text import find, unused
from atlas_tui.facts.model import Claim
from atlas_tui.ui import paint
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.card import Card
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line
from atlas_tui.ui.messages import LinkFollowed
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.over import Over
from atlas_tui.ui.reader.sheet import Selection, Text
from atlas_tui.ui.rebinding import rebind
from atlas_tui.ui.workspace import too_small

if TYPE_CHECKING:
    from atlas_tui.ui.documenting import Documenting

BESIDE = 120
"""Columns from which the card stands beside the text."""
CARD = (5, 13)
"""The part of the width that the card takes there."""


class ReaderLayout(Layout):
    """The text alone, or with the card beside it; the bars above and below."""

    name = "reader"
    searching = False

    def arrange(
        self,
        parent: Widget,  # noqa: ARG002 (Textual's signature)
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 (likewise)
    ) -> ArrangeResult:
        """The placements of the children that are seen."""
        placed = self._regions(size.width, size.height)
        return [
            WidgetPlacement(placed[child.id], NULL_OFFSET, NULL_SPACING, child)
            for child in children
            if child.id in placed
        ]

    def _regions(self, width: int, height: int) -> dict[str, Region]:
        if too_small(width, height):
            return {"text": Region(0, 0, width, height)}
        bottom = 1 + self.searching
        placed = {
            "crumbs": Region(0, 0, width, 1),
            "status": Region(0, height - 1, width, 1),
            **({"search": Region(0, height - 2, width, 1)} if self.searching else {}),
        }
        body = Region(0, 1, width, height - 1 - bottom)
        if width < BESIDE:
            return placed | {"text": body}
        text, card = body.split_vertical(width - width * CARD[0] // CARD[1])
        return placed | {"text": text, "card": card}


class Reader(Over[str | None]):
    """Gives the id of the fact to go to when it is left, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, priority=True)
        for name, keys, action, does in bindings("reader")
    ]

    def __init__(self, desk: "Documenting", opened: Opened, claim_id: str = "") -> None:
        super().__init__()
        self._desk = desk
        self._opened = opened
        self._claim_id = claim_id
        self._own_layout = ReaderLayout()
        self._crumbs, self._status = Bar(id="crumbs"), Bar(id="status")
        self.text = Text(self._looked)
        self.card = Card()
        self._bar: Any = None
        self._found = -1

    @property
    def layout(self) -> Layout:
        """Where everything stands."""
        return self._own_layout

    def compose(self) -> ComposeResult:
        """The bars, the text and the card."""
        yield self._crumbs
        yield self.text
        yield self.card
        yield self._status

    def on_mount(self) -> None:
        """Show the passage."""
        rebind(self, getattr(self.app, "changed_keys", {}))
        self.set_focus(self.text)
        self.text.open(self._opened)
        self._say_crumbs()
        self.call_after_refresh(self._begin)

    def _begin(self) -> None:
        if self._claim_id and not self.text.go_to_claim(self._claim_id):
            self.say(f"The quotation of {self._claim_id} stands nowhere in this document")
            return
        notices = "; ".join(self._opened.notices)
        self.say(notices)
        self._looked()

    def _say_crumbs(self) -> None:
        opened = self._opened
        left: Line = [
            ("Atlas ", "key"),
            (plain.tag(opened.source), "strong"),
            (f" › {opened.copy.path}", "dim"),
        ]
        claims = len(self.text.placed)
        self._crumbs.say(left, [(f"{claims} claim{'s' * (claims != 1)} placed", "dim")])

    def say(self, message: str) -> None:
        """Say something in the status line."""
        hints = (("n p", "claims"), ("/", "find"), ("v", "choose"), ("c", "capture"), ("o", "back"))
        told: Line = [(message, "text")] if message else paint.hints(hints)
        placed = self.text.placed
        at = f"{self.text.at + 1} of {len(placed)}" if self.text.claim else ""
        self._status.say(told, [(at, "dim")])

    def _looked(self) -> None:
        claim = self._desk.atlas.get(self.text.claim, Claim) if self.text.claim else None
        if claim:
            self.card.show(self._desk.outlook or Outlook(self._desk.atlas), claim)
        self.say(self._state())

    def _state(self) -> str:
        if not self.text.claim:
            return ""
        placed = self.text.placed[self.text.at]
        if placed.state == "relocated" and not placed.confirmed:
            return (
                f"Relocated: {placed.score:.0f}% alike; ! confirms that the quotation stands here"
            )
        if placed.state == "ambiguous" and not placed.confirmed:
            return f"Ambiguous: {placed.places} places; ! confirms this one"
        return ""

    def action_roll(self, lines: int) -> None:
        """Scroll, or move the selection by lines."""
        page, selection = self.text.page, self.text.selection
        if selection is None or page is None:
            self.text.scroll_lines(lines)
            return
        word = page.words[selection.head]
        line = word.line + lines
        while 0 <= line < len(page.rows) and page.rows[line].first == page.rows[line].last:
            line += lines
        self._head(page.word_on(line, word.column))

    def action_page(self, pages: int) -> None:
        """Scroll by pages."""
        self.text.scroll_lines(pages * max(1, self.text.content_size.height - 2))

    def action_end(self, step: int) -> None:
        """Go to the beginning or the end."""
        self.text.scroll_lines(step * 1_000_000)

    def action_card(self, lines: int) -> None:
        """Scroll the card."""
        self.card.action_roll(lines)

    def action_claim(self, step: int) -> None:
        """Go to the next or previous claim, from where the reader looks."""
        placed, page = self.text.placed, self.text.page
        if not placed or page is None:
            self.say("No claim stands in this document")
            return
        at = self.text.at
        if at < 0:
            top = self.text.scroll_offset.y
            lines = [page.line_of(each.start) for each in placed]
            below = [number for number, line in enumerate(lines) if line >= top]
            at = (below[0] if below else len(placed)) - (1 if step > 0 else 0)
        self.text.look_at(max(0, min(at + step, len(placed) - 1)))

    def action_unused(self, step: int) -> None:
        """Go to the next or previous paragraph in which no claim stands."""
        page = self.text.page
        blocks = unused(self._opened.document, self._opened.placed.values())
        if not blocks or page is None:
            self.say("Every paragraph carries a claim")
            return
        top = self.text.scroll_offset.y + self.text.content_size.height // 3
        lines = [page.line_of(block.start) for block in blocks]
        if step > 0:
            at = next((number for number, line in enumerate(lines) if line > top), 0)
        else:
            before = [number for number, line in enumerate(lines) if line < top]
            at = before[-1] if before else len(lines) - 1
        self.text.at = -1
        self.text.show(blocks[at].start)
        number = f", para. {blocks[at].number}" if blocks[at].number else ""
        self.say(f"Paragraph without a claim {at + 1} of {len(blocks)}{number}")

    async def action_find(self) -> None:
        """Open the line in which words to find are typed."""
        from atlas_tui.ui.searchbar import SearchBar  # noqa: PLC0415 (only a search needs it)

        if self._bar is None:
            self._bar = SearchBar(self._typed, self._find_left)
            self._bar.placeholder = "words of this document"
            await self.mount(self._bar, before=self._status)
        self._see(searching=True)
        self._bar.begin("")

    def _see(self, *, searching: bool) -> None:
        self._own_layout.searching = searching
        self.text.refresh(layout=True)

    def _typed(self, words: str) -> None:
        self.text.look_for(find(self._opened.document, words) if words.strip() else ())
        self._found = -1
        if self.text.found:
            self.action_found(1)
        elif words.strip():
            self.say("These words do not stand together in this document")

    def _find_left(self, how: str) -> None:
        self._see(searching=False)
        self.set_focus(self.text)
        if how == "given up":
            self.text.look_for(())
            self.say("")

    def action_found(self, step: int) -> None:
        """Go to the next or previous place where the words stand."""
        found = self.text.found
        if not found:
            self.say("Nothing is looked for; / finds words")
            return
        self._found = (self._found + step) % len(found)
        self.text.show(found[self._found][0])
        self.say(f"{self._found + 1} of {len(found)}; ] and [ go on")

    def action_select(self) -> None:
        """Begin to choose words at the claim looked at, or at the top; or end."""
        text, page = self.text, self.text.page
        if page is None or not page.words:
            return
        if text.selection:
            self.say(
                f"{len(text.selection.words)} words chosen; c captures, y copies, Esc takes off"
            )
            return
        first = page.word_on(text.scroll_offset.y, 0)
        if 0 <= text.at < len(text.placed):
            here = page.word_at(text.placed[text.at].start)
            line = page.words[here].line - text.scroll_offset.y
            first = here if 0 <= line < text.content_size.height else first
        text.selection = Selection(first, first)
        text.refresh()
        self.say("w b words, ) ( sentences, j k lines; c captures, Esc takes off")

    def action_motion(self, by: str, step: int) -> None:
        """Move the end of the selection."""
        page, selection = self.text.page, self.text.selection
        if page is None or selection is None:
            self.say("v begins to choose words")
            return
        if by == "word":
            self._head(selection.head + step)
        elif step > 0:
            self._head(page.sentence(selection.head, 1) - 1 or selection.head)
            if self.text.selection == selection:
                self._head(page.sentence(selection.head + 1, 1) - 1)
        else:
            self._head(page.sentence(selection.head, -1))

    def _head(self, word: int) -> None:
        page, selection = self.text.page, self.text.selection
        if page and selection:
            head = max(0, min(word, len(page.words) - 1))
            self.text.selection = selection._replace(head=head)
            self.text.keep_in_view(head)

    def span(self) -> tuple[int, int] | None:
        """The half-open raw span of the words chosen."""
        page, selection = self.text.page, self.text.selection
        if page is None or selection is None:
            return None
        words = selection.words
        return page.words[words[0]].start, page.words[words[-1]].end

    def action_copy(self) -> None:
        """Copy the words chosen, or the cited excerpt of the claim looked at."""
        span = self.span()
        if span:
            from atlas_tui.documents.drafting import one_line  # noqa: PLC0415 (when it is used)

            words = one_line(self._opened.document.raw[span[0] : span[1]])
            section = self._opened.document.section(span[0])
            where = f", “{section}”" if section else ""
            self._copy(f"“{words}” ({plain.document(self._opened.source)}{where})")
            return
        claim = self._desk.atlas.get(self.text.claim, Claim) if self.text.claim else None
        if claim is None:
            self.say("No claim is looked at; n goes to one")
            return
        self._copy(plain.excerpt(self._desk.atlas, claim))

    def _copy(self, text: str) -> None:
        from atlas_tui.cite.copying import copy  # noqa: PLC0415 (when it is used)

        driver = self.app._driver  # noqa: SLF001 (the only way to send a sequence to the terminal)
        self.say(f"Copied {copy(text, driver.write if driver else lambda _: None)}: {text}")

    def action_confirm(self) -> None:
        """Keep that the quotation stands here, though not in the very words."""
        if not self.text.claim:
            self.say("No claim is looked at; n goes to one")
            return
        placed = self.text.placed[self.text.at]
        claim = self._desk.atlas.get(placed.claim, Claim)
        if placed.state == "exact" or claim is None:
            self.say("The quotation stands here word for word; nothing is to confirm")
            return
        from msgspec.structs import replace  # noqa: PLC0415 (when it is used)

        from atlas_tui.documents.copies import confirm  # noqa: PLC0415 (when it is used)

        confirm(self._opened.copy, claim, placed.start, placed.end)
        self.text.placed[self.text.at] = replace(placed, confirmed=True)
        self.text.refresh()
        self.say("Confirmed, and kept beside your own data")

    async def action_capture(self) -> None:
        """Open the form of a new claim for the words chosen."""
        span = self.span()
        if span is None:
            self.say("v begins to choose the words that the claim quotes")
            return
        await self._desk.capture(self._opened, span, self)

    def action_enter(self) -> None:
        """Leave for the claim that is looked at."""
        if self.text.claim:
            self.leave(self.text.claim)
        else:
            self.say("No claim is looked at; n goes to one")

    def on_link_followed(self, message: LinkFollowed) -> None:
        """A link of the card leads back among the panes."""
        self.leave(message.fact_id)

    async def action_help(self) -> None:
        """Show the keys."""
        from atlas_tui.ui import help as keys  # noqa: PLC0415 (when it is used)
        from atlas_tui.ui.reading import Reading  # noqa: PLC0415 (likewise)

        page = keys.page("the reader", "Where do the words stand?", self.BINDINGS, ())
        await self.app.push_screen(Reading("Keys and signs", page))

    def action_leave(self) -> None:
        """Take the selection off, then what was looked for, then leave."""
        if self.text.selection:
            self.text.selection = None
            self.text.refresh()
            self.say("")
        elif self.text.found:
            self.text.look_for(())
            self.say("")
        else:
            self.leave(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while words to find are typed or a link is chosen."""
        typing = self._bar is not None and self.focused is self._bar
        return not typing and not self.card.is_following
