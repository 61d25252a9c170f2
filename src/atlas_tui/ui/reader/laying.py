"""From a source to its document laid out: opened, its words measured, its page made."""

from pathlib import Path
from typing import NamedTuple
from weakref import ReferenceType, ref

from atlas_tui.documents.copies import Copy, copies, copies_of
from atlas_tui.documents.opening import Opened, open_document
from atlas_tui.documents.readers import Unreadable
from atlas_tui.documents.readers.file import Stamp, stamp
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Progress
from atlas_tui.facts.model import Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.reader.page import Page
from atlas_tui.ui.reader.words import Words

LATELY = 4
"""How many documents that were opened lately are remembered."""


class Laid(NamedTuple):
    """A document that was opened, its words, and its page for the width that it is to have."""

    opened: Opened
    words: Words
    page: Page


class _Key(NamedTuple):
    """What a document that was laid out goes by: with another one it is laid out anew."""

    atlas: ReferenceType[Atlas]
    copy: Copy
    stamp: Stamp
    width: int


_laid: dict[str, tuple[_Key, Laid]] = {}


def laid(atlas: Atlas, source: Source, width: int, progress: Progress | None = None) -> Laid | None:
    """The document of a source laid out for a width; None where the reader has attached none.

    Of several copies the first that can be read serves: the very file before other renditions.

    Raises:
        AtlasError: the register of copies, or every copy, cannot be read.
        Cancelled: the progress callback said so.
    """
    refused: AtlasError | None = None
    for copy in copies_of(source, copies()):
        try:
            return _remembered(atlas, source, copy, width, progress)
        except AtlasError as reason:
            refused = refused or reason
    if refused:
        raise refused
    return None


def _remembered(
    atlas: Atlas, source: Source, copy: Copy, width: int, progress: Progress | None
) -> Laid:
    """A copy laid out, or as it was laid out before."""
    key = _Key(ref(atlas), copy, stamp_of(copy), width)
    known = _laid.pop(copy.path, None)
    if known and known[0] == key:
        made = known[1]
    else:
        opened = open_document(atlas, source, copy, progress)
        words = Words(opened.document)
        made = Laid(opened, words, Page(words, width))
    _laid[copy.path] = key, made
    while len(_laid) > LATELY:
        _laid.pop(next(iter(_laid)), None)
    return made


def stamp_of(copy: Copy) -> Stamp:
    """The stamp of the file of a copy.

    Raises:
        Unreadable: there is no such file any more, or it is none; the message begins with its path.
    """
    path = Path(copy.path)
    try:
        return stamp(path)
    except Unreadable as refused:
        raise Unreadable(refused.reason, path) from refused
