"""Finding words in a document, live as they are typed, and going from place to place."""

from bisect import bisect_left

from atlas_tui.documents.text import find
from atlas_tui.ui.reader.walking import Walking
from atlas_tui.ui.searchbar import How, SearchBar


class Finding(Walking):
    """Looks for words."""

    _bar: SearchBar | None = None
    _top_before = 0
    """The line on top when words began to be looked for."""

    async def action_find(self) -> None:
        """Open the line in which words to find are typed."""
        if self._bar is None:
            self._bar = SearchBar(self._typed, self._find_left)
            self._bar.placeholder = "words of this document"
            await self.mount(self._bar, before=self._status)
        self._top_before = self.text.top
        self._see(is_searching=True)
        self._bar.begin("")

    @property
    def is_typing(self) -> bool:
        """Whether words to find are typed."""
        return self._bar is not None and self.focused is self._bar

    def _see(self, *, is_searching: bool) -> None:
        self._arrangement.is_searching = is_searching
        self.text.refresh(layout=True)

    def _typed(self, words: str) -> None:
        self.text.look_for(find(self.opened.document, words) if words.strip() else ())
        if self.text.found:
            starts = [start for start, _ in self.text.found]
            page = self.text.page
            begin = bisect_left(starts, page.place_of(self._top_before) if page else 0)
            self._go_to_found(begin % len(starts))
        else:
            self.text.scroll_to_line(self._top_before)
            self.say("These words do not stand together in this document" * bool(words.strip()))

    def _find_left(self, how: How) -> None:
        self._see(is_searching=False)
        self.set_focus(self.text)
        if how == "given up":
            self.text.look_for(())
            self.text.scroll_to_line(self._top_before)
            self.say("")

    def action_found(self, step: int) -> None:
        """Go to the next or previous place where the words stand."""
        found = self.text.found
        if not found:
            self.say(f"Nothing is looked for; {self.key('find')} finds words")
            return
        first = self.text.hit < 0
        self._go_to_found((0 if first and step > 0 else self.text.hit + step) % len(found))

    def _go_to_found(self, at: int) -> None:
        self.text.hit = at
        self.text.show(self.text.found[at][0])
        ahead, back = self.key("found-next"), self.key("found-previous")
        self.say(f"{at + 1} of {len(self.text.found)}; {ahead} and {back} go on")
