"""What reading a file gives: its text, what its format tells beside it, or the reason why not."""

from pathlib import Path

from msgspec import Struct

from atlas_tui.facts.problem import AtlasError

MAX_CHARACTERS = 5_000_000
"""Characters of the longest text that is read: some 2,000 pages."""


class Heading(Struct, frozen=True):
    """A heading that the format marks as one: its half-open span and its level, 1 the highest."""

    start: int
    end: int
    level: int


class Content(Struct, frozen=True, kw_only=True):
    """The text of a document.

    `headings` and `pages` (where each page begins) are empty where the format knows none; `notices`
    tell what a reader should know before trusting the text.
    """

    text: str
    headings: tuple[Heading, ...] = ()
    pages: tuple[int, ...] = ()
    notices: tuple[str, ...] = ()


class Unreadable(AtlasError):  # noqa: N818 (it is told, not raised at the reader)
    """Why no text could be had of a file, in a few words that follow its name."""

    def __init__(self, reason: str, path: Path | None = None) -> None:
        super().__init__(f"{path}: {reason}" if path else reason)
        self.reason = reason


def bounded(content: Content) -> Content:
    """The content, if it has words and not too many of them.

    Raises:
        Unreadable: it has none, or too many.
    """
    if len(content.text) > MAX_CHARACTERS:
        raise Unreadable(
            f"has {len(content.text):,} characters of text, over {MAX_CHARACTERS:,}; split it"
        )
    if not content.text.strip():
        raise Unreadable("holds no text")
    return content
