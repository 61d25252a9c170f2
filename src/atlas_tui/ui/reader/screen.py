"""The screen of the reader: its keys, its help, and how it is left."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from atlas_tui.ui.actions import ACTIONS
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.keynames import shown
from atlas_tui.ui.messages import LinkFollowed
from atlas_tui.ui.reader.choosing import Choosing
from atlas_tui.ui.reader.margin import BEGINS, GOES_ON, LOOKED_AT, NO_CLAIM, SIGNS
from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.sheet import Paragraph

PLACE = "reader"
MARKS = {
    BEGINS: "claims begin on this line; a number says how many",
    LOOKED_AT: "where you look",
    NO_CLAIM: "no claim stands in this paragraph",
    GOES_ON: "a quotation goes on",
}
"""What the marks of a line mean."""


class Reader(Choosing):
    """Gives the id of the fact to go to when it is left, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, priority=True)
        for name, keys, action, does in bindings(PLACE)
    ]

    def action_enter(self) -> None:
        """Leave for the claim that is looked at."""
        if self.text.claim:
            self.leave(self.text.claim)
        else:
            self.say(self.nothing_here())

    def on_link_followed(self, message: LinkFollowed) -> None:
        """A link of the card leads back among the panes."""
        message.stop()
        self.leave(message.fact_id)

    async def action_help(self) -> None:
        """Show the keys, and what the signs in the margin mean."""
        from atlas_tui.ui.help import Explained, keys  # noqa: PLC0415 (when it is used)

        told: list[Block] = [
            Paragraph("Where do the words stand, and what is around them?", "strong")
        ]
        told += [Paragraph("Keys", "heading", gap=True)]
        told += [Explained(*each) for each in keys(PLACE, keymap_of(self))]
        told += [Paragraph("Signs in the margin", "heading", gap=True)]
        told += [Explained(*each) for each in (MARKS | SIGNS).items()]
        told += [Paragraph("At the right edge: where claims are dense", "text", 1, gap=True)]
        await self.desk.lay_over("Keys and signs", told)

    async def action_palette(self) -> None:
        """Choose anything that can be done here by its name."""
        keymap = keymap_of(self)
        choices = [
            Choice(each.action, each.does, " ".join(map(shown, keymap.keys(each))))
            for each in ACTIONS
            if each.where == PLACE
        ]
        await self.desk.choose("Commands of the reader", choices, self._command_taken)

    async def _command_taken(self, taken: str | None) -> None:
        if taken is not None:
            await self.run_action(taken)

    def action_peel(self) -> None:
        """Take the words chosen off, then what was looked for, then leave."""
        if self.text.selection:
            self.text.choose(None)
        elif self.text.found:
            self.text.look_for(())
            self.looked()
        else:
            self.leave(None)

    def action_leave(self) -> None:
        """Go back to the panes."""
        self.leave(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 (Textual's signature)
        """Keys rest while words to find are typed or a link is chosen."""
        return not self.is_typing and not self.card.is_following
