"""`atlas notebook`: excerpts collected, ordered, annotated, undone and exported."""

from pathlib import Path
from typing import Any

import pytest

from atlas_tui.cite import notebooks
from atlas_tui.cite.notebook import Note
from commandline import Atlas

ATTACK = (
    "“The River Guard attacked the pumping station on 3 May 2021” (Khan and Lee, “Water and Trust”,"
    " 2023, para. 8). khan-attack"
)
TREATY = (
    "“the treaty was recieved with joy in both capitals” (The envoy, in Khan and Lee, “Water and"
    " Trust”, 2023, para. 6). khan-treaty"
)


@pytest.fixture
def memo(atlas: Atlas) -> Atlas:
    """The command line with a notebook of two excerpts."""
    assert atlas("notebook", "add", "memo", "khan-attack", "khan-treaty").code == 0
    return atlas


def texts(data: Any) -> list[str]:
    return [entry.get("claim") or entry["text"] for entry in data["entries"]]


def test_excerpts_are_added_once_and_shown_in_order(atlas: Atlas) -> None:
    assert atlas("notebook", "add", "memo", "khan-attack") == (
        0,
        "",
        "1 of 1 excerpts added to memo\n",
    )
    assert atlas("notebook", "add", "memo", "khan-treaty", "khan-attack", "--at", "1") == (
        0,
        "",
        "1 of 2 excerpts added to memo, 1 of them already there\n",
    )
    assert atlas("notebook", "show", "memo") == (0, f"1  {TREATY}\n2  {ATTACK}\n", "")


def test_a_thing_is_added_by_the_claims_it_rests_on(atlas: Atlas) -> None:
    assert texts(atlas("notebook", "add", "memo", "river-trade", "--json").data) == [
        "khan-trade-2021",
        "institute-trade-2021",
        "khan-trade-2022",
    ]
    assert atlas("notebook", "add", "memo", "diplomacy") == (
        2,
        "",
        "atlas: diplomacy rests on no claim, so there is nothing to add\n",
    )


def test_notes_headings_and_moves(memo: Atlas) -> None:
    memo("notebook", "heading", "memo", "The attack", "--at", "1")
    memo("notebook", "note", "memo", "Compare\n\nthe dates.")
    moved = memo("notebook", "move", "memo", "4", "up")
    assert moved == (
        0,
        f"1  # The attack\n2  {ATTACK}\n3  Compare the dates.\n4  {TREATY}\n",
        "",
    )
    assert texts(memo("notebook", "move", "memo", "1", "3", "--json").data)[2] == "The attack"
    assert texts(memo("notebook", "move", "memo", "1", "down", "--json").data)[0].startswith("Comp")
    reworded = memo("notebook", "reword", "memo", "1", "Other words", "--json")
    assert texts(reworded.data)[0] == "Other words"
    assert texts(memo("notebook", "remove", "memo", "1", "3", "--json").data) == [
        "khan-attack",
        "khan-treaty",
    ]


def test_every_change_can_be_undone_and_says_what_it_was(memo: Atlas) -> None:
    memo("notebook", "remove", "memo", "1")
    assert memo("notebook", "undo", "memo") == (
        0,
        f"1  {ATTACK}\n2  {TREATY}\n",
        "undid removing an excerpt\n",
    )
    assert memo("notebook", "undo", "memo").err == "undid adding 2 excerpts\n"
    assert memo("notebook", "undo", "memo") == (
        2,
        "",
        "atlas: there is nothing to undo in the notebook 'memo'\n",
    )


def test_json_has_every_entry_with_its_number_and_standing(memo: Atlas) -> None:
    memo("notebook", "note", "memo", "Compare.")
    data = memo("notebook", "show", "memo", "--json").data
    assert (data["name"], data["file"]) == ("memo", str(notebooks.path_of("memo")))
    first, _, last = data["entries"]
    assert first.pop("added").startswith("20")
    assert first == {
        "number": 1,
        "kind": "excerpt",
        "base": "Two rivers",
        "claim": "khan-attack",
        "quote": "The River Guard attacked the pumping station on 3 May 2021",
        "citation": "Khan and Lee, “Water and Trust”, 2023, para. 8",
        "caveat": "",
        "standing": "same",
    }
    assert (last["number"], last["kind"], last["text"]) == (3, "note", "Compare.")
    assert memo("notebook", "list", "--json").data == [{"name": "memo", "file": data["file"]}]


def test_what_has_become_of_an_excerpt_is_shown(memo: Atlas, tmp_path: Path) -> None:
    file = tmp_path / "complete" / "base.toml"
    text = file.read_text(encoding="utf-8").replace('"khan-treaty"', '"treaty-of-khan"')
    text = text.replace('quote = "The River Guard attacked', 'quote = "The Guard attacked')
    file.write_text(text, encoding="utf-8")
    assert memo("notebook", "show", "memo").out == (
        f"1  {ATTACK.removesuffix(' khan-attack')}"
        " (changed in the base since it was collected) khan-attack\n"
        f"2  {TREATY.removesuffix(' khan-treaty')} (no longer in the base) khan-treaty\n"
    )


def test_the_list_ends_with_1_while_there_is_no_notebook(atlas: Atlas) -> None:
    assert atlas("notebook", "list") == (1, "", "")
    atlas("notebook", "note", "memo", "Hello")
    assert atlas("notebook", "list") == (0, f"memo\t{notebooks.path_of('memo')}\n", "")


def test_a_notebook_that_is_not_there_is_told_with_those_that_are(atlas: Atlas) -> None:
    for arguments in (
        ("show", "nope"),
        ("remove", "nope", "1"),
        ("move", "nope", "1", "up"),
        ("reword", "nope", "1", "x"),
        ("undo", "nope"),
        ("export", "nope"),
        ("aside", "nope"),
        ("rename", "nope", "x"),
    ):
        assert atlas("notebook", *arguments) == (
            2,
            "",
            "atlas: no notebook is called 'nope'; there is none yet\n",
        )
    assert notebooks.names() == []


def test_an_impossible_request_is_refused_in_a_line(memo: Atlas) -> None:
    for arguments, told in (
        (("remove", "memo", "3"), "there is no entry 3: the notebook 'memo' has 2 entries"),
        (("move", "memo", "1", "sideways"), "an entry moves up, down or to a number, not to 'sideways'"),
        (("reword", "memo", "1", "x"), "an excerpt keeps the words of its document; write a note beside it"),
        (("note", "memo", " "), "a note or heading needs some words"),
        (("note", "memo", "x", "--at", "9"), "there is no entry 9: the notebook 'memo' has 2 entries"),
        (("export", "memo", "-o", "memo.csv"), "memo.csv: a brief is written as .docx, .odt, .pdf, .md, .markdown"),
    ):  # fmt: skip
        assert memo("notebook", *arguments) == (2, "", f"atlas: {told}\n")
    assert memo("notebook", "show", "memo").out == f"1  {ATTACK}\n2  {TREATY}\n"


def test_a_broken_notebook_is_left_alone_until_it_is_set_aside(memo: Atlas) -> None:
    path = notebooks.path_of("memo")
    path.write_text("format = 1\n[[entry\n", encoding="utf-8")
    for arguments in (("show", "memo"), ("add", "memo", "khan-attack"), ("note", "memo", "x")):
        ran = memo("notebook", *arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith(f"atlas: {path}:2:8: not valid TOML: ")
        assert ran.err.endswith("`atlas notebook aside memo` keeps the file and begins anew)\n")
    assert path.read_text(encoding="utf-8") == "format = 1\n[[entry\n"
    assert memo("notebook", "aside", "memo") == (0, "", f"kept as {path}.aside\n")
    assert memo("notebook", "add", "memo", "khan-attack").code == 0


def test_a_notebook_is_renamed(memo: Atlas) -> None:
    assert memo("notebook", "rename", "memo", "June") == (0, "", "")
    assert texts(memo("notebook", "show", "June", "--json").data) == ["khan-attack", "khan-treaty"]


def test_the_brief_of_a_notebook_is_written_and_agrees_with_the_base(
    memo: Atlas, tmp_path: Path
) -> None:
    path = tmp_path / "memo.md"
    ran = memo("notebook", "export", "memo", "--title", "River Guard", "-o", str(path))
    assert ran == (0, "", f"wrote {path}: 2 claims, {path.stat().st_size} bytes\n")
    assert path.read_text(encoding="utf-8").startswith("# River Guard\n\n<!-- atlas khan-attack ")
    assert memo("check", str(path)) == (0, "2 excerpts checked: nothing to report\n", "")


def test_a_note_alone_makes_a_brief(atlas: Atlas) -> None:
    atlas("notebook", "note", "memo", "Hello *there*")
    assert notebooks.read("memo").entries[0] == Note(
        text="Hello *there*", added=notebooks.read("memo").entries[0].added
    )
    assert atlas("notebook", "export", "memo").out == "# memo\n\nHello \\*there\\*\n"
