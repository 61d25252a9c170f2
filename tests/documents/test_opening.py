"""A source's attached document: opened, glanced at, changed, gone, and kept in the cache."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.documents import kept, opening
from atlas_tui.documents.adding import add
from atlas_tui.documents.copies import Copy, confirm, copies, unregister
from atlas_tui.documents.opening import open_document
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers import Unreadable
from atlas_tui.documents.standing import best, glance, standings
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Cancelled
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Source
from bases import BRIEF, COMPLETE, PAPER, write_documents
from documents.files import pdf

EMBASSY = "institute-embassy"


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base(COMPLETE)).atlas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


def attached(atlas: Atlas, path: Path) -> tuple[Source, Copy]:
    """A file added, with the source whose document it is."""
    added = add(atlas, [path])
    assert not added.refused
    found = added.matched[0].copy
    source = atlas.get(found.source, Source)
    assert source is not None
    return source, copies_by_path()[found.path]


def copies_by_path() -> dict[str, Copy]:
    return {each.path: each for each in copies()}


def claim(atlas: Atlas, claim_id: str = EMBASSY) -> Claim:
    found = atlas.get(claim_id, Claim)
    assert found is not None
    return found


def words(path: Path, placed: Placed) -> str:
    return path.read_text(encoding="utf-8")[placed.start : placed.end]


def test_an_opened_document_has_its_claims_in_their_place(atlas: Atlas, folder: Path) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    opened = open_document(atlas, source, copy)
    assert (opened.health, opened.notices) == ("present", ())
    assert opened.document.raw == BRIEF
    for placed in opened.placed.values():
        assert placed.state == "exact"
        assert words(folder / "brief.txt", placed) == claim(atlas, placed.claim).quote
        number = opened.document.blocks[opened.document.at(placed.start)].number
        assert number == claim(atlas, placed.claim).paragraph
        assert opened.document.section(placed.start) == claim(atlas, placed.claim).section


def test_a_glance_at_a_document_does_not_open_it(
    atlas: Atlas, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    opened = open_document(atlas, source, copy)
    monkeypatch.setattr("atlas_tui.documents.standing.read", None)
    seen = glance(atlas, source, copy)
    assert (seen.health, seen.length, seen.placed) == ("present", len(BRIEF), opened.placed)
    assert seen.counts == {"exact": 8}


def test_a_file_that_was_only_touched_is_the_same(atlas: Atlas, folder: Path) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    os.utime(folder / "brief.txt", ns=(1, 1))
    assert glance(atlas, source, copy).health == "present"
    assert open_document(atlas, source, copy).health == "present"


def test_a_changed_file_is_told_and_read_as_it_is_now(atlas: Atlas, folder: Path) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    (folder / "brief.txt").write_text(BRIEF.replace("its embassy", "an office"), encoding="utf-8")
    seen = glance(atlas, source, copy)
    assert (seen.health, seen.reason) == ("changed", "has changed since it was added")
    opened = open_document(atlas, source, copy)
    assert opened.health == "changed"
    assert opened.notices == ("the file has changed since it was added",)
    assert seen.placed == opened.placed
    assert opened.placed[EMBASSY].state == "missing"
    assert opened.placed["institute-attack"].state == "exact"


def test_a_vanished_file_is_told(atlas: Atlas, folder: Path) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    (folder / "brief.txt").unlink()
    seen = glance(atlas, source, copy)
    assert (seen.health, seen.reason, seen.placed) == ("vanished", "is not there", {})
    with pytest.raises(Unreadable) as refused:
        open_document(atlas, source, copy)
    assert str(refused.value) == f"{folder}/brief.txt: is not there"


def test_claims_stand_to_the_copies_that_are_there(atlas: Atlas, folder: Path) -> None:
    claims = [claim(atlas), claim(atlas, "khan-attack")]
    assert set(standings(atlas, claims).values()) == {"not-attached"}
    attached(atlas, folder / "brief.txt")
    assert standings(atlas, claims) == {EMBASSY: "exact", "khan-attack": "not-attached"}
    (folder / "brief.txt").unlink()
    assert standings(atlas, claims)[EMBASSY] == "not-attached"


def test_another_rendition_serves_when_the_very_file_has_vanished(
    atlas: Atlas, folder: Path
) -> None:
    other = folder / "other.txt"
    other.write_text(BRIEF.replace("\n\n", "\n\n\n"), encoding="utf-8")
    attached(atlas, folder / "brief.txt")
    attached(atlas, other)
    found = best(atlas, "institute-2025", copies())
    assert found is not None
    assert found.copy.path == f"{folder}/brief.txt"
    (folder / "brief.txt").unlink()
    found = best(atlas, "institute-2025", copies())
    assert found is not None
    assert found.copy.path == str(other)
    assert best(atlas, "nobody", copies()) is None


def test_a_place_that_a_person_found_right_is_shown_so(atlas: Atlas, folder: Path) -> None:
    path = folder / "slip.txt"
    path.write_text(BRIEF.replace("its embassy", "its embasy"), encoding="utf-8")
    source, copy = attached(atlas, path)
    placed = open_document(atlas, source, copy).placed[EMBASSY]
    assert (placed.state, placed.confirmed) == ("relocated", False)
    confirm(copy, claim(atlas), placed.start, placed.end)
    copy = copies_by_path()[str(path)]
    for seen in (glance(atlas, source, copy).placed, open_document(atlas, source, copy).placed):
        assert (seen[EMBASSY].state, seen[EMBASSY].confirmed) == ("relocated", True)
        assert words(path, seen[EMBASSY]) == "Northland reopened its embasy in the southern capital"
    path.write_text(BRIEF.replace("its embassy", "its  embasy"), encoding="utf-8")
    assert not open_document(atlas, source, copy).placed[EMBASSY].confirmed


def test_a_place_confirmed_for_other_words_does_not_count(
    base: Callable[..., Path], folder: Path
) -> None:
    atlas = load(base(COMPLETE)).atlas
    path = folder / "slip.txt"
    path.write_text(BRIEF.replace("its embassy", "its embasy"), encoding="utf-8")
    source, copy = attached(atlas, path)
    placed = open_document(atlas, source, copy).placed[EMBASSY]
    confirm(copy, claim(atlas), placed.start, placed.end)
    quote = "Northland reopened its embassy in the southern capital"
    atlas = load(base(COMPLETE.replace(quote, f"{quote} after"))).atlas
    opened = open_document(atlas, source, copies_by_path()[str(path)])
    assert opened.placed[EMBASSY].state == "relocated"
    assert not opened.placed[EMBASSY].confirmed


def test_a_person_may_choose_another_of_the_likely_places(atlas: Atlas, folder: Path) -> None:
    path = folder / "twice.txt"
    path.write_text(f"{BRIEF}\n\n{BRIEF}", encoding="utf-8")
    source, copy = attached(atlas, path)
    placed = open_document(atlas, source, copy).placed[EMBASSY]
    assert (placed.state, placed.places) == ("ambiguous", 2)
    again = len(BRIEF) + 2
    confirm(copy, claim(atlas), placed.start + again, placed.end + again)
    chosen = open_document(atlas, source, copies_by_path()[str(path)]).placed[EMBASSY]
    assert (chosen.start, chosen.confirmed) == (placed.start + again, True)
    assert words(path, chosen) == words(path, placed)


def test_a_document_that_takes_long_to_read_is_read_once(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [each for each in PAPER.replace("(", "[").replace(")", "]").splitlines() if each]
    path = pdf(tmp_path / "paper.pdf", [lines[:5], lines[5:]])
    source, copy = attached(atlas, path)
    assert (copy.format, copy.recognised, copy.share) == ("pdf", "quotations", 1.0)
    monkeypatch.setattr("atlas_tui.documents.readers.extract", None)
    opened = open_document(atlas, source, copy)
    assert opened.document.pages == (0, opened.document.raw.index(lines[5]))
    assert {each.state for each in opened.placed.values()} == {"exact"}
    attack = opened.placed["khan-attack"]
    assert opened.document.page(attack.start) == 2
    assert opened.document.blocks[0].number == 0


def torn(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-9])


def flipped(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[-40] ^= 1
    path.write_bytes(raw)


def foreign(path: Path) -> None:
    path.write_bytes(b"\x80\x04K\x01.")


@pytest.mark.parametrize("damage", [torn, flipped, foreign, Path.unlink])
def test_a_damaged_cache_is_made_anew(
    atlas: Atlas, folder: Path, damage: Callable[[Path], None]
) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    before = glance(atlas, source, copy)
    file = kept._path(copy.sha256)
    damage(file)
    assert kept.recall(copy.sha256) is None
    assert glance(atlas, source, copy) == before
    assert kept.recall(copy.sha256) is not None


def test_a_cache_that_cannot_be_written_is_done_without(
    atlas: Atlas, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    source, copy = attached(atlas, folder / "brief.txt")
    assert glance(atlas, source, copy).counts == {"exact": 8}
    kept.forget(copy.sha256)


def test_other_claims_are_looked_for_anew_and_the_old_ones_kept(
    base: Callable[..., Path], folder: Path
) -> None:
    atlas = load(base(COMPLETE)).atlas
    source, copy = attached(atlas, folder / "brief.txt")
    other = load(base(COMPLETE.replace("was proposed in 2021", "was proposed in 1921"))).atlas
    assert glance(other, source, copy).counts == {"exact": 7, "relocated": 1}
    known = kept.recall(copy.sha256)
    assert known is not None
    assert len(known.placed) == 2
    assert glance(atlas, source, copy).counts == {"exact": 8}


def test_only_the_newest_sets_of_claims_are_kept() -> None:
    sets = {str(number): [] for number in range(9)}
    kept.remember("0" * 64, kept.Kept(length=1, placed=sets))
    known = kept.recall("0" * 64)
    assert known is not None
    assert list(known.placed) == ["5", "6", "7", "8"]


def test_what_other_code_has_found_is_not_trusted(
    atlas: Atlas, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, copy = attached(atlas, folder / "brief.txt")
    monkeypatch.setattr(kept, "__version__", "0.0.0")
    assert kept.recall(copy.sha256) is None


def test_opening_can_be_cancelled(atlas: Atlas, folder: Path) -> None:
    source, copy = attached(atlas, folder / "brief.txt")
    kept.forget(copy.sha256)
    with pytest.raises(Cancelled):
        open_document(atlas, source, copy, progress=lambda *_: False)
    assert kept.recall(copy.sha256) is None


def test_a_copy_of_another_base_is_no_copy_here(atlas: Atlas, folder: Path) -> None:
    _, copy = attached(atlas, folder / "brief.txt")
    unregister([copy.path])
    assert standings(atlas, [claim(atlas)]) == {EMBASSY: "not-attached"}


def test_texts_of_copies_that_cannot_be_read_are_left_out(atlas: Atlas, folder: Path) -> None:
    for name in ("brief.txt", "paper.txt"):
        attached(atlas, folder / name)
    (folder / "paper.txt").unlink()
    assert opening.texts_of(copies()) == {"institute-2025": BRIEF}
