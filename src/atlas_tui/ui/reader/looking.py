"""Where the reader looks in a document: which lines are seen, which claim, which words."""

from collections.abc import Callable, Sequence

from textual.geometry import Size

from atlas_tui.documents.placing import Placed, in_order
from atlas_tui.ui.lines import Lines
from atlas_tui.ui.reader.laying import Laid
from atlas_tui.ui.reader.page import Page
from atlas_tui.ui.reader.regions import FRAME, text_width
from atlas_tui.ui.reader.selection import Selection
from atlas_tui.ui.reader.words import Words

ABOVE = 3
"""A place that is gone to stands at this part of the height."""
Told = Callable[[], None]


class Looking(Lines, can_focus=True):
    """A document in view, with a claim that is looked at and perhaps words chosen.

    Args:
        looked: told when another claim is looked at.
        chosen: told when other words are chosen.
        scrolled: told when other lines are seen.
    """

    def __init__(self, looked: Told, chosen: Told, scrolled: Told) -> None:
        super().__init__(id="text")
        self._looked, self._chosen, self._scrolled = looked, chosen, scrolled
        self._words: Words | None = None
        self.page: Page | None = None
        self.placed: list[Placed] = []
        self.at = -1
        """Which of the placed claims is looked at; -1 for none."""
        self.spot: int | None = None
        """The place of the raw text that is looked at where no claim is."""
        self.selection: Selection | None = None
        self.found: Sequence[tuple[int, int]] = ()
        """The raw spans of what was looked for."""
        self.hit = -1
        """Which of them was gone to."""
        self._height = 1
        """How many lines were seen last."""

    def open(self, laid: Laid, height: int) -> None:
        """Show a document laid out for the width and the height that it will have."""
        self._height = max(1, height)
        self._words = laid.words
        self.placed = in_order(laid.opened.placed.values())
        self._take(laid.page)

    def prepare(self) -> None:
        """Make ready what is drawn of another page."""
        raise NotImplementedError

    def light(self) -> None:
        """Make ready what is drawn of what was looked for."""
        raise NotImplementedError

    def map_out(self) -> None:
        """Make ready what is drawn of the whole at another height."""
        raise NotImplementedError

    @property
    def claim(self) -> str:
        """The id of the claim that is looked at; empty for none."""
        return self.placed[self.at].claim if 0 <= self.at < len(self.placed) else ""

    @property
    def height(self) -> int:
        """How many lines are seen, or will be as soon as anything is."""
        return self.content_size.height or self._height

    @property
    def top(self) -> int:
        """The first line that is seen."""
        return round(self.scroll_offset.y)

    def sees(self, place: int) -> bool:
        """Whether a place of the raw text is in view."""
        line = self.page.line_of(place) if self.page else -1
        return self.top <= line < self.top + self.height

    def _take(self, page: Page) -> None:
        self.page = page
        self.set_reactive(Looking.virtual_size, Size(0, len(page.rows)))
        self.prepare()
        self.light()
        self.refresh()

    def look_for(self, found: Sequence[tuple[int, int]]) -> None:
        """Light what was looked for."""
        self.found, self.hit = found, -1
        self.light()
        self.refresh()

    def look_at(self, number: int) -> None:
        """Look at one of the placed claims."""
        self.at, self.spot = number, None
        self.show(self.placed[number].start)
        self._looked()

    def look_at_place(self, place: int) -> None:
        """Look at a place of the raw text where no claim is meant."""
        self.at, self.spot = -1, place
        self.show(place)
        self._looked()

    def look_at_nothing(self) -> None:
        """Look at the page as it is in view."""
        self.at, self.spot = -1, None
        self.refresh()
        self._looked()

    @property
    def is_looking(self) -> bool:
        """Whether a claim or a place is looked at that is in view."""
        looked_at = self._looked_at
        return looked_at is not None and self.sees(looked_at)

    @property
    def _looked_at(self) -> int | None:
        return self.placed[self.at].start if self.claim else self.spot

    @property
    def place(self) -> int:
        """The place of the raw text where the reader looks: as long as it is in view, else the top."""
        looked_at = self._looked_at
        if looked_at is not None and self.sees(looked_at):
            return looked_at
        return self.page.place_of(self.top) if self.page else 0

    def show(self, place: int) -> None:
        """Bring a place of the raw text into view, a third from the top."""
        if self.page:
            self.scroll_to_line(self.page.line_of(place) - self.height // ABOVE)
            self.refresh()

    def scroll_to_line(self, line: int) -> None:
        """Show a line at the top, as far as there are lines below."""
        if self.content_size.height:
            self.scroll_lines(line - self.top)
            return
        # Before anything is drawn, so that it is drawn once.
        lines = len(self.page.rows) if self.page else 0
        y = float(max(0, min(line, lines - self.height)))
        self.set_reactive(Looking.scroll_y, y)
        self.set_reactive(Looking.scroll_target_y, y)

    def choose(self, selection: Selection | None) -> None:
        """Choose other words, and scroll no more than needed to see where the reader is."""
        self.selection = selection
        if selection and self.page:
            self._keep_in_view(self.page.words[selection.head].line)
        self.refresh()
        self._chosen()

    def _keep_in_view(self, line: int) -> None:
        if line < self.top:
            self.scroll_to_line(line)
        elif line >= self.top + self.height:
            self.scroll_to_line(line - self.height + 1)

    def _in_view(self) -> list[int]:
        """The places that were in view at the size before: where the reader looks, and is."""
        page, selection = self.page, self.selection
        if page is None:
            return []
        head = page.words[selection.head].start if selection else None
        places = [each for each in (self._looked_at, head) if each is not None]
        seen = range(self.top, self.top + self._height)
        return [each for each in places if page.line_of(each) in seen]

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say so when other lines are seen."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self._scrolled()

    def on_resize(self) -> None:
        """Lay the document out anew, with the same words on top and the same words chosen."""
        width = text_width(self.drawn_width + FRAME)
        if self.page is None or self._words is None or not self.content_size.height:
            return
        seen = self._in_view()
        if Page.fitted(width) != self.page.width:
            self._turn(Page(self._words, width))
        self.map_out()
        for place in seen:
            self._keep_in_view(self.page.line_of(place))
        self._height = self.height

    def _turn(self, page: Page) -> None:
        before, selection = self.page, self.selection
        if before is None:
            return
        top = before.place_of(self.top)
        if selection:
            head, anchor = (_same_word(before, page, each) for each in selection)
            self.selection = Selection(head or 0, anchor)
        self._take(page)
        self.scroll_to_line(page.line_of(top))


def _same_word(before: Page, page: Page, number: int | None) -> int | None:
    """The number on another page of a word; a part of one becomes the part that begins there."""
    return None if number is None else page.word_at(before.words[number].start)
