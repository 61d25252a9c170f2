"""A new base is empty and sound, and its examples are, too."""

from pathlib import Path

import pytest

from atlas_tui.facts.beginning import SCHEMA_FILE, begin, blank_files, lessons, with_example
from atlas_tui.facts.check import check
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS
from atlas_tui.facts.problem import AtlasError
from crashing import Disk, Stopped


def used(folder: Path, *names: str) -> Path:
    """A new base in which the examples of these files are in use."""
    begin(folder, "My documents", "{}")
    for name in names:
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(with_example(text), encoding="utf-8")
    return folder


def told(folder: Path) -> list[str]:
    loaded = load(folder)
    return ["\n".join(each.lines()) for each in [*loaded.problems, *check(loaded.atlas)]]


def test_a_new_base_is_empty_and_nothing_is_wrong_with_it(tmp_path: Path) -> None:
    made = begin(tmp_path / "deep" / "mine", 'A “title” with "quotes"', "{}")
    loaded = load(tmp_path / "deep" / "mine")
    assert told(tmp_path / "deep" / "mine") == []
    assert len(loaded.atlas) == 0
    assert loaded.atlas.title == 'A “title” with "quotes"'
    assert sorted(path.name for path in made) == sorted([*blank_files(), SCHEMA_FILE])
    assert sorted((tmp_path / "deep" / "mine").iterdir()) == sorted(made)


def test_its_examples_together_make_a_sound_base_with_every_kind_of_fact(tmp_path: Path) -> None:
    folder = used(tmp_path / "mine", *blank_files())
    assert told(folder) == []
    atlas = load(folder).atlas
    assert [name for name, kind in KINDS.items() if not atlas.all(kind)] == []


EXAMPLES = [name for name in blank_files() if name != "base.toml"]


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_example_alone_is_read_without_a_problem(tmp_path: Path, name: str) -> None:
    loaded = load(used(tmp_path / "mine", name))
    assert loaded.problems == []
    assert {whence.file.name for whence in loaded.atlas.whence.values()} == {name}


@pytest.mark.parametrize("name", EXAMPLES)
def test_each_file_names_the_schema_explains_itself_and_hides_its_example(name: str) -> None:
    text = blank_files()[name]
    assert text.startswith(f"#:schema ./{SCHEMA_FILE}\n\n# ")
    assert [line for line in text.splitlines() if line and not line.startswith("#")] == []
    assert [line for line in text.splitlines() if line != line.rstrip() or len(line) > 190] == []


def test_every_key_that_is_needed_is_marked() -> None:
    for text in blank_files().values():
        marked = [line for line in with_example(text).splitlines() if " # " in line]
        assert marked
    words = {(each.table, each.key): each.words for each in lessons()}
    assert words["claim", "quote"] == "verbatim, 6 to 25 words"
    assert words["project.route", ""] == "what one claim says it links"
    assert not [each for each in words.values() if each.startswith("*")]


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    (tmp_path / "file").write_text("mine")
    refusals = []
    for name in ("full", "file", "file/below"):
        with pytest.raises(AtlasError) as refused:
            begin(tmp_path / name, "x", "{}")
        refusals.append(str(refused.value).replace(str(tmp_path), "…"))
    assert refusals == [
        "…/full: not made: the folder is not empty (notes.txt is there); name a new one",
        "…/file: not made: a file has that name",
        "…/file/below: not made: a file has that name",
    ]
    assert [each.name for each in (tmp_path / "full").iterdir()] == ["notes.txt"]


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    begin(tmp_path / "mine", "x", "{}")
    assert told(tmp_path / "mine") == []


def test_a_base_that_cannot_be_finished_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "mine"
    with Disk(refuse_at=40).under(monkeypatch), pytest.raises(AtlasError) as refused:
        begin(folder, "x", "{}")
    assert str(refused.value).endswith("not saved: the disk is full; nothing was changed")
    assert not folder.exists()
    with Disk(stop_at=40).under(monkeypatch), pytest.raises(Stopped):
        begin(folder, "x", "{}")
    assert folder.exists()
