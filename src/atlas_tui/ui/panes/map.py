"""Where it lies: states by name, projects as schematic links between the places that are named."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from atlas_tui.facts.model import Fact, Place, Project
from atlas_tui.ui.draw.map import (
    Picture,
    Subject,
    Window,
    choices,
    draw,
    home,
    moved,
    onto,
    reaching,
    subject,
    zoomed,
)
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line, fit
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rows import Item

STEP = 6
"""Cells by which the arrow keys move the window."""
_WALKING = ("down", "up", "first", "end", "page-down", "page-up", "go-in")


def _letters(keys: str) -> list[str]:
    """Keys but for the arrows, which move the window here."""
    return [key for key in keys.split(",") if key not in ("up", "down", "left", "right")]


class Map(Pane, inherit_bindings=False):
    """The region with a cursor that steps through states and projects."""

    NAME = "map"
    NOUN = "states or projects"
    QUESTION = "Where does it lie?"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(keys, action, does, id=name, show=False)
            for name, keys, action, does in bindings("map")
        ),
        *(
            Binding(",".join(_letters(keys)), action, does, id=name, show=False)
            for name, keys, action, does in bindings("list")
            if name in _WALKING and _letters(keys)
        ),
    ]

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self._subject: Subject | None = None
        self._window: Window | None = None
        self._picture: Picture | None = None
        self._drawn_for: tuple[object, ...] = ()

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The states and projects that can be chosen on the map, in order."""
        atlas = outlook.atlas
        projects = outlook.facts(Project) if outlook.results is not None else None
        self._subject = subject(atlas, outlook.scope, projects)
        self._window = None
        return [atlas.by_id[each] for each in choices(self._subject) if each in atlas.by_id]

    def paint(self, fact: Fact, width: int) -> list[Line]:  # noqa: ARG002 (the map draws itself whole)
        """Nothing: there are no rows."""
        return []

    def go_to(self, fact_id: str) -> bool:
        """Choose a state or project; a place is a state's, or a project's that goes through it."""
        atlas = self.outlook.atlas if self.outlook else None
        place = atlas.get(fact_id, Place) if atlas else None
        if place is None:
            return super().go_to(fact_id)
        through = [
            project.id
            for project in (atlas.all(Project) if atlas else ())
            if any(fact_id in route.places for route in project.route)
        ]
        return any(super(Map, self).go_to(each) for each in (*through, place.country or ""))

    def _measure(self) -> None:
        self.set_reactive(Map.virtual_size, Size(0, 0))

    def _show_cursor(self) -> None:
        """The window follows the cursor when it is drawn."""

    def _refresh_row(self, row: int) -> None:  # noqa: ARG002 (the whole picture changes)
        self.refresh()

    def _drawn(self) -> Picture | None:
        width, height = self.drawn_width, self.content_size.height
        if self._subject is None or not width or not height:
            return None
        chosen = self.fact.id if self.fact else ""
        if self._window is None:
            self._window = home(self._subject, width, height)
        wanted = (self._subject, self._window, chosen, width, height)
        if wanted != self._drawn_for:
            if chosen and chosen != (self._drawn_for[2] if self._drawn_for else chosen):
                self._window = reaching(self._subject, self._window, chosen, width, height)
            self._picture = draw(self._subject, self._window, width, height, chosen)
            self._drawn_for = (self._subject, self._window, chosen, width, height)
        return self._picture

    def render_line(self, y: int) -> Strip:
        """Draw a line of the picture."""
        picture = self._drawn()
        lines = picture.lines if picture else []
        return self.strip(lines[y] if y < len(lines) else fit([], self.drawn_width), y=y)

    def action_zoom_map(self, steps: int) -> None:
        """Look closer, or from farther."""
        if self._window:
            self._window = zoomed(self._window, steps)
            self.refresh()

    def action_pan(self, right: int, down: int) -> None:
        """Move the window."""
        if self._window:
            width, height = self.drawn_width, self.content_size.height
            self._window = moved(self._window, right * STEP, down * STEP // 2, width, height)
            self.refresh()

    def action_home(self) -> None:
        """See the whole region again."""
        self._window = None
        self.refresh()

    def action_onto(self) -> None:
        """Fit what is chosen into the window."""
        if self._subject and self.fact:
            width, height = self.drawn_width, self.content_size.height
            self._window = onto(self._subject, self.fact.id, width, height)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click chooses what it is on; a second one goes in."""
        picture = self._drawn()
        found = picture.at(event.x - 1, event.y - 1) if picture else ""
        if found and self.fact and found == self.fact.id and event.chain > 1:
            self.action_go_in()
        elif found:
            self.go_to(found)
