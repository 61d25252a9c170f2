"""How the parts of a citation are put together: emphasis, nested quotation marks, punctuation.

While a citation is made, emphasis and quotation marks are noncharacters, which no text of a base can
mean: so `read` finds them again at any depth, and punctuation goes where American usage wants it.
"""

import re
from collections.abc import Iterator

_ON, _OFF, _OPEN, _CLOSE = "\ufdd0\ufdd1\ufdd2\ufdd3"
_MARKS = re.compile("[\ufdd0-\ufdef]")
_ENDS = ".!?"
_STRAIGHT = re.compile("[\"'“”‘’]")
_MARKUP = re.compile(r"""[\\`*_{}\[\]<>#|~^$@&"]|(?<!\w)'|'(?!\w)|(?<=-)-|(?<=\.)\.(?=\.)""")
"""Markup, and what pandoc makes typographic: straight marks, but for an apostrophe within a word."""
_LIST = re.compile(r"^(?:\(?[0-9a-z]{1,9}|\([A-Z])?(?=[-+.)] )")
"""What would begin a list, up to where a backslash prevents it."""

_SINGLE, _DOUBLE = "'‘’", '"“”'


def italic(text: str) -> str:
    """A text to be set in italics, such as the title of a book."""
    return f"{_ON}{text}{_OFF}" if text else ""


def quoted(text: str) -> str:
    """A text in quotation marks, such as the title of an article."""
    return f"{_OPEN}{text}{_CLOSE}" if text else ""


def join(separator: str, *parts: str) -> str:
    """The parts that are not empty; a comma or full stop goes inside quotation marks, never twice."""
    joined = ""
    for part in filter(None, parts):
        joined = f"{_ended(joined, separator)}{part}" if joined else part
    return joined


def closed(text: str) -> str:
    """The text with its full stop."""
    return _ended(text, ".") if text else ""


def _ended(text: str, separator: str) -> str:
    mark = separator[:1] if separator[:1] in (".", ",") else ""
    space = separator[len(mark) :]
    if not mark or (mark == "." and _last(text) in _ENDS) or text.endswith(mark):
        return f"{text}{space}"
    if text.endswith(_CLOSE):
        inside = text[:-1]
        return f"{inside}{'' if _last(inside) in '.,;:!?' else mark}{_CLOSE}{space}"
    return f"{text}{mark}{space}"


def _last(text: str) -> str:
    """The last character that a reader sees, quotation marks aside."""
    return _MARKS.sub("", text)[-1:]


def capitalised(text: str) -> str:
    """The text with a capital at its start, unless its first word has capitals of its own."""
    found = re.search(r"[^\W_]+", text)
    if not found or not found.group().islower():
        return text
    return f"{text[: found.start()]}{found.group().capitalize()}{text[found.end() :]}"


def typographic(text: str) -> str:
    """Straight and curly quotation marks as marks that nest, apostrophes as `’`."""
    marks = list(_MARKS.sub("", text))
    opened: list[int] = []
    for found in _STRAIGHT.finditer("".join(marks)):
        at = found.start()
        before, after = "".join(marks[at - 1 : at]), "".join(marks[at + 1 : at + 2])
        kind = _SINGLE if marks[at] in _SINGLE else _DOUBLE
        begun = next((each for each in reversed(opened) if marks[each] in kind), None)
        if marks[at] in "“‘" or (marks[at] in "\"'" and _opens(before, after)):
            opened.append(at)
        elif begun is not None and not (kind == _SINGLE and after.isalnum() and before.isalnum()):
            del opened[opened.index(begun) :]
            marks[begun], marks[at] = _OPEN, _CLOSE
        elif kind == _SINGLE:
            marks[at] = "’"
    return "".join("’" if mark == "'" else mark for mark in marks)


def _opens(before: str, after: str) -> bool:
    return (not before or before in " ([{-–—/\"'“‘" or before == _OPEN) and bool(after.strip())


def plain(text: str) -> str:
    """The finished text without emphasis."""
    return finished(text, "", "")


def markdown(text: str) -> str:
    """The finished text for Markdown: emphasis in asterisks, what could be markup escaped."""
    return finished(_LIST.sub(r"\g<0>\\", escaped(text), count=1), "*", "*")


def escaped(text: str) -> str:
    """Text for Markdown, with a backslash before whatever could be markup."""
    return _MARKUP.sub(r"\\\g<0>", text)


def finished(text: str, on: str, off: str) -> str:
    """The text as a reader sees it, with `on` and `off` around what is emphasised."""
    return "".join(_finished(text, on, off))


def _finished(text: str, on: str, off: str) -> Iterator[str]:
    depth = 0
    for mark in text:
        if mark == _OPEN:
            yield "‘" if depth % 2 else "“"
            depth += 1
        elif mark == _CLOSE:
            depth -= 1
            yield "’" if depth % 2 else "”"
        else:
            yield {_ON: on, _OFF: off}.get(mark, mark)
