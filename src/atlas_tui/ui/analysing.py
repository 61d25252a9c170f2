"""Looking at the claims as wholes: matrices, and the brief of a country, a relation or a project."""

from typing import TYPE_CHECKING

from atlas_tui.facts.model import Actor, Project, Relation, label
from atlas_tui.ui import narrowing, paint
from atlas_tui.ui.briefing import Briefing
from atlas_tui.ui.choice import Choice

if TYPE_CHECKING:
    from atlas_tui.ui.panes.matrix import Matrix

OF_PANE = {
    "countries": "topics",
    "projects": "projects",
    "claims": "corroboration",
    "map": "projects",
    "conflicts": "corroboration",
}
"""The matrix that stands for a pane or view; for others one is chosen."""


class Analysing(Briefing):
    """Matrices and briefs."""

    async def action_matrix(self) -> None:
        """Show the matrix of this pane; in a matrix or elsewhere, choose one."""
        if self.at in OF_PANE:
            await self._show_matrix(OF_PANE[self.at])
            return
        from atlas_tui.cite.matrices import matrices  # noqa: PLC0415 (when it is used)

        choices = [
            Choice(name, made(self.atlas).title, name)
            for name, made in matrices(self.atlas).items()
        ]
        await self.choose("Matrices", choices, self._matrix_taken)

    async def _matrix_taken(self, taken: str | None) -> None:
        if taken is not None:
            await self._show_matrix(taken)

    async def _show_matrix(self, name: str) -> None:
        if self.at != "matrix":
            self._leave()
        await self.go("matrix")
        pane: Matrix = self.panes["matrix"]  # type: ignore[assignment]
        pane.name_of = name
        if self.outlook:
            pane.look_out(self.outlook)
        pane.action_to_end(-1)
        self.follow()

    async def action_brief(self) -> None:
        """Show the brief of what is highlighted, else of the innermost scope that has one."""
        from atlas_tui.cite.onepager import onepager  # noqa: PLC0415 (when it is used)

        self.show_card()
        scope = [self.atlas.by_id.get(each) for each in reversed(narrowing.scope(self.narrowed_by))]
        found = [
            each for each in (self.fact, *scope) if isinstance(each, Actor | Relation | Project)
        ]
        if not found or self.outlook is None:
            self.say("A brief is of a country, a relation or a project; go to one")
            return
        fact = found[0]
        self.card.show_blocks(paint.card(onepager(self.atlas, fact), close=True), self.outlook)
        await self.go("card")
        self.see(alone=True)
        self.say(f"Brief of {label(fact)}; Enter follows a line, Esc goes back; Y copies it")
