"""`atlas documents`: the reader's own copies, on the command line."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from atlas_tui.cli import matches
from atlas_tui.documents.copies import copies, register_file
from bases import BRIEF, PAPER, write_base, write_documents
from commandline import Atlas

EMBASSY = "institute-embassy"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


@pytest.fixture
def slip(folder: Path) -> Path:
    """The brief with a slip in one quotation, another given twice, and one left out."""
    path = folder / "slip.txt"
    text = BRIEF.replace("its embassy", "its embasy").replace(
        "Funding has reportedly not been secured", "Nobody knows who is to pay for it"
    )
    path.write_text(
        f"{text}\nwas proposed in 2021 of water a year and was proposed in 2021", "utf-8"
    )
    return path


def test_documents_are_added_with_a_table_of_what_matched(atlas: Atlas, folder: Path) -> None:
    assert atlas("documents", "add", str(folder)) == (
        0,
        "source          exact  relocated  ambiguous  missing  file\n"
        f"institute-2025      8          -          -        -  {folder}/brief.txt\n"
        f"khan-lee-2023       6          -          -        -  {folder}/paper.txt\n",
        "",
    )


def test_what_does_not_stand_exactly_is_told_claim_by_claim(atlas: Atlas, slip: Path) -> None:
    ran = atlas("documents", "add", str(slip))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "source          exact      relocated  ambiguous  missing  file\n"
        f"institute-2025      5  1 (from 99.1)          1        1  {slip}"
        " (another rendition, with 88% of the quotations)\n"
        f"in {slip}:\n"
        "  institute-canal-funding: missing; it stands in no attached document\n"
        "  institute-canal-proposed: ambiguous (2 places)\n"
    )


def test_added_documents_as_json_have_every_claim(atlas: Atlas, slip: Path) -> None:
    ran = atlas("documents", "add", "--json", str(slip))
    assert ran.code == 0
    (document,) = ran.data["documents"]
    claims = {each.pop("id"): each for each in document.pop("claims")}
    assert document == {
        "source": "institute-2025",
        "path": str(slip),
        "sha256": copies()[0].sha256,
        "format": "plain",
        "recognised": "quotations",
        "share": 0.875,
        "counts": {"exact": 5, "relocated": 1, "ambiguous": 1, "missing": 1},
        "notices": [],
    }
    assert len(claims) == 8
    assert claims[EMBASSY] == {"anchor": "relocated", "score": 99.1, "places": 1}
    assert claims["institute-canal-funding"] == {
        "anchor": "missing",
        "score": 0.0,
        "places": 0,
        "why": "missing",
        "stands_in": None,
    }
    assert ran.data["refused"] == []
    assert ran.data["left"] == 0


def test_a_named_file_that_cannot_be_added_ends_with_1(atlas: Atlas, folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\xff")
    ran = atlas("documents", "add", str(folder / "bad.txt"), str(folder / "brief.txt"))
    assert ran.code == 1
    assert ran.out.endswith(f"{folder}/brief.txt\n")
    assert ran.err == (
        f"not added: {folder}/bad.txt: is not UTF-8 (byte 1 is 0xFF); save it as UTF-8\n"
    )
    ran = atlas("documents", "add", str(folder), "--json")
    assert ran.code == 0
    assert ran.data["refused"] == [
        {"path": f"{folder}/bad.txt", "reason": "is not UTF-8 (byte 1 is 0xFF); save it as UTF-8"}
    ]


def test_a_folder_without_documents_ends_with_1(atlas: Atlas, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert atlas("documents", "add", str(tmp_path / "empty")) == (
        1,
        "",
        "not added: there is no document in these folders\n",
    )


def test_a_path_that_leads_nowhere_stops_before_anything_is_added(
    atlas: Atlas, folder: Path
) -> None:
    assert atlas("documents", "add", str(folder), str(folder / "gone")) == (
        2,
        "",
        f"atlas: {folder}/gone: is not there\n",
    )
    assert not register_file().exists()


def test_hidden_characters_are_told_and_shown_by_their_numbers(atlas: Atlas, folder: Path) -> None:
    path = folder / "a\x1b[31m.txt"
    path.write_text(BRIEF + "\x1b[31m\u202e", encoding="utf-8")
    ran = atlas("documents", "add", str(path))
    shown = f"{folder}/a<U+001B>[31m.txt"
    assert ran.code == 0
    assert shown in ran.out
    assert ran.err == (f"{shown}: 2 control or hidden characters are not shown: U+001B, U+202E\n")


def test_a_reader_may_say_whose_document_a_file_is(atlas: Atlas, folder: Path) -> None:
    both = folder / "both.txt"
    both.write_text(BRIEF + PAPER, encoding="utf-8")
    assert atlas("documents", "add", str(both)).err == (
        f"not added: {both}: could be the document of institute-2025 or khan-lee-2023; "
        "say which with --source\n"
    )
    ran = atlas("documents", "add", str(both), "--source", "khan-lee-2023")
    assert ran.out.endswith(f"{both} (as you said, with 100% of the quotations)\n")
    for arguments, reason in {
        ("--source", "great-canal"): "great-canal is a project, not a source",
        ("--source", "khan-lee-2023", str(folder)): "--source is for one file, not for 3",
    }.items():
        ran = atlas("documents", "add", str(both), *arguments)
        assert (ran.code, ran.err) == (2, f"atlas: {reason}\n")


def test_much_is_cut_and_said_to_be(
    atlas: Atlas, folder: Path, slip: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matches, "TOLD", 1)
    for name in ("x.txt", "y.txt"):
        (folder / name).write_bytes(b"\xff")
    ran = atlas("documents", "add", str(slip), str(folder))
    assert ran.out.count(": missing") == 1
    assert "places" not in ran.out
    assert ran.err == (
        "1 more there; --json shows them\n"
        f"not added: {folder}/x.txt: is not UTF-8 (byte 1 is 0xFF); save it as UTF-8\n"
        "not added: 1 more; --json shows them\n"
    )


def test_documents_are_listed_with_their_health(atlas: Atlas, folder: Path, tmp_path: Path) -> None:
    assert atlas("documents", "list") == (
        1,
        "",
        "no documents yet; `atlas documents add PATH` adds yours\n",
    )
    third = folder / "third.txt"
    third.write_text(BRIEF + "\n", encoding="utf-8")
    atlas("documents", "add", str(folder))
    (folder / "paper.txt").unlink()
    third.write_text(BRIEF.replace("its embassy", "its house"), encoding="utf-8")
    assert atlas("documents", "list") == (
        0,
        "source          exact      relocated  ambiguous  missing  file\n"
        f"institute-2025      8              -          -        -  {folder}/brief.txt\n"
        f"khan-lee-2023       -              -          -        -  {folder}/paper.txt (is not there)\n"
        f"institute-2025      7  1 (from 90.6)          -        -  {third}"
        " (has changed since it was added)\n",
        "",
    )
    rows = atlas("documents", "list", "--json").data
    assert [(row["health"], row["reason"]) for row in rows] == [
        ("present", ""),
        ("vanished", "is not there"),
        ("changed", "has changed since it was added"),
    ]
    assert rows[0]["counts"] == {"exact": 8, "relocated": 0, "ambiguous": 0, "missing": 0}
    other = write_base(
        tmp_path / "other", '[base]\nformat = 1\ntitle = "x"\n[[topic]]\nid = "t"\nname = "t"\n'
    )
    assert f"{folder}/brief.txt (of another base)\n" in atlas("documents", "list", base=other).out


def test_documents_are_removed_by_path_or_source_and_their_files_stay(
    atlas: Atlas, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    atlas("documents", "add", str(folder))
    monkeypatch.chdir(folder)
    assert atlas("documents", "remove", "brief.txt").out == f"removed {folder}/brief.txt\n"
    assert atlas("documents", "remove", "khan-lee-2023", "--json").data == [f"{folder}/paper.txt"]
    assert copies() == []
    assert sorted(path.name for path in folder.iterdir()) == ["brief.txt", "paper.txt"]


def test_a_copy_that_is_not_registered_is_not_removed(atlas: Atlas, folder: Path) -> None:
    atlas("documents", "add", str(folder))
    assert atlas("documents", "remove", "khan-lee-2023", "instute-2025") == (
        2,
        "",
        "atlas: no copy has the path or the source 'instute-2025'; the nearest are "
        "institute-2025, khan-lee-2023\n",
    )
    assert len(copies()) == 2


def test_a_relocated_claim_is_confirmed_and_taken_back(atlas: Atlas, slip: Path) -> None:
    atlas("documents", "add", str(slip))
    assert atlas("documents", "confirm", EMBASSY) == (
        0,
        f"{EMBASSY}: confirmed at “Northland reopened its embasy in the southern capital”\n",
        "",
    )
    assert atlas("documents", "list", "--json").data[0]["confirmed"] == [EMBASSY]
    assert atlas("documents", "confirm", "--undo", EMBASSY).out == (
        f"{EMBASSY}: not confirmed any more\n"
    )
    assert atlas("documents", "list", "--json").data[0]["confirmed"] == []


def test_only_what_is_not_exact_can_be_confirmed(atlas: Atlas, slip: Path) -> None:
    assert atlas("documents", "confirm", EMBASSY).err == (
        "atlas: no copy of institute-2025 is attached; `atlas documents add PATH` adds one\n"
    )
    atlas("documents", "add", str(slip))
    for claim, reason in {
        "institute-attack": "institute-attack: there is nothing to confirm, it is exact",
        "institute-canal-funding": (
            "institute-canal-funding: there is nothing to confirm, it is missing"
        ),
        "great-canal": "great-canal is a project, not a claim",
    }.items():
        ran = atlas("documents", "confirm", claim)
        assert (ran.code, ran.err) == (2, f"atlas: {reason}\n")


def test_a_shown_claim_says_how_it_stands_in_the_reader_s_copy(atlas: Atlas, slip: Path) -> None:
    assert atlas("show", EMBASSY, "--json").data["anchor"] == "not-attached"
    atlas("documents", "add", str(slip))
    assert atlas("show", EMBASSY, "--json").data["anchor"] == "relocated"
    event = atlas("show", "2021-05-03-station", "--json").data
    assert {each["id"]: each["anchor"] for each in event["claims"]} == {
        "khan-attack": "not-attached",
        "institute-attack": "exact",
    }


def test_ctrl_c_leaves_the_register_as_it_was(tmp_path: Path, folder: Path) -> None:
    """Stopped at the second of two files."""
    base = write_base(tmp_path / "base")
    code = (
        "import os, signal, sys\n"
        "from atlas_tui.cli import main\n"
        "from atlas_tui.documents import adding\n"
        "read = adding.read\n"
        "def interrupted(path):\n"
        "    if path.name == 'paper.txt':\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return read(path)\n"
        "adding.read = interrupted\n"
        f"sys.argv = ['atlas', 'documents', 'add', {str(folder)!r}]\n"
        "main()\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "ATLAS_BASE": str(base)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (ran.returncode, ran.stdout, ran.stderr) == (128 + signal.SIGINT, b"", b"\n")
    assert not register_file().exists()
    assert copies() == []


def test_every_command_has_an_example(atlas: Atlas) -> None:
    for command in ("add", "list", "remove", "confirm"):
        assert f"Example: atlas documents {command}" in atlas("documents", command, "--help").out
