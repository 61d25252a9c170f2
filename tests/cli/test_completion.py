"""Completion in the shell: ids and views, from the base that the command would read."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete

from atlas_tui.cli.group import atlas
from atlas_tui.facts.views import VIEWS
from bases import write_base


@pytest.fixture(autouse=True)
def _complete_base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATLAS_BASE", str(write_base(tmp_path / "complete")))


def completed(*words: str) -> dict[str, str | None]:
    """What is completed for the last word, with its name."""
    *before, last = words
    items = ShellComplete(atlas, {}, "atlas", "_ATLAS_COMPLETE").get_completions(before, last)
    return {item.value: item.help for item in items}


@pytest.mark.parametrize(
    "words",
    [
        ["open", "kh"],
        ["show", "kh"],
        ["show", "--json", "kh"],
        ["cite", "kh"],
        ["cite", "institute-embassy", "kh"],
        ["list", "claims", "--about", "kh"],
    ],
)
def test_ids_are_completed_with_what_they_name(words: list[str]) -> None:
    found = completed(*words)
    assert found["khan-attack"] == "The River Guard attacked the pumping station on 3 May 2021."
    assert found["khan-lee-2023"] == "Water and Trust"
    assert all(each.startswith("kh") for each in found)
    assert found["khan-lee:berg-stone-2020"] is None


def test_a_long_name_is_cut_with_a_sign() -> None:
    names = [name for name in completed("show", "").values() if name]
    assert max(map(len, names)) == 60
    assert all(name.endswith("…") for name in names if len(name) == 60)


def test_only_sources_are_completed_where_one_is_needed() -> None:
    assert completed("list", "claims", "--from", "") == {
        "institute-2025": "River Diplomacy in 2025",
        "khan-lee-2023": "Water and Trust",
    }


def test_views_are_completed() -> None:
    assert list(completed("list", "")) == list(VIEWS)
    assert list(completed("search", "river", "--in", "co")) == ["countries", "conflicts"]


def test_the_base_that_is_named_is_the_one_completed(tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    other.write_text('[[topic]]\nid = "silk"\nname = "Silk"\n', encoding="utf-8")
    assert completed("--base", str(other), "show", "") == {"silk": "Silk"}


def test_nothing_is_completed_from_a_base_that_cannot_be_read(tmp_path: Path) -> None:
    assert completed("--base", str(tmp_path / "gone"), "show", "") == {}
    (tmp_path / "broken.toml").write_text("[[claim", encoding="utf-8")
    assert completed("--base", str(tmp_path / "broken.toml"), "show", "") == {}


def test_of_many_ids_no_names_are_read(tmp_path: Path) -> None:
    many = tmp_path / "many.toml"
    topics = (f'[[topic]]\nid = "topic-{number}"\nname = "T"\n' for number in range(250))
    many.write_text("\n".join(topics), encoding="utf-8")
    assert set(completed("--base", str(many), "show", "topic").values()) == {None}
    assert completed("--base", str(many), "show", "topic-24") == {
        f"topic-{number}": "T" for number in (24, *range(240, 250))
    }


BASH = """
eval "$(_ATLAS_COMPLETE=bash_source atlas)"
COMP_WORDS=(atlas show khan-at) COMP_CWORD=2
_atlas_completion atlas
echo "${COMPREPLY[@]}"
"""


@pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed")
def test_bash_completes_an_id(tmp_path: Path) -> None:
    command = tmp_path / "atlas"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -c "{RUN}" "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    ran = subprocess.run(
        ["bash", "-c", BASH],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    if "requires" in ran.stderr or "not supported" in ran.stderr:
        pytest.skip("this bash is too old to complete")
    assert ran.stdout == "khan-attack\n"


RUN = "import sys; sys.argv[0] = 'atlas'; from atlas_tui.cli import main; main()"
