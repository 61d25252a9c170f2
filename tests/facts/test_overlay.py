"""A base and its reader's own facts together: told apart, and neither harms the other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from platformdirs import user_data_path

from atlas_tui.facts import base as base_module
from atlas_tui.facts import cache
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.cache import load_cached, needs_preparing
from atlas_tui.facts.lazy import CachedAtlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Topic
from atlas_tui.facts.overlay import (
    captured_file,
    files_of,
    is_shipped,
    overlay_files,
    overlay_folder,
    own_files,
)
from atlas_tui.facts.problem import AtlasError
from bases import HEAD, SMALL, claim, write_base

Base = Callable[..., Path]


def lay_over(base: Path, text: str, name: str = "claims.toml") -> Path:
    file = overlay_folder(base) / name
    return write_base(file.parent, text, file.name) / file.name


def reported(base: Path) -> list[str]:
    problems = load_cached(base).problems
    return [
        str(each.place).replace(f"{overlay_folder(base)}/", "") + f": {each.message}"
        for each in problems
    ]


def test_the_readers_own_facts_open_with_the_base_and_are_told_apart(base: Base) -> None:
    folder = base(SMALL)
    lay_over(folder, claim("mine"))
    lay_over(folder, '[[topic]]\nid = "ice"\nname = "Ice"\n', "more/topics.toml")
    loaded = load_cached(folder)
    assert loaded.problems == []
    assert loaded.atlas.title == "Two rivers"
    assert loaded.atlas.own == {"mine", "ice"}
    told = {each.id: loaded.atlas.is_own(each) for each in loaded.atlas.all(Claim)}
    assert told == {"letter-one": False, "mine": True}
    assert loaded.atlas.is_own(loaded.atlas.all(Topic)[1])
    assert files_of(folder) == [
        folder / "a.toml",
        overlay_folder(folder) / "claims.toml",
        overlay_folder(folder) / "more" / "topics.toml",
    ]


def test_what_is_captured_in_a_base_of_ones_own_is_ones_own_too(base: Base) -> None:
    folder = base(SMALL)
    write_base(folder, claim("captured"), "captured.toml")
    write_base(folder / "deeper", claim("deeper"), "captured.toml")
    assert load_cached(folder).atlas.own == {"captured"}
    assert load(folder).atlas.own == {"captured"}
    assert own_files(folder) == {folder / "captured.toml"}


def test_a_base_read_alone_holds_nothing_of_the_overlay(base: Base) -> None:
    folder = base(SMALL)
    lay_over(folder, claim("mine"))
    atlas = load(folder).atlas
    assert "mine" not in atlas.by_id
    assert atlas.own == frozenset()


def test_of_two_facts_with_one_id_the_bases_is_kept(base: Base) -> None:
    folder = base(SMALL)
    lay_over(folder, claim("letter-one", 'statement = "Mine."') + claim("mine"))
    atlas = load_cached(folder).atlas
    kept = atlas.get("letter-one", Claim)
    assert kept
    assert kept.statement == "Water flows from Northland to Southland."
    assert not atlas.is_own(kept)
    assert atlas.own == {"mine"}
    assert reported(folder) == [
        f"claims.toml:2:1: the id `letter-one` is taken by a claim at {folder}/a.toml:28"
    ]


BROKEN = {
    "syntax": ("x = \n", "claims.toml:1:5: not valid TOML: invalid value"),
    "record": (claim("mine", "kind = "), "claims.toml:1:1: the key `kind` is missing"),
    "a base of its own": (HEAD, "claims.toml:1:1: a second [base] table, `Two rivers`"),
}


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_overlay_is_told_and_takes_nothing_of_the_base_away(base: Base, kind: str) -> None:
    text, told = BROKEN[kind]
    folder = base(SMALL)
    lay_over(folder, text)
    assert len(load_cached(folder).atlas) == len(load(folder).atlas)
    assert reported(folder) == [told]


def test_an_overlay_that_is_no_folder_or_holds_nothing_is_none(base: Base) -> None:
    folder = base(SMALL)
    assert overlay_files(folder) == []
    lay_over(folder, "")
    lay_over(folder, "# Claims of your own.\n", "more.toml")
    assert load_cached(folder).problems == []
    other = write_base(folder.parent / "other", SMALL)
    overlay_folder(other).write_text("a file")
    assert overlay_files(other) == []
    assert load_cached(other).problems == []


def test_an_overlay_that_may_not_be_read_is_told(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(SMALL)
    lay_over(folder, claim("mine"))
    monkeypatch.setattr("atlas_tui.facts.overlay.os.access", lambda *_: False)
    assert overlay_files(folder) == [overlay_folder(folder)]
    loaded = load_cached(folder)
    assert len(loaded.atlas) == 5
    assert [each.rule for each in loaded.problems] == ["unreadable-file"]


def test_a_base_without_its_table_is_told_whatever_the_overlay_holds(base: Base) -> None:
    folder = base(SMALL.removeprefix(HEAD))
    lay_over(folder, claim("mine", "kind = "))
    rules = [each.rule for each in load_cached(folder).problems]
    assert rules == ["malformed-record", "no-base-table"]


def test_a_missing_base_is_refused_even_with_an_overlay(base: Base) -> None:
    folder = base(SMALL)
    lay_over(folder, claim("mine"))
    (folder / "a.toml").unlink()
    with pytest.raises(AtlasError, match=r"no \*.toml file in this folder or below it"):
        load_cached(folder)


@pytest.mark.parametrize("large", [1, 1000])
def test_the_cache_knows_the_overlay(
    base: Base, monkeypatch: pytest.MonkeyPatch, large: int
) -> None:
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    monkeypatch.setattr(cache, "LARGE", large)
    folder = base()
    load_cached(folder)
    file = lay_over(folder, claim("mine", 'source = "institute-2025"'))
    assert load_cached(folder).atlas.own == {"mine"}
    again = load_cached(folder)
    assert again.atlas.own == {"mine"}
    assert isinstance(again.atlas, CachedAtlas) == (large == 1)
    assert again.atlas.get("mine", Claim)
    assert again.atlas.whence["mine"].file == file
    lay_over(folder, claim("other", 'source = "institute-2025"'))
    assert load_cached(folder).atlas.own == {"other"}
    file.unlink()
    assert load_cached(folder).atlas.own == frozenset()
    assert "other" not in load_cached(folder).atlas.by_id


def test_a_large_overlay_is_prepared_as_a_large_base_is(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(SMALL)
    monkeypatch.setattr(cache, "LONG_TO_READ", len(SMALL) + 10)
    assert not needs_preparing(folder)
    lay_over(folder, claim("mine"))
    assert needs_preparing(folder)


def test_the_shipped_base_has_one_overlay_wherever_it_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert overlay_folder(shipped_base()) == user_data_path("atlas") / "overlays" / "shipped"
    assert captured_file(shipped_base()) is None
    package = tmp_path / "site-packages" / "atlas_tui"
    write_base(package / "data", SMALL)
    monkeypatch.setattr(base_module, "__file__", str(package / "facts" / "base.py"))
    assert overlay_folder(package / "data") == user_data_path("atlas") / "overlays" / "shipped"
    assert is_shipped(package / "data" / "base.toml")
    assert not is_shipped(package / "database")


def test_every_other_base_has_an_overlay_of_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders = [tmp_path / "My facts", tmp_path / "a" / "My facts", tmp_path / "…", tmp_path]
    names = {overlay_folder(each).name for each in folders}
    assert len(names) == 4
    assert sum(name.startswith("my-facts-") for name in names) == 2
    assert overlay_folder(tmp_path / "…").name.startswith("base-")
    (tmp_path / "My facts").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "My facts")
    monkeypatch.chdir(tmp_path)
    assert overlay_folder(Path("link")) == overlay_folder(tmp_path / "My facts")
