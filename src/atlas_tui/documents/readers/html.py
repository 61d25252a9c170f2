"""Web pages by selectolax: the text as a browser shows it, a paragraph a block.

Runs in a process of its own only, see `child`.
"""

import codecs
import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from atlas_tui.documents.readers import plain
from atlas_tui.documents.readers.content import MAX_CHARACTERS, Content, Heading, Unreadable

_SILENT = frozenset(
    """
    head script style template noscript svg math iframe object embed canvas audio video select
    datalist textarea button -comment !doctype
    """.split()
)
_BLOCKS = frozenset(
    """
    address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol
    p pre search section summary table tbody tfoot thead ul
    """.split()
)
_LEVELS = {f"h{level}": level for level in range(1, 7)}
_SPACES = re.compile(r"[ \t\n\r\f]+")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{1,40})", re.IGNORECASE
)
_HEAD = 2048


def extract(raw: bytes) -> Content:
    """The text of a web page.

    Raises:
        Unreadable: its encoding cannot be told, or it holds too much text.
    """
    text = _Text()
    text.walk(LexborHTMLParser(_decoded(raw)).root)
    told = "".join(text.pieces)
    return Content(text=told, headings=tuple(text.headings), notices=plain.notices(told))


def _decoded(raw: bytes) -> str:
    """The page in the encoding that it names, else in UTF-8."""
    named = _CHARSET.search(raw[:_HEAD])
    if not named or raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return plain.extract(raw).text
    name = named.group(1).decode("ascii")
    try:
        if codecs.lookup(name).name in ("utf-8", "utf-16", "utf-16-le", "utf-16-be"):
            return plain.extract(raw).text
        # Browsers read Latin-1 as the larger Windows set.
        encoding = "cp1252" if codecs.lookup(name).name in ("iso8859-1", "ascii") else name
        return raw.decode(encoding)
    except (LookupError, UnicodeDecodeError) as fault:
        raise Unreadable(
            f"is not in the encoding {name} that it names; save it as UTF-8"
        ) from fault


class _Text:
    """Gathers text on the way through a page."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.headings: list[Heading] = []
        self._length = 0
        self._heading = 0
        self._exact = 0

    def walk(self, root: LexborNode | None) -> None:
        """Go through a page: without recursion, for pages may nest as deep as they like."""
        node, down = root, True
        while node is not None:
            tag = node.tag or ""
            if down:
                inside = tag not in _SILENT and self._enter(node, tag)
                child = node.first_child if inside else None
                if child is not None:
                    node = child
                    continue
            if tag not in _SILENT:
                self._leave(tag)
            if node == root:
                return
            following = node.next
            node, down = (following, True) if following is not None else (node.parent, False)

    def _enter(self, node: LexborNode, tag: str) -> bool:
        if tag == "-text":
            text = node.text_content or ""
            self._say(text if self._exact else _SPACES.sub(" ", text))
            return False
        if tag == "br":
            self._add("\n")
        elif tag in _BLOCKS:
            self._part()
        if tag in _LEVELS:
            self._heading = self._length
        self._exact += tag == "pre"
        return "hidden" not in node.attributes

    def _leave(self, tag: str) -> None:
        self._exact -= tag == "pre"
        if tag in _LEVELS:
            end = self._length
            if end > self._heading:
                self.headings.append(Heading(self._heading, end, _LEVELS[tag]))
        if tag in ("td", "th"):
            self._add("\t")
        elif tag == "tr":
            self._add("\n")
        elif tag in _BLOCKS:
            self._part()

    def _part(self) -> None:
        """A blank line, unless one is there or nothing was said yet."""
        if self.pieces and self.pieces[-1] != "\n\n":
            self._add("\n\n")

    def _say(self, text: str) -> None:
        beginning = not self.pieces or self.pieces[-1][-1:] in "\n\t"
        text = text.replace("\xad", "")
        self._add(text.lstrip(" ") if beginning and not self._exact else text)

    def _add(self, text: str) -> None:
        if text:
            self.pieces.append(text)
            self._length += len(text)
        if self._length > MAX_CHARACTERS:
            raise Unreadable(f"has over {MAX_CHARACTERS:,} characters of text; split it")
