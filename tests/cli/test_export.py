"""`atlas export`: everything, a scope or a notebook, to stdout or to a file."""

import csv
import io
import shutil
import subprocess
from pathlib import Path

import pytest

from atlas_tui.cite.export import FORMATS
from commandline import Atlas


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_goes_to_stdout_and_to_a_file_alike(
    atlas: Atlas, tmp_path: Path, name: str
) -> None:
    ran = atlas("export", name, "--about", "river-guard")
    assert (ran.code, ran.err) == (0, "")
    path = tmp_path / f"out{FORMATS[name].suffix}"
    written = atlas("export", name, "--about", "river-guard", "-o", str(path))
    size = path.stat().st_size
    assert written == (0, "", f"wrote {path}: 2 claims, {size} bytes\n")
    assert path.read_text(encoding="utf-8") == ran.out


@pytest.mark.parametrize("name", FORMATS)
def test_the_help_names_every_format_with_what_it_is_for(atlas: Atlas, name: str) -> None:
    told = atlas("export", "--help").out
    assert f"  {name:15} {FORMATS[name].what}\n" in told


def test_json_has_facts_as_show_prints_them(atlas: Atlas) -> None:
    exported = {fact["id"]: fact for fact in atlas("export", "json").data["facts"]}
    for fact_id in ("khan-trade-2021", "river-trade", "XNO", "trade-in-2021", "great-canal"):
        shown = atlas("show", fact_id, "--json").data
        assert exported[fact_id] == shown


def test_a_scope_narrows_what_is_exported(atlas: Atlas) -> None:
    ran = atlas("export", "csv", "--about", "great-canal", "--from", "khan-lee-2023")
    assert [row["id"] for row in csv.DictReader(io.StringIO(ran.out))] == [
        "khan-canal-begun",
        "khan-attack",
    ]


def test_the_brief_of_a_scope_takes_its_title_or_another(atlas: Atlas) -> None:
    about = ("export", "markdown", "--about", "great-canal")
    assert atlas(*about).out.startswith("# Great Canal\n\n## Water\n")
    assert atlas(*about, "--title", "The canal").out.startswith("# The canal\n")


def test_a_notebook_is_exported_whole(atlas: Atlas) -> None:
    atlas("notebook", "add", "memo", "khan-trade-2022", "khan-attack")
    ran = atlas("export", "csv", "--notebook", "memo")
    assert [row["id"] for row in csv.DictReader(io.StringIO(ran.out))] == [
        "khan-trade-2022",
        "khan-attack",
    ]
    assert atlas("export", "csv", "--notebook", "memo", "--about", "XNO") == (
        2,
        "",
        "atlas: a notebook is exported whole: leave out --about and --from\n",
    )
    assert atlas("export", "csv", "--notebook", "other") == (
        2,
        "",
        "atlas: no notebook is called 'other'; there are memo\n",
    )


def test_excerpts_that_the_base_has_no_more_are_named_when_they_are_left_out(
    atlas: Atlas, tmp_path: Path
) -> None:
    atlas("notebook", "add", "memo", "khan-attack", "khan-treaty")
    file = tmp_path / "complete" / "base.toml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('"khan-treaty"', '"treaty-of-khan"'), encoding="utf-8")
    ran = atlas("export", "csv", "--notebook", "memo")
    assert ran.code == 0
    assert ran.err.endswith("left out, because the base has them no more: khan-treaty\n")
    assert "[no longer in the base]" in atlas("notebook", "export", "memo").out.replace("\\", "")


def test_a_scope_without_claims_ends_with_1_and_writes_nothing(
    atlas: Atlas, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    ran = atlas("export", "csv", "--about", "river-guard", "--about", "trade", "-o", str(path))
    assert ran == (1, "", "nothing to export: no claim within River Guard · Trade\n")
    assert not path.exists()


def test_what_cannot_be_exported_is_refused_in_a_line(atlas: Atlas, tmp_path: Path) -> None:
    told = atlas("export", "csv", "--about", "canal").err
    assert told.startswith("atlas: no fact has the id 'canal'; the nearest are great-canal, ")
    assert atlas("export", "ris", "-o", str(tmp_path / "x.docx")) == (
        2,
        "",
        f"atlas: {tmp_path}/x.docx: only markdown becomes .docx, not ris\n",
    )
    path = tmp_path / "nowhere" / "out.csv"
    assert atlas("export", "csv", "-o", str(path)) == (
        2,
        "",
        f"atlas: {path}: not saved: its folder is not there; nothing was changed\n",
    )


def test_without_pandoc_a_word_file_is_refused_in_a_line(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    path = tmp_path / "memo.docx"
    assert atlas("export", "markdown", "--about", "XNO", "-o", str(path)) == (
        2,
        "",
        "atlas: pandoc is not installed; .docx, .odt and .pdf need it, Markdown does not\n",
    )
    assert not path.exists()


@pytest.mark.skipif(not shutil.which("pandoc"), reason="pandoc is not installed")
@pytest.mark.parametrize("suffix", [".docx", ".odt"])
def test_a_brief_becomes_a_document(atlas: Atlas, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"memo{suffix}"
    ran = atlas("export", "markdown", "--about", "great-canal", "-o", str(path))
    assert ran == (0, "", f"wrote {path}: 6 claims, {path.stat().st_size} bytes\n")
    read = subprocess.run(
        ["pandoc", "--to=plain", "--wrap=none", str(path)],
        capture_output=True,
        check=True,
        text=True,
    )
    assert "The River Guard attacked the pumping station on 3 May 2021[" in read.stdout
