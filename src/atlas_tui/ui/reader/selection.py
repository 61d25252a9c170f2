"""Words chosen on a page: from which to which, and how the end of them is moved."""

from typing import Literal, NamedTuple

from atlas_tui.ui.reader.page import Page

By = Literal["word", "sentence", "line"]


class Selection(NamedTuple):
    """The word where the reader is, and the one where choosing began; None while it has not."""

    head: int
    anchor: int | None = None

    @property
    def words(self) -> range:
        """The numbers of the words chosen; the one where the reader is while none are."""
        anchor = self.head if self.anchor is None else self.anchor
        return range(min(self.head, anchor), max(self.head, anchor) + 1)

    @property
    def is_begun(self) -> bool:
        """Whether words are chosen, not only gone through."""
        return self.anchor is not None

    def begun(self) -> "Selection":
        """Words are chosen from here."""
        return Selection(self.head, self.head)

    def ended(self) -> "Selection":
        """No words are chosen any more."""
        return Selection(self.head)


def moved(page: Page, selection: Selection, by: By, step: int) -> Selection:
    """The selection with its head moved by words, sentences or lines; it stays on the page.

    While words are chosen a sentence ahead leads to its end, so that it is chosen whole.
    """
    at = selection.head
    if by == "word":
        head = at + step
    elif by == "line":
        head = _by_lines(page, at, step)
    elif step < 0:
        begins = page.sentence(at)[0]
        head = begins if begins < at or not at else page.sentence(at - 1)[0]
    else:
        ends = page.sentence(at)[-1]
        if selection.is_begun:
            head = ends if ends > at else page.sentence(min(at + 1, len(page.words) - 1))[-1]
        else:
            head = ends + 1
    return selection._replace(head=max(0, min(head, len(page.words) - 1)))


def _by_lines(page: Page, at: int, step: int) -> int:
    """The word in the same column some lines away; empty lines are passed over."""
    word = page.words[at]
    line = max(0, min(word.line + step, len(page.rows) - 1))
    while page.rows[line].first == page.rows[line].last:
        line += 1 if step > 0 else -1
    return page.word_on(line, word.column)


def span(page: Page, selection: Selection) -> tuple[int, int]:
    """The half-open span of the raw text that the words chosen stand in."""
    words = selection.words
    return page.words[words[0]].start, page.words[words[-1]].end
