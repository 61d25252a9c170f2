"""A reader's files added: recognised, their quotations looked for, and registered."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from atlas_tui.documents.anchor import State
from atlas_tui.documents.copies import Copy, Recognised, copies, register
from atlas_tui.documents.misquotes import Misquote, misquotes
from atlas_tui.documents.opening import placed_in, texts_of
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers import Reading, Unreadable, read
from atlas_tui.documents.recognising import LEAST_FOUND, LEAST_SHARE, Likeness, Recogniser, decide
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Cancelled
from atlas_tui.facts.model import Claim, Source

_LIKELY = 3

Progress = Callable[[int, int, Path], bool | None]
"""Told how many files of how many are done, and which is next; returns False to cancel."""


class Matched(Struct, frozen=True, kw_only=True):
    """A file that was recognised: where the claims of its source stand in it, by claim id.

    `misquotes` says of those that are missing why they are.
    """

    copy: Copy
    placed: Mapping[str, Placed]
    misquotes: Mapping[str, Misquote] = {}
    notices: tuple[str, ...] = ()

    @property
    def counts(self) -> Counter[State]:
        """How many claims stand how."""
        return Counter(each.state for each in self.placed.values())


class Refused(Struct, frozen=True):
    """A file that was not added, and why, in words that follow its name."""

    path: Path
    reason: str


class Added(Struct, frozen=True, kw_only=True):
    """What came of every file, in their order."""

    matched: tuple[Matched, ...]
    refused: tuple[Refused, ...] = ()


def add(
    atlas: Atlas,
    files: Sequence[Path],
    source: Source | None = None,
    progress: Progress | None = None,
) -> Added:
    """Recognise files as documents of a base, look for their quotations, and register them.

    Args:
        atlas: the base.
        files: absolute paths.
        source: whose document they are, because their reader says so.
        progress: told the files done, their number and the next; returning False cancels.

    Raises:
        AtlasError: the register cannot be read or written; nothing was changed.
        Cancelled: the progress callback said so; nothing was changed.
    """
    desk = _Desk(atlas, source)
    matched: list[Matched] = []
    refused: list[Refused] = []
    for number, path in enumerate(files):
        if progress is not None and progress(number, len(files), path) is False:
            raise Cancelled
        try:
            matched.append(desk.match(path))
        except Unreadable as reason:
            refused.append(Refused(path, reason.reason.removeprefix(f"{path}: ")))
    if matched:
        register(each.copy for each in matched)
    return Added(matched=desk.explained(matched), refused=tuple(refused))


class _Desk:
    """Where files are recognised one after the other; remembers the texts it has seen."""

    def __init__(self, atlas: Atlas, source: Source | None) -> None:
        self._atlas = atlas
        self._named = source
        self._by_hash = {source.sha256: source for source in atlas.all(Source)}
        self._texts: dict[str, str] = {}

    @cached_property
    def _recogniser(self) -> Recogniser:
        return Recogniser(self._atlas)

    def match(self, path: Path) -> Matched:
        """Read and recognise a file.

        Raises:
            Unreadable: no text can be had of it, or whose document it is cannot be told.
        """
        if not _is_utf8(path):
            raise Unreadable("has a name that is not UTF-8; rename it", path)
        reading = read(path)
        source, how, share = self._recognised(path, reading)
        placed = placed_in(reading, self._claims.get(source.id, []))
        self._texts[source.id] = reading.content.text
        copy = Copy(
            path=str(path),
            source=source.id,
            document=source.sha256,
            sha256=reading.sha256,
            size=reading.stamp.size,
            mtime_ns=reading.stamp.mtime_ns,
            format=reading.format,
            recognised=how,
            share=round(share, 3),
        )
        by_claim = {each.claim: each for each in placed}
        return Matched(copy=copy, placed=by_claim, notices=reading.content.notices)

    def explained(self, matched: Sequence[Matched]) -> tuple[Matched, ...]:
        """The same, with why what is missing is."""
        missing = {
            claim: placed.parts
            for each in matched
            for placed in each.placed.values()
            if placed.state == "missing" and (claim := self._atlas.get(placed.claim, Claim))
        }
        if not missing:
            return tuple(matched)
        found = misquotes(missing, {**texts_of(self._others()), **self._texts})
        return tuple(
            replace(each, misquotes={key: found[key] for key in each.placed if key in found})
            for each in matched
        )

    def _others(self) -> list[Copy]:
        """What was added before, of sources that no file was added for now."""
        return [copy for copy in copies() if copy.source not in self._texts]

    @cached_property
    def _claims(self) -> dict[str, list[Claim]]:
        claims: dict[str, list[Claim]] = {}
        for claim in self._atlas.all(Claim):
            claims.setdefault(claim.source, []).append(claim)
        return claims

    def _recognised(self, path: Path, reading: Reading) -> tuple[Source, Recognised, float]:
        """Whose document it is, how that was told, and by what share of the quotations."""
        source = self._by_hash.get(reading.sha256)
        if source and self._named in (None, source):
            return source, "hash", 1.0
        likely = self._recogniser.likenesses(reading.content.text)
        if self._named:
            shares = {each.source: each.share for each in likely}
            return self._named, "reader", shares.get(self._named.id, 0.0)
        best = decide(likely)
        source = self._atlas.get(best.source, Source) if best else None
        if best is None or source is None:
            raise Unreadable(_unrecognised(likely), path)
        return source, "quotations", best.share


def _unrecognised(likely: Sequence[Likeness]) -> str:
    """Why a text cannot be told to be a document of the base."""
    alike = [each for each in likely if each.share >= LEAST_SHARE and each.found >= LEAST_FOUND]
    if len(alike) > 1:
        names = " or ".join(each.source for each in alike[:_LIKELY])
        return f"could be the document of {names}; say which with --source"
    if not likely:
        return "is no document of this base: it holds none of its quotations"
    best = likely[0]
    return (
        f"is no document of this base: of {best.source}, the likeliest, it holds {best.found} of "
        f"{best.of} quotations"
    )


def _is_utf8(path: Path) -> bool:
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
