"""The reader's own copies of documents: which file stands for which source, kept in the user's data.

The files stay where they are and are never changed. A copy is told by its hash, and belongs to the
document of a source, which is told by the hash that the base gives for it; so one register serves
every base.
"""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
import tomli
import tomli_w
from platformdirs import user_data_path

from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import AtlasError

FORMAT = 1
"""The format that this version writes, and the only one that it reads."""

Recognised = Literal["hash", "quotations", "reader"]
"""How a file was told to be a document: by its hash, by quotations in it, or because its reader said so."""

PATIENCE = 10.0
"""Seconds to wait for another Atlas that writes to the register: adding may have taken long."""

_HEADING = "# The reader's own copies of documents, as Atlas found them. `atlas documents` changes this.\n\n"


Sha256 = Annotated[str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$(?!\n)")]


class Confirmed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place that a person found right: its half-open span of the raw text, and for which words."""

    words: str
    start: int
    end: int


class Copy(
    msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True
):
    """A file that holds the text of a source's document.

    `document` is the hash that the base gives for the source, `sha256` that of the file itself: they
    are equal when the file was recognised by its hash. `share` is the part of the source's
    quotations, 0 to 1, by which another rendition was recognised.
    """

    path: str
    source: str
    document: Sha256
    sha256: Sha256
    size: int
    mtime_ns: int
    format: str
    recognised: Recognised
    share: float = 1.0
    confirmed: dict[str, Confirmed] = {}


class _Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    format: Literal[1]
    copy: list[Copy] = []


Change = Callable[[dict[str, Copy]], Mapping[str, Copy]]
"""From the copies by path, as they stand in the register, to those wanted."""


def register_file() -> Path:
    """The file that the register is kept in."""
    return user_data_path("atlas") / "documents.toml"


def copies() -> list[Copy]:
    """Every copy that is registered, in the order in which they were added.

    Raises:
        AtlasError: the register cannot be read.
    """
    from atlas_tui.facts.saving import text_of  # noqa: PLC0415 (only those who have copies pay for it)

    file = register_file()
    if not os.path.lexists(file):
        return []
    return list(_parsed(file, text_of(file)).values())


def copies_of(source: Source, among: Iterable[Copy]) -> list[Copy]:
    """The copies of a source's document, the very file before other renditions, the newest first."""
    own = [each for each in among if each.document == source.sha256]
    own.reverse()
    return sorted(own, key=lambda each: each.sha256 != source.sha256)


def register(new: Iterable[Copy]) -> None:
    """Add copies; those of the same path take the place of what was there.

    Raises:
        AtlasError: the register cannot be read or written; nothing was changed.
    """
    added = {each.path: each for each in new}

    def change(old: dict[str, Copy]) -> dict[str, Copy]:
        return {**old, **{path: _heir(each, old.get(path)) for path, each in added.items()}}

    _update(change)


def unregister(paths: Iterable[str]) -> None:
    """Take copies off the register; their files stay.

    Raises:
        AtlasError: the register cannot be read or written; nothing was changed.
    """
    gone = set(paths)
    _update(lambda old: {path: each for path, each in old.items() if path not in gone})


def confirm(copy: Copy, claim: Claim, start: int, end: int) -> None:
    """Keep that a person found the quotation of a claim rightly placed at this span of the raw text.

    Raises:
        AtlasError: the register cannot be read or written; nothing was changed.
    """
    place = Confirmed(words=fingerprint(claim), start=start, end=end)
    _confirm(copy, lambda confirmed: {**confirmed, claim.id: place})


def unconfirm(copy: Copy, claim: Claim) -> None:
    """Take back that a person found a place right.

    Raises:
        AtlasError: the register cannot be read or written; nothing was changed.
    """
    _confirm(
        copy, lambda confirmed: {key: each for key, each in confirmed.items() if key != claim.id}
    )


def fingerprint(claim: Claim) -> str:
    """A hash of a claim's quotation and its context: a place confirmed for others does not count."""
    import hashlib  # noqa: PLC0415 (only what was confirmed needs it)

    told = f"{claim.quote}\0{claim.prefix}\0{claim.suffix}"
    return hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _confirm(copy: Copy, change: Callable[[dict[str, Confirmed]], dict[str, Confirmed]]) -> None:
    def changed(old: dict[str, Copy]) -> dict[str, Copy]:
        found = old.get(copy.path, copy)
        if found.sha256 != copy.sha256:
            raise AtlasError(f"{copy.path}: not confirmed: another file is registered there now")
        replaced = msgspec.structs.replace(found, confirmed=change(found.confirmed))
        return {**old, copy.path: replaced}

    _update(changed)


def _heir(new: Copy, old: Copy | None) -> Copy:
    """A copy with what was confirmed in it before, as long as the file is the same."""
    if old is None or (old.sha256, old.document) != (new.sha256, new.document):
        return new
    return msgspec.structs.replace(new, confirmed={**old.confirmed, **new.confirmed})


def _update(change: Change) -> None:
    """Change the register as it stands now, whoever wrote to it meanwhile."""
    from atlas_tui.facts.replacing import refusals  # noqa: PLC0415 (only writing needs it)
    from atlas_tui.facts.saving import update  # noqa: PLC0415 (likewise)

    file = register_file()
    with refusals(file):
        file.parent.mkdir(parents=True, exist_ok=True)
    update(file, lambda text: _written(change(_parsed(file, text))), PATIENCE)


def _parsed(file: Path, text: str) -> dict[str, Copy]:
    if not text.strip():
        return {}
    try:
        found = msgspec.convert(tomli.loads(text), _Register)
    except (tomli.TOMLDecodeError, msgspec.ValidationError, RecursionError, ValueError) as fault:
        reason = str(fault).partition("\n")[0]
        raise AtlasError(
            f"{file}: no register of documents: {reason}; mend or remove it"
        ) from fault
    return {each.path: each for each in found.copy}


def _written(found: Mapping[str, Copy]) -> str:
    rows: list[Any] = [msgspec.to_builtins(each) for each in found.values()]
    return _HEADING + tomli_w.dumps({"format": FORMAT, "copy": rows})
