"""Writing between the excerpts of a notebook: notes and headings."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from atlas_tui.ui.noting import Noting
from atlas_tui.ui.rebinding import keymap_of

if TYPE_CHECKING:
    from atlas_tui.cite.notebook import Entry, Notebook


class Wording(Noting):
    """The reader's own words in the notebook that is open."""

    _unwritten = ""
    """What was typed and could not be saved; the next note begins with it."""

    async def action_note(self) -> None:
        """Write a note below the cursor of the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        await self._write("Note", notebook.note, lines=True)

    async def action_headline(self) -> None:
        """Write a heading below the cursor of the notebook."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        await self._write("Heading", notebook.heading)

    async def _write(
        self, what: str, write: "Callable[..., Notebook]", *, lines: bool = False
    ) -> None:
        pane = self.notebook_pane
        if pane is None:
            return
        before, cursor = pane.entry, pane.cursor

        def written(text: str | None) -> None:
            if text and text.strip():
                self._put(write, text, before, cursor)

        await self.prompt(what, self._unwritten, written, lines=lines)

    def _put(
        self, write: "Callable[..., Notebook]", text: str, before: "Entry | None", cursor: int
    ) -> None:
        """Write a text below an entry, or at the end where that is there no more."""
        from atlas_tui.cite.notebook_claims import now  # noqa: PLC0415 (when it is used)

        at = 0

        def step(held: "Notebook") -> "Notebook":
            nonlocal at
            place = _place(held, before, cursor)
            at = len(held.entries) if place is None else place + 1
            return write(held, text, now(), at if at < len(held.entries) else None)

        self._unwritten = text
        if self._change(step) is not None and self.notebook_pane:
            self._unwritten = ""
            self.notebook_pane.set_cursor(at)
            self.say(f"Written; {keymap_of(self).key('entry-undo')} takes it back")

    async def action_reword(self) -> None:
        """Change the words of a note or heading."""
        from atlas_tui.cite import notebook  # noqa: PLC0415 (when it is used)

        pane = self.notebook_pane
        entry = pane.entry if pane else None
        text = getattr(entry, "text", "")
        if pane is None or entry is None or not text:
            note = keymap_of(self).key("entry-note")
            self.say(f"An excerpt keeps the words of its document; {note} writes a note beside it")
            return
        cursor = pane.cursor

        def step(held: "Notebook", new: str) -> "Notebook":
            place = _place(held, entry, cursor)
            # What was typed is kept, even where the entry has been taken out elsewhere.
            return notebook.note(held, new) if place is None else notebook.reword(held, place, new)

        def written(new: str | None) -> None:
            if not new or not new.strip() or new == text:
                return
            if self._change(lambda held: step(held, new)):
                self.say(f"Reworded; {keymap_of(self).key('entry-undo')} takes it back")

        await self.prompt("Words", text, written, lines=True)


def _place(held: "Notebook", entry: "Entry | None", cursor: int) -> int | None:
    """Where an entry stands now, first of all where the cursor was on it; None where nowhere."""
    if cursor < len(held.entries) and held.entries[cursor] == entry:
        return cursor
    return held.entries.index(entry) if entry in held.entries else None
