"""A menu over the screen: choices by letter, or narrowed by what is typed."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip

from atlas_tui.facts.text import visible
from atlas_tui.ui.choice import Choice
from atlas_tui.ui.line import Line, fit, spread, wrap
from atlas_tui.ui.lines import Lines, untagged
from atlas_tui.ui.over import Over

Narrow = Callable[[str], Sequence[Choice]]
"""The choices that are left of a menu when something is typed, best first."""


class Menu(Over[str | None], ModalScreen[str | None]):
    """Gives the value of the choice taken; None when the reader goes back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("enter", "take", "Take it"),
        Binding("down", "move(1)", "Down"),
        Binding("up", "move(-1)", "Up"),
        Binding("pagedown", "move(10)", "Page down"),
        Binding("pageup", "move(-10)", "Page up"),
    ]

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice],
        narrow: Narrow | None = None,
        empty: str = "Nothing is left; ⌫ takes a letter back.",
    ) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._narrow = narrow
        self._empty = empty
        self._typed = ""
        self.list = Choices()

    @property
    def _by_letter(self) -> bool:
        return any(choice.letter for choice in self._choices)

    def compose(self) -> ComposeResult:
        """The list alone."""
        yield self.list

    def on_mount(self) -> None:
        """Show all choices."""
        self._show(self._choices)

    def _show(self, choices: Sequence[Choice]) -> None:
        if self._by_letter:
            how = "a letter, or Enter; Esc goes back"
        else:
            how = "type to narrow; Enter takes; Esc goes back"
        typed = f": {self._typed}▏" if self._typed else ""
        self.list.fill(choices, f"{self._title}{typed}", how, self._empty)

    async def on_key(self, event: events.Key) -> None:
        """A letter chooses, or narrows."""
        if await self.answered(event):
            return
        event.stop()
        if self._by_letter:
            taken = [each for each in self._choices if each.letter == event.character]
            if taken:
                self.leave(taken[0].value)
            elif event.key in ("j", "k"):
                self.action_move(1 if event.key == "j" else -1)
            return
        if event.key in ("backspace", "ctrl+h"):
            self._type(self._typed[:-1])
        elif event.key == "ctrl+u":
            self._type("")
        elif event.is_printable and event.character:
            self._type(self._typed + event.character)

    def on_paste(self, event: events.Paste) -> None:
        """Paste narrows too."""
        event.stop()
        if not self._by_letter:
            self._type(self._typed + " ".join(event.text.split())[:200])

    def _type(self, typed: str) -> None:
        self._typed = typed
        if not typed.strip():
            self._show(self._choices)
        elif self._narrow:
            self._show(self._narrow(typed))
        else:
            words = typed.casefold().split()
            self._show([each for each in self._choices if holds(each, words)])

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.list.move(step)

    def action_take(self) -> None:
        """Give the choice under the cursor."""
        choice = self.list.choice
        if choice:
            self.leave(choice.value)


def holds(choice: Choice, words: Sequence[str]) -> bool:
    """Whether a choice holds every word."""
    told = f"{choice.says} {choice.aside} {choice.value}".casefold()
    return all(word in told for word in words)


class Choices(Lines, can_focus=True):
    """The choices as lines."""

    cursor: reactive[int] = reactive(0, init=False)

    def __init__(self) -> None:
        super().__init__(id="menu")
        self._choices: Sequence[Choice] = ()
        self._empty = ""

    @property
    def choice(self) -> Choice | None:
        """The one under the cursor."""
        return self._choices[self.cursor] if self.cursor < len(self._choices) else None

    def fill(self, choices: Sequence[Choice], title: str, how: str, empty: str) -> None:
        """Show other choices from the top."""
        self._choices, self._empty = choices, empty
        self.border_title = untagged(title)
        self.border_subtitle = untagged(how)
        self.cursor = 0
        self.virtual_size = Size(0, len(choices))
        self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.refresh()

    def move(self, step: int) -> None:
        """Move the cursor and keep it in view."""
        self.cursor = max(0, min(self.cursor + step, len(self._choices) - 1))
        height = max(1, self.content_size.height)
        if self.cursor < self.scroll_offset.y:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= self.scroll_offset.y + height:
            y = self.cursor - height + 1
            self.scroll_to(y=y, animate=False, force=True, immediate=True)

    def watch_cursor(self, old: int, new: int) -> None:
        """Draw the two lines concerned."""
        for row in (old, new):
            self.refresh(Region(0, row - self.scroll_offset.y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        """Draw the choice at `y` of the visible region."""
        width = self.drawn_width
        at = y + self.scroll_offset.y
        if at >= len(self._choices):
            said = wrap(self._empty, width - 2) if not self._choices else []
            return self.strip(fit([(f" {said[y]}", "dim")] if y < len(said) else [], width), y=y)
        choice = self._choices[at]
        letter: Line = [(f"{choice.letter} ", "key")] if choice.letter else []
        says, aside = visible(choice.says), visible(choice.aside)
        left: Line = [("▌" if at == self.cursor else " ", "key"), *letter, (says, "text")]
        line = spread(left, [(aside, "dim")] if aside else [], width)
        return self.strip(line, "cursor" if at == self.cursor else "", y)

    def on_click(self, event: events.Click) -> None:
        """A click takes a choice."""
        within = event.get_content_offset(self)
        at = within.y + self.scroll_offset.y if within else len(self._choices)
        menu = self.screen
        if isinstance(menu, Menu) and at < len(self._choices):
            self.cursor = at
            menu.action_take()
