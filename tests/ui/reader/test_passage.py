"""The passage of a claim on a card: lit in its paragraph, short, never slow, never a fault."""

import os
from pathlib import Path

import pytest

from atlas_tui.documents import opening
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from atlas_tui.ui.reader import passage as module
from atlas_tui.ui.reader.passage import passage
from bases import BRIEF, claim
from documented import attach, complete, letter

FLOWS = "water flows from the north to the south"


def shown(base: Path, claim_id: str, width: int = 60) -> list[str]:
    """The lines of a passage; lit words stand in brackets."""
    atlas = load(base).atlas
    wanted = atlas.get(claim_id, Claim)
    assert wanted
    return lines(passage(atlas, wanted), width)


def lines(blocks: list, width: int = 60) -> list[str]:
    drawn = [line for block in blocks for line in block.lines(width)]
    return [
        "".join(f"[{text}]" if role == "passage" else text for text, role in each.line).rstrip()
        for each in drawn
    ]


def test_a_quotation_is_lit_in_its_paragraph_between_those_before_and_after(tmp_path: Path) -> None:
    assert shown(complete(tmp_path), "institute-embassy", 60) == [
        "In the document",
        "  Introduction",
        "",
        "  The two rivers have divided these neighbours for as long",
        "  as anybody can remember. In March 2025 [Northland]",
        "  [reopened its embassy in the southern capital] after four",
        "  years of silence. Officials called the step “a first",
        "  handshake across the river”, and nobody in the south",
        "  objected in public.",
        "",
        "  The Great Canal",
    ]


def test_long_paragraphs_are_cut_between_words(tmp_path: Path) -> None:
    text = f"{'before ' * 400}{FLOWS} {'after ' * 400}\n\n{'next ' * 400}\n"
    told = " ".join(shown(letter(tmp_path, text), "letter-one", 70))
    assert len(told) < 2_500
    assert "… before before" in told
    assert told.endswith("next next …")
    assert f"[{FLOWS}]" in " ".join(told.split()).replace("] [", " ")


def test_a_text_without_spaces_keeps_its_quotation(tmp_path: Path) -> None:
    text = "x" * 5_000 + f" {FLOWS} " + "y" * 5_000 + "\n"
    told = " ".join(" ".join(shown(letter(tmp_path, text), "letter-one", 70)).split())
    assert f"[{FLOWS}]" in told.replace("] [", " ")


def test_a_relocated_and_an_ambiguous_one_say_so(tmp_path: Path) -> None:
    text = (
        "We saw that water flowed from the north to the south.\n\nHere two rivers meet again.\n\n"
    )
    text += "There two rivers meet again.\n"
    twice = claim("letter-two", quote="two rivers meet again")
    base = letter(tmp_path, text, twice)
    assert shown(base, "letter-one")[0].startswith("In the document, relocated (9")
    assert shown(base, "letter-two")[0] == "In the document, ambiguous (2 places)"


def test_a_quotation_that_is_not_there_says_so(tmp_path: Path) -> None:
    base = letter(tmp_path, "Nothing of the kind is written here at all.\n")
    told = ["In the document", "  It does not hold the quotation."]
    assert shown(base, "letter-one") == told


def test_nothing_is_shown_where_nothing_is_attached(tmp_path: Path) -> None:
    base = complete(tmp_path)
    (Path.home() / "xdg_data_home" / "atlas" / "documents.toml").unlink()
    assert shown(base, "institute-embassy") == []


def test_a_vanished_document_and_a_broken_register_are_told(tmp_path: Path) -> None:
    base = letter(tmp_path, f"Here {FLOWS}.\n")
    (tmp_path / "letter.txt").unlink()
    told = " ".join(shown(base, "letter-one", 400))
    assert told == f"In the document   {tmp_path}/letter.txt: is not there"
    register = next(Path.home().rglob("documents.toml"))
    register.write_text("no register", encoding="utf-8")
    assert f"{register}: no register of documents" in " ".join(shown(base, "letter-one", 400))


def test_another_copy_serves_where_the_first_has_vanished(tmp_path: Path) -> None:
    base = complete(tmp_path)
    other = tmp_path / "other.txt"
    other.write_text(BRIEF.replace(". ", ".  "), encoding="utf-8")
    attach(base, other)
    (tmp_path / "papers" / "brief.txt").unlink()
    assert "[Northland]" in " ".join(shown(base, "institute-embassy"))


def test_a_passage_is_made_once_and_again_when_its_document_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = letter(tmp_path, f"Here {FLOWS}.\n")
    atlas = load(base).atlas
    wanted = atlas.get("letter-one", Claim)
    assert wanted
    made = passage(atlas, wanted)
    monkeypatch.setattr(module, "open_document", pytest.fail)
    assert passage(atlas, wanted) is made
    monkeypatch.setattr(module, "open_document", opening.open_document)
    file = tmp_path / "letter.txt"
    file.write_text(f"There {FLOWS}, and more.\n", encoding="utf-8")
    os.utime(file, ns=(1, 1))
    assert "There" in " ".join(lines(passage(atlas, wanted)))


def test_a_file_that_takes_a_while_is_not_read_for_a_card(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LARGEST", 20)
    told = shown(letter(tmp_path, f"Here {FLOWS}.\n"), "letter-one", 400)
    assert told[1] == f"  {tmp_path}/letter.txt: takes a while to read; open it to see the passage"


def test_what_is_remembered_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PASSAGES", 3)
    base = complete(tmp_path)
    atlas = load(base).atlas
    for each in atlas.all(Claim):
        assert len(passage(atlas, each)) == 2
    assert len(module._passages[atlas]) == 3
