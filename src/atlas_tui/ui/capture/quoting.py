"""From words chosen in a document to the draft of a claim, and what it is checked against."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.attached import Attached
from atlas_tui.documents.drafting import quoting
from atlas_tui.documents.opening import Opened
from atlas_tui.facts.draft import Draft

LOST = "lost"
"""How paragraphs are told in a text that is not the one that the base counts them in."""


class Quoted(NamedTuple):
    """A draft that quotes a document, and the documents that it is checked against, by source id."""

    draft: Draft
    attached: Mapping[str, Attached]


def quoted(opened: Opened, start: int, end: int) -> Quoted:
    """The draft of a claim that quotes a half-open span of a document's raw text.

    Only the very file is checked against, and only in it are paragraphs numbered as the base does:
    in another rendition, or a file that has changed, they may be others.

    Raises:
        AtlasError: there is no word in the span.
    """
    source, copy = opened.source, opened.copy
    is_it = opened.health == "present" and copy.sha256 == source.sha256
    passages = Passages(opened.document.raw, source.paragraphs if is_it else LOST)
    draft = quoting(passages, source, start, end, opened.document.section(start))
    return Quoted(draft, {source.id: Attached(source, Path(copy.path), passages)} if is_it else {})
