r"""Text into Markdown so that it is read back as it stands, by pandoc and by CommonMark alike.

Whatever could be taken for markup is written with a backslash before it; so are, in `verbatim`, the
marks that pandoc would make typographic by itself: straight quotes, `--` and `...`.
"""

import re

_BLANKS = re.compile(r"[ \t\n\r\f\v]+")
_MARKUP = re.compile(r"[\\`*_{}\[\]<>#|~^$@&]|:(?=//|[\w+-]+:)|(?<=\bwww)\.|!$")
_SMART = re.compile(r"['\"]|(?<=-)-|(?<=\.)\.(?=\.)")
_BLOCK = re.compile(r"(?:[-+=:%])|\(?(?:[0-9]{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?= |$)")
"""What begins a list, rule, heading, definition or title block at the start of a line."""


def line(text: str) -> str:
    """Text on one line of Markdown; runs of spaces and line ends become a space."""
    return _MARKUP.sub(r"\\\g<0>", one_line(text))


def verbatim(text: str) -> str:
    """A quotation that begins a paragraph: pandoc shall not even touch its dashes, dots and marks."""
    return at_start(_SMART.sub(r"\\\g<0>", line(text)))


def opening(text: str) -> str:
    """Text that begins a paragraph, on one line."""
    return at_start(line(text))


def paragraphs(text: str) -> str:
    """Text of several lines: a blank line parts paragraphs, a single line end stays one."""
    parts = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.strip())
    return "\n\n".join(
        "\\\n".join(opening(each) for each in part.split("\n") if each.strip()) for part in parts
    )


def one_line(text: str) -> str:
    """Text without line ends and runs of spaces; a no-break space stays."""
    return _BLANKS.sub(" ", text).strip(" ")


def at_start(markdown: str) -> str:
    """A line of Markdown as the first of a paragraph: it begins no list, heading or rule."""
    found = _BLOCK.match(markdown)
    if not found:
        return markdown
    return f"{markdown[: found.end() - 1]}\\{markdown[found.end() - 1 :]}"
