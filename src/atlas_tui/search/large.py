"""The index of a large base: from the cache where it is sound, else built and put there."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from atlas_tui import __version__
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import cancelling
from atlas_tui.facts.model import Fact
from atlas_tui.facts.shelf import fetch, shelf_folder, store
from atlas_tui.search.arrays import ArrayPostings
from atlas_tui.search.entries import Entries
from atlas_tui.search.gather import gather

_FORMAT = 3


def large_postings(
    atlas: Atlas,
    facts: Iterable[Fact],
    bounds: Sequence[int],
    progress: Callable[[int, int], bool | None] | None = None,
) -> ArrayPostings:
    """The postings of a large base, by the stamp of its files.

    Raises:
        Cancelled: the progress callback returned False; nothing is left behind.
    """
    shelf = index_shelf(atlas.stamp) if atlas.stamp else None
    key = f"index {_FORMAT} {__version__} {atlas.stamp}"
    if shelf:
        blocks = fetch(shelf, key)
        if blocks:
            return ArrayPostings(blocks)
    made = gather(facts, Entries(atlas), bounds, cancelling(progress))
    if shelf and store(shelf, key, made):
        blocks = fetch(shelf, key)
        if blocks:
            return ArrayPostings(blocks)
    return ArrayPostings(made)


def index_shelf(stamp: str) -> Path:
    """The cache file of the index of a base with this stamp."""
    return shelf_folder() / f"{stamp}.index"
