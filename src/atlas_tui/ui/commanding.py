"""The palette of all actions, the help, themes, and how the room is shared out."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from textual.binding import Binding

from atlas_tui.ui.analysing import Analysing
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.rows import Rows
from atlas_tui.ui.sheet import Sheet
from atlas_tui.ui.workspace import STEP, size_class, widened

if TYPE_CHECKING:
    from collections.abc import Sequence

THEME = "theme "


class Commanding(Analysing):
    """What the reader tells the screen itself to do."""

    def action_sort(self) -> None:
        """Sort the rows of this pane by its next column."""
        pane = self.pane
        if pane is None or not pane.SORTS:
            self.say("Nothing here can be sorted")
            return
        columns = ["", *pane.SORTS]
        column = columns[(columns.index(pane.sorted_by) + 1) % len(columns)]
        refused = pane.sort_by(column, is_reversed=False)
        self.say(refused or f"Sorted by {column or 'their own order'}; S reverses")

    def action_reverse(self) -> None:
        """Reverse the order of the rows of this pane."""
        pane = self.pane
        if pane is None:
            self.say("Nothing here can be sorted")
            return
        refused = pane.sort_by(pane.sorted_by, is_reversed=not pane.is_reversed)
        self.say(refused or f"By {pane.sorted_by or 'their own order'}, the other way round")

    def action_zoom(self) -> None:
        """Give the pane or the card the whole screen, or give it back."""
        self.see(alone=not self._workspace.view.alone)

    def action_widen(self, steps: int) -> None:
        """Make the pane wider or narrower."""
        size = size_class(self.size.width)
        widths = widened(self._workspace.view, size, steps * STEP)
        if widths == self._workspace.view.widths:
            self.say("This pane takes the whole width")
            return
        self._widths[size] = dict(widths)
        self.see(widths=widths)

    def action_roll(self, lines: int) -> None:
        """Scroll the card while the list keeps the keys."""
        self.card.action_roll(lines)

    async def action_help(self) -> None:
        """Show what the keys do here."""
        from atlas_tui.ui import help as keys  # noqa: PLC0415 (the first frame does without)

        here = type(self.pane).BINDINGS if self.pane else Sheet.BINDINGS
        if self.pane and here is not Rows.BINDINGS:
            here = [*here, *Rows.BINDINGS]
        question = self.pane.QUESTION if self.pane else "The highlighted thing, whole."
        page = keys.page(self.at.capitalize(), question, here, self.BINDINGS)
        await self.lay_over("Keys and signs", page)

    async def action_palette(self) -> None:
        """Choose any action by its name."""
        choices = [*self._actions(), *self._themes()]
        await self.choose("Commands", choices, self._command_taken)

    def _actions(self) -> "Sequence[Choice]":
        from atlas_tui.ui.help import keys  # noqa: PLC0415 (the first frame does without)

        bindings = [each for each in self.BINDINGS if isinstance(each, Binding)]
        shown = [told for told, _ in keys(bindings)]
        return [
            Choice(each.action, each.description, told)
            for each, told in zip(bindings, shown, strict=True)
        ]

    def _themes(self) -> Iterator[Choice]:
        for name in self.app.available_themes:
            yield Choice(f"{THEME}{name}", f"Theme: {name}", "now" * (name == self.app.theme))

    async def _command_taken(self, taken: str | None) -> None:
        if taken is None:
            return
        if taken.startswith(THEME):
            self.app.theme = taken.removeprefix(THEME)
            self.say(f"Theme {self.app.theme}")
        else:
            await self.run_action(taken)
