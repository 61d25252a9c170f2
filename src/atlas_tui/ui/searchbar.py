"""The line in which a search is typed; earlier ones come back with the arrow keys."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

LONGEST = 10_000
"""Characters that a query may have."""


class SearchBar(Input):
    """Says upward what is searched while it is typed, and how the reader left it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave('given up')", "Give the search up", show=False),
        Binding("tab", "leave('next')", "Next pane with hits", show=False),
        Binding("up", "recall(-1)", "Earlier search", show=False),
        Binding("down", "recall(1)", "Later search", show=False),
    ]

    class Left(Message):
        """The reader left the line: `best`, `next` or `given up`."""

        def __init__(self, how: str) -> None:
            super().__init__()
            self.how = how

    def __init__(self) -> None:
        super().__init__(
            placeholder='words  "phrase"  -word  2021..2023  in:projects  from:source  about:TKM',
            id="search",
            max_length=LONGEST,
            compact=True,
        )
        self.earlier: list[str] = []
        self._at = 0

    def begin(self, query: str) -> None:
        """Open the line with a query to edit."""
        self._at = len(self.earlier)
        self.value = query
        self.cursor_position = len(query)
        # At once: the next key may already be a letter of the query.
        self.screen.set_focus(self)

    def action_leave(self, how: str) -> None:
        """Leave the line and say how."""
        if how != "given up" and self.value.strip() and self.value not in self.earlier[-1:]:
            self.earlier.append(self.value)
        self.post_message(self.Left(how))

    async def action_submit(self) -> None:
        """Enter goes to the best hit."""
        self.action_leave("best")

    def action_recall(self, step: int) -> None:
        """Bring an earlier query back."""
        at = self._at + step
        if 0 <= at <= len(self.earlier):
            self._at = at
            self.value = self.earlier[at] if at < len(self.earlier) else ""
            self.cursor_position = len(self.value)
