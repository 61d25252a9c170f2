"""The page on a base of one's own, followed as a new reader would follow it."""

import runpy
import shutil
from pathlib import Path

import pytest

from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import verify
from atlas_tui.facts.check import check
from atlas_tui.facts.load import load

DOCS = Path(__file__).resolve().parents[1] / "docs"
NEEDED = ("bash", "sha256sum", "wc")


SCRIPT = runpy.run_path(str(DOCS / "own_base.py"))
PAGE = SCRIPT["PAGE"].read_text(encoding="utf-8")


@pytest.mark.skipif(not all(map(shutil.which, NEEDED)), reason=f"needs {', '.join(NEEDED)}")
def test_who_follows_the_page_sees_what_it_shows_and_ends_with_a_sound_base(
    tmp_path: Path,
) -> None:
    (tmp_path / "place").mkdir()
    followed = SCRIPT["Reader"](tmp_path / "place").follow(PAGE)
    assert followed == PAGE, "docs/own-base.md is stale; run `python docs/own_base.py`"
    loaded = load(tmp_path / "place" / "shores")
    found = attach(loaded.atlas, tmp_path / "place" / "texts")
    assert len(found) == 3
    problems = [*loaded.problems, *check(loaded.atlas), *verify(loaded.atlas, found)]
    assert problems == []


def test_the_page_shows_a_mistake_and_how_it_is_mended() -> None:
    assert "error[place-right]" in PAGE
    assert PAGE.count("```console") >= 8
