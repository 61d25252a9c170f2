"""Bases whose documents a reader has attached: the complete one, and letters with a text of one's own."""

from hashlib import sha256
from pathlib import Path

from atlas_tui.documents.adding import Added, add
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Source
from bases import SMALL, claim, write_base, write_documents


def attach(base: Path, *files: Path, source: str = "") -> Added:
    """Attach files to a base as `atlas documents add` does; a `source` says whose document it is."""
    atlas = load(base).atlas
    return add(atlas, files, atlas.get(source, Source) if source else None)


def complete(folder: Path) -> Path:
    """The complete base with both of its documents attached, in a folder; they stand in `papers`."""
    papers = write_documents(folder / "papers")
    base = write_base(folder / "base")
    assert not attach(base, *sorted(papers.iterdir())).refused
    return base


def letter(folder: Path, text: str, *claims: str, attached: str | None = None) -> Path:
    """A base with one source, a letter, that says this, attached.

    Args:
        folder: where the base and the letter are written.
        text: what the document of the base says.
        claims: claims as TOML (`bases.claim`), beside `letter-one` of the small base.
        attached: what the reader's own copy says, where that is another rendition.
    """
    told = SMALL.replace("0" * 64, sha256(text.encode()).hexdigest())
    told = told.replace("words = 100", f"words = {len(text.split())}")
    base = write_base(folder / "base", told)
    write_base(base, "\n".join(claims), "more.toml")
    file = folder / "letter.txt"
    file.write_text(text if attached is None else attached, encoding="utf-8", newline="")
    assert not attach(base, file, source="letter").refused
    return base


__all__ = ["attach", "claim", "complete", "letter"]
