"""A base against its documents: every rule, what breaks it, and the whole finding."""

import inspect
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from atlas_tui.documents import attached
from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import DOCUMENT_CHECKS, share_quoted, verify
from atlas_tui.facts.finding import rule_name
from atlas_tui.facts.load import load
from atlas_tui.facts.problem import AtlasError
from bases import BRIEF, COMPLETE, PAPER, SMALL, claim, write_base, write_documents

LETTER = """A Letter from the River

The water flows from the north to the south. Nobody asked the south, which was as dry as ever, and \
nobody will ask it next year, when the water flows from the north to the south as it did before.

A Second Thought

Perhaps somebody should have asked all the same, for the south had more to say than was thought.
"""


def small(letter: str = LETTER) -> str:
    """The small base with this letter as its document, its own claim placed in it."""
    return (
        SMALL.replace("0" * 64, sha256(letter.encode()).hexdigest())
        .replace("words = 100", f"words = {len(letter.split())}")
        .replace("paragraph = 1", 'suffix = ". Nobody"\nparagraph = 2')
    )


def found(folder: Path, documents: Path) -> list[str]:
    atlas = load(folder).atlas
    return [
        "\n".join(problem.lines()).replace(f"{folder}/", "")
        for problem in verify(atlas, attach(atlas, documents))
    ]


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """A folder with the letter and the documents of the complete base."""
    folder = write_documents(tmp_path / "documents")
    (folder / "letter.txt").write_text(LETTER, encoding="utf-8")
    return folder


def test_a_sound_base_has_no_finding_against_its_documents(
    base: Callable[..., Path], documents: Path
) -> None:
    assert found(base(), documents) == []
    assert found(base(small()), documents) == []


def other(digest: str, words: int) -> str:
    return (
        f'[[source]]\nid = "paper"\nsha256 = "{digest}"\ncsl = {{ type = "book" }}\n'
        f'genre = "book"\norigin = "paper"\nwords = {words}\nparagraphs = "lines"\n'
    )


BROKEN: dict[str, list[tuple[str, str]]] = {
    "document-attached": [
        (
            other("1" * 64, 7),
            "error[document-attached] in paper: no file in the folder has the hash of paper\n"
            f'  --> b.toml:3:1\n 3 | sha256 = "{"1" * 64}"\n   | ^^^^^^\n'
            "  help: add the document as it was received",
        )
    ],
    "quote-exact": [
        (
            claim("two", quote="the price of bread had risen again"),
            "error[quote-exact] in two: the quotation is not in letter.txt\n"
            '  --> b.toml:5:10\n 5 | quote = "the price of bread had risen again"\n'
            f"   |          {'^' * 34}\n  help: copy the words from the document",
        ),
        (
            claim("two", quote="every sluice stands on its ground")
            + other(sha256(PAPER.encode()).hexdigest(), len(PAPER.split())),
            "error[quote-exact] in two: the quotation is not in letter.txt\n"
            '  --> b.toml:5:10\n 5 | quote = "every sluice stands on its ground"\n'
            f"   |          {'^' * 33}\n  help: it stands in paper",
        ),
        (
            claim("two", quote="Nobody asked the south had more to say than"),
            "error[quote-exact] in two: the quotation is not in letter.txt\n"
            '  --> b.toml:5:10\n 5 | quote = "Nobody asked the south had more to say than"\n'
            f"   |          {'^' * 43}\n"
            "  help: its 2 parts stand apart in the document; quote one of them",
        ),
        (
            claim("two", quote="Nobody ascked the south, which was as dry"),
            "error[quote-exact] in two: the quotation is in letter.txt only roughly (98.8):"
            " 'Nobody asked the south, which was as dry'\n"
            '  --> b.toml:5:10\n 5 | quote = "Nobody ascked the south, which was as dry"\n'
            f"   |          {'^' * 41}\n  help: quote the words as they stand",
        ),
        (
            claim("two", "paragraph = 2"),
            "error[quote-exact] in two: the quotation stands at 2 places in letter.txt\n"
            '  --> b.toml:5:10\n 5 | quote = "water flows from the north to the south"\n'
            f"   |          {'^' * 39}\n  help: add or mend prefix and suffix",
        ),
        (
            claim("two", 'prefix = "in the east"', quote="Nobody asked the south, which was"),
            "error[quote-exact] in two: the quotation is in letter.txt, but not between this prefix"
            " and suffix\n"
            '  --> b.toml:5:10\n 5 | quote = "Nobody asked the south, which was"\n'
            f"   |          {'^' * 33}\n  help: add or mend prefix and suffix",
        ),
    ],
    "place-right": [
        (
            claim("two", quote="Nobody asked the south, which was"),
            "error[place-right] in two: the quotation stands in paragraph 2, not 1\n"
            "  --> b.toml:6:1\n 6 | paragraph = 1\n   | ^^^^^^^^^\n  help: write paragraph = 2",
        ),
        (
            claim("two", 'section = "A Second Thought"', "paragraph = ", quote="Nobody asked the"),
            "error[place-right] in two: no heading 'A Second Thought' stands above the quotation\n"
            '  --> b.toml:11:12\n 11 | section = "A Second Thought"\n    |            ^^^^^^^^^^^^^^^^\n'
            "  help: write the nearest heading above, as it stands",
        ),
    ],
    "words-right": [
        (
            other(sha256(PAPER.encode()).hexdigest(), 7),
            f"error[words-right] in paper: the document has {len(PAPER.split())} words, not 7\n"
            f"  --> b.toml:7:1\n 7 | words = 7\n   | ^^^^^\n  help: write {len(PAPER.split())}",
        )
    ],
    "quoted-share": [
        (
            "\n".join(
                claim(f"part-{number}", "paragraph = 2", quote=quote)
                for number, quote in enumerate(
                    (
                        "Nobody asked the south, which was as dry as ever, and nobody",
                        "will ask it next year, when the",
                    )
                )
            ),
            "error[quoted-share] in letter: 40.9% of the words of letter are quoted, over 40%\n"
            "  --> a.toml:11:1\n 11 | words = 66\n    | ^^^^^\n"
            "  help: shorten quotations, or let claims share them",
        )
    ],
}
"""Rule to what breaks it when laid beside the small base, and the whole finding."""

CASES = [(rule, text, told) for rule, cases in BROKEN.items() for text, told in cases]


@pytest.mark.parametrize(("rule", "text", "told"), CASES, ids=[case[0] for case in CASES])
def test_a_breach_is_found_alone_and_told_whole(
    base: Callable[..., Path], documents: Path, rule: str, text: str, told: str
) -> None:
    assert found(base(small(), text), documents) == [told]
    assert f"[{rule}]" in told


def test_words_that_two_claims_share_are_counted_once(
    base: Callable[..., Path], documents: Path
) -> None:
    shares = []
    for quotes in (
        [],
        ["Nobody asked the south"],
        ["Nobody asked the south", "asked the south, which"],
    ):
        claims = [claim(f"part-{number}", quote=each) for number, each in enumerate(quotes)]
        atlas = load(base(small(), "\n".join(claims) or "# none")).atlas
        shares.append(share_quoted(atlas, attach(atlas, documents)["letter"]) * len(LETTER.split()))
    assert [round(share, 6) for share in shares] == [8, 12, 13]


def test_every_rule_has_a_test() -> None:
    assert {rule_name(rule) for rule in DOCUMENT_CHECKS} == set(BROKEN)


def test_every_rule_says_in_a_sentence_what_it_proves() -> None:
    for rule in DOCUMENT_CHECKS:
        assert (inspect.getdoc(rule) or "").endswith("."), rule_name(rule)


def test_a_section_in_brackets_is_our_own_and_is_not_looked_for(tmp_path: Path) -> None:
    text = COMPLETE.replace('section = "Introduction"', 'section = "[the opening]"')
    assert found(write_base(tmp_path / "base", text), write_documents(tmp_path / "documents")) == []


def test_a_document_is_recognised_by_its_bytes_whatever_its_name(tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "documents")
    (documents / "brief.txt").rename(documents / "anything.bin")
    (documents / "other.txt").write_text("not of this base")
    (documents / "folder").mkdir()
    os.mkfifo(documents / "pipe")
    atlas = load(write_base(tmp_path / "base")).atlas
    names = {name: each.path.name for name, each in attach(atlas, documents).items()}
    assert names == {"institute-2025": "anything.bin", "khan-lee-2023": "paper.txt"}


def test_a_file_that_is_too_large_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attached, "MAX_DOCUMENT_BYTES", len(PAPER.encode()))
    atlas = load(write_base(tmp_path / "base")).atlas
    assert len(BRIEF.encode()) > len(PAPER.encode())
    assert list(attach(atlas, write_documents(tmp_path / "documents"))) == ["khan-lee-2023"]


def test_a_folder_that_is_not_there_stops(tmp_path: Path) -> None:
    atlas = load(write_base(tmp_path / "base")).atlas
    with pytest.raises(AtlasError) as stopped:
        attach(atlas, tmp_path / "gone")
    assert str(stopped.value) == f"{tmp_path}/gone: no such folder of documents"


def test_a_file_that_cannot_be_read_stops(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    atlas = load(write_base(tmp_path / "base")).atlas
    documents = write_documents(tmp_path / "documents")

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(AtlasError) as stopped:
        attach(atlas, documents)
    assert str(stopped.value) == f"{documents}/brief.txt: cannot be read (Permission denied)"


def test_a_document_that_is_no_text_does_not_raise(
    tmp_path: Path, base: Callable[..., Path]
) -> None:
    raw = b"\xff\xfe\x00PDF"
    text = COMPLETE.replace(sha256(PAPER.encode()).hexdigest(), sha256(raw).hexdigest())
    documents = write_documents(tmp_path / "documents")
    (documents / "paper.txt").write_bytes(raw)
    findings = found(base(text), documents)
    assert sum("the quotation is not in paper.txt" in each for each in findings) == 6
