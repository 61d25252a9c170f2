"""What can be read of a reader's files, and the reason for everything that cannot."""

import os
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.documents import readers
from atlas_tui.documents.readers import FORMATS, SUFFIXES, Unreadable, apart, docx, file, read
from atlas_tui.documents.readers.content import Content, Heading
from documents.files import W, paragraph, pdf, pdf_of, word

LETTER = "The water flows from the north.\n\nNobody asked the south.\n"


def refusal(path: Path) -> str:
    with pytest.raises(Unreadable) as refused:
        read(path)
    assert str(refused.value) == f"{path}: {refused.value.reason}"
    return refused.value.reason


def written(path: Path, raw: bytes) -> Path:
    path.write_bytes(raw)
    return path


@pytest.mark.parametrize(
    "raw",
    [
        LETTER.encode(),
        b"\xef\xbb\xbf" + LETTER.encode(),
        b"\xff\xfe" + LETTER.encode("utf-16-le"),
        b"\xfe\xff" + LETTER.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16 little", "utf-16 big"],
)
def test_a_text_is_read_in_every_encoding_that_tells_itself(tmp_path: Path, raw: bytes) -> None:
    reading = read(written(tmp_path / "letter.txt", raw))
    assert (reading.format, reading.content) == ("plain", Content(text=LETTER))


REFUSED = {
    "caf.txt": (b"caf\xe9 au lait", "is not UTF-8 (byte 4 is 0xE9); save it as UTF-8"),
    "cut.txt": (b"\xff\xfeA\x00\x00\xd8", "is not UTF-16 (byte 3 is 0x00); save it as UTF-8"),
    "two.txt": (
        LETTER.encode("utf-16-le"),
        "looks like UTF-16 without a byte order mark; save it as UTF-8",
    ),
    "four.txt": (b"\xff\xfe\x00\x00" + LETTER.encode("utf-32-le"), "is UTF-32; save it as UTF-8"),
    "nul.txt": (b"water\0flows from the north", "holds NUL bytes, so it is no text"),
    "nuls.txt": (b"\xff\xfea\x00\x00\x00", "holds NUL characters, so it is no text"),
    "empty.txt": (b"", "holds no text"),
    "blank.md": (b" \n\t\n", "holds no text"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1", "is an old Word document; save it as .docx"),
    "rich.rtf": (b"{\\rtf1 water}", "is rich text (RTF); save it as .docx"),
    "page.ps": (b"%!PS-Adobe-3.0", "is PostScript; save it as PDF"),
    "things.zip": (b"PK\x03\x04rest", "is an archive, not a document"),
    "things.docx": (b"PK\x03\x04rest", "is a broken Word document (File is not a zip file)"),
    "paper.pdf": (b"%PDF-1.4\nwater", "is a broken PDF (Stream has ended unexpectedly)"),
    "none.pdf": (b"water", "is a broken PDF (Stream has ended unexpectedly)"),
    "page.html": (
        b"<meta charset=klingon><p>water",
        "is not in the encoding klingon that it names; save it as UTF-8",
    ),
    "word.html": (b"<p>caf\xe9", "is not UTF-8 (byte 7 is 0xE9); save it as UTF-8"),
    "silent.html": (b"<script>water()</script>", "holds no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_text_is_refused_with_its_reason(tmp_path: Path, name: str) -> None:
    raw, reason = REFUSED[name]
    assert refusal(written(tmp_path / name, raw)) == reason


def test_what_would_drive_a_terminal_is_kept_and_told(tmp_path: Path) -> None:
    reading = read(
        written(tmp_path / "letter.txt", b"water\x1b[31m flows\x1b[0m\r\n\x0cnorth\xc2\x9b")
    )
    assert reading.content.text == "water\x1b[31m flows\x1b[0m\r\n\x0cnorth\x9b"
    assert reading.content.notices == (
        "3 control or hidden characters are not shown: U+001B, U+009B",
    )


def test_a_line_of_fifty_megabytes_is_refused_before_it_is_decoded(tmp_path: Path) -> None:
    path = written(tmp_path / "line.txt", b"w" * file.MAX_BYTES)
    assert refusal(path) == "has 50,000,000 bytes of text, over 20,000,000; split it"


def test_a_text_longer_than_any_book_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers.content, "MAX_CHARACTERS", 20)
    path = written(tmp_path / "letter.txt", LETTER.encode())
    assert refusal(path) == "has 57 characters of text, over 20; split it"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = written(tmp_path / "huge.txt", b"")
    os.truncate(path, file.MAX_BYTES + 1)
    assert refusal(path) == "is larger than 50,000,000 bytes, the most that is read"


def test_only_files_are_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "loop.txt").symlink_to("loop.txt")
    told = {path.name: refusal(path) for path in sorted(tmp_path.glob("*.txt"))}
    assert told == {
        "folder.txt": "is a folder",
        "loop.txt": "is a link that leads to itself",
        "pipe.txt": "is a pipe, not a file",
    }
    assert refusal(tmp_path / "gone.txt") == "is not there"
    assert refusal(Path("/dev/zero")) == "is a device, not a file"
    assert refusal(Path("nul\0.txt")) == "has a name that no file can have"


def test_a_file_that_may_not_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "letter.txt", LETTER.encode())

    def barred(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", barred)
    assert refusal(path) == "may not be read (Permission denied)"


def test_a_word_document_is_read_as_it_stands_with_changes_accepted(tmp_path: Path) -> None:
    body = (
        paragraph("Two Rivers", "H1")
        + '<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>The water</w:t></w:r>'
        '<w:ins><w:r><w:t xml:space="preserve"> that was</w:t></w:r></w:ins>'
        "<w:del><w:r><w:delText> that is</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:t>fl\xadows</w:t><w:br/><w:t>north</w:t><w:noBreakHyphen/><w:t>south</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc>"
        + paragraph("2024")
        + "</w:tc><w:tc>"
        + paragraph("140")
        + "</w:tc></w:tr></w:tbl>"
        + paragraph("Gauges", "Deep")
    )
    notes = f'<w:footnotes xmlns:w="{W}">{paragraph("A note.")}</w:footnotes>'
    content = read(word(tmp_path / "rivers.docx", body, footnotes=notes)).content
    assert content.text == (
        "Two Rivers\n\nThe water that was\tflows\nnorth-south\n\n2024 \t140 \t\n\nGauges\n\nA note.\n\n"
    )
    assert [content.text[each.start : each.end] for each in content.headings] == [
        "Two Rivers",
        "Gauges",
    ]
    assert [each.level for each in content.headings] == [1, 3]


def test_a_bomb_in_a_word_document_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b" " * 20_000_000)
    assert path.stat().st_size < 30_000
    assert refusal(path) == "unpacks to more than 300 times its size: a zip bomb, not unpacked"


def test_a_word_document_that_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "MAX_UNPACKED", 400)
    path = word(tmp_path / "large.docx", "".join(map(paragraph, map(str, range(99)))))
    with pytest.raises(Unreadable, match=r"^unpacks to more than 400 bytes; not unpacked$"):
        docx.extract(path.read_bytes())


def test_a_word_document_of_too_many_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(docx, "MAX_PARTS", 2)
    with pytest.raises(Unreadable, match=r"^has over 2 parts; no Word document has$"):
        docx.extract(word(tmp_path / "many.docx", paragraph("water")).read_bytes())


def test_a_word_document_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "laughs.docx"
    with zipfile.ZipFile(path, "w") as packed:
        laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
        packed.writestr("word/document.xml", f'<!DOCTYPE d [<!ENTITY a0 "ha">{laughs}]><d>&a8;</d>')
    assert refusal(path) == "has a document type declaration; no Word document has"


def test_a_word_document_with_a_password_is_told(tmp_path: Path) -> None:
    path = word(tmp_path / "locked.docx", paragraph("water"))
    raw = bytearray(path.read_bytes())
    at = 0
    while (at := raw.find(b"PK\x01\x02", at)) >= 0:
        flags = struct.unpack_from("<H", raw, at + 8)[0]
        struct.pack_into("<H", raw, at + 8, flags | 1)
        at += 4
    path.write_bytes(raw)
    assert refusal(path) == "is encrypted and opens only with its password"


def test_a_word_document_without_its_text_is_broken(tmp_path: Path) -> None:
    path = word(tmp_path / "torn.docx", "<w:p>")
    assert refusal(path) == ("is a broken Word document (mismatched tag: line 1, column 98)")


def test_a_pdf_is_read_page_by_page(tmp_path: Path) -> None:
    reading = read(pdf(tmp_path / "paper.pdf", [["The water", "flows"], ["to the south"]]))
    assert reading.format == "pdf"
    assert reading.content == Content(text="The water\nflows\n\nto the south\n\n", pages=(0, 17))


def test_a_word_that_a_line_of_a_pdf_breaks_is_made_whole_where_it_is_known(
    tmp_path: Path,
) -> None:
    pages = [
        [
            "The envoy of the north, a mid-",
            "river man, spoke of coop-",
            "eration, and of tr-",
            "ust.",
        ],
        ["Nobody else spoke of cooperation, midriver or mid-river."],
    ]
    assert read(pdf(tmp_path / "paper.pdf", pages)).content == Content(
        text=(
            "The envoy of the north, a mid-\nriver man, spoke of cooperation,\nand of tr-\nust.\n\n"
            "Nobody else spoke of cooperation, midriver or mid-river.\n\n"
        ),
        pages=(0, 81),
    )


def test_a_pdf_with_a_password_is_told(tmp_path: Path) -> None:
    plain = pdf(tmp_path / "paper.pdf", [["The water flows"]])
    for user, name in (("secret", "locked.pdf"), ("", "open.pdf")):
        writer = pypdf.PdfWriter(clone_from=plain)
        writer.encrypt(user, "owner", algorithm="RC4-128")
        writer.write(tmp_path / name)
    assert refusal(tmp_path / "locked.pdf") == "is encrypted and opens only with its password"
    assert read(tmp_path / "open.pdf").content.text == "The water flows\n\n"


def test_a_pdf_of_pictures_is_told(tmp_path: Path) -> None:
    path = written(tmp_path / "scan.pdf", pdf_of([zlib.compress(b"0 0 m 9 9 l S")]))
    assert refusal(path) == (
        "holds no text: its pages are pictures, which need text recognition first"
    )


def test_a_pdf_that_takes_for_ever_is_given_up() -> None:
    endless = zlib.compress(b"BT /F1 9 Tf " + b"(w) Tj T* " * 4_000_000 + b"ET")
    raw = pdf_of([endless])
    with pytest.raises(Unreadable, match=r"^takes longer than 0\.5 s to read$"):
        apart.extract_apart("pdf", raw, seconds=0.5)


def test_a_reader_that_comes_to_grief_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(Unreadable, match=r"^is broken: its reader came to grief over it$"):
        apart.extract_apart("pdf", b"%PDF-")


def test_a_reader_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(
        Unreadable, match=r"^cannot be read: no process for it \(No such file or directory\)$"
    ):
        apart.extract_apart("pdf", b"%PDF-")


def test_nothing_beside_a_document_is_imported_in_place_of_its_reader(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pypdf.py").write_text("raise SystemExit('owned')")
    monkeypatch.chdir(tmp_path)
    assert read(pdf(tmp_path / "paper.pdf", [["The water"]])).content.text == "The water\n\n"


def test_a_web_page_is_read_as_a_browser_shows_it(tmp_path: Path) -> None:
    page = (
        "<!doctype html><html><head><title>t</title><style>p{}</style></head><body>"
        "<h1>Two  <b>Rivers</b></h1><script>x()</script><p>The <i>wa</i>ter&nbsp;flows"
        "<p hidden>unseen<p>north<br>south<table><tr><td>2024<td>140</table>"
        "<ul><li>one<li>two</ul><pre>a  b\n c</pre>end"
    )
    content = read(written(tmp_path / "page.html", page.encode())).content
    assert content.text == (
        "Two Rivers\n\nThe water\xa0flows\n\nnorth\nsouth\n\n2024\t140\t\n\n\none\n\ntwo\n\n"
        "a  b\n c\n\nend\n\n"
    )
    assert content.headings == (Heading(0, 10, 1),)


def test_a_web_page_is_read_in_the_encoding_that_it_names(tmp_path: Path) -> None:
    for name, encoding in (("latin-1", "cp1252"), ("utf-8", "utf-8"), ("koi8-r", "koi8-r")):
        text = "вода" if name == "koi8-r" else "café"
        page = f'<meta http-equiv="x" content="text/html; charset={name}"><p>{text}'
        path = written(tmp_path / "page.htm", page.encode(encoding))
        assert read(path).content.text == f"{text}\n\n"


def test_a_web_page_may_nest_as_deep_as_it_likes(tmp_path: Path) -> None:
    page = "<div>" * 3_000 + "water" + "</div>" * 3_000
    assert read(written(tmp_path / "deep.html", page.encode())).content.text == "water\n\n"


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("a.txt", b"<html> is a tag", "plain"),
        ("a", b"  <!DOCTYPE html><p>x", "html"),
        ("a.PDF", b"x", "pdf"),
        ("a.txt", b"%PDF-1.7", "pdf"),
        ("a.txt", b"about %PDF-1.7", "plain"),
        ("a.bin", b"PK\x03\x04 word/document.xml", "docx"),
        ("a.rst", b"water", "plain"),
    ],
)
def test_a_format_is_told_by_the_first_bytes_or_the_suffix(
    name: str, raw: bytes, told: str
) -> None:
    assert readers.format_of(raw, Path(name).suffix) == told


def test_without_its_library_a_format_says_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(readers, "find_spec", lambda _: None)
    for name, library in (("paper.pdf", "pypdf"), ("page.html", "selectolax")):
        assert refusal(written(tmp_path / name, b"water")) == (
            f'needs the library {library} to be read: pip install "atlas-tui[documents]"'
        )
    assert read(word(tmp_path / "a.docx", paragraph("water"))).content.text == "water\n\n"


def test_every_format_has_a_reader_and_a_suffix() -> None:
    folder = Path(readers.__file__).parent
    for name, each in FORMATS.items():
        assert (folder / f"{name}.py").is_file()
        assert each.suffixes
        assert all(SUFFIXES[suffix] == name for suffix in each.suffixes)


@given(st.binary(max_size=60), st.sampled_from([".txt", ".md", ""]))
def test_any_bytes_are_a_text_or_have_a_reason(raw: bytes, suffix: str) -> None:
    reason = ""
    try:
        name = readers.format_of(raw, suffix)
        text = readers.extract(name, raw).text if name == "plain" else "another's"
    except Unreadable as refused:
        text, reason = "", refused.reason
    assert bool(text.strip()) != bool(reason)
    assert "\n" not in reason


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60))
def test_any_text_comes_back_as_it_was(text: str) -> None:
    if text.strip() and not text.startswith("\ufeff"):
        assert readers.extract("plain", text.encode()).text == text
