"""What every pane is: a titled list of the facts of its kinds, within scope and search."""

from collections.abc import Sequence
from typing import ClassVar

from atlas_tui.facts.text import visible
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.rows import Item, Rows


class Pane(Rows):
    """A pane; subclasses say what it lists and how a fact looks."""

    NAME: ClassVar[str]
    NOUN: ClassVar[str]
    """What its rows are, for sentences about them."""
    QUESTION: ClassVar[str]
    """What the pane answers, for the help."""
    COLUMNS: ClassVar[str] = ""
    """What the numbers at the right of a row are."""

    def __init__(self, key: str) -> None:
        super().__init__(id=self.NAME)
        self.add_class("pane")
        self.key = key
        self.outlook: Outlook | None = None
        self.count = 0
        self.border_subtitle = self.COLUMNS

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """What the pane lists within an outlook, with headings."""
        raise NotImplementedError

    def look_out(self, outlook: Outlook) -> None:
        """List what an outlook leaves, with the cursor where it was."""
        self.outlook = outlook
        items = self.lists(outlook)
        listed = len(items)
        if isinstance(items, list):
            listed -= sum(isinstance(item, str) for item in items)
        more = outlook.more(self.NAME)
        self.count = listed + more
        self.border_subtitle = f"the best {listed:,} are listed" if more else self.COLUMNS
        self.border_title = visible(f"{self.key} {self.NAME.capitalize()} {self.count:,}")
        self.fill(items, self._why_empty(outlook))

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
