"""What every pane is: a titled list of the facts of its kinds, within scope and search."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.reactive import reactive

from atlas_tui.facts.model import Fact
from atlas_tui.facts.text import visible
from atlas_tui.ui.line import Line
from atlas_tui.ui.lines import Palette
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.rows import Item, Rows


class Pane(Vertical):
    """A pane; subclasses say what it lists and how a fact looks."""

    NAME: ClassVar[str]
    NOUN: ClassVar[str]
    """What its rows are, for sentences about them."""
    QUESTION: ClassVar[str]
    """What the pane answers, for the help."""
    ROW_HEIGHT: ClassVar[int] = 1
    COLUMNS: ClassVar[str] = ""
    """What the numbers at the right of a row are."""

    outlook: reactive[Outlook | None] = reactive(None, repaint=False, init=False)

    def __init__(self, palette: Palette, key: str) -> None:
        super().__init__(id=self.NAME, classes="pane")
        self.key = key
        self.count = 0
        self.rows = Rows(palette, self.paint, self.ROW_HEIGHT)
        self.border_subtitle = self.COLUMNS

    def compose(self) -> ComposeResult:
        """The list."""
        yield self.rows

    def items(self, outlook: Outlook) -> Sequence[Item]:
        """What the pane lists within an outlook, with headings."""
        raise NotImplementedError

    def paint(self, fact: Fact, width: int) -> list[Line]:
        """A fact as the lines of a row."""
        raise NotImplementedError

    def watch_outlook(self, outlook: Outlook | None) -> None:
        """List what the new outlook leaves, with the cursor where it was."""
        if outlook is None:
            return
        items = self.items(outlook)
        self.count = sum(not isinstance(item, str) for item in items)
        self.border_title = visible(f"{self.key} {self.NAME.capitalize()} {self.count}")
        self.rows.fill(items, self._why_empty(outlook))

    def _why_empty(self, outlook: Outlook) -> str:
        results = outlook.results
        if results is None and not outlook.scope:
            return f"This base has no {self.NOUN}."
        if results is None:
            return f"No {self.NOUN} concern {' and '.join(outlook.crumbs())}. Esc goes back."
        if results.reason:
            return f"{results.reason}."
        if results.missing:
            return f"Nothing holds {' or '.join(results.missing)}, and nothing is spelt nearly so."
        return f"The search finds no {self.NOUN}. Tab goes to the next pane that has some."

    def marks(self, text: str) -> list[tuple[int, int]]:
        """The spans of a text that the search matched."""
        return self.outlook.marks(text) if self.outlook else []

    def snip(self, text: str, width: int) -> str:
        """A text cut around what the search matched."""
        return self.outlook.snip(text, width) if self.outlook else text
