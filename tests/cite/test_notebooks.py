"""Notebooks on the disk: saved whole, never over a file that is not understood."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas_tui.cite import notebook_file, notebooks
from atlas_tui.cite.notebook import (
    Excerpt,
    Heading,
    Note,
    Notebook,
    add,
    heading,
    move_up,
    note,
    undo,
)
from atlas_tui.facts.problem import AtlasError
from hostile import texts

EXCERPT = Excerpt(base="Two rivers", claim="a", quote="some words", citation="Khan, 2023, para. 4")


def write(name: str, text: str) -> Path:
    path = notebooks.path_of(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def refusal_of(name: str) -> str:
    with pytest.raises(AtlasError) as refused:
        notebooks.read(name)
    return str(refused.value).replace(f"{notebooks.folder()}/", "")


def test_a_notebook_that_is_not_there_is_empty_and_makes_no_file() -> None:
    assert notebooks.read() == Notebook("notebook")
    assert notebooks.names() == []
    assert not notebooks.folder().exists()


def test_a_change_is_saved_and_read_back() -> None:
    saved = notebooks.change(
        "memo", lambda held: note(add(held, [EXCERPT]), "Compare.", "2025-01-01")
    )
    assert notebooks.read("memo") == saved
    assert saved.entries == (EXCERPT, Note(text="Compare.", added="2025-01-01"))
    assert notebooks.names() == ["memo"]


def test_undo_is_kept_with_the_notebook() -> None:
    notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    notebooks.change("memo", lambda held: heading(held, "Trade"))
    assert notebooks.change("memo", undo).entries == (EXCERPT,)
    assert notebooks.change("memo", undo).entries == ()


def test_the_file_is_toml_that_a_reader_can_follow() -> None:
    notebooks.change("memo", lambda held: heading(add(held, [EXCERPT]), "Trade", at=0))
    assert notebooks.path_of("memo").read_text(encoding="utf-8") == (
        "# An Atlas notebook: excerpts, notes and headings in order, then what undo brings back.\n"
        "format = 1\n"
        'checksum = "' + notebook_file._checksum(notebooks.read("memo").entries) + '"\n'
        "\n[[entry]]\n"
        'kind = "heading"\n'
        'text = "Trade"\n'
        "\n[[entry]]\n"
        'kind = "excerpt"\n'
        'base = "Two rivers"\n'
        'claim = "a"\n'
        'quote = "some words"\n'
        'citation = "Khan, 2023, para. 4"\n'
        "\n[[undo]]\n"
        "at = 0\ncame = 1\n"
        'what = "adding 1 excerpt"\n'
        "\n[[undo]]\n"
        "at = 0\ncame = 1\n"
        'what = "writing a heading"\n'
    )


def test_after_an_edit_by_hand_the_entries_are_taken_and_undo_begins_anew() -> None:
    notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    path = notebooks.path_of("memo")
    path.write_text(path.read_text(encoding="utf-8").replace("some words", "other words"))
    held = notebooks.read("memo")
    assert [entry.quote for entry in held.excerpts] == ["other words"]
    assert held.changes == ()


def test_what_would_drive_a_terminal_is_left_out_of_an_edited_file() -> None:
    write("memo", 'format = 1\n[[entry]]\nkind = "note"\ntext = "a\\u001b[31m\\u202eb"\n')
    assert notebooks.read("memo").entries == (Note(text="a[31mb"),)


def test_a_change_that_changes_nothing_writes_nothing() -> None:
    notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    before = notebooks.path_of("memo").stat().st_mtime_ns
    notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    assert notebooks.path_of("memo").stat().st_mtime_ns == before


def test_a_change_to_what_is_no_longer_there_is_refused() -> None:
    seen = notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    now = notebooks.change("memo", lambda held: heading(held, "Trade", at=0))
    with pytest.raises(AtlasError) as refused:
        notebooks.change("memo", lambda held: move_up(held, 0), seen=seen)
    assert str(refused.value) == (
        "the notebook 'memo' was changed elsewhere; nothing was done, look again"
    )
    assert notebooks.read("memo") == now
    assert notebooks.save(move_up(now, 1), seen=now).entries == (EXCERPT, Heading(text="Trade"))


def test_several_writers_lose_nothing_of_each_other() -> None:
    def write_some(writer: int) -> None:
        for number in range(3):
            notebooks.change("memo", lambda held, text=f"{writer}.{number}": note(held, text))

    with ThreadPoolExecutor() as pool:
        list(pool.map(write_some, range(3)))
    held = {entry.text for entry in notebooks.read("memo").entries if isinstance(entry, Note)}
    assert held == {f"{writer}.{number}" for writer in range(3) for number in range(3)}


HINT = "; nothing was changed; `atlas notebook aside memo` keeps the file and begins anew)"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("format = 1\n[[entry\n", "memo.toml:2:8: not valid TOML: expected ']]' at the end of an array declaration (mend it"),
        ("format = 2\n", "memo.toml:1:1: `format` is 2, not 1 (a newer Atlas may read it"),
        ("entry = 1\n", "memo.toml:1:1: the key `format` is missing (add `format = 1`"),
        ("format = 1\nentry = 1\n", "memo.toml:2:1: `entry` is not an array of tables (write [[entry]]"),
        ("format = 1\n[[entries]]\n", "memo.toml:2:1: unknown key `entries` (the nearest known one is `entry`"),
        ("format = 1\n[[entry]]\ntext = 'a'\n", "memo.toml:2:1: the key `kind` is missing (it can be excerpt, note, heading"),
        ("format = 1\n[[entry]]\nkind = 'nota'\n", "memo.toml:3:1: `kind` is 'nota' (it can be excerpt, note, heading"),
        ("format = 1\n[[entry]]\nkind = []\n", "memo.toml:3:1: `kind` is [] (it can be excerpt, note, heading"),
        ("format = 1\n[[entry]]\nkind = 'note'\ntxt = 'a'\n", "memo.toml:4:1: unknown key `txt` (the nearest known one is `text`"),
        ("format = 1\n[[entry]]\nkind = 'note'\ntext = 1\n", "memo.toml:4:1: `text`: expected `str`, got `int` (mend the value"),
        ("format = 1\n[[undo]]\nat = 1\n", "memo.toml:2:1: the key `came` is missing (add `came = …`"),
        ("format = 1\n[[undo]]\nat = 1\ncame = 1\n[[undo.gone]]\nkind = 'note'\n", "memo.toml:5:1: the key `text` is missing (add `text = …`"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_notebook_is_told_with_its_place_and_left_alone(
    text: str, told: str
) -> None:
    path = write("memo", text)
    assert refusal_of("memo") == f"{told}{HINT}"
    with pytest.raises(AtlasError):
        notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    assert path.read_text(encoding="utf-8") == text


def test_a_file_that_is_no_text_is_left_alone() -> None:
    path = write("memo", "")
    path.write_bytes(b"format = 1\n# \xff\n")
    assert refusal_of("memo") == (
        "memo.toml: byte 0xff at offset 13 is not UTF-8; save the file as UTF-8 first"
    )


def test_a_broken_notebook_can_be_set_aside_and_nothing_is_overwritten() -> None:
    for text in ("first [", "second ["):
        write("memo", text)
        notebooks.set_aside("memo")
    kept = sorted(path.name for path in notebooks.folder().iterdir())
    assert kept == ["memo.toml.aside", "memo.toml.aside-2"]
    assert notebooks.names() == []
    assert notebooks.read("memo").entries == ()


def test_a_notebook_is_renamed_but_not_over_another() -> None:
    notebooks.change("memo", lambda held: add(held, [EXCERPT]))
    notebooks.change("other", lambda held: heading(held, "Trade"))
    with pytest.raises(AtlasError) as refused:
        notebooks.rename("memo", "other")
    assert str(refused.value) == "there is a notebook 'other' already"
    assert notebooks.rename("memo", "Memo of June").entries == (EXCERPT,)
    assert notebooks.names() == ["Memo of June", "other"]
    with pytest.raises(AtlasError) as refused:
        notebooks.rename("memo", "third")
    assert str(refused.value) == "no notebook is called 'memo'; there are Memo of June, other"


@pytest.mark.parametrize(
    "name", ["", " a", "a/b", "..", ".a", "-a", "a\nb", "a\x1b", "x" * 201, "a:b"]
)
def test_a_name_that_no_file_system_takes_is_refused(name: str) -> None:
    with pytest.raises(AtlasError) as refused:
        notebooks.path_of(name)
    assert str(refused.value) == (
        f"{name!r} cannot be the name of a notebook: a name is a short line without"
        ' / \\ : * ? " < > | that begins with neither . nor -'
    )


@pytest.mark.parametrize("name", ["memo", "Memo of June 2025", "تقرير", "メモ.1", "a'b"])
def test_a_name_may_be_in_any_script(name: str) -> None:
    notebooks.change(name, lambda held: heading(held, "Trade"))
    assert notebooks.names() == [name]


ENTRIES = st.one_of(
    st.builds(Note, text=texts(), added=texts()),
    st.builds(Heading, text=texts()),
    st.builds(
        Excerpt, base=texts(), claim=texts(), quote=texts(), citation=texts(), caveat=texts()
    ),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ENTRIES, max_size=4))
def test_any_text_comes_back_as_it_was(entries: list[Excerpt | Note | Heading]) -> None:
    notebook = note(Notebook("memo", tuple(entries)), "last")
    text = notebook_file.written(notebook)
    assert notebook_file.parsed(Path("memo.toml"), "memo", text) == notebook
