"""The register of the reader's copies: what is kept, by whom, and what comes of faults."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import tomli

from atlas_tui.documents import copies as module
from atlas_tui.documents.copies import (
    Confirmed,
    Copy,
    confirm,
    copies,
    copies_of,
    fingerprint,
    register,
    register_file,
    unconfirm,
    unregister,
)
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import AtlasError

MEANT, OTHER = "1" * 64, "2" * 64


def copy(path: str = "/letter.txt", sha256: str = MEANT, document: str = MEANT) -> Copy:
    return Copy(
        path=path,
        source="letter",
        document=document,
        sha256=sha256,
        size=9,
        mtime_ns=1_700_000_000_000_000_001,
        format="plain",
        recognised="hash" if sha256 == document else "quotations",
    )


def claim(quote: str = "water flows") -> Claim:
    return Claim(
        id="c [/b]\x1b",
        source="letter",
        statement="x",
        quote=quote,
        kind="fact",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )


SOURCE = Source(
    id="letter", sha256=MEANT, csl={}, genre="letter", origin="letter", words=9, paragraphs="lines"
)


def test_without_a_register_there_is_no_copy_and_no_file() -> None:
    assert copies() == []
    assert not register_file().exists()


def test_what_is_registered_is_there_the_next_time() -> None:
    strange = copy('/a "b"\n[c]\x1b\u202e.txt', OTHER)
    register([copy(), strange])
    assert copies() == [copy(), strange]
    register([copy("/other.txt")])
    assert [each.path for each in copies()] == ["/letter.txt", strange.path, "/other.txt"]


def test_the_register_is_plain_toml_that_says_what_it_is() -> None:
    register([copy()])
    text = register_file().read_text(encoding="utf-8")
    assert text.startswith("# The reader's own copies of documents, as Atlas found them.")
    assert tomli.loads(text) == {
        "format": 1,
        "copy": [
            {
                "path": "/letter.txt",
                "source": "letter",
                "document": MEANT,
                "sha256": MEANT,
                "size": 9,
                "mtime_ns": 1_700_000_000_000_000_001,
                "format": "plain",
                "recognised": "hash",
            }
        ],
    }


def test_a_path_is_registered_once() -> None:
    register([copy(sha256=OTHER)])
    register([copy()])
    assert copies() == [copy()]


def test_what_is_unregistered_is_gone() -> None:
    register([copy(), copy("/other.txt")])
    unregister(["/letter.txt", "/never.txt"])
    assert [each.path for each in copies()] == ["/other.txt"]


def test_the_very_file_serves_before_other_renditions_and_the_newest_first() -> None:
    kept = [
        copy("/old.pdf", OTHER),
        copy("/exact.txt"),
        copy("/new.pdf", "3" * 64),
        copy("/foreign.txt", OTHER, OTHER),
    ]
    assert [each.path for each in copies_of(SOURCE, kept)] == [
        "/exact.txt",
        "/new.pdf",
        "/old.pdf",
    ]


def test_a_confirmed_place_is_kept_until_it_is_taken_back() -> None:
    register([copy()])
    confirm(copy(), claim(), 3, 14)
    assert copies()[0].confirmed == {
        claim().id: Confirmed(words=fingerprint(claim()), start=3, end=14)
    }
    unconfirm(copy(), claim())
    assert copies() == [copy()]


def test_adding_a_file_again_keeps_what_was_confirmed_in_it() -> None:
    register([copy()])
    confirm(copy(), claim(), 3, 14)
    register([copy()])
    assert list(copies()[0].confirmed) == [claim().id]
    register([copy(sha256=OTHER)])
    assert copies()[0].confirmed == {}


def test_a_place_in_a_file_that_was_replaced_is_not_confirmed() -> None:
    register([copy(sha256=OTHER)])
    with pytest.raises(AtlasError) as refused:
        confirm(copy(), claim(), 3, 14)
    assert str(refused.value) == (
        "/letter.txt: not confirmed: another file is registered there now"
    )
    assert copies() == [copy(sha256=OTHER)]


def test_other_words_have_another_fingerprint() -> None:
    assert fingerprint(claim()) == fingerprint(claim())
    assert fingerprint(claim()) != fingerprint(claim("water flowed"))


BROKEN = {
    "format = 2": "Invalid enum value 2 - at `$.format`",
    "copy = 3": "Expected `array`, got `int` - at `$.copy`",
    "format = ": "Invalid value (at end of document)",
    "format = 1\n[[copy]]\npath = 3": "Expected `str`, got `int` - at `$.copy[0].path`",
    f'format = 1\n[[copy]]\npath = "/a"\nsource = "b"\ndocument = "{MEANT}"\nsha256 = "../../x"': (
        "Expected `str` matching regex '^[0-9a-f]{64}$(?!\\\\n)' - at `$.copy[0].sha256`"
    ),
    "format = 1\n[[copies]]\n": "Object contains unknown field `copies`",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_register_is_told_and_never_written_over(text: str) -> None:
    file = register_file()
    file.parent.mkdir(parents=True)
    file.write_text(text)
    for act in (copies, lambda: register([copy()]), lambda: unregister(["/letter.txt"])):
        with pytest.raises(AtlasError) as refused:
            act()
        assert str(refused.value) == (
            f"{file}: no register of documents: {BROKEN[text]}; mend or remove it"
        )
    assert file.read_text() == text


def test_a_register_in_another_encoding_is_told() -> None:
    file = register_file()
    file.parent.mkdir(parents=True)
    file.write_bytes(b"\xff")
    with pytest.raises(AtlasError) as refused:
        copies()
    assert str(refused.value) == (
        f"{file}: byte 0xff at offset 0 is not UTF-8; save the file as UTF-8 first"
    )


def test_a_register_that_cannot_be_written_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    register([copy()])

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(AtlasError) as refused:
        register([copy("/other.txt")])
    assert str(refused.value) == (
        f"{register_file()}: not saved: the disk is full; nothing was changed"
    )
    assert copies() == [copy()]
    assert [each.name for each in register_file().parent.iterdir()] == ["documents.toml"]


def test_a_home_that_is_no_folder_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "file"))
    with pytest.raises(AtlasError) as refused:
        register([copy()])
    assert str(refused.value) == (
        f"{tmp_path}/file/atlas/documents.toml: not saved: its folder is not there; "
        "nothing was changed"
    )


WRITER = """
import sys
sys.path.insert(0, {tests!r})
from documents.test_copies import copy
from atlas_tui.documents.copies import register
for number in range({count}):
    register([copy(f"/{{sys.argv[1]}}-{{number}}.txt")])
"""


def test_of_what_several_processes_register_at_once_nothing_is_lost() -> None:
    writers, each = 4, 6
    code = WRITER.format(tests=str(Path(__file__).parents[1]), count=each)
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(name)], stderr=subprocess.PIPE)
        for name in range(writers)
    ]
    for process in running:
        _, error = process.communicate(timeout=120)
        assert process.returncode == 0, error.decode()
    expected = {f"/{name}-{number}.txt" for name in range(writers) for number in range(each)}
    assert {found.path for found in copies()} == expected


def test_the_heading_names_the_command_that_changes_the_register() -> None:
    assert "`atlas documents`" in module._HEADING
