"""`atlas new` and `atlas schema`: a base of one's own, and its format for editors."""

import json
from pathlib import Path

from atlas_tui.facts.beginning import SCHEMA_FILE, blank_files
from commandline import Atlas


def test_a_new_base_is_made_and_is_sound(atlas: Atlas, tmp_path: Path) -> None:
    folder = tmp_path / "my facts"
    assert atlas("new", str(folder)) == (
        0,
        "".join(f"{folder / name}\n" for name in [*blank_files(), SCHEMA_FILE]),
        f"an empty base; `atlas --base '{folder}' check` checks what you write\n",
    )
    assert atlas("check", base=folder) == (0, "0 facts checked: nothing to report\n", "")
    assert atlas("stats", base=folder).out.startswith("my facts\n")
    assert atlas("list", "claims", base=folder) == (1, "", "")


def test_a_new_base_has_the_title_that_it_is_given(atlas: Atlas, tmp_path: Path) -> None:
    atlas("new", str(tmp_path / "mine"), "--title", "Two shores")
    assert atlas("stats", base=tmp_path / "mine").out.startswith("Two shores\n")


def test_a_folder_that_is_not_empty_is_refused(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine")
    assert atlas("new", str(tmp_path / "full")) == (
        2,
        "",
        f"atlas: {tmp_path}/full: not made: the folder is not empty (notes.txt is there);"
        " name a new one\n",
    )


def test_the_schema_is_printed_as_a_new_base_carries_it(atlas: Atlas, tmp_path: Path) -> None:
    ran = atlas("schema")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["title"] == "Atlas fact base"
    atlas("new", str(tmp_path / "mine"))
    assert (tmp_path / "mine" / SCHEMA_FILE).read_text(encoding="utf-8") == ran.out
