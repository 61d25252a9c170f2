"""PDF by pypdf: the text of every page. Runs in a process of its own only, see `child`.

A word that a line end breaks is made whole where the document itself has the whole word elsewhere,
and has it nowhere with a hyphen.
"""

import io
import logging
import re
from itertools import accumulate

import pypdf
from pypdf.errors import DependencyError, PyPdfError

from atlas_tui.documents.readers.content import MAX_CHARACTERS, Content, Unreadable

PAGE_END = "\n\n"
_LETTERS = r"[^\W\d_]+"
_WORD = re.compile(rf"{_LETTERS}(?:-{_LETTERS})*")
_BROKEN = re.compile(rf"({_LETTERS})-\n({_LETTERS})(\S*)[ ]?")


def extract(raw: bytes) -> Content:
    """The text of a PDF, page after page.

    Raises:
        Unreadable: it is encrypted, broken, or without text.
    """
    logging.disable()  # what pypdf would say of every small fault
    try:
        reader = pypdf.PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is encrypted and opens only with its password")
        return _pages(reader)
    except DependencyError as fault:
        raise Unreadable("is encrypted in a way that needs the library `cryptography`") from fault
    except PyPdfError as fault:
        raise Unreadable(f"is a broken PDF ({str(fault).splitlines()[0].rstrip('.')})") from fault


def _pages(reader: pypdf.PdfReader) -> Content:
    texts: list[str] = []
    length = 0
    for page in reader.pages:
        texts.append(page.extract_text().rstrip())
        length += len(texts[-1])
        if length > MAX_CHARACTERS:
            raise Unreadable(f"has over {MAX_CHARACTERS:,} characters of text; split it")
    if not "".join(texts).strip():
        raise Unreadable("holds no text: its pages are pictures, which need text recognition first")
    whole = [text + PAGE_END for text in _mended(texts)]
    starts = [0, *accumulate(map(len, whole))][:-1]
    return Content(text="".join(whole), pages=tuple(starts))


def _mended(texts: list[str]) -> list[str]:
    """The pages with their broken words made whole."""
    known = {word.casefold() for text in texts for word in _WORD.findall(text)}

    def mended(broken: re.Match[str]) -> str:
        first, second, rest = broken.groups()
        hyphenated, joined = f"{first}-{second}".casefold(), f"{first}{second}".casefold()
        if joined in known and hyphenated not in known:
            return f"{first}{second}{rest}\n"
        return broken.group()

    return [_BROKEN.sub(mended, text) for text in texts]
