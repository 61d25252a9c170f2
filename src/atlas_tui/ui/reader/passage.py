"""The passage that a claim quotes, for a card: its paragraph with the quotation lit, and some around it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar
from weakref import WeakKeyDictionary

from msgspec.structs import replace

from atlas_tui.documents import kept
from atlas_tui.documents.blocks import Block as Stretch
from atlas_tui.documents.copies import Copy, copies, copies_of, register_file
from atlas_tui.documents.opening import Opened, open_document
from atlas_tui.documents.placing import Placed
from atlas_tui.documents.readers import Unreadable
from atlas_tui.documents.readers.file import Stamp, stamp
from atlas_tui.documents.text import Document, context, spans
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.ui.draw.drawn import Block, Drawn
from atlas_tui.ui.reader.laying import stamp_of
from atlas_tui.ui.reader.page import Page, told
from atlas_tui.ui.reader.words import Words
from atlas_tui.ui.sheet import Paragraph

AROUND, BESIDE = 600, 240
"""Characters that are shown at most before and after a quotation in its paragraph, and of the next."""
LARGEST = 1_000_000
"""Bytes of a file that is read while a card is drawn; the reader's own screen opens larger ones."""
DOCUMENTS, PASSAGES = 8, 256
"""How many are remembered of a base."""
LONGEST_WORD = 40
INDENT = 2
CUT = "…"

Key = tuple[Stamp | None, Stamp | None]
"""The stamps of the register and of the file: with others, a passage is made anew."""
T = TypeVar("T")

_passages: WeakKeyDictionary[Atlas, dict[str, tuple[Key, list[Block]]]] = WeakKeyDictionary()
_documents: WeakKeyDictionary[Atlas, dict[str, tuple[Stamp | None, Opened]]] = WeakKeyDictionary()
_registers: dict[Path, tuple[Stamp | None, list[Copy]]] = {}


class Excerpt:
    """Some paragraphs of a document with words lit; drawn for any width."""

    gap = False

    def __init__(
        self, document: Document, lit: Sequence[tuple[int, int]], cut: tuple[bool, bool]
    ) -> None:
        """A document of a few blocks, the raw spans to be lit, whether text is left out at its ends."""
        self._words = Words(document)
        self._lit = lit
        self._cut = cut

    def lines(self, width: int) -> list[Drawn]:
        """The paragraphs wrapped, an empty line between them."""
        page = Page(self._words, width - 2 * INDENT)
        words = {word for span in self._lit for word in page.words_of(*span)}
        last = len(page.rows) - 1
        drawn = []
        for at in range(len(page.rows)):
            before = CUT if self._cut[0] and not at else ""
            after = f" {CUT}" if self._cut[1] and at == last else ""
            line = told(page, at, lambda number: "passage" if number in words else "")
            drawn.append(Drawn([(f"{before:<{INDENT}}", "dim"), *line, (after, "dim")]))
        return drawn


def passage(atlas: Atlas, claim: Claim) -> list[Block]:
    """The passage that a claim quotes, in the reader's own copy of its document.

    Never raises: where the document cannot be read, or does not hold the quotation, it says why. A
    passage is remembered until its document or the register of copies changes.

    Returns:
        Blocks for a card; none where no document of the claim's source is attached.
    """
    try:
        return _remembered(atlas, claim)
    except AtlasError as reason:
        return [_heading(), Paragraph(str(reason), "warning", INDENT)]


def _remembered(atlas: Atlas, claim: Claim) -> list[Block]:
    source = atlas.get(claim.source, Source)
    own = copies_of(source, _registered()) if source else []
    if source is None or not own:
        return []
    refused: AtlasError | None = None
    for copy in own:
        made = _passages.setdefault(atlas, {})
        key = (_stamp(register_file()), _stamp(Path(copy.path)))
        if claim.id in made and made[claim.id][0] == key:
            return made[claim.id][1]
        try:
            blocks = _made(_opened(atlas, source, copy), claim)
        except AtlasError as reason:
            refused = refused or reason
            continue
        _keep(made, claim.id, (key, blocks), PASSAGES)
        return blocks
    raise refused or AtlasError("no copy can be read")


def _registered() -> list[Copy]:
    file = register_file()
    now = _stamp(file)
    if file not in _registers or _registers[file][0] != now:
        _registers.clear()
        _registers[file] = now, copies()
    return _registers[file][1]


def _opened(atlas: Atlas, source: Source, copy: Copy) -> Opened:
    """The document of a copy, if it can be had without the reader waiting for it."""
    known = _documents.setdefault(atlas, {})
    now = stamp_of(copy)
    if copy.path in known and known[copy.path][0] == now:
        return known[copy.path][1]
    same = now == Stamp(copy.size, copy.mtime_ns)
    held = kept.recall(copy.sha256) if same and copy.format != "plain" else None
    if now.size > LARGEST or (copy.format != "plain" and not (held and held.content)):
        raise Unreadable("takes a while to read; open it to see the passage", Path(copy.path))
    opened = open_document(atlas, source, copy)
    _keep(known, copy.path, (now, opened), DOCUMENTS)
    return opened


def _made(opened: Opened, claim: Claim) -> list[Block]:
    placed = opened.placed.get(claim.id)
    if placed is None or placed.start < 0:
        return [_heading(), Paragraph("It does not hold the quotation.", "warning", INDENT)]
    document = opened.document
    around = context(document, (placed.start, placed.end))
    blocks = [
        *(_clipped(document, each, each.end - BESIDE, each.end) for each in around.before),
        *(
            _clipped(document, each, placed.start - AROUND, placed.end + AROUND)
            for each in around.around
        ),
        *(_clipped(document, each, each.start, each.start + BESIDE) for each in around.after),
    ]
    whole = [*around.before, *around.around, *around.after]
    cut = blocks[0].start > whole[0].start, blocks[-1].end < whole[-1].end
    shown = Document(document.raw, tuple(blocks))
    return [_heading(_standing(placed)), Excerpt(shown, spans(placed), cut)]


def _clipped(document: Document, block: Stretch, start: int, end: int) -> Stretch:
    """The part of a block between two places of the raw text, and the rest of the words there."""
    first, last = max(block.start, start), min(block.end, end)
    for _ in range(LONGEST_WORD):
        first -= first > block.start and not document.raw[first - 1].isspace()
        last += last < block.end and not document.raw[last].isspace()
    return replace(block, start=first, end=last)


def _standing(placed: Placed) -> str:
    if placed.confirmed or placed.state == "exact":
        return ""
    if placed.state == "relocated":
        return f", relocated ({placed.score:.0f}% alike)"
    return f", ambiguous ({placed.places} places)"


def _heading(standing: str = "") -> Paragraph:
    return Paragraph(f"In the document{standing}", "heading", gap=True)


def _stamp(path: Path) -> Stamp | None:
    try:
        return stamp(path)
    except Unreadable:
        return None


def _keep(among: dict[str, T], name: str, found: T, most: int) -> None:
    among.pop(name, None)
    among[name] = found
    while len(among) > most:
        del among[next(iter(among))]
