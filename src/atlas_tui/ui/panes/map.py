"""Where it lies: states by name, projects as schematic links between the places that are named."""

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size

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
    """The region with a cursor that steps through states, projects and places."""

    NAME = "map"
    LEAPS = False
    NOUN = "states, projects or places"
    QUESTION = "Where does it lie?"
    KEYS = ("map", "list")
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
        """What the reader has moved to; without it, home in whatever size."""
        self._picture: Picture | None = None
        self._drawn_for: tuple[object, ...] = ()
        self._chosen = ""
        self._scope: tuple[str, ...] = ()
        self._concerned = ""

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """The states, projects and places that can be chosen on the map, in order."""
        atlas = outlook.atlas
        projects = _found(outlook) if outlook.results is not None else None
        self._subject = subject(atlas, outlook.scope, projects)
        listed = [each for each in choices(self._subject) if each in atlas.by_id]
        self._concerned = ""
        if outlook.scope != self._scope:
            self._scope = tuple(outlook.scope)
            concerned = (each for each in listed if self._subject and each in self._subject.lit)
            self._concerned = next((each for each in self._scope[-1:] if each in listed), "")
            self._concerned = self._concerned or next(concerned, "")
        return [atlas.by_id[each] for each in listed]

    def fill(self, items: Sequence[Item], empty: str, keep: str = "") -> None:
        """Show other things; within a new scope the cursor is on what that concerns."""
        super().fill(items, empty, keep or self._concerned)

    def sort_by(self, column: str, *, is_reversed: bool) -> str:  # noqa: ARG002 (it is not sorted)
        """Say that a map has no other order."""
        return "The map has no rows to sort"

    def paint(self, fact: Fact, width: int) -> list[Line]:  # noqa: ARG002 (the map draws itself whole)
        """Nothing: there are no rows."""
        return []

    def go_to(self, fact_id: str) -> bool:
        """Choose a state, project or place; a place without a link gives way to its state."""
        if super().go_to(fact_id):
            return True
        place = self.outlook.atlas.get(fact_id, Place) if self.outlook else None
        return super().go_to(place.country) if place and place.country else False

    def _measure(self) -> None:
        self.set_reactive(Map.virtual_size, Size(0, 0))

    def _show_cursor(self) -> None:
        """The window follows the cursor when it is drawn."""

    def _refresh_row(self, row: int) -> None:  # noqa: ARG002 (any line of the picture may change)
        self.refresh_changed()

    def _seen(self, about: Subject, width: int, height: int) -> Window:
        """The window as it is now."""
        return self._window or home(about, width, height)

    def _drawn(self) -> Picture | None:
        about, width, height = self._subject, self.drawn_width, self.content_size.height
        if about is None or not width or not height:
            return None
        chosen = self.fact.id if self.fact else ""
        if chosen != self._chosen:
            window = self._seen(about, width, height)
            reached = reaching(about, window, chosen, width, height) if self._chosen else window
            self._window = reached if reached != window else self._window
            self._chosen = chosen
        wanted = (about, self._window, chosen, width, height)
        if wanted != self._drawn_for:
            self._picture = draw(about, self._seen(about, width, height), width, height, chosen)
            self._drawn_for = wanted
        return self._picture

    def line_at(self, y: int) -> tuple[Line, str]:
        """A line of the picture."""
        picture = self._drawn()
        lines = picture.lines if picture else []
        return lines[y] if y < len(lines) else fit([], self.drawn_width), ""

    def action_zoom_map(self, steps: int) -> None:
        """Look closer, or from farther; what is chosen stays in view if it is."""
        about, width, height = self._subject, self.drawn_width, self.content_size.height
        if about is None or not width:
            return
        before = self._seen(about, width, height)
        window = zoomed(before, steps)
        if self.fact and reaching(about, before, self.fact.id, width, height) == before:
            window = reaching(about, window, self.fact.id, width, height)
        if window.zoom == before.zoom:
            told = "The map is as close as it can be" if steps > 0 else "This is the whole region"
            self.screen.say(told)  # type: ignore[attr-defined]
        self._window = window
        self.refresh()

    def action_pan(self, right: int, down: int) -> None:
        """Move the window."""
        about, width, height = self._subject, self.drawn_width, self.content_size.height
        if about is not None and width:
            window = self._seen(about, width, height)
            self._window = moved(window, right * STEP, down * STEP // 2, width, height)
            self.refresh()

    def action_home(self) -> None:
        """See the whole region again."""
        self._window = None
        self.refresh()

    def action_onto(self) -> None:
        """Fit what is chosen into the window."""
        if self._subject and self.fact and self.drawn_width:
            width, height = self.drawn_width, self.content_size.height
            self._window = onto(self._subject, self.fact.id, width, height)
            self.refresh()

    def on_mouse_scroll_up(self) -> None:
        """The wheel looks closer."""
        self.action_zoom_map(1)

    def on_mouse_scroll_down(self) -> None:
        """The wheel looks from farther."""
        self.action_zoom_map(-1)

    def on_click(self, event: events.Click) -> None:
        """A click chooses what it is on; a second one goes in."""
        picture, at = self._drawn(), event.get_content_offset(self)
        found = picture.at(at.x, at.y) if picture and at else ""
        if found and self.fact and found == self.fact.id and event.chain > 1:
            self.action_go_in()
        elif found:
            self.go_to(found)


def _found(outlook: Outlook) -> list[Project]:
    """The projects that a search found, and those through places that it found."""
    found = {project.id: project for project in outlook.facts(Project)}
    places = {place.id for place in outlook.facts(Place)}
    for project in outlook.atlas.all(Project) if places else ():
        if any(places.intersection(route.places) for route in project.route):
            found.setdefault(project.id, project)
    return list(found.values())
