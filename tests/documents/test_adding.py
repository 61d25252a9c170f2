"""A reader's files added: found, recognised, registered, or told why not."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.documents import gathering
from atlas_tui.documents.adding import Added, Refused, add
from atlas_tui.documents.copies import copies
from atlas_tui.documents.gathering import Gathered, gather
from atlas_tui.documents.misquotes import Misquote
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import Cancelled
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Source
from atlas_tui.facts.problem import AtlasError
from bases import BRIEF, COMPLETE, PAPER, write_documents
from documents.damage import damaged
from documents.files import paragraph, pdf, word


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base(COMPLETE)).atlas


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_documents(tmp_path / "documents")


def told(added: Added) -> list[tuple[str, str, str, dict[str, int]]]:
    """Source, how it was recognised, format and counts of every file that matched."""
    return [
        (each.copy.source, each.copy.recognised, each.copy.format, dict(each.counts))
        for each in added.matched
    ]


def test_files_of_every_format_are_recognised_by_hash_or_by_quotations(
    atlas: Atlas, folder: Path
) -> None:
    brief = [each for each in BRIEF.splitlines() if each]
    word(folder / "brief.docx", "".join(map(paragraph, brief)))
    (folder / "brief.html").write_text(
        "<meta charset=utf-8>" + "".join(f"<p>{each}" for each in brief), encoding="utf-8"
    )
    pdf(folder / "paper.pdf", [PAPER.replace("(", "[").replace(")", "]").splitlines()])
    added = add(atlas, gather([folder]).found)
    assert told(added) == [
        ("institute-2025", "quotations", "docx", {"exact": 8}),
        ("institute-2025", "quotations", "html", {"exact": 8}),
        ("institute-2025", "hash", "plain", {"exact": 8}),
        ("khan-lee-2023", "quotations", "pdf", {"exact": 6}),
        ("khan-lee-2023", "hash", "plain", {"exact": 6}),
    ]
    assert added.refused == ()
    assert copies() == [each.copy for each in added.matched]


def test_files_are_never_changed(atlas: Atlas, folder: Path) -> None:
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}
    add(atlas, gather([folder]).found)
    assert before == {
        path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()
    }


def test_a_damaged_rendition_is_relocated_with_its_scores(atlas: Atlas, folder: Path) -> None:
    path = folder / "scan.txt"
    path.write_text(damaged(BRIEF, "blocks", 4).text, encoding="utf-8")
    matched = add(atlas, [path]).matched[0]
    assert matched.copy.recognised == "quotations"
    assert 0.3 <= matched.copy.share <= 1
    assert matched.counts["missing"] == 0
    assert all(
        85 <= each.score < 100 for each in matched.placed.values() if each.state == "relocated"
    )
    assert matched.counts["relocated"] > 0


def test_what_is_missing_is_explained(base: Callable[..., Path], folder: Path) -> None:
    text = (
        COMPLETE.replace(
            'quote = "was proposed in 2021"', 'quote = "every sluice stands on its ground"'
        )
        .replace(
            "Funding has reportedly not been secured",
            "Funding has reportedly the main dispute between",
        )
        .replace(
            "Relations are steadily improving, analysts say",
            "Nothing of that kind was ever said here",
        )
    )
    atlas = load(base(text)).atlas
    add(atlas, [folder / "paper.txt"])
    matched = add(atlas, [folder / "brief.txt"]).matched[0]
    assert matched.counts["missing"] == 3
    why = matched.misquotes
    assert why["institute-canal-proposed"] == Misquote(kind="misattributed", source="khan-lee-2023")
    assert why["institute-improving"] == Misquote(kind="missing")
    stitched = why["institute-canal-funding"]
    assert [BRIEF[start:end] for start, end in stitched.parts] == [
        "Funding has reportedly",
        "the main dispute between",
    ]


def test_a_text_of_no_source_is_refused_with_what_is_likeliest(atlas: Atlas, folder: Path) -> None:
    for name, text in {
        "other.txt": "Nothing about rivers at all, in so many words.",
        "near.txt": "The Great Canal would carry 1.5 billion cubic metres of water a year, they say.",
        "both.txt": f"{BRIEF}\n{PAPER}",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    added = add(atlas, [folder / name for name in ("other.txt", "near.txt", "both.txt")])
    assert added == Added(
        matched=(),
        refused=(
            Refused(
                folder / "other.txt", "is no document of this base: it holds none of its quotations"
            ),
            Refused(
                folder / "near.txt",
                "is no document of this base: of institute-2025, the likeliest, it holds 1 of 8 "
                "quotations",
            ),
            Refused(
                folder / "both.txt",
                "could be the document of institute-2025 or khan-lee-2023; say which with --source",
            ),
        ),
    )
    assert copies() == []


def test_a_reader_may_say_whose_document_it_is(atlas: Atlas, folder: Path) -> None:
    path = folder / "both.txt"
    path.write_text(f"{BRIEF}\n{PAPER}", encoding="utf-8")
    source = atlas.get("khan-lee-2023", Source)
    added = add(atlas, [path], source)
    assert told(added) == [("khan-lee-2023", "reader", "plain", {"exact": 6})]
    assert copies()[0].share == 1.0
    assert told(add(atlas, [folder / "brief.txt"], source))[0][:2] == ("khan-lee-2023", "reader")


def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(
    atlas: Atlas, folder: Path
) -> None:
    os.mkfifo(folder / "a.txt")
    (folder / "b.txt").write_bytes(b"\xff")
    added = add(atlas, [*sorted(folder.iterdir()), folder / "gone.txt"])
    assert [each.copy.source for each in added.matched] == ["institute-2025", "khan-lee-2023"]
    assert {each.path.name: each.reason for each in added.refused} == {
        "a.txt": "is a pipe, not a file",
        "b.txt": "is not UTF-8 (byte 1 is 0xFF); save it as UTF-8",
        "gone.txt": "is not there",
    }


def test_a_name_that_no_register_can_hold_is_refused(atlas: Atlas, folder: Path) -> None:
    path = folder / os.fsdecode(b"brief\xff.txt")
    try:
        path.write_text(BRIEF, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    added = add(atlas, [path])
    assert added.refused == (Refused(path, "has a name that is not UTF-8; rename it"),)


def test_progress_is_told_and_can_cancel_without_a_trace(atlas: Atlas, folder: Path) -> None:
    files = sorted(folder.iterdir())
    seen: list[tuple[int, int, Path]] = []
    add(atlas, files, progress=lambda *each: seen.append(each))
    assert seen == [(0, 2, files[0]), (1, 2, files[1])]
    registered = copies()
    with pytest.raises(Cancelled):
        add(atlas, files, progress=lambda done, *_: done < 1)
    assert copies() == registered


def test_folders_are_gone_through_for_what_can_be_read(folder: Path) -> None:
    below = folder / "below" / "deep"
    below.mkdir(parents=True)
    for name in ("b.PDF", "a.md", ".hidden.txt", "image.png", "page.htm"):
        (below / name).write_text("x")
    (folder / ".git").mkdir()
    (folder / ".git" / "x.txt").write_text("x")
    (below / "round").symlink_to(folder)
    (below / "linked.txt").symlink_to(folder / "brief.txt")
    found = gather([folder]).found
    assert [str(path.relative_to(folder)) for path in found] == [
        "brief.txt",
        "paper.txt",
        "below/deep/a.md",
        "below/deep/b.PDF",
        "below/deep/linked.txt",
        "below/deep/page.htm",
    ]


def test_a_file_that_was_named_is_taken_whatever_its_suffix(folder: Path) -> None:
    (folder / "notes").write_text("x")
    paths = [folder / "notes", folder, folder / "brief.txt", folder / "notes"]
    assert gather(paths) == Gathered(
        named=(folder / "notes", folder / "brief.txt"), found=(folder / "paper.txt",)
    )


def test_paths_are_kept_from_the_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(folder))
    expected = Gathered(named=(folder / "brief.txt",))
    assert gather([Path("brief.txt")]) == expected
    assert gather([Path("~/brief.txt")]) == expected
    assert gather([Path("x/../brief.txt")]) == expected


def test_a_path_that_leads_nowhere_stops(folder: Path) -> None:
    with pytest.raises(AtlasError) as refused:
        gather([folder, folder / "gone.txt"])
    assert str(refused.value) == f"{folder}/gone.txt: is not there"


def test_of_a_very_large_folder_the_rest_is_counted(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "MAX_FILES", 1)
    assert gather([folder]) == Gathered(named=(), found=(folder / "brief.txt",), left=1)
