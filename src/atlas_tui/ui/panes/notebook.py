"""What the reader has collected: excerpts, notes and headings in their own order."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar

from msgspec import Struct
from textual.binding import Binding, BindingType

from atlas_tui.cite import notebook as changing
from atlas_tui.cite import notebooks
from atlas_tui.cite.notebook import Entry, Excerpt, Heading
from atlas_tui.cite.notebook_claims import IN_WORDS, claim_of, standing
from atlas_tui.facts.model import Claim, Fact
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.keymap import bindings
from atlas_tui.ui.line import Line, spread
from atlas_tui.ui.outlook import Outlook
from atlas_tui.ui.panes.pane import Pane


class Leaf(Struct, frozen=True):
    """An entry as a row; the number, from 0, is its place, and its id stays with what it holds."""

    id: str
    entry: Entry


class Notebook(Pane):
    """The entries of a notebook; excerpts stand with how they are in the base now."""

    NAME = "notebook"
    NOUN = "entries"
    QUESTION = "What have I collected for the memo?"
    ROW_HEIGHT = 2
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(keys, action, does, id=name, show=False)
        for name, keys, action, does in bindings("notebook")
    ]

    name_of = notebooks.DEFAULT
    """The notebook that is shown."""

    def lists(self, outlook: Outlook) -> Sequence[Any]:  # noqa: ARG002 (a notebook is not narrowed)
        """Every entry, whatever narrows the panes."""
        self._refused = ""
        try:
            held = notebooks.read(self.name_of)
        except AtlasError as refused:
            self._refused = str(refused)
            return []
        seen: dict[str, int] = {}
        leaves = []
        for entry in held.entries:
            told = (
                entry.claim
                if isinstance(entry, Excerpt)
                else f"{type(entry).__name__}:{entry.text}"
            )
            seen[told] = seen.get(told, 0) + 1
            leaves.append(Leaf(f"{told}#{seen[told]}", entry))
        return leaves

    def _why_empty(self, outlook: Outlook) -> str:  # noqa: ARG002 (nothing narrows it)
        if self._refused:
            return self._refused
        return (
            f"The notebook {self.name_of} is empty: b adds the claim under the cursor, or all marked"
            " ones, from any pane; i writes a note here."
        )

    @property
    def entry(self) -> Entry | None:
        """The entry under the cursor."""
        leaf = self.item
        return leaf.entry if isinstance(leaf, Leaf) else None

    @property
    def fact(self) -> Fact | None:
        """The claim of the excerpt under the cursor, if the base has it."""
        entry = self.entry
        atlas = self.outlook.atlas if self.outlook else None
        return claim_of(atlas, entry) if atlas and isinstance(entry, Excerpt) else None

    def facts(self) -> list[Fact]:
        """The claims of all excerpts that the base has."""
        atlas = self.outlook.atlas if self.outlook else None
        if atlas is None:
            return []
        found = [
            claim_of(atlas, leaf.entry)
            for leaf in self.items
            if isinstance(leaf, Leaf) and isinstance(leaf.entry, Excerpt)
        ]
        return [claim for claim in found if isinstance(claim, Claim)]

    def set_cursor(self, at: int) -> None:
        """Put the cursor on an entry by its place."""
        self.cursor = self._nearest(at)

    def paint(self, leaf: Any, width: int) -> list[Line]:
        """An entry in two lines."""
        entry = leaf.entry
        if isinstance(entry, Heading):
            return [[], [("# ", "dim"), (entry.text, "heading")]]
        if not isinstance(entry, Excerpt):
            first, _, rest = entry.text.partition("\n")
            return [
                [("  ", "text"), (first, "text")],
                [("  ", "text"), (" ".join(rest.split()), "dim")],
            ]
        atlas = self.outlook.atlas if self.outlook else None
        told = IN_WORDS[standing(atlas, entry)] if atlas else ""
        flags: Line = [(f" {told}", "warning")] if told else []
        caveat: Line = [(f"  [{entry.caveat}]", "warning")] if entry.caveat else []
        quote: Line = [("  “", "quote"), (" ".join(entry.quote.split()), "quote"), ("”", "quote")]
        return [spread(quote, flags, width), [("    ", "text"), (entry.citation, "dim"), *caveat]]

    def _edit(self, step: Callable[..., Any], done: str, to: int = 0) -> None:
        if not self.items:
            return
        at = self.cursor
        self.screen.edit_notebook(step, done)  # type: ignore[attr-defined]
        if to:
            self.set_cursor(at + to)

    def action_remove(self) -> None:
        """Take the entry under the cursor out."""
        self._edit(lambda held, at: changing.remove(held, [at]), "Taken out; u brings it back")

    def action_shift(self, step: int) -> None:
        """Move the entry under the cursor up or down."""
        self._edit(lambda held, at: changing.move(held, at, at + step), "", step)

    def action_undo(self) -> None:
        """Take the last change back."""
        self.screen.edit_notebook(lambda held, _: changing.undo(held), "Taken back")  # type: ignore[attr-defined]
