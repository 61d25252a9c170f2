"""What is being built, and how far, by each source that speaks of it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from atlas_tui.facts.model import Fact, Project
from atlas_tui.ui import paint
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Key, Pane
from atlas_tui.ui.rows import Item


class Projects(Pane):
    """Projects with a stage badge per source, risks and transit."""

    NAME = "projects"
    NOUN = "projects"
    QUESTION = "What is being built, and how far?"
    SORTS: ClassVar[Mapping[str, Key]] = {
        "name": lambda _, project: project.name.casefold(),
        "sector": lambda _, project: project.sector,
        "sources": lambda atlas, project: -len(paint.stages(atlas, project)),
        "risks": lambda _, project: -len({each for told in project.status for each in told.risks}),
        "transit": lambda _, project: (not project.transit, *project.transit),
    }

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The projects within the outlook."""
        return outlook.facts(Project)

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A project."""
        if self.outlook is None or not isinstance(fact, Project):
            return []
        return paint.project(self.outlook.atlas, fact, width, self.marks)
