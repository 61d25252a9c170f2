"""What the reader has collected: excerpts, notes and headings in their own order."""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType

from atlas_tui.cite import notebook as changing
from atlas_tui.cite import notebooks
from atlas_tui.cite.notebook import Entry, Excerpt, kind_of
from atlas_tui.cite.notebook import Notebook as Held
from atlas_tui.cite.notebook_claims import claim_of
from atlas_tui.facts.model import Claim, Fact
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui import entries
from atlas_tui.ui.draw.drawn import Block
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane
from atlas_tui.ui.rebinding import keymap_of


class Leaf(Struct, frozen=True):
    """An entry as a row: its id is that of its claim, if the base has it, else made of its words."""

    id: str
    entry: Entry


class Notebook(Pane):
    """The entries of a notebook; each row is the entry of the same place."""

    NAME = "notebook"
    NOUN = "entries"
    QUESTION = "What have I collected for the memo?"
    IS_NARROWED = False
    KEYS = ("notebook", "list")
    ROW_HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("notebook")
    ]

    name_of = notebooks.DEFAULT
    """The notebook that is shown."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.held: Held | None = None
        """The notebook as it is shown; None where its file is refused."""
        self.stamp = (0, 0)
        """The time of change and size of its file when it was read."""
        self._refused = ""

    def lists(self, outlook: Outlook) -> Sequence[Any]:
        """Every entry, whatever narrows the panes."""
        self.stamp, self.held, self._refused = self.stamp_now(), None, ""
        try:
            self.held = notebooks.read(self.name_of)
        except AtlasError as refused:
            self._refused = str(refused)
            return []
        seen: Counter[str] = Counter()
        leaves = []
        for entry in self.held.entries:
            told = f"{kind_of(entry)}:{getattr(entry, 'text', '')}"
            claim = claim_of(outlook.atlas, entry) if isinstance(entry, Excerpt) else None
            told = claim.id if claim else told
            leaves.append(Leaf(f"{told}#{seen[told]}" if seen[told] else told, entry))
            seen[told] += 1
        return leaves

    def stamp_now(self) -> tuple[int, int]:
        """The time of change and size of the notebook's file; zeros where there is none."""
        try:
            stat = notebooks.path_of(self.name_of).stat()
        except (AtlasError, OSError):
            return 0, 0
        return stat.st_mtime_ns, stat.st_size

    def _title(self) -> str:
        return f"{super()._title()} · {self.name_of}"

    def fill(self, items: Sequence[Any], empty: str, keep: str = "") -> None:
        """Show other entries, with the cursor on the same one, else in the same place."""
        here = self.item.id if self.item else ""
        if items and not keep and not any(leaf.id == here for leaf in items):
            keep = items[min(self.cursor, len(items) - 1)].id
        super().fill(items, empty, keep)

    def sort_by(self, column: str, *, is_reversed: bool) -> str:  # noqa: ARG002 (it is not sorted)
        """Say that the order is the reader's."""
        keymap = keymap_of(self)
        up, down = keymap.key("entry-up"), keymap.key("entry-down")
        return f"The order of a notebook is your own: {up} and {down} move an entry"

    def _why_empty(self, outlook: Outlook) -> str:  # noqa: ARG002 (nothing narrows it)
        if self._refused:
            return self._refused
        keymap = keymap_of(self)
        return (
            f"Nothing is in {self.name_of} yet: {keymap.key('collect')} adds the claim under the"
            f" cursor, or all marked ones, from any pane; {keymap.key('entry-note')} writes a note"
            " here."
        )

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        leaf = self.item
        return leaf.entry if isinstance(leaf, Leaf) else None

    @property
    def fact(self) -> Fact | None:
        """The claim of the excerpt under the cursor, if the base has it."""
        return self._claim(self.item)

    def _claim(self, leaf: Any) -> Claim | None:
        atlas = self.outlook.atlas if self.outlook else None
        entry = leaf.entry if leaf else None
        return claim_of(atlas, entry) if atlas and isinstance(entry, Excerpt) else None

    def facts(self) -> list[Fact]:
        """The claims of all excerpts that the base has."""
        return [claim for leaf in self.items if (claim := self._claim(leaf))]

    def between(self, first: int, last: int) -> list[str]:
        """The ids of the claims from one row to another."""
        low, high = sorted((first, last))
        return [claim.id for leaf in self.items[low : high + 1] if (claim := self._claim(leaf))]

    def told(self) -> list[Block] | None:
        """A note or heading whole, or what has become of an excerpt."""
        if self.entry is None or self.outlook is None:
            return None
        return entries.card(self.outlook.atlas, self.entry)

    def words(self) -> str:
        """The words of the entry under the cursor as they are kept."""
        if self.entry is None or self.outlook is None:
            return ""
        return entries.words(self.outlook.atlas, self.entry)

    def paint(self, leaf: Any, width: int) -> list[Line]:
        """An entry in two lines."""
        return entries.row(self.outlook.atlas, leaf.entry, width) if self.outlook else []

    def set_cursor(self, at: int) -> None:
        """Put the cursor on an entry by its place."""
        if self.items:
            self.cursor = self._nearest(at)

    def _edit(self, step: Callable[[Held, int], Held], done: str = "") -> bool:
        """Change the notebook at the cursor; whether that was done."""
        done_so: bool = self.screen.edit_notebook(step, done)  # type: ignore[attr-defined]
        return done_so

    def action_remove(self) -> None:
        """Take the entry under the cursor out."""
        if self.items:
            told = f"Taken out; {keymap_of(self).key('entry-undo')} brings it back"
            self._edit(lambda held, at: changing.remove(held, [at]), told)

    def action_shift(self, step: int) -> None:
        """Move the entry under the cursor up or down."""
        to = self.cursor + step
        if not 0 <= to < len(self.items):
            return
        if self._edit(lambda held, at: changing.move(held, at, at + step)):
            self.set_cursor(to)

    def action_undo(self) -> None:
        """Take the last change back."""
        changes = self.held.changes if self.held else ()
        done = f"Taken back: {changes[-1].what}" if changes else ""
        if self._edit(lambda held, _: changing.undo(held), done):
            self.set_cursor(changes[-1].at)
