"""A base against its documents: every rule, what breaks it, and the whole finding."""

import inspect
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from bases import BRIEF, COMPLETE, PAPER, write_base, write_documents

from atlas_tui.documents import attached
from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import DOCUMENT_CHECKS, share_quoted, verify
from atlas_tui.facts.check import rule_name
from atlas_tui.facts.load import load
from atlas_tui.facts.problem import AtlasError


def found(folder: Path, documents: Path) -> list[str]:
    atlas = load(folder).atlas
    return [
        "\n".join(problem.lines()).replace(f"{folder}/", "")
        for problem in verify(atlas, attach(atlas, documents))
    ]


def at(text: str, words: str) -> str:
    """The line and column of some words, as a finding names them."""
    before = text[: text.index(words)]
    return f"{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_sound_base_has_no_finding_against_its_documents(tmp_path: Path) -> None:
    assert found(write_base(tmp_path / "base"), write_documents(tmp_path / "documents")) == []


LEVERAGE = "Southland has considerable leverage over the upper river"
IMPROVING = 'quote = "Relations are steadily improving, analysts say"'
EMBASSY = 'quote = "Northland reopened its embassy in the southern capital"'
FUNDING = 'quote = "Funding has reportedly not been secured"'
PROPOSED = 'prefix = "of water a year and"'

BROKEN: dict[str, list[tuple[str, str, str, str, str]]] = {
    "document-attached": [
        (
            sha256(PAPER.encode()).hexdigest(),
            "0" * 64,
            "sha256",
            "khan-lee-2023: no file in the folder has the hash of khan-lee-2023",
            "add the document as it was received",
        )
    ],
    "quote-exact": [
        (
            FUNDING,
            'quote = "Money has perhaps never been promised by anybody, reportedly"',
            "Money has perhaps never been promised by anybody, reportedly",
            "institute-canal-funding: the quotation is not in brief.txt",
            "copy the words from the document",
        ),
        (
            EMBASSY,
            f'quote = "{LEVERAGE}"',
            LEVERAGE,
            "institute-embassy: the quotation is not in brief.txt",
            "it stands in khan-lee-2023",
        ),
        (
            IMPROVING,
            'quote = "Relations are steadily improveing, analysts say"',
            "Relations are steadily improveing, analysts say",
            "institute-improving: the quotation is in brief.txt only roughly (97.8):"
            " 'Relations are steadily improving, analysts say'",
            "quote the words as they stand",
        ),
        (
            PROPOSED,
            'prefix = "of milk a year and"',
            "was proposed in 2021",
            "institute-canal-proposed: the quotation is in brief.txt, but not between this prefix and"
            " suffix",
            "add or mend prefix and suffix",
        ),
        (
            'quote = "was proposed in 2021"\nprefix = "of water a year and"\n',
            'quote = "in"\nsuffix = "the"\n',
            "in",
            "institute-canal-proposed: the quotation stands at 2 places in brief.txt",
            "add or mend prefix and suffix",
        ),
    ],
    "place-right": [
        (
            f'{EMBASSY}\nsection = "Introduction"\nparagraph = 3',
            f'{EMBASSY}\nsection = "Introduction"\nparagraph = 5',
            "paragraph = 5",
            "institute-embassy: the quotation stands in paragraph 3, not 5",
            "write paragraph = 3",
        ),
        (
            f'{EMBASSY}\nsection = "Introduction"',
            f'{EMBASSY}\nsection = "Trade and Outlook"',
            "Trade and Outlook",
            "institute-embassy: no heading 'Trade and Outlook' stands above the quotation",
            "write the nearest heading above, as it stands",
        ),
    ],
    "words-right": [
        (
            f"words = {len(PAPER.split())}",
            "words = 7",
            "words = 7",
            f"khan-lee-2023: the document has {len(PAPER.split())} words, not 7",
            f"write {len(PAPER.split())}",
        )
    ],
}
"""Rule to what is replaced by what, the words underlined, the finding, and what to do."""

CASES = [(rule, *case) for rule, cases in BROKEN.items() for case in cases]


@pytest.mark.parametrize(
    ("rule", "right", "wrong", "words", "message", "hint"), CASES, ids=[case[0] for case in CASES]
)
def test_a_breach_is_found_alone_and_told_whole(
    tmp_path: Path, rule: str, right: str, wrong: str, words: str, message: str, hint: str
) -> None:
    assert COMPLETE.count(right) == 1
    text = COMPLETE.replace(right, wrong)
    (finding,) = found(write_base(tmp_path / "base", text), write_documents(tmp_path / "documents"))
    headline, place, *_, told = finding.split("\n")
    fact, _, said = message.partition(": ")
    assert headline == f"error[{rule}] in {fact}: {said}"
    assert told == f"  help: {hint}"
    start = text.index(wrong)
    spot = start + text[start:].index(words)
    line = text.count("\n", 0, spot) + 1
    assert place in (
        f"  --> base.toml:{line}:{spot - text.rfind(chr(10), 0, spot)}",
        f"  --> base.toml:{line}:1",
    )


def test_a_document_that_is_quoted_too_much_is_told(tmp_path: Path) -> None:
    shorter = BRIEF.replace("The two rivers have divided these neighbours", "The rivers divided us")
    for words in BRIEF.split("\n\n")[4:5]:
        shorter = shorter.replace(words.split(". ")[0] + ". ", "")
    text = COMPLETE.replace(
        sha256(BRIEF.encode()).hexdigest(), sha256(shorter.encode()).hexdigest()
    ).replace(f"words = {len(BRIEF.split())}", f"words = {len(shorter.split())}")
    more = text.replace(
        "Relations are steadily improving, analysts say",
        "The markets on the bridges remain small, and most of what is sold there is carried by hand"
        " in baskets, as it was carried",
    )
    documents = write_documents(tmp_path / "documents")
    (documents / "brief.txt").write_text(shorter, encoding="utf-8")
    (finding,) = found(write_base(tmp_path / "base", more), documents)
    assert finding.splitlines()[0] == (
        "error[quoted-share] in institute-2025: 45.2% of the words of institute-2025 are quoted,"
        " over 40%"
    )
    assert finding.splitlines()[-1] == "  help: shorten quotations, or let claims share them"


def test_words_that_two_claims_share_are_counted_once(tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "documents")
    atlas = load(write_base(tmp_path / "base")).atlas
    again = COMPLETE.replace(LEVERAGE, "The River Guard attacked the pumping station on 3 May 2021")
    fewer = load(write_base(tmp_path / "again", again)).atlas
    share = share_quoted(atlas, attach(atlas, documents)["khan-lee-2023"])
    less = share_quoted(fewer, attach(fewer, documents)["khan-lee-2023"])
    assert round((share - less) * len(PAPER.split())) == len(LEVERAGE.split())


def test_every_rule_has_a_test() -> None:
    assert {rule_name(rule) for rule in DOCUMENT_CHECKS} == {*BROKEN, "quoted-share"}


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
