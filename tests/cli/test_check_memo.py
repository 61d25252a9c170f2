"""`atlas check MEMO`: a memo held against the base, in the manner of the other checks."""

from hashlib import sha256
from pathlib import Path

import pytest

from bases import PAPER, write_documents
from commandline import Atlas


@pytest.fixture
def memo(atlas: Atlas, tmp_path: Path) -> Path:
    path = tmp_path / "memo.md"
    atlas("notebook", "add", "memo", "khan-attack", "khan-leverage")
    atlas("notebook", "export", "memo", "-o", str(path))
    return path


def edit(memo: Path, old: str, new: str) -> None:
    text = memo.read_text(encoding="utf-8")
    assert old in text
    memo.write_text(text.replace(old, new), encoding="utf-8")


def test_a_memo_that_agrees_ends_with_0(atlas: Atlas, memo: Path) -> None:
    assert atlas("check", str(memo)) == (0, "2 excerpts checked: nothing to report\n", "")
    assert atlas("check", str(memo), "--json").data == {"findings": [], "counts": {}}


def test_findings_are_told_with_place_and_help_and_end_with_1(atlas: Atlas, memo: Path) -> None:
    edit(memo, "> The River Guard attacked the pumping", "> The Guard attacked the pumping")
    ran = atlas("check", str(memo))
    assert (ran.code, ran.err) == (1, "")
    assert ran.out == (
        "error[excerpt-altered] in khan-attack: the words of the excerpt were altered\n"
        f"  --> {memo}:7:3\n"
        " 7 | > The Guard attacked the pumping station on 3 May 2021[^khan-attack]\n"
        f"   |   {'^' * len('The Guard attacked the pumping station on 3 May 2021')}\n"
        "  help: the base has “The River Guard attacked the pumping station on 3 May 2021”;"
        " restore the words\n\n"
        "2 excerpts checked: 1 error\n"
    )


def test_warnings_alone_end_with_0_and_can_be_narrowed(atlas: Atlas, memo: Path) -> None:
    edit(memo, "# memo\n", "# memo\n\nIt may rain, he said: “the rain will come again”.\n")
    ran = atlas("check", str(memo))
    assert (ran.code, ran.out.rpartition("\n\n")[2]) == (
        1,
        "2 excerpts checked: 1 error, 1 warning\n",
    )
    ran = atlas("check", str(memo), "--severity", "warning")
    assert ran.code == 0
    assert ran.out.startswith("warning[likelihood-outside-icd-203]: “may” is no likelihood term")
    narrowed = atlas("check", str(memo), "--rule", "quotation-without-citation", "--json")
    assert narrowed.code == 1
    assert [each["rule"] for each in narrowed.data["findings"]] == ["quotation-without-citation"]
    assert narrowed.data["findings"][0]["place"]["width"] == len("the rain will come again")


def test_several_memos_are_checked_at_once(atlas: Atlas, memo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.md"
    other.write_text("<!-- atlas khan-atack -->\n", encoding="utf-8")
    ran = atlas("check", str(memo), str(other))
    assert ran.code == 1
    assert f"  --> {other}:1:1\n" in ran.out
    assert ran.out.endswith("3 excerpts checked: 1 error\n")


def test_the_base_itself_is_not_checked_with_a_memo(
    atlas: Atlas, memo: Path, tmp_path: Path
) -> None:
    file = tmp_path / "complete" / "base.toml"
    file.write_text(file.read_text(encoding="utf-8").replace('date = "2025-03"', 'date = "soon"'))
    assert atlas("check").code == 1
    assert atlas("check", str(memo)).code == 0


def test_quotations_that_a_memo_took_are_verified_in_the_documents(
    atlas: Atlas, memo: Path, tmp_path: Path
) -> None:
    documents = write_documents(tmp_path / "documents")
    assert atlas("check", str(memo), "--documents", str(documents)).code == 0
    paper = PAPER.replace("considerable leverage", "some leverage")
    (documents / "paper.txt").write_text(paper, encoding="utf-8")
    digest = sha256(paper.encode()).hexdigest()
    file = tmp_path / "complete" / "base.toml"
    text = file.read_text(encoding="utf-8")
    old = sha256(PAPER.encode()).hexdigest()
    file.write_text(text.replace(old, digest), encoding="utf-8")
    ran = atlas("check", str(memo), "--documents", str(documents))
    assert ran.code == 1
    assert (
        "error[quote-exact] in khan-leverage: the quotation is in paper.txt only roughly" in ran.out
    )


def test_what_is_no_memo_is_refused_in_a_line(atlas: Atlas, tmp_path: Path) -> None:
    assert atlas("check", str(tmp_path)) == (
        2,
        "",
        f"atlas: {tmp_path}: a memo is a Markdown file; a base is checked with --base\n",
    )
    assert atlas("check", str(tmp_path / "none.md")).code == 2


def test_a_memo_that_tries_to_drive_the_terminal_is_shown_by_its_numbers(
    atlas: Atlas, tmp_path: Path
) -> None:
    memo = tmp_path / "memo.md"
    memo.write_text("He said “\x1b]0;owned\x07 a b c d \u202e e”.\n", encoding="utf-8")
    ran = atlas("check", str(memo))
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert "<U+001B>" in ran.out
