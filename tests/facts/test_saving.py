"""Saving a file: whole or not at all, whatever happens on the way, and nothing of others lost."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from atlas_tui.facts import locking
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.saving import held, save, text_of, update
from crashing import Disk, Stopped

OLD = "".join(f"old line {number}\n" for number in range(60))
NEW = "".join(f"a newer line, {number} “quoted”\n" for number in range(40))
CHUNK = 13
"""Bytes that a write takes at once where a writer is stopped between writes."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    folder = tmp_path / "folder"
    folder.mkdir()
    path = folder / "claims.toml"
    path.write_text(OLD, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(AtlasError) as told:
        work()
    return str(told.value)


def test_a_file_is_replaced_by_the_text_as_it_is_given(file: Path) -> None:
    save(file, "one\r\ntwo\n“three”")
    assert file.read_bytes() == "one\r\ntwo\n“three”".encode()
    assert text_of(file) == "one\r\ntwo\n“three”"
    assert names(file.parent) == ["claims.toml"]


def test_a_file_that_is_not_there_is_made(file: Path) -> None:
    fresh = file.with_name("fresh.toml")
    assert text_of(fresh) == ""
    save(fresh, NEW)
    assert text_of(fresh) == NEW


def test_a_new_file_goes_by_the_umask_and_an_old_one_keeps_its_mode(file: Path) -> None:
    before = os.umask(0o027)
    try:
        save(file.with_name("fresh.toml"), NEW)
        file.chmod(0o664)
        save(file, NEW)
    finally:
        os.umask(before)
    assert file.with_name("fresh.toml").stat().st_mode & 0o777 == 0o640
    assert file.stat().st_mode & 0o777 == 0o664


def test_a_link_stays_and_its_file_is_written(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file)
    save(link, NEW)
    update(link, lambda text: text + "more\n")
    assert link.is_symlink()
    assert text_of(file) == f"{NEW}more\n"
    assert names(tmp_path) == ["folder", "home", "link.toml"]


def test_a_link_to_nothing_yet_makes_its_file(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.toml"
    link.symlink_to(file.with_name("later.toml"))
    save(link, NEW)
    assert text_of(file.with_name("later.toml")) == NEW


def test_text_that_utf_8_cannot_hold_is_refused(file: Path) -> None:
    told = refused(lambda: save(file, "a \ud800 b"))
    assert told == f"{file}: not saved: UTF-8 has no place for U+D800"
    assert text_of(file) == OLD


# What the system refuses


def test_what_cannot_be_written_to_is_told_in_a_line(file: Path, tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    os.mkfifo(tmp_path / "pipe")
    told = {
        refused(lambda path=path: save(path, NEW)).replace(str(tmp_path), "…")  # type: ignore[misc]
        for path in (tmp_path / "gone" / "x", file / "x", loop, tmp_path / "pipe", file.parent)
    }
    assert told == {
        "…/gone/x: not saved: its folder is not there; nothing was changed",
        "…/folder/claims.toml/x: not saved: its folder is not there; nothing was changed",
        "…/loop: not saved: its links lead in a circle; nothing was changed",
        "…/pipe: not saved: it is not a regular file; nothing was changed",
        "…/folder: not saved: it is not a regular file; nothing was changed",
    }


def test_changing_what_is_no_text_file_is_told_in_a_line(file: Path, tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    file.write_bytes(b"caf\xe9")
    told = [
        refused(lambda path=path: update(path, str.upper)).replace(str(tmp_path), "…")  # type: ignore[misc]
        for path in (tmp_path / "pipe", file.parent, file, tmp_path / "gone" / "x")
    ]
    assert told == [
        "…/pipe: it is not a regular file",
        "…/folder: it is not a regular file",
        "…/folder/claims.toml: byte 0xe9 at offset 3 is not UTF-8; save the file as UTF-8 first",
        "…/gone/x: not saved: its folder is not there; nothing was changed",
    ]
    assert file.read_bytes() == b"caf\xe9"


def test_a_read_only_file_or_folder_is_left_alone(file: Path) -> None:
    file.chmod(0o444)
    if os.access(file, os.W_OK):
        pytest.skip("nothing is read-only to this user")
    assert refused(lambda: save(file, NEW)) == (
        f"{file}: not saved: it is read-only; nothing was changed"
    )
    file.chmod(0o644)
    file.parent.chmod(0o555)
    try:
        told = {refused(lambda: save(file, NEW)), refused(lambda: update(file, lambda _: NEW))}
    finally:
        file.parent.chmod(0o755)
    assert told == {
        f"{file}: not saved: there is no permission to write there; nothing was changed"
    }
    assert text_of(file) == OLD


def test_a_file_marked_read_only_is_not_replaced(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert refused(lambda: save(file, NEW)) == (
        f"{file}: not saved: it is read-only; nothing was changed"
    )


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EROFS: "the file system is read-only",
    errno.EACCES: "there is no permission to write there",
    errno.EIO: "input/output error",
}


@pytest.mark.parametrize("error", REASONS)
def test_a_refusal_at_any_call_leaves_the_old_file_or_the_new_one(
    file: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    whole = Disk(chunk=500)
    with whole.under(monkeypatch):
        update(file, lambda _: NEW)
    told: set[str] = set()
    for number in range(len(whole.calls)):
        file.write_text(OLD, encoding="utf-8")
        with Disk(refuse_at=number, error=error, chunk=500).under(monkeypatch):
            try:
                update(file, lambda _: NEW)
                wanted = NEW
            except AtlasError as fault:
                told.add(str(fault))
                wanted = OLD
        assert text_of(file) == wanted, whole.calls[number]
        left = set(names(file.parent))
        assert left <= {"claims.toml", ".claims.toml.lock"}
        assert ".claims.toml.lock" not in left or whole.calls[number] in ("unlink", "flock")
    assert told == {f"{file}: not saved: {REASONS[error]}; nothing was changed"}


def test_a_disk_that_takes_no_more_bytes_leaves_the_old_file(file: Path) -> None:
    code = f"""
import resource, sys
from pathlib import Path
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.saving import save
resource.setrlimit(resource.RLIMIT_FSIZE, (5_000, 5_000))
try:
    save(Path({str(file)!r}), "x" * 9_000)
except AtlasError as fault:
    print(fault)
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == (
        f"{file}: not saved: the file would become larger than is allowed here; nothing was"
        " changed\n"
    )
    assert text_of(file) == OLD
    assert names(file.parent) == ["claims.toml"]


def test_a_file_system_without_locks_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = Disk()
    with calls.under(monkeypatch):
        update(file, lambda text: text)
    refuse_at = calls.calls.index("flock")
    with Disk(refuse_at=refuse_at, error=errno.ENOLCK).under(monkeypatch):
        told = refused(lambda: update(file, lambda _: NEW))
    assert told == f"{file}: not saved: its file system knows no locks; nothing was changed"


# A process that ends on the way


def stops(
    file: Path,
    work: Callable[[Path], object],
    monkeypatch: pytest.MonkeyPatch,
    *,
    chunk: int = CHUNK,
    lies: bool = False,
) -> Iterator[str]:
    """Do the work on the old file, stopped at every call: before or after it, power kept or lost."""
    whole = Disk(chunk=chunk)
    with whole.under(monkeypatch):
        work(file)
    for number, call in enumerate(whole.calls):
        for is_late, power_fails in product((False, True), repeat=2):
            file.write_text(OLD, encoding="utf-8")
            disk = Disk(
                stop_at=number, is_late=is_late, power_fails=power_fails, chunk=chunk, lies=lies
            )
            with disk.under(monkeypatch), pytest.raises(Stopped):
                work(file)
            yield f"{'after' if is_late else 'before'} call {number}, {call}"


def rewrite(file: Path) -> None:
    update(file, lambda _: NEW)


@pytest.mark.parametrize("work", [lambda file: save(file, NEW), rewrite], ids=["save", "update"])
def test_a_writer_stopped_at_any_call_leaves_the_old_file_or_the_new_one_whole(
    file: Path, monkeypatch: pytest.MonkeyPatch, work: Callable[[Path], object]
) -> None:
    seen = {OLD: 0, NEW: 0}
    for point in stops(file, work, monkeypatch):
        found = text_of(file)
        assert found in seen, f"torn {point}"
        seen[found] += 1
    assert sum(seen.values()) >= 200
    assert min(seen.values()) > 0


def test_what_a_stopped_writer_leaves_hinders_nobody(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for point in stops(file, rewrite, monkeypatch, chunk=300):
        update(file, lambda text: text + "more\n", patience=0.0)
        assert text_of(file) in (f"{OLD}more\n", f"{NEW}more\n"), point
    assert len(names(file.parent)) > 1
    monkeypatch.setattr(locking, "_LONG_AGO", -1.0)
    update(file, lambda text: text)
    assert names(file.parent) == ["claims.toml"]


def test_the_disk_of_these_tests_does_lose_what_was_not_brought_to_it(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    torn = [
        point
        for point in stops(file, rewrite, monkeypatch, chunk=300, lies=True)
        if text_of(file) not in (OLD, NEW)
    ]
    assert torn


def test_what_others_are_writing_is_not_cleared_away(file: Path) -> None:
    theirs = [".claims.toml.0123abcd.part", ".claims.toml.bak.0123abcd.part", "notes.part"]
    for name in theirs:
        file.with_name(name).write_text("half")
    os.utime(file.with_name(theirs[1]), (0, 0))
    os.utime(file.with_name(theirs[2]), (0, 0))
    update(file, lambda _: NEW)
    assert names(file.parent) == sorted([*theirs, "claims.toml"])


LOOP = """
import sys
from itertools import cycle
from pathlib import Path
from atlas_tui.facts.saving import update
for mark in cycle("ab"):
    update(Path(sys.argv[1]), lambda _: mark * 300_000)
    print(mark, flush=True)
"""


@pytest.mark.parametrize("after", [1, 2, 3, 5])
def test_a_killed_process_leaves_a_whole_file_and_no_lock_that_holds(
    file: Path, after: int
) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", LOOP, str(file)], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout
    for _ in range(after):
        process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.stdout.close()
    process.wait()
    assert text_of(file) in ("a" * 300_000, "b" * 300_000)
    update(file, lambda _: NEW, patience=0.0)
    assert text_of(file) == NEW


# Several writers


def test_the_second_of_two_writers_is_told(file: Path) -> None:
    with held(file):
        told = refused(lambda: update(file, lambda _: NEW, patience=0.0))
    assert told == f"{file}: another Atlas is writing to it; try again in a moment"
    assert text_of(file) == OLD
    update(file, lambda _: NEW, patience=0.0)
    assert text_of(file) == NEW


APPENDING = """
import sys
from pathlib import Path
from atlas_tui.facts.saving import update
for number in range(15):
    line = f"{sys.argv[2]} {number}\\n"
    update(Path(sys.argv[1]), lambda text: text + line, patience=120.0)
"""


def test_of_several_writers_at_once_nothing_is_lost(file: Path) -> None:
    writers = [
        subprocess.Popen([sys.executable, "-c", APPENDING, str(file), name]) for name in "abc"
    ]
    assert [writer.wait() for writer in writers] == [0, 0, 0]
    wanted = [f"{name} {number}" for name in "abc" for number in range(15)]
    assert sorted(text_of(file).removeprefix(OLD).splitlines()) == sorted(wanted)
    assert names(file.parent) == ["claims.toml"]


def test_what_an_editor_wrote_meanwhile_is_kept(file: Path) -> None:
    edits = ["by hand\n"]

    def change(text: str) -> str:
        if edits:
            with file.open("a", encoding="utf-8") as editor:
                editor.write(edits.pop())
        return text + "by atlas\n"

    assert update(file, change) == f"{OLD}by hand\nby atlas\n"
    assert text_of(file) == f"{OLD}by hand\nby atlas\n"
    assert names(file.parent) == ["claims.toml"]


def test_a_file_that_something_keeps_writing_to_is_left_to_it(file: Path) -> None:
    def change(text: str) -> str:
        file.write_text(f"{text}x", encoding="utf-8")
        return "mine"

    assert refused(lambda: update(file, change)) == (
        f"{file}: not saved: something else keeps writing to it; try again"
    )
    assert text_of(file) == f"{OLD}xxxxx"
    assert names(file.parent) == ["claims.toml"]


def test_a_file_removed_meanwhile_counts_as_empty(file: Path) -> None:
    def change(text: str) -> str:
        file.unlink(missing_ok=True)
        return f"{text}more"

    assert update(file, change) == "more"


def test_a_change_that_is_refused_or_none_leaves_the_file_as_it_is(file: Path) -> None:
    before = file.stat()

    def refuse(_: str) -> str:
        raise AtlasError("no such claim")

    assert refused(lambda: update(file, refuse)) == "no such claim"
    assert update(file, lambda text: text) == OLD
    assert file.stat() == before or file.stat().st_mtime_ns == before.st_mtime_ns
    assert names(file.parent) == ["claims.toml"]
