"""Large bases are kept parsed and indexed; what is kept is trusted only when it is sound."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from atlas_tui.facts import cache
from atlas_tui.facts.cache import Cancelled, load_cached
from atlas_tui.facts.lazy import CachedAtlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Claim
from atlas_tui.facts.shelf import fetch, shelf_folder, store
from atlas_tui.search import build, index

pytest.importorskip("numpy")


@pytest.fixture
def folder(base: Callable[..., Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in (cache, index):
        monkeypatch.setattr(module, "LARGE", 1)
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    return base()


def cached_files(ending: str) -> list[Path]:
    return sorted(shelf_folder().glob(f"*.{ending}"))


def test_the_second_time_a_base_comes_from_the_cache_and_is_the_same(folder: Path) -> None:
    first = load(folder)
    load_cached(folder)
    told: list[int] = []
    again = load_cached(folder, lambda done, _total: told.append(done))
    assert not told
    assert isinstance(again.atlas, CachedAtlas)
    assert again.problems == first.problems
    assert dict(again.atlas.by_id) == dict(first.atlas.by_id)
    assert dict(again.atlas.whence) == dict(first.atlas.whence)
    for kind in KINDS.values():
        assert list(again.atlas.all(kind)) == first.atlas.all(kind)


def test_facts_are_decoded_when_they_are_asked_for(folder: Path) -> None:
    plain, atlas = load(folder).atlas, load_cached(folder).atlas
    wanted = plain.all(Claim)[0]
    assert atlas.get(wanted.id, Claim) == wanted
    assert atlas.all(Claim)[-1] == plain.all(Claim)[-1]
    assert atlas.all(Claim)[:2] == plain.all(Claim)[:2]
    assert len(atlas.all(Claim)) == len(plain.all(Claim))
    assert "nobody" not in atlas.by_id
    assert atlas.by_id.get("nobody") is None


def test_the_index_comes_from_the_cache_the_second_time(folder: Path) -> None:
    load_cached(folder)
    told: list[int] = []
    first = build(load_cached(folder).atlas, lambda done, _total: told.append(done))
    assert told
    assert len(cached_files("index")) == 1
    told.clear()
    again = build(load_cached(folder).atlas, lambda done, _total: told.append(done))
    assert not told
    for word in ("canal", "handshake", "northlnd", "#institute"):
        assert replace(first.find(word), ms=0.0) == replace(again.find(word), ms=0.0)


def test_a_changed_base_is_read_and_indexed_anew(folder: Path) -> None:
    load_cached(folder)
    file = next(folder.rglob("*.toml"))
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Northland", "Eastland"), encoding="utf-8")
    assert build(load_cached(folder).atlas).find("eastland").hits


def test_a_base_only_touched_is_still_the_same(folder: Path) -> None:
    load_cached(folder)
    for file in folder.rglob("*.toml"):
        file.touch()
    told: list[int] = []
    load_cached(folder, lambda done, _total: told.append(done))
    assert not told


@pytest.mark.parametrize("ending", ["facts", "index"])
@pytest.mark.parametrize("harm", ["torn", "foreign", "empty", "flipped"])
def test_a_cache_that_is_not_sound_is_made_anew(folder: Path, ending: str, harm: str) -> None:
    build(load_cached(folder).atlas)
    (file,) = cached_files(ending)
    raw = file.read_bytes()
    harmed = {
        "torn": raw[: len(raw) // 2],
        "foreign": b"PK\x03\x04" + raw[4:],
        "empty": b"",
        "flipped": raw[:-200] + bytes([raw[-200] ^ 1]) + raw[-199:],
    }
    file.write_bytes(harmed[harm])
    assert build(load_cached(folder).atlas).find("northland").hits
    assert file.read_bytes() == raw or ending == "facts"
    assert isinstance(load_cached(folder).atlas, CachedAtlas)


def test_a_cancelled_build_leaves_nothing_behind(folder: Path) -> None:
    atlas = load_cached(folder).atlas
    with pytest.raises(Cancelled):
        build(atlas, lambda _done, _total: False)
    assert cached_files("index") == []
    with pytest.raises(Cancelled):
        build(load(folder).atlas, lambda _done, _total: False)


def test_a_cancelled_reading_leaves_nothing_behind(folder: Path) -> None:
    with pytest.raises(Cancelled):
        load_cached(folder, lambda _done, _total: False)
    assert cached_files("facts") == []


def test_a_folder_that_takes_no_cache_is_no_fault(
    folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    assert build(load_cached(folder).atlas).find("northland").hits


def test_a_shelf_gives_its_blocks_only_for_their_key(tmp_path: Path) -> None:
    file = tmp_path / "a.shelf"
    assert store(file, "mine", {"one": b"abc", "none": b""})
    blocks = fetch(file, "mine")
    assert blocks is not None
    assert {name: bytes(block) for name, block in blocks.items()} == {"one": b"abc", "none": b""}
    assert fetch(file, "yours") is None
    assert fetch(tmp_path / "nothing", "mine") is None


def test_a_failed_write_keeps_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "a.shelf"
    store(file, "mine", {"one": b"abc"})
    with pytest.raises(TypeError):
        store(file, "mine", {"one": 3})  # type: ignore[dict-item]
    assert fetch(file, "mine") is not None
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["a.shelf"]
