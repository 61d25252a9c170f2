"""What every pane is: a titled list of the facts of its kinds, within scope and search."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import LARGE
from atlas_tui.facts.model import Fact
from atlas_tui.ui.lines import untagged
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.rows import Item, Rows

if TYPE_CHECKING:
    from atlas_tui.ui.draw.drawn import Block

Key = Callable[[Atlas, Any], Any]
"""What a fact is sorted by."""


class Pane(Rows, abstract=True):
    """A pane; subclasses say what it lists and how a fact looks."""

    NAME: ClassVar[str]
    NOUN: ClassVar[str]
    """What its rows are, for sentences about them."""
    QUESTION: ClassVar[str]
    """What the pane answers, for the help."""
    IS_NARROWED: ClassVar[bool] = True
    """Whether searches, filters and scopes narrow it."""
    KEYS: ClassVar[tuple[str, ...]] = ("list",)
    """The places of `actions.PLACES` whose keys act in it, its own first."""
    COLUMNS: ClassVar[str] = ""
    """What the numbers at the right of a row are."""
    LEAPS: ClassVar[bool] = True
    """Whether its rows can be labelled, so that two letters go to one."""
    SORTS: ClassVar[Mapping[str, Key]] = {}
    """What the rows can be sorted by under their headings, but for their own order."""

    def __init__(self, key: str) -> None:
        super().__init__(id=self.NAME)
        self.add_class("pane")
        self.key = key
        self.outlook: Outlook | None = None
        self.count = 0
        self.sorted_by = ""
        self.is_reversed = False
        self.border_subtitle = untagged(self.COLUMNS)

    def lists(self, outlook: Outlook) -> Sequence[Item]:
        """What the pane lists within an outlook, with headings."""
        raise NotImplementedError

    def told(self) -> "list[Block] | None":
        """What the card says of what is under the cursor, where that is no fact with a card."""
        return None

    def chosen(self) -> list[Fact]:
        """What is copied and collected of what is under the cursor."""
        return [self.fact] if self.fact else []

    def look_out(self, outlook: Outlook) -> None:
        """List what an outlook leaves, with the cursor where it was."""
        self.outlook = outlook
        items = self._sorted(self.lists(outlook))
        listed = len(items)
        if isinstance(items, list):
            listed -= sum(isinstance(item, str) for item in items)
        more = outlook.more(self.NAME)
        self.count = listed + more
        self.entitle(self._title(), self._subtitle(listed if more else None))
        self.fill(items, self._why_empty(outlook))

    def _title(self) -> str:
        return f"{self.key} {self.NAME.capitalize()} {self.count:,}"

    def _subtitle(self, listed: int | None) -> str:
        said = [self.COLUMNS] if self.COLUMNS else []
        if self.sorted_by or self.is_reversed:
            said.append(f"by {self.sorted_by or 'own order'} {'↑' if self.is_reversed else '↓'}")
        if listed is not None:
            said.append(f"the best {listed:,} are listed")
        return " · ".join(said)

    def sort_by(self, column: str, *, is_reversed: bool) -> str:
        """Sort the rows under their headings; says why where they cannot be."""
        if len(self.items) >= LARGE:
            return f"{len(self.items):,} rows are too many to sort; narrow them first"
        self.sorted_by, self.is_reversed = column, is_reversed
        if self.outlook:
            self.look_out(self.outlook)
        return ""

    def _sorted(self, items: Sequence[Item]) -> Sequence[Item]:
        if not (self.sorted_by or self.is_reversed) or len(items) >= LARGE:
            return items
        done: list[Item] = []
        group: list[Fact] = []
        for item in items:
            if isinstance(item, str):
                done += [*self._ordered(group), item]
                group = []
            else:
                group.append(item)
        return [*done, *self._ordered(group)]

    def _ordered(self, facts: list[Fact]) -> list[Fact]:
        by = self.SORTS.get(self.sorted_by)
        atlas = self.outlook.atlas if self.outlook else None
        if by is None or atlas is None:
            return facts[::-1] if self.is_reversed else facts
        return sorted(facts, key=lambda fact: by(atlas, fact), reverse=self.is_reversed)

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
