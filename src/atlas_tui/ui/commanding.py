"""The palette of all actions, the help, themes, and how the room is shared out."""

from collections.abc import Iterator

from atlas_tui.ui.actions import ACTIONS
from atlas_tui.ui.analysing import Analysing
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.keymap import BY_ID
from atlas_tui.ui.keynames import shown
from atlas_tui.ui.rebinding import keymap_of
from atlas_tui.ui.workspace import STEP, size_class, widened

THEME = "theme "
EVERYWHERE = "everywhere"
"""The place of actions whose keys act in every pane."""


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

        question = self.pane.QUESTION if self.pane else "The highlighted thing, whole."
        page = keys.page(question, (*self._acting, EVERYWHERE), keymap_of(self))
        await self.lay_over("Keys and signs", page)

    @property
    def _acting(self) -> tuple[str, ...]:
        """The places whose keys act where the reader is, beside those that act everywhere."""
        return self.pane.KEYS if self.pane else ("card",)

    async def action_palette(self) -> None:
        """Choose any action by its name."""
        choices = [*self._actions(), *self._themes()]
        await self.choose("Commands", choices, self._command_taken)

    def _actions(self) -> Iterator[Choice]:
        """What can be done here, with the keys that do it and without."""
        keymap = keymap_of(self)
        for place in (EVERYWHERE, *self._acting):
            for action in ACTIONS:
                if action.where == place:
                    keys = " ".join(map(shown, keymap.keys(action)))
                    yield Choice(action.id, action.does, keys)

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
            action = BY_ID[taken]
            here = self if action.where == EVERYWHERE else self.pane or self.card
            await here.run_action(action.action)
