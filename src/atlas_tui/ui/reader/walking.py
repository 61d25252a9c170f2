"""Walking through a document: by lines, claims, paragraphs without one, headings."""

import sys
from bisect import bisect_left
from functools import cached_property

from atlas_tui.documents.blocks import Block
from atlas_tui.documents.text import shown, unused
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.reader.lectern import Lectern
from atlas_tui.ui.reader.selection import By, moved

END = sys.maxsize
"""A place after every other."""
LISTED = 400
"""Characters of a paragraph that a list of them holds."""


class Walking(Lectern):
    """Goes from place to place."""

    def action_roll(self, lines: int) -> None:
        """Scroll, or move by lines while words are chosen."""
        if self.text.selection:
            self.move("line", lines)
        else:
            self.text.scroll_lines(lines)

    def action_page(self, pages: int) -> None:
        """Scroll by pages, or move so far."""
        self.action_roll(pages * max(1, self.text.height - 2))

    def action_end(self, step: int) -> None:
        """Go to the beginning or the end, and look at no claim any more."""
        page = self.text.page
        if page and not self.text.selection:
            self.text.look_at_nothing()
        self.action_roll(step * len(page.rows) if page else 0)

    def action_card(self, lines: int) -> None:
        """Scroll the card."""
        self.card.action_roll(lines)

    def move(self, by: By, step: int) -> None:
        """Move to another word."""
        page, selection = self.text.page, self.text.selection
        if page and page.words and selection:
            self.text.choose(moved(page, selection, by, step))

    def action_claim(self, step: int) -> None:
        """Go to the next or previous claim, from where the reader looks."""
        placed = self.text.placed
        if not placed:
            self.say(
                f"No claim stands in this document; {self.key('select')} chooses words for one"
            )
            return
        at = self.text.at
        if not self.text.claim or not self.text.sees(placed[at].start):
            before = bisect_left([each.start for each in placed], self._whence(step))
            at = before - (step > 0)
        if 0 <= at + step < len(placed):
            self._leave_words()
            self.text.look_at(at + step)
        else:
            self.say(f"This is the {'last' if step > 0 else 'first'} claim of the document")

    def _whence(self, step: int) -> int:
        """From which place of the raw text one goes on: where the reader looks, else the edge of view."""
        text = self.text
        if step > 0 or text.page is None or text.is_looking:
            return text.place
        bottom = text.top + text.height
        return text.page.place_of(bottom) if bottom < len(text.page.rows) else END

    def _leave_words(self) -> None:
        """Take off the mark of where the reader is, unless words are chosen."""
        if self.text.selection and not self.text.selection.is_begun:
            self.text.choose(None)

    @cached_property
    def unused(self) -> list[Block]:
        """The paragraphs in which no claim stands."""
        return unused(self.opened.document, self.opened.placed.values())

    def action_unused(self, step: int) -> None:
        """Go to the next or previous paragraph in which no claim stands."""
        if not self.unused:
            self.say("Every paragraph carries a claim")
            return
        starts = [block.start for block in self.unused]
        place = self._whence(step)
        at = bisect_left(starts, place)
        if step < 0:
            at -= 1
        elif self.text.spot == place and at < len(starts) and starts[at] == place:
            at += 1
        if 0 <= at < len(starts):
            self._go_to_unused(at)
        else:
            self.say(f"No paragraph without a claim {'follows' if step > 0 else 'comes before'}")

    def _go_to_unused(self, at: int) -> None:
        block = self.unused[at]
        self._leave_words()
        self.text.look_at_place(block.start)
        which = f"{at + 1} of {len(self.unused)}"
        self.say(f"Paragraph without a claim {which}; {self.key('select')} chooses words of it")

    async def action_unused_list(self) -> None:
        """List the paragraphs in which no claim stands."""
        choices = [
            Choice(str(at), self._words_of(block), _aside(block, self._count_of(block)))
            for at, block in enumerate(self.unused)
        ]
        paragraphs = sum(block.kind == "paragraph" for block in self.opened.document.blocks)
        title = f"{len(choices)} of {paragraphs} paragraphs without a claim"
        if choices:
            await self.desk.choose(title, choices, self._unused_taken)
        else:
            self.say("Every paragraph carries a claim")

    def _unused_taken(self, taken: str | None) -> None:
        if taken is not None:
            self._go_to_unused(int(taken))

    async def action_contents(self) -> None:
        """List the headings."""
        headings = [each for each in self.opened.document.blocks if each.kind == "heading"]
        choices = [
            Choice(
                str(block.start),
                "  " * max(0, block.level - 1) + self._words_of(block),
                _aside(block),
            )
            for block in headings
        ]
        if choices:
            await self.desk.choose("Headings", choices, self._heading_taken)
        else:
            self.say("No heading is known in this document")

    def _heading_taken(self, taken: str | None) -> None:
        if taken is not None:
            self._leave_words()
            self.text.look_at_place(int(taken))

    def _words_of(self, block: Block) -> str:
        end = min(block.end, block.start + LISTED)
        return shown(self.opened.document.raw, block.start, end).text

    def _count_of(self, block: Block) -> int:
        return len(self.opened.document.raw[block.start : block.end].split())


def _aside(block: Block, words: int = 0) -> str:
    number = [f"para. {block.number}"] if block.number else []
    return " · ".join([*number, *([f"{words} words"] if words else [])])
