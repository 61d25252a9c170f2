"""Collecting excerpts in notebooks, and choosing among these."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from atlas_tui.facts.model import label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.documenting import Documenting
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rebinding import keymap_of

if TYPE_CHECKING:
    from atlas_tui.cite.notebook import Notebook
    from atlas_tui.ui.panes.notebook import Notebook as NotebookPane

VIEW = "notebook"
NEW = "+"
"""What stands before the name of a notebook that is not there yet."""

Step = Callable[["Notebook"], "Notebook"]
"""A change of a notebook."""


class Noting(Documenting):
    """The notebook that is open, and what is done with it."""

    notebook_name = "notebook"

    @property
    def notebook_pane(self) -> "NotebookPane | None":
        """View 9, if it has been opened."""
        return self.panes.get(VIEW)  # type: ignore[return-value]

    def _join(self, pane: Pane) -> None:
        if pane.NAME == VIEW:
            pane.name_of = self.notebook_name  # type: ignore[attr-defined]
        super()._join(pane)

    def action_collect(self) -> None:
        """Add what is chosen to the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)
        from atlas_tui.cite.notebook_claims import collected, now  # noqa: PLC0415 (likewise)

        excerpts = collected(self.atlas, self.chosen(), now())
        if not excerpts:
            self.say(self._why_nothing())
            return
        added = 0

        def step(before: "Notebook") -> "Notebook":
            nonlocal added
            after = notebook.add(before, excerpts)
            added = len(after.entries) - len(before.entries)
            return after

        held = self._change(step)
        if held is None:
            return
        if self.marked:
            self.unmark()
        there = len(excerpts) - added
        self.say(f"{_collected(added, there, held)}{self._how_to_open()}")

    def _why_nothing(self) -> str:
        if self.fact:
            return f"{label(self.fact)} has no quotation of its own; Enter, then collect a claim"
        return "Nothing here can be collected: a claim or what rests on one can"

    def _how_to_open(self) -> str:
        return "" if self.at == VIEW else f"; {keymap_of(self).key('go-notebook')} opens it"

    def _change(self, step: Step, seen: "Notebook | None" = None) -> "Notebook | None":
        """Change the notebook and show it; None where that was refused, which is said.

        With `seen`, nothing is done if the notebook is not as it was seen any more.
        """
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        held, told = None, ""
        try:
            held = notebooks.change(self.notebook_name, step, seen)
        except AtlasError as refused:
            told = str(refused)
        self._show_notebook()
        if told:
            self.say(told)
        return held

    def _show_notebook(self) -> None:
        pane = self.notebook_pane
        if pane is not None:
            pane.name_of = self.notebook_name
            self._look_out_of(pane)
            self.follow()

    def _look(self) -> None:
        """Show the notebook anew when its file was changed elsewhere."""
        super()._look()
        pane = self.notebook_pane
        if pane is not None and pane.stamp_now() != pane.stamp:
            self._show_notebook()
            self.say(f"{self.notebook_name} was changed elsewhere; this is how it is now")

    def edit_notebook(self, step: "Callable[[Notebook, int], Notebook]", done: str) -> bool:
        """Change the notebook at the cursor of its view, if it is still what the view shows.

        Returns:
            Whether that was done; the reason why not is said.
        """
        pane = self.notebook_pane
        if pane is None or pane.held is None:
            return False
        at = pane.cursor
        if self._change(lambda held: step(held, at), pane.held) is None:
            return False
        self.say(done)
        return True

    def copy_as(self, style: str) -> None:
        """Copy what is chosen; a note, or an excerpt of another base, as it is kept."""
        pane = self.notebook_pane if self.at == VIEW and not self.marked else None
        kept = pane.words() if pane and not pane.fact else ""
        if kept:
            self.copy(kept)
        else:
            super().copy_as(style)

    async def action_notebooks(self) -> None:
        """Choose another notebook, or begin a new one."""
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        names = sorted({*notebooks.names(), self.notebook_name})
        choices = [Choice(name, name, "now" * (name == self.notebook_name)) for name in names]

        def narrow(typed: str) -> list[Choice]:
            held = [each for each in choices if typed.casefold() in each.says.casefold()]
            if typed.strip() in names:
                return held
            return [*held, Choice(f"{NEW}{typed.strip()}", f"New notebook: {typed.strip()}")]

        await self.choose(
            "Notebooks; type a name for a new one", choices, self._notebook_taken, narrow
        )

    def _notebook_taken(self, taken: str | None) -> None:
        from atlas_tui.cite import notebooks  # noqa: PLC0415 (when it is used)

        if taken is None:
            return
        try:
            path = notebooks.path_of(taken.removeprefix(NEW))
        except AtlasError as refused:
            self.say(str(refused))
            return
        self.notebook_name = path.stem
        self._show_notebook()
        self.say(f"The notebook is {path.stem} now; {keymap_of(self).key('collect')} adds to it")


def _collected(added: int, there: int, held: "Notebook") -> str:
    """How many excerpts were added, and how many were there already."""
    if not added:
        return f"Already in {held.name}"
    told = f"Added {_number(added)} to {held.name}"
    return f"{told}; {there} {'was' if there == 1 else 'were'} in it" if there else told


def _number(count: int) -> str:
    return f"{count:,} excerpt{'s' * (count != 1)}"
