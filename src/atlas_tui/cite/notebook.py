"""A notebook: excerpts, notes and headings in the reader's order; every change gives a new value.

Changes are splices, and what each of them took out is kept, so that the last ones can be undone.
"""

from collections.abc import Collection, Iterable

from msgspec import Struct
from msgspec.structs import replace

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.text import clean

UNDONE_AT_MOST = 50
"""Changes that a notebook remembers."""


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Something that a notebook holds; `added` is when, as ISO 8601 in UTC."""

    added: str = ""


class Excerpt(Part, frozen=True, kw_only=True):
    """A claim as it was when it was collected, so that it can be read without its base.

    `base` is the title of the base and `claim` the claim's id in it; `citation` is in the plain
    style, and `caveat` what a memo must not drop: alleged, [sic], disputed.
    """

    base: str
    claim: str
    quote: str
    citation: str
    caveat: str = ""


class Note(Part, frozen=True, kw_only=True):
    """The reader's own words between excerpts; a blank line parts paragraphs."""

    text: str


class Heading(Part, frozen=True, kw_only=True):
    """What the entries below it are about."""

    text: str


Entry = Excerpt | Note | Heading
KINDS: dict[str, type[Entry]] = {"excerpt": Excerpt, "note": Note, "heading": Heading}
"""The kinds of entry by the name under which each is written down."""


class Change(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A splice that was made: at `at` so many entries `came` where those `gone` had stood."""

    at: int
    came: int
    gone: tuple[Entry, ...] = ()
    what: str = ""


class Notebook(Struct, frozen=True):
    """A named notebook: its entries in order, and its last changes, oldest first."""

    name: str
    entries: tuple[Entry, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def excerpts(self) -> list[Excerpt]:
        """The excerpts alone, in order."""
        return [entry for entry in self.entries if isinstance(entry, Excerpt)]

    def holds(self, excerpt: Excerpt) -> bool:
        """Whether the same claim of the same base has been collected."""
        return any(
            (each.base, each.claim) == (excerpt.base, excerpt.claim) for each in self.excerpts
        )


def kind_of(entry: Entry) -> str:
    """The name under which an entry of this kind is written down."""
    return type(entry).__name__.lower()


def add(notebook: Notebook, excerpts: Iterable[Excerpt], at: int | None = None) -> Notebook:
    """Put excerpts at the end, or before entry `at` (from 0); those already collected are left out."""
    given = {(each.base, each.claim): each for each in excerpts}
    new = tuple(each for each in given.values() if not notebook.holds(each))
    if not new:
        return notebook
    what = "adding 1 excerpt" if len(new) == 1 else f"adding {len(new)} excerpts"
    return _put(notebook, new, at, what)


def note(notebook: Notebook, text: str, added: str = "", at: int | None = None) -> Notebook:
    """Write a note at the end, or before entry `at` (from 0).

    Raises:
        AtlasError: the text is empty, or there is no such place.
    """
    return _put(notebook, (Note(text=_worded(text), added=added),), at, "writing a note")


def heading(notebook: Notebook, text: str, added: str = "", at: int | None = None) -> Notebook:
    """Write a heading, on one line, at the end or before entry `at` (from 0).

    Raises:
        AtlasError: the text is empty, or there is no such place.
    """
    entry = Heading(text=" ".join(_worded(text).split()), added=added)
    return _put(notebook, (entry,), at, "writing a heading")


def reword(notebook: Notebook, at: int, text: str) -> Notebook:
    """Give the note or heading at `at` (from 0) another text.

    Raises:
        AtlasError: the text is empty, or an excerpt or nothing stands there.
    """
    entry = entry_at(notebook, at)
    if isinstance(entry, Excerpt):
        raise AtlasError("an excerpt keeps the words of its document; write a note beside it")
    worded = _worded(text)
    if isinstance(entry, Heading):
        worded = " ".join(worded.split())
    new = (replace(entry, text=worded),)
    return _spliced(notebook, at, at + 1, new, f"rewording a {kind_of(entry)}")


def remove(notebook: Notebook, places: Collection[int]) -> Notebook:
    """Take out the entries at these places (from 0).

    Raises:
        AtlasError: nothing stands at one of them.
    """
    gone = {at: entry_at(notebook, at) for at in places}
    if not gone:
        return notebook
    first, last = min(gone), max(gone) + 1
    rest = tuple(
        entry for at, entry in enumerate(notebook.entries[first:last], first) if at not in gone
    )
    what = f"removing {len(gone)} entries"
    if len(gone) == 1:
        what = f"removing {_with_article(gone[first])}"
    return _spliced(notebook, first, last, rest, what)


def move(notebook: Notebook, at: int, to: int) -> Notebook:
    """Move the entry at `at` to the place `to` (both from 0); beyond either end is at that end.

    Raises:
        AtlasError: nothing stands at `at`.
    """
    entry = entry_at(notebook, at)
    to = max(0, min(to, len(notebook.entries) - 1))
    if at == to:
        return notebook
    first, last = min(at, to), max(at, to) + 1
    between = [
        each for place, each in enumerate(notebook.entries[first:last], first) if place != at
    ]
    between.insert(to - first, entry)
    return _spliced(notebook, first, last, tuple(between), f"moving {_with_article(entry)}")


def move_up(notebook: Notebook, at: int) -> Notebook:
    """Exchange the entry at `at` (from 0) with the one before it; the first stays."""
    return move(notebook, at, at - 1)


def move_down(notebook: Notebook, at: int) -> Notebook:
    """Exchange the entry at `at` (from 0) with the one after it; the last stays."""
    return move(notebook, at, at + 1)


def rename(notebook: Notebook, name: str) -> Notebook:
    """The same notebook under another name; `notebooks.rename` does it to the file."""
    return replace(notebook, name=name)


def undo(notebook: Notebook) -> Notebook:
    """Take back the last change that is remembered.

    Raises:
        AtlasError: there is none.
    """
    if not notebook.changes:
        raise AtlasError(f"there is nothing to undo in the notebook {notebook.name!r}")
    last = notebook.changes[-1]
    before, after = notebook.entries[: last.at], notebook.entries[last.at + last.came :]
    return Notebook(notebook.name, before + last.gone + after, notebook.changes[:-1])


def entry_at(notebook: Notebook, at: int) -> Entry:
    """The entry at a place, from 0.

    Raises:
        AtlasError: nothing stands there; the message counts from 1.
    """
    if 0 <= at < len(notebook.entries):
        return notebook.entries[at]
    held = {0: "is empty", 1: "has 1 entry"}.get(
        len(notebook.entries), f"has {len(notebook.entries)} entries"
    )
    raise AtlasError(f"there is no entry {at + 1}: the notebook {notebook.name!r} {held}")


def _put(notebook: Notebook, new: tuple[Entry, ...], at: int | None, what: str) -> Notebook:
    place = len(notebook.entries) if at is None else at
    if place != len(notebook.entries):
        entry_at(notebook, place)
    return _spliced(notebook, place, place, new, what)


def _spliced(
    notebook: Notebook, start: int, stop: int, new: tuple[Entry, ...], what: str
) -> Notebook:
    entries = notebook.entries
    gone = entries[start:stop]
    if new == gone:
        return notebook
    made = Change(at=start, came=len(new), gone=gone, what=what)
    changes = (*notebook.changes, made)[-UNDONE_AT_MOST:]
    return Notebook(notebook.name, entries[:start] + new + entries[stop:], changes)


def _worded(text: str) -> str:
    worded = clean(text).text.strip()
    if not worded:
        raise AtlasError("a note or heading needs some words")
    return worded


def _with_article(entry: Entry) -> str:
    return {"excerpt": "an excerpt", "note": "a note", "heading": "a heading"}[kind_of(entry)]
