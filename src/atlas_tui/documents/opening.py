"""A source's attached document opened: its text, and where the quotations of its claims stand."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from atlas_tui.documents import kept
from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.blocks import scheme_of
from atlas_tui.documents.copies import Copy, fingerprint
from atlas_tui.documents.kept import Kept, claims_key
from atlas_tui.documents.placing import Placed, place_all
from atlas_tui.documents.readers import Content, Reading, Unreadable, read
from atlas_tui.documents.text import Document, document
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Progress
from atlas_tui.facts.model import Claim, Source

Health = Literal["present", "changed", "vanished"]
"""Whether the file is as it was added, is another one now, or cannot be had any more."""


class Opened(Struct, frozen=True, kw_only=True):
    """A document, and where the claims of its source stand in it, by claim id."""

    source: Source
    copy: Copy
    health: Health
    document: Document
    placed: Mapping[str, Placed]
    notices: tuple[str, ...] = ()


def claims_of(atlas: Atlas, source: Source) -> list[Claim]:
    """The claims that a source makes, in the order of the base."""
    return [claim for claim in atlas.within(Claim, (source.id,)) if claim.source == source.id]


def open_document(
    atlas: Atlas, source: Source, copy: Copy, progress: Progress | None = None
) -> Opened:
    """Open the file of a copy as it is now, to be read.

    Raises:
        Unreadable: no text can be had of it any more; the message begins with its path.
        Cancelled: the progress callback said so.
    """
    reading = read(Path(copy.path), known_content)
    claims = claims_of(atlas, source)
    placed = placed_in(reading, claims, progress)
    same = reading.sha256 == copy.sha256
    changed = () if same else ("the file has changed since it was added",)
    content = reading.content
    sections = {claim.section for claim in claims if claim.section}
    return Opened(
        source=source,
        copy=copy,
        health="present" if same else "changed",
        document=document(content, scheme(reading, source), sections),
        placed=with_confirmed(placed, claims, copy if same else None),
        notices=(*changed, *content.notices),
    )


def placed_in(
    reading: Reading, claims: Sequence[Claim], progress: Progress | None = None
) -> list[Placed]:
    """Where the quotations of claims stand in a file, from the cache if it is known.

    Raises:
        Cancelled: the progress callback said so.
    """
    key = claims_key(claims)
    known = kept.recall(reading.sha256)
    if known and key in known.placed:
        return known.placed[key]
    text = reading.content.text
    placed = place_all(Passages(text, "lines"), claims, progress)
    slow = reading.format != "plain"
    kept.remember(
        reading.sha256,
        Kept(
            length=len(text),
            content=reading.content if slow else None,
            placed={**(known.placed if known else {}), key: placed},
        ),
    )
    return placed


def texts_of(registered: Iterable[Copy]) -> dict[str, str]:
    """The raw texts of copies by source id; those that cannot be read now are left out."""
    texts: dict[str, str] = {}
    for copy in registered:
        try:
            texts[copy.source] = read(Path(copy.path), known_content).content.text
        except Unreadable:
            continue
    return texts


def scheme(reading: Reading, source: Source) -> str:
    """How the paragraphs of a file are told: as its source says, if it is the file that was meant."""
    if reading.sha256 == source.sha256:
        return source.paragraphs
    if reading.format == "plain":
        return scheme_of(reading.content.text)
    return "lost" if reading.format == "pdf" else "blocks"


def known_content(sha256: str) -> Content | None:
    """The content of the file of this hash, if it was kept because it takes long to read."""
    known = kept.recall(sha256)
    return known.content if known else None


def with_confirmed(
    placed: Iterable[Placed], claims: Iterable[Claim], copy: Copy | None
) -> dict[str, Placed]:
    """By claim id, with the places that a person has found right in this very file."""
    found = {each.claim: each for each in placed}
    for claim in claims if copy and copy.confirmed else ():
        place = copy.confirmed.get(claim.id) if copy else None
        here = found.get(claim.id)
        if place is None or here is None or place.words != fingerprint(claim):
            continue
        if here.state in ("relocated", "ambiguous"):
            same = (here.start, here.end) == (place.start, place.end)
            found[claim.id] = msgspec.structs.replace(
                here,
                start=place.start,
                end=place.end,
                gap=here.gap if same else None,
                confirmed=True,
            )
    return found
