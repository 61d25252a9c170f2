"""How the reader's copies are now, and how claims stand to them, mostly without opening a file."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Literal

from msgspec import Struct

from atlas_tui.documents import kept
from atlas_tui.documents.anchor import State
from atlas_tui.documents.copies import Copy, copies, copies_of
from atlas_tui.documents.kept import claims_key
from atlas_tui.documents.opening import Health, claims_of, known_content, placed_in, with_confirmed
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers import Unreadable, read
from atlas_tui.documents.readers.file import Stamp, stamp
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Progress
from atlas_tui.facts.model import Claim, Source

Standing = Literal["exact", "ambiguous", "relocated", "missing", "not-attached"]
"""How a claim stands to its document, where that is attached."""

NOT_ATTACHED: Standing = "not-attached"


class Glance(Struct, frozen=True, kw_only=True):
    """What is known of a source's document without showing it.

    `length` counts the characters of its text; `placed` is by claim id. When the file has vanished
    both are empty, and `reason` says why in words that follow its name.
    """

    copy: Copy
    health: Health
    length: int = 0
    placed: Mapping[str, Placed] = {}
    reason: str = ""

    @property
    def counts(self) -> Counter[State]:
        """How many claims stand how."""
        return Counter(each.state for each in self.placed.values())


def glance(atlas: Atlas, source: Source, copy: Copy, progress: Progress | None = None) -> Glance:
    """How a copy is, and how the claims of its source stand in it; read only if that is not known.

    Raises:
        Cancelled: the progress callback said so.
    """
    claims = claims_of(atlas, source)
    try:
        if stamp(Path(copy.path)) == Stamp(copy.size, copy.mtime_ns):
            known = kept.recall(copy.sha256)
            placed = known.placed.get(claims_key(claims)) if known else None
            if known and placed is not None:
                found = with_confirmed(placed, claims, copy)
                return Glance(copy=copy, health="present", length=known.length, placed=found)
        reading = read(Path(copy.path), known_content)
    except Unreadable as refused:
        return Glance(copy=copy, health="vanished", reason=_reason(refused, copy))
    same = reading.sha256 == copy.sha256
    return Glance(
        copy=copy,
        health="present" if same else "changed",
        length=len(reading.content.text),
        placed=with_confirmed(placed_in(reading, claims, progress), claims, copy if same else None),
        reason="" if same else "has changed since it was added",
    )


def standings(atlas: Atlas, claims: Iterable[Claim]) -> dict[str, Standing]:
    """How claims stand to the documents that are attached, by claim id.

    Raises:
        AtlasError: the register of copies cannot be read.
    """
    registered = copies()
    placed: dict[str, Mapping[str, Placed]] = {}
    told: dict[str, Standing] = {}
    for claim in claims:
        if claim.source not in placed:
            found = best(atlas, claim.source, registered)
            placed[claim.source] = found.placed if found else {}
        here = placed[claim.source].get(claim.id)
        told[claim.id] = here.state if here else NOT_ATTACHED
    return told


def best(atlas: Atlas, source_id: str, registered: Sequence[Copy]) -> Glance | None:
    """The copy of a source's document that serves best: the very file, if it has not vanished."""
    source = atlas.get(source_id, Source)
    glances = (
        [glance(atlas, source, copy) for copy in copies_of(source, registered)] if source else []
    )
    present = [each for each in glances if each.health != "vanished"]
    return next(iter([*present, *glances]), None)


def _reason(refused: Unreadable, copy: Copy) -> str:
    return str(refused).removeprefix(f"{copy.path}: ")
