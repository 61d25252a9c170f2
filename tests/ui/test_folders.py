"""What can be chosen of a folder: documents and folders, whatever their names are."""

import os
from pathlib import Path

import pytest

from atlas_tui.ui import folders
from atlas_tui.ui.folders import ALL, UP, listing, narrowed, path_of, shortened


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """An empty folder."""
    folder = tmp_path / "papers"
    folder.mkdir()
    return folder


def said(folder: Path) -> list[str]:
    return [each.says for each in listing(folder).choices[2:]]


def test_documents_stand_after_folders_and_what_is_none_is_not_listed(papers: Path) -> None:
    for name in ("b.txt", "a.PDF", "c.docx", "page.html", "d.png", ".hidden.txt", "noending"):
        (papers / name).touch()
    (papers / "z").mkdir()
    (papers / ".git").mkdir()
    (papers / "circle").symlink_to("circle")
    assert said(papers) == ["z/", "a.PDF", "b.txt", "c.docx", "page.html"]
    asides = [each.aside for each in listing(papers).choices]
    assert asides == ["", "", "", "pdf", "text", "docx", "html"]
    assert [each.value for each in listing(papers).choices[:2]] == [ALL, UP]


def test_names_are_shown_without_what_drives_a_terminal(papers: Path) -> None:
    (papers / "a\x1b[31m\nb.txt").touch()
    os.mkdir(os.fsencode(papers) + b"/\xff\xfe")  # noqa: PTH102 (no text is such a name)
    assert said(papers) == ["<U+DCFF><U+DCFE>/", "a<U+001B>[31m b.txt"]


def test_how_many_are_not_listed_is_told(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_LISTED", 3)
    for number in range(5):
        (papers / f"{number}.txt").touch()
    assert (said(papers), listing(papers).more) == (["0.txt", "1.txt", "2.txt"], 2)


def test_a_folder_that_cannot_be_listed_leads_up_and_says_why(papers: Path) -> None:
    found = listing(papers / "gone")
    assert [each.value for each in found.choices] == [UP]
    assert found.reason == f"{papers}/gone: No such file or directory"


def test_words_narrow_by_name_and_paths_lead_anywhere(papers: Path) -> None:
    (papers / "deep").mkdir()
    for name in ("one.txt", "deep/two.txt", "deep/three.txt"):
        (papers / name).touch()
    here = listing(papers)
    assert [each.says for each in narrowed(here, "ONE")] == ["one.txt"]
    typed = [each.says for each in narrowed(here, f"{papers}/deep")]
    assert typed == [f"{shortened(papers / 'deep')}/", "three.txt", "two.txt"]
    assert [each.says for each in narrowed(here, f"{papers}/deep/tw")] == ["two.txt"]
    whole = narrowed(here, f"{papers}/deep/two.txt")
    assert [(each.value, each.aside) for each in whole] == [(f"{papers}/deep/two.txt", "attach it")]
    assert narrowed(here, f"{papers}/nowhere/at/all") == []


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("/a/b c.txt", "/a/b c.txt"),
        ("'/a/b c.txt'", "/a/b c.txt"),
        ('"/a/b c.txt"  ', "/a/b c.txt"),
        ("/a/b\\ c.txt", "/a/b c.txt"),
        ("/a/../b", "/b"),
        ("brief", None),
        ("", None),
        ("~nobodyatall/x", None),
        ("/a\0b", None),
    ],
)
def test_a_path_is_told_from_other_words(typed: str, path: str | None) -> None:
    assert path_of(typed) == (Path(path) if path else None)


def test_a_long_path_tells_its_end() -> None:
    path = Path("/" + "folder/" * 20 + "paper.txt")
    assert shortened(path).startswith("…")
    assert shortened(path).endswith("/paper.txt")
