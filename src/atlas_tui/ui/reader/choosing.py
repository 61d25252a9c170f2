"""Choosing words of a document, and what is done with them: copied, or captured as a claim."""

from atlas_tui.cite import plain
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.reader.finding import Finding
from atlas_tui.ui.reader.selection import By, Selection, span

EDGE = ",;: "
"""Marks that no quotation begins or ends with."""


class Choosing(Finding):
    """Works on words that are chosen, or on the claim that is looked at."""

    def action_select(self) -> None:
        """Choose words from here; again ends it."""
        selection = self.text.selection or self._begin_word()
        if selection is None:
            self.say("There are no words to choose")
        elif selection.is_begun:
            self.text.choose(selection.ended())
        else:
            self.text.choose(selection.begun())

    def action_motion(self, by: By, step: int) -> None:
        """Move by words or sentences; what is chosen grows or shrinks."""
        if self.text.selection:
            self.move(by, step)
        else:
            self.text.choose(self._begin_word())

    def _begin_word(self) -> Selection | None:
        """The word where the reader looks: that of the claim or paragraph, else the first in view."""
        page = self.text.page
        if page is None or not page.words:
            return None
        return Selection(page.word_at(self.text.place))

    def chosen_span(self) -> tuple[int, int] | None:
        """The half-open raw span of the words chosen."""
        page, selection = self.text.page, self.text.selection
        return span(page, selection) if page and selection and selection.is_begun else None

    def action_copy(self) -> None:
        """Copy the words chosen with their document, or the cited excerpt of the claim looked at."""
        chosen = self.chosen_span()
        if chosen:
            self._copy(self._cited(chosen))
        elif self.claim:
            from atlas_tui.cite.styles import excerpts  # noqa: PLC0415 (when it is used)

            self._copy(excerpts(self.desk.atlas, [self.claim], self.desk.style))
        else:
            self.say(self.nothing_here())

    def _cited(self, chosen: tuple[int, int]) -> str:
        from atlas_tui.documents.drafting import one_line  # noqa: PLC0415 (when it is used)

        words = one_line(self.opened.document.raw[slice(*chosen)]).strip(EDGE)
        section = self.opened.document.section(chosen[0])
        where = [f"“{section}”"] if section else []
        told = ", ".join([plain.document(self.opened.source), *where, *self._place(chosen[0])])
        return f"“{words}” ({told})"

    def nothing_here(self) -> str:
        """What is said where a claim is wanted and none is looked at."""
        following, choose = self.key("next"), self.key("select")
        return f"No claim is looked at; {following} goes to one, {choose} chooses words"

    def _copy(self, text: str) -> None:
        from atlas_tui.cite.copying import copy  # noqa: PLC0415 (when it is used)

        driver = self.app._driver  # noqa: SLF001 (the only way to send a sequence to the terminal)
        copied = copy(text, driver.write if driver else lambda _: None)
        self.say(f"Copied {copied}: {text}")

    def action_confirm(self) -> None:
        """Keep that the quotation stands here, though not in the very words; again takes it back."""
        claim = self.claim
        if claim is None:
            self.say(self.nothing_here())
            return
        placed = self.text.placed[self.text.at]
        if placed.state == "exact":
            self.say("The quotation stands here word for word; nothing is to confirm")
            return
        from msgspec.structs import replace  # noqa: PLC0415 (when it is used)

        from atlas_tui.documents.copies import confirm, unconfirm  # noqa: PLC0415 (likewise)

        try:
            if placed.confirmed:
                unconfirm(self.opened.copy, claim)
            else:
                confirm(self.opened.copy, claim, placed.start, placed.end)
        except AtlasError as refused:
            self.say(f"Not kept: {refused}")
            return
        self.text.placed[self.text.at] = replace(placed, confirmed=not placed.confirmed)
        self.text.sign()
        self.looked()
        if not placed.confirmed:
            again = f"{self.key('confirm')} again takes it back"
            self.say(f"Confirmed, and kept beside your own data; {again}")

    async def action_capture(self) -> None:
        """Open the form of a new claim for the words chosen."""
        chosen = self.chosen_span()
        if chosen is None:
            self.say(f"{self.key('select')} begins to choose the words that the claim quotes")
            return
        await self.desk.capture(self.opened, chosen, self)
