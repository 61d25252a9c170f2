"""A notebook as a value: every operation gives a new one, and undo leads back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.cite.notebook import (
    UNDONE_AT_MOST,
    Entry,
    Excerpt,
    Heading,
    Note,
    Notebook,
    add,
    entry_at,
    heading,
    kind_of,
    move,
    move_down,
    move_up,
    note,
    remove,
    rename,
    reword,
    undo,
)
from atlas_tui.facts.problem import AtlasError


def an_excerpt(claim: str, base: str = "Two rivers") -> Excerpt:
    return Excerpt(base=base, claim=claim, quote=f"the words of {claim}", citation="Khan, 2023")


def words(notebook: Notebook) -> list[str]:
    return [
        entry.claim if isinstance(entry, Excerpt) else f"{kind_of(entry)} {entry.text}"
        for entry in notebook.entries
    ]


def of(*claims: str) -> Notebook:
    return add(Notebook("memo"), [an_excerpt(each) for each in claims])


def test_excerpts_are_added_at_the_end_or_before_an_entry() -> None:
    notebook = add(of("a", "b"), [an_excerpt("c")])
    assert words(notebook) == ["a", "b", "c"]
    assert words(add(notebook, [an_excerpt("d"), an_excerpt("e")], at=1)) == [
        "a",
        "d",
        "e",
        "b",
        "c",
    ]


def test_a_claim_is_held_once_a_base() -> None:
    notebook = of("a")
    assert add(notebook, [an_excerpt("a")]) is notebook
    assert words(add(notebook, [an_excerpt("a"), an_excerpt("b"), an_excerpt("b")])) == ["a", "b"]
    assert words(add(notebook, [an_excerpt("a", base="Elsewhere")])) == ["a", "a"]


def test_notes_and_headings_stand_between_excerpts() -> None:
    notebook = heading(note(of("a"), " Compare\nthe two. "), "Trade\n in 2021", at=0)
    assert words(notebook) == ["heading Trade in 2021", "a", "note Compare\nthe two."]


def test_what_would_drive_a_terminal_does_not_get_in() -> None:
    assert words(note(of(), "a\x1b]0;x\x07\u202eb")) == ["note a]0;xb"]


def test_a_note_without_words_is_refused() -> None:
    for text in ("", " \n", "\u200b"):
        with pytest.raises(AtlasError) as refused:
            note(of(), text)
        assert str(refused.value) == "a note or heading needs some words"


def test_a_note_and_a_heading_can_be_reworded_but_not_an_excerpt() -> None:
    notebook = heading(note(of("a"), "first"), "top")
    reworded = reword(reword(notebook, 1, "second\nline"), 2, "other\nwords")
    assert words(reworded) == ["a", "note second\nline", "heading other words"]
    with pytest.raises(AtlasError) as refused:
        reword(notebook, 0, "my words")
    assert str(refused.value) == (
        "an excerpt keeps the words of its document; write a note beside it"
    )


def test_entries_move_up_and_down_and_stop_at_the_ends() -> None:
    notebook = of("a", "b", "c")
    assert words(move_up(notebook, 2)) == ["a", "c", "b"]
    assert words(move_down(notebook, 0)) == ["b", "a", "c"]
    assert words(move(notebook, 0, 99)) == ["b", "c", "a"]
    assert move_up(notebook, 0) is notebook
    assert move_down(notebook, 2) is notebook


def test_several_entries_are_removed_at_once() -> None:
    notebook = remove(of("a", "b", "c", "d"), [3, 1])
    assert words(notebook) == ["a", "c"]
    assert words(undo(notebook)) == ["a", "b", "c", "d"]
    assert remove(notebook, []) is notebook


@pytest.mark.parametrize(
    ("claims", "told"),
    [((), "is empty"), (("a",), "has 1 entry"), (("a", "b"), "has 2 entries")],
)
def test_a_place_that_is_not_there_is_told_with_what_is(claims: tuple[str, ...], told: str) -> None:
    for at in (-1, 7):
        with pytest.raises(AtlasError) as refused:
            entry_at(of(*claims), at)
        assert str(refused.value) == f"there is no entry {at + 1}: the notebook 'memo' {told}"


def test_undo_says_what_it_would_take_back() -> None:
    notebook = remove(move_up(note(add(of("a"), map(an_excerpt, "bc")), "n"), 1), [0])
    said = []
    while notebook.changes:
        said.append(notebook.changes[-1].what)
        notebook = undo(notebook)
    assert said == [
        "removing an excerpt",
        "moving an excerpt",
        "writing a note",
        "adding 2 excerpts",
        "adding 1 excerpt",
    ]
    with pytest.raises(AtlasError) as refused:
        undo(notebook)
    assert str(refused.value) == "there is nothing to undo in the notebook 'memo'"


def test_only_the_last_changes_are_remembered() -> None:
    notebook = of()
    for number in range(UNDONE_AT_MOST + 5):
        notebook = note(notebook, str(number))
    assert len(notebook.changes) == UNDONE_AT_MOST
    while notebook.changes:
        notebook = undo(notebook)
    assert words(notebook) == [f"note {number}" for number in range(5)]


def test_a_renamed_notebook_keeps_its_entries() -> None:
    notebook = rename(of("a"), "other")
    assert (notebook.name, words(notebook)) == ("other", ["a"])


ENTRIES: st.SearchStrategy[Entry] = st.one_of(
    st.sampled_from("abcd").map(an_excerpt),
    st.sampled_from("xy").map(lambda text: Note(text=text)),
    st.sampled_from("xy").map(lambda text: Heading(text=text)),
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from("add note heading remove move up down reword".split()),
        st.integers(0, 5),
        st.integers(0, 5),
    ),
    max_size=20,
)


def stepped(notebook: Notebook, what: str, at: int, to: int) -> Notebook:
    if what == "add":
        return add(
            notebook, map(an_excerpt, "abcd"[at % 4 : to]), min(at, len(notebook.entries)) or None
        )
    if what in ("note", "heading"):
        return {"note": note, "heading": heading}[what](notebook, f"text {to}")
    if what == "remove":
        return remove(notebook, {at, to})
    if what == "reword":
        return reword(notebook, at, f"other {to}")
    return {"move": lambda: move(notebook, at, to), "up": lambda: move_up(notebook, at)}.get(
        what, lambda: move_down(notebook, at)
    )()


@settings(max_examples=60)
@given(st.lists(ENTRIES, max_size=5), STEPS)
def test_whatever_was_done_can_be_undone_step_by_step(
    entries: list[Entry], steps: list[tuple[str, int, int]]
) -> None:
    states = [Notebook("memo", tuple(entries))]
    for step in steps:
        try:
            after = stepped(states[-1], *step)
        except AtlasError:
            continue
        if after is not states[-1]:
            states.append(after)
    while len(states) > 1:
        after = states.pop()
        assert undo(after) == states[-1]
