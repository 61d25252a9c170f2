"""A reader's own claims: written where they belong, undone in order, and never the shipped base."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from atlas_tui.facts import undoing
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.cache import load_cached
from atlas_tui.facts.editing import adding
from atlas_tui.facts.model import Claim
from atlas_tui.facts.overlay import overlay_folder
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.saving import held, text_of, update
from atlas_tui.facts.write import (
    Home,
    add,
    change,
    home_of,
    named_home,
    overlay_home,
    remove,
    undo,
    undoable,
)
from bases import SMALL, claim, write_base
from crashing import Disk, Stopped

Base = Callable[..., Path]

HEADING = "# Claims of your own. Atlas adds at the end; edit what you like.\n\n"


def mine(claim_id: str, **fields: str) -> Claim:
    plain = Claim(
        id=claim_id,
        source="letter",
        statement="Water flows.",
        quote="water flows from the north to the south",
        paragraph=1,
        kind="fact",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )
    return replace(plain, **fields)


def refused(work: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(AtlasError) as told:
        work(*arguments)
    return str(told.value)


def attempt(work: Callable[[], object]) -> str:
    """Do it, and return why it was not done; empty if it was."""
    try:
        work()
    except AtlasError as fault:
        return str(fault).rpartition("not saved: ")[2]
    return ""


@pytest.fixture
def home(base: Base) -> Home:
    """The overlay beside the small base."""
    return overlay_home(base(SMALL))


def ids(home: Home) -> set[str]:
    return set(load_cached(home.base).atlas.own)


def test_a_claim_is_written_beside_the_base_and_read_with_it(home: Home) -> None:
    before = text_of(home.base / "a.toml")
    add(home, mine("one"))
    add(home, mine("two", hedge="may"))
    two = claim("two", 'hedge = "may"')
    assert text_of(home.file) == f"{HEADING}{claim('one')}\n{two}"
    loaded = load_cached(home.base)
    assert loaded.problems == []
    assert loaded.atlas.get("two", Claim) == mine("two", hedge="may")
    assert ids(home) == {"one", "two"}
    assert text_of(home.base / "a.toml") == before
    assert sorted(each.name for each in home.file.parent.iterdir()) == ["claims.toml", "undo.json"]


def test_captures_go_into_a_base_of_ones_own_and_beside_any_other(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base(SMALL)
    assert home_of(folder) == Home(folder, folder / "captured.toml")
    assert named_home(folder) == home_of(folder)
    assert home_of(folder / "a.toml") == overlay_home(folder / "a.toml")
    assert home_of(shipped_base()) == overlay_home(shipped_base())
    assert overlay_home(shipped_base()).file == overlay_folder(shipped_base()) / "claims.toml"
    monkeypatch.setattr("atlas_tui.facts.write.os.access", lambda *_: False)
    assert home_of(folder) == overlay_home(folder)
    assert refused(named_home, tmp_path / "gone") == (
        f"{tmp_path}/gone: not saved: there is no such folder"
    )


def test_a_base_of_ones_own_gets_one_more_file_and_nothing_else(base: Base) -> None:
    home = home_of(base(SMALL))
    add(home, mine("one"))
    assert sorted(each.name for each in home.base.iterdir()) == ["a.toml", "captured.toml"]
    assert text_of(home.base / "a.toml") == SMALL
    assert ids(home) == {"one"}
    undo(home)
    assert load_cached(home.base).problems == []


def test_the_shipped_base_is_never_written() -> None:
    shipped = shipped_base()
    files = {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
    some = next(path for path in files if path.suffix == ".toml")
    told = "not saved: the shipped base is never written; add claims of your own"
    home = overlay_home(shipped)
    assert refused(named_home, shipped) == f"{shipped}: {told}"
    assert refused(add, Home(shipped, some), mine("one")) == f"{some}: {told}"
    assert refused(change, home, mine("one"), some) == f"{some}: {told}"
    assert refused(remove, home, "one", some) == f"{some}: {told}"
    assert {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()} == files


def test_an_overlay_may_be_linked_to_another_place(home: Home, tmp_path: Path) -> None:
    home.file.parent.parent.mkdir(parents=True)
    (tmp_path / "synced").mkdir()
    home.file.parent.symlink_to(tmp_path / "synced")
    add(home, mine("one"))
    assert (tmp_path / "synced" / "claims.toml").is_file()
    assert ids(home) == {"one"}
    undo(home)
    assert ids(home) == set()


def test_a_link_into_the_shipped_base_is_not_followed(base: Base) -> None:
    home = home_of(base(SMALL))
    some = min(shipped_base().rglob("*.toml"))
    before = some.read_bytes()
    home.file.symlink_to(some)
    assert refused(add, home, mine("one")) == (
        f"{home.file}: not saved: the shipped base is never written; add claims of your own"
    )
    assert some.read_bytes() == before


def test_a_file_of_another_base_is_not_written(home: Home, tmp_path: Path) -> None:
    other = write_base(tmp_path / "other", claim("one"), "x.toml") / "x.toml"
    assert refused(remove, home, "one", other) == (
        f"{other}: not saved: it belongs to another base than {home.base}"
    )


def test_a_claim_is_changed_where_it_is_written(base: Base) -> None:
    folder = base(SMALL, f"# by hand\n{claim('one')}# after\n")
    home = home_of(folder)
    file = load_cached(folder).atlas.whence["one"].file
    change(home, mine("one", kind="event", note="n"), file)
    changed = claim("one", 'kind = "event"', 'note = "n"')
    assert text_of(file) == f"# by hand\n{changed}# after\n"
    remove(home, "one", file)
    assert text_of(file) == "# by hand\n# after\n"
    undo(home)
    undo(home)
    assert text_of(file) == f"# by hand\n{claim('one')}# after\n"


def test_what_cannot_be_changed_is_told_and_nothing_is_written(home: Home) -> None:
    add(home, mine("one"))
    text = text_of(home.file)
    file = home.file
    assert [
        refused(add, home, mine("one")),
        refused(change, home, mine("two")),
        refused(remove, home, "two"),
    ] == [
        f"{file}: not saved: the id `one` is taken there; choose another",
        f"{file}: not saved: no claim `two` stands there any more",
        f"{file}: not saved: no claim `two` stands there any more",
    ]
    file.write_text(f"{text}x = \n", encoding="utf-8")
    assert refused(add, home, mine("two")) == (
        f"{file}:14:5: not saved: it is not valid TOML; mend the marked place first"
    )
    assert text_of(file) == f"{text}x = \n"


def test_a_folder_that_has_vanished_is_told(base: Base) -> None:
    home = home_of(base(SMALL))
    (home.base / "a.toml").unlink()
    home.base.rmdir()
    assert refused(add, home, mine("one")) == (
        f"{home.file}: not saved: its folder is not there; nothing was changed"
    )
    assert not home.base.exists()


def test_a_home_that_takes_no_file_is_told(
    base: Base, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file, not a folder")
    monkeypatch.setenv("XDG_DATA_HOME", str(blocked))
    home = home_of(base(SMALL))
    assert refused(add, home, mine("one")) == (
        f"{home.log}: not saved: its folder is not there; nothing was changed"
    )
    assert not home.file.exists()


def test_the_second_of_two_instances_is_told(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "atlas_tui.facts.write.update", lambda *arguments: update(*arguments, patience=0.0)
    )
    add(home, mine("one"))
    with held(home.file):
        told = refused(add, home, mine("two"))
    assert told == f"{home.file}: another Atlas is writing to it; try again in a moment"
    assert ids(home) == {"one"}
    assert undo(home).id == "one"


# Undo


def test_changes_are_taken_back_from_the_last_to_the_first(home: Home) -> None:
    steps = [text_of(home.file)]
    for work in (
        lambda: add(home, mine("one")),
        lambda: add(home, mine("two")),
        lambda: change(home, mine("one", kind="event")),
        lambda: remove(home, "one"),
        lambda: add(home, mine("three")),
    ):
        work()
        steps.append(text_of(home.file))
    told = []
    for wanted in reversed(steps[:-1]):
        assert undoable(home)
        told.append(str(undo(home)))
        assert text_of(home.file) == wanted
    assert told == [
        "added the claim three",
        "removed the claim one",
        "changed the claim one",
        "added the claim two",
        "added the claim one",
    ]
    assert undoable(home) is None
    assert refused(undo, home) == "there is nothing to undo"
    assert load_cached(home.base).problems == []


def test_a_change_is_taken_back_among_what_was_written_by_hand_since(home: Home) -> None:
    add(home, mine("one"))
    add(home, mine("two"))
    text = text_of(home.file).replace(HEADING, "# My own heading\n\n")
    home.file.write_text(f"{text}\n{claim('by-hand')}", encoding="utf-8")
    assert undo(home).id == "two"
    assert text_of(home.file) == f"# My own heading\n\n{claim('one')}\n{claim('by-hand')}"


@pytest.mark.parametrize("end", ["", "\n", "\n\n"])
def test_a_removed_claim_comes_back_though_its_place_is_gone(home: Home, end: str) -> None:
    add(home, mine("one"))
    remove(home, "one")
    home.file.write_text(f"# all anew{end}", encoding="utf-8")
    undo(home)
    assert text_of(home.file) == f"# all anew\n\n{claim('one')}"


def test_a_claim_changed_further_by_hand_is_left_to_its_hand(home: Home) -> None:
    add(home, mine("one"))
    add(home, mine("two"))
    text = text_of(home.file).replace('id = "two"', 'id = "two" # mine')
    home.file.write_text(text, encoding="utf-8")
    assert refused(undo, home) == (
        f"{home.file}: not undone: the claim `two` was changed there by hand since"
    )
    assert text_of(home.file) == text
    assert undo(home).id == "one"


def test_what_was_taken_back_by_hand_is_passed_over(home: Home) -> None:
    add(home, mine("one"))
    change(home, mine("one", kind="event"))
    add(home, mine("two"))
    remove(home, "two")
    home.file.write_text(f"{HEADING}{claim('one')}\n{claim('two')}", encoding="utf-8")
    assert str(undo(home)) == "added the claim two"
    home.file.write_text(f"{HEADING}{claim('one')}", encoding="utf-8")
    assert str(undo(home)) == "added the claim one"
    assert undoable(home) is None


def test_the_log_keeps_only_so_many_changes(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(undoing, "KEPT", 2)
    for name in ("one", "two", "three"):
        add(home, mine(name))
    assert [change.id for change in undoing.changes(home.log)] == ["two", "three"]


@pytest.mark.parametrize("harm", [b"", b"[{", b"[{}]", b"\x00", b"\xff\xfe"])
def test_a_damaged_log_hinders_no_writing(home: Home, harm: bytes) -> None:
    add(home, mine("one"))
    home.log.write_bytes(harm)
    assert refused(undo, home) == "there is nothing to undo"
    add(home, mine("two"))
    assert undo(home).id == "two"


def test_a_change_that_the_disk_refused_is_not_undone(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(home, mine("one"))
    calls = Disk()
    with calls.under(monkeypatch):
        add(home, mine("two"))
    undo(home)
    for number in range(len(calls.calls)):
        with Disk(refuse_at=number, error=errno.ENOSPC).under(monkeypatch):
            told = attempt(lambda: add(home, mine("two")))
        assert told in ("", "the disk is full; nothing was changed")
        if ids(home) == {"one", "two"}:
            assert undo(home).id == "two"
        assert ids(home) == {"one"}
    assert undo(home).id == "one"


def test_a_process_stopped_at_any_call_leaves_its_claims_whole_and_undo_at_work(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(home, mine("one"))
    calls = Disk()
    with calls.under(monkeypatch):
        add(home, mine("two"))
    undo(home)
    for number in range(len(calls.calls)):
        disk = Disk(stop_at=number, power_fails=True)
        with disk.under(monkeypatch), pytest.raises(Stopped):
            add(home, mine("two"))
        loaded = load_cached(home.base)
        assert loaded.problems == []
        if "two" in loaded.atlas.own:
            assert undo(home).id == "two"
        assert ids(home) == {"one"}
    assert undo(home).id == "one"


NAMES = ["one", "two", "three"]


@given(
    st.lists(
        st.tuples(st.sampled_from(["add", "change", "remove", "undo"]), st.sampled_from(NAMES)),
        max_size=12,
    )
)
@settings(max_examples=40)
def test_any_number_of_changes_can_be_undone_in_turn(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str]]
) -> None:
    home = overlay_home(write_base(tmp_path_factory.mktemp("base"), SMALL))
    texts = [""]
    for number, (step, name) in enumerate(steps):
        fresh = mine(name, note=str(number))
        try:
            if step == "undo":
                undo(home)
                texts.pop()
            else:
                {"add": add, "change": change}.get(step, lambda home, each: remove(home, each.id))(
                    home, fresh
                )
                texts.append(text_of(home.file))
        except AtlasError:
            pass
        assert text_of(home.file) == texts[-1]
    while texts[1:]:
        undo(home)
        texts.pop()
        assert text_of(home.file) == texts[-1]


def test_an_edit_that_changes_nothing_is_no_change(home: Home) -> None:
    add(home, mine("one"))
    change(home, mine("one"))
    assert str(undoable(home)) == "added the claim one"


def test_a_text_already_there_is_added_to_without_a_heading(home: Home) -> None:
    home.file.parent.mkdir(parents=True)
    home.file.write_text("# mine\n", encoding="utf-8")
    add(home, mine("one"))
    assert text_of(home.file) == adding("x", "# mine\n", mine("one")).into("# mine\n")
