"""The card: the highlighted thing whole, always with its quotations and citations, and its links."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.strip import Strip

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact, kind_of
from atlas_tui.ui import paint
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Marks, fit
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.messages import LinkFollowed
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.sheet import Paragraph, Sheet
from atlas_tui.ui.workspace import THREE_COLUMNS

NUMBERED = 4
"""Cells that the number of a link takes at the end of its line."""


class Card(Sheet):
    """Shows one fact; Enter numbers its links, and a number follows one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("card")
        if name == "follow"
    ]

    def __init__(self) -> None:
        super().__init__(id="card")
        self.border_title = "Card"
        self._outlook: Outlook | None = None
        self._fact: Fact | None = None
        self._typed: str | None = None
        self.has_blocks = False
        """Whether it shows what is no fact's card: a page, a cell, a note."""

    def show(self, outlook: Outlook, fact: Fact | None) -> None:
        """Show a fact from the top, or say that nothing is highlighted."""
        if self._outlook is outlook and self._fact is fact and not self.has_blocks:
            return
        self._outlook, self._fact = outlook, fact
        self.has_blocks = False
        if fact is None:
            self.write([Paragraph("Nothing is highlighted.", "dim")])
            return
        blocks = blocks_of(outlook.atlas, fact)
        if isinstance(fact, Claim) and self.app.size.width >= THREE_COLUMNS:
            from atlas_tui.ui.reader.passage import passage  # noqa: PLC0415 (only a wide card has room)

            cited = [at for at, block in enumerate(blocks) if getattr(block, "role", "") == "dim"]
            at = cited[0] + 1 if cited else len(blocks)
            blocks[at:at] = passage(outlook.atlas, fact)
        self.write(blocks, outlook.marks)

    def show_blocks(self, blocks: Sequence[Block], outlook: Outlook) -> None:
        """Show blocks that are no single fact's card; in the card they stay."""
        self._outlook, self._fact, self.has_blocks = outlook, None, True
        self.write(blocks, outlook.marks)

    def write(self, blocks: Sequence[Block], marks: Marks = lambda _: []) -> None:
        """Show other blocks; numbers of links are of those before."""
        self._stop_following()
        super().write(blocks, marks)

    @property
    def links(self) -> list[str]:
        """The ids to which the lines of the card lead, each once, from the top."""
        own = self._fact.id if self._fact else ""
        return [
            each
            for each in dict.fromkeys(line.link for line in self._drawn)
            if each not in ("", own)
        ]

    @property
    def is_following(self) -> bool:
        """Whether the reader is choosing a link."""
        return self._typed is not None

    def action_follow(self) -> None:
        """Number the links, so that one can be chosen; a single one is followed at once."""
        links = self.links
        if len(links) == 1:
            self.post_message(LinkFollowed(links[0]))
        elif links:
            self._typed = ""
            self._told()

    def _told(self) -> None:
        told = f"link {self._typed or '…'} of {len(self.links)}; Esc goes back"
        self.border_subtitle = untagged(told)
        self.refresh()

    def _stop_following(self) -> None:
        if self._typed is not None:
            self._typed = None
            self.border_subtitle = ""
            self.refresh()

    def on_blur(self) -> None:
        """The numbers go with the keys."""
        self._stop_following()

    async def _on_key(self, event: events.Key) -> None:
        """Digits choose a link as soon as they can mean no other."""
        if self._typed is None:
            await super()._on_key(event)
            return
        event.stop()
        event.prevent_default()
        if event.character and event.character.isdigit():
            self._typed += event.character
            self._take(at_once=False)
        elif event.key == "enter":
            self._typed = self._typed or "1"
            self._take(at_once=True)
        elif event.key in ("j", "k", "down", "up", "pagedown", "pageup"):
            page = self.content_size.height - 1 if event.key.startswith("page") else 1
            self.action_roll(-page if event.key in ("k", "up", "pageup") else page)
        else:
            self._stop_following()

    def _take(self, *, at_once: bool) -> None:
        links, typed = self.links, int(self._typed or "0")
        if not 1 <= typed <= len(links):
            self._stop_following()
        elif at_once or typed * 10 > len(links):
            self._stop_following()
            self.post_message(LinkFollowed(links[typed - 1]))
        else:
            self._told()

    def render_line(self, y: int) -> Strip:
        """Draw a line, with the number of its link while one is chosen."""
        at = y + self.scroll_offset.y
        number = self._number(at) if self._typed is not None else 0
        if not number:
            return super().render_line(y)
        width = self.drawn_width
        line = fit(self._drawn[at].line, max(0, width - NUMBERED))
        return self.strip(fit([*line, (f"{number:>3}›", "key")], width), y=y)

    def _number(self, at: int) -> int:
        """The number of the link that first stands at a line; 0 where none does."""
        if at >= len(self._drawn):
            return 0
        link = self._drawn[at].link
        if not link or any(line.link == link for line in self._drawn[:at]):
            return 0
        links = self.links
        return links.index(link) + 1 if link in links else 0

    def on_click(self, event: events.Click) -> None:
        """A second click on a line follows its link."""
        at = event.y + self.scroll_offset.y - 1
        if event.chain > 1 and 0 <= at < len(self._drawn) and self._drawn[at].link in self.links:
            self.post_message(LinkFollowed(self._drawn[at].link))


def blocks_of(atlas: Atlas, fact: Fact) -> list[Block]:
    """The card of a fact: its picture if it has one, its rows, its kind and id."""
    # The first frame does without a card, so that it comes sooner.
    from atlas_tui.cite.card import conflicts_of, rows  # noqa: PLC0415
    from atlas_tui.cite.card.row import Row, told  # noqa: PLC0415
    from atlas_tui.ui.pictures import PICTURES, QUOTED, REPLACED  # noqa: PLC0415

    blocks: list[Block] = []
    if type(fact) in PICTURES:
        blocks.append(PICTURES[type(fact)](atlas, fact))
    if type(fact) not in REPLACED:
        blocks += paint.card(rows(atlas, fact))
    elif type(fact) in QUOTED:
        heading = Row("heading", "In the documents' words")
        blocks += paint.card([heading, *told(atlas, atlas.claims_of(fact))])
    blocks += paint.card(conflicts_of(atlas, fact))
    # Not in the border: that would be drawn anew with each move of the cursor.
    blocks.append(Paragraph(f"{kind_of(fact)} {fact.id}", "dim", gap=True))
    return blocks
