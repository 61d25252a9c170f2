"""The sides of a conflict next to each other, each with its quotations and who gives them."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.cite.card.row import when
from atlas_tui.cite.sequence import letter
from atlas_tui.cite.sides import claims_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Side, Source
from atlas_tui.ui.draw.drawn import Drawn
from atlas_tui.ui.draw.wrapped import EMPTY, within, wrapped
from atlas_tui.ui.line import Line, width_of

STACKED = 70
"""Cells below which sides stand under each other."""
_NARROWEST = 30
"""Cells that a column needs, so that quotations stay readable."""
_MOST = 3
_BETWEEN = " │ "


class Sides(Struct, frozen=True):
    """Every side of a conflict in two or three columns, or under each other where it is narrow."""

    atlas: Atlas
    conflict: Conflict
    gap: bool = True

    def lines(self, width: int) -> list[Drawn]:
        """The sides, as many beside each other as have room, and a line to lead to every claim."""
        across = columns(len(self.conflict.sides), width)
        lines = self._laid_out(across, width)
        while across > 1 and not self._all_linked(lines):
            across -= 1
            lines = self._laid_out(across, width)
        return within(lines, width)

    def _all_linked(self, lines: list[Drawn]) -> bool:
        claims = {each.id for side in self.conflict.sides for each in claims_of(self.atlas, side)}
        return claims <= {line.link for line in lines}

    def _laid_out(self, across: int, width: int) -> list[Drawn]:
        sides = list(enumerate(self.conflict.sides))
        lines: list[Drawn] = []
        for start in range(0, len(sides), across):
            row = sides[start : start + across]
            widths = _shared(width, across)[: len(row)]
            heads = [
                wrapped(f"{letter(number)}  {side.label}", room, "heading")
                for (number, side), room in zip(row, widths, strict=True)
            ]
            bodies = [self._body(side, room) for (_, side), room in zip(row, widths, strict=True)]
            lines += [EMPTY] if lines else []
            lines += _beside(_level(heads, bodies), widths) if across > 1 else heads[0] + bodies[0]
        return lines

    def _body(self, side: Side, width: int) -> list[Drawn]:
        claims = claims_of(self.atlas, side)
        lines = wrapped(str(self.atlas.corroboration(claims)), width, "dim")
        for alike in _by_quotation(claims):
            lines += [Drawn([], alike[0].id), *_quoted(self.atlas, alike, width)]
        for missing in sorted(set(side.claims) - {claim.id for claim in claims}):
            lines += wrapped(f"claim {missing} is not in this base", width, "warning")
        return lines


def _level(heads: list[list[Drawn]], bodies: list[list[Drawn]]) -> list[list[Drawn]]:
    """Each head over its body, all bodies beginning on one line."""
    height = max(map(len, heads))
    return [
        [*head, *[EMPTY] * (height - len(head)), *body]
        for head, body in zip(heads, bodies, strict=True)
    ]


def _by_quotation(claims: Iterable[Claim]) -> list[list[Claim]]:
    """Claims that rest on the same words at the same place together."""
    groups: dict[tuple[str, ...], list[Claim]] = {}
    for claim in claims:
        key = (claim.source, plain.quotation(claim), plain.place(claim), " ".join(_manner(claim)))
        groups.setdefault(key, []).append(claim)
    return list(groups.values())


def columns(sides: int, width: int) -> int:
    """How many sides stand beside each other: as even as can be, never more than three."""
    if width < STACKED or sides < 2:  # noqa: PLR2004 (one side stands alone)
        return 1
    room = min(_MOST, (width + len(_BETWEEN)) // (_NARROWEST + len(_BETWEEN)))
    rows = -(-sides // room)
    return -(-sides // rows)


def _shared(width: int, columns_: int) -> list[int]:
    """The widths of columns that share a line with the rules between them."""
    room, over = divmod(width - len(_BETWEEN) * (columns_ - 1), columns_)
    return [room + (1 if at < over else 0) for at in range(columns_)]


def _quoted(atlas: Atlas, alike: list[Claim], width: int) -> list[Drawn]:
    """A quotation, its source and place, what must be known before it is used.

    Where several claims rest on it, their statements follow, which set them apart.
    """
    claim = alike[0]
    lines = wrapped(plain.quotation(claim), width, "quote", claim.id)
    source = atlas.get(claim.source, Source)
    where = plain.place(claim)
    tag = plain.tag(source) if source else claim.source
    lines += wrapped(f"{tag}, {where}" if where else tag, width, "dim", claim.id)
    manner = " · ".join(_manner(claim))
    lines += wrapped(manner, width, "badge", claim.id) if manner else []
    if len(alike) > 1:
        for each in alike:
            lines += wrapped(f"· {each.statement}", width, "text", each.id)
    return lines


def _manner(claim: Claim) -> Iterator[str]:
    """The date, whose words, how they are put: what sets one quotation apart from another."""
    if claim.date or claim.date_text:
        yield when(claim.date, claim.date_text)
    if claim.attributed_to:
        yield f"credited to {plain.attribution(claim)}"
    if claim.voice == "cited" and claim.cites:
        yield f"citing {'; '.join(claim.cites)}"
    if claim.modality != "asserted":
        hedge = f" “{claim.hedge}”" if claim.hedge else ""
        yield f"{claim.modality}{hedge}"
    yield from (flag for flag in claim.flags if flag != "garbled")


def _beside(blocks: list[list[Drawn]], widths: list[int]) -> list[Drawn]:
    """Blocks next to each other, each line leading to one of the facts on it, every fact once."""
    rows = [
        [block[at] if at < len(block) else EMPTY for block in blocks]
        for at in range(max(map(len, blocks)))
    ]
    links = _shared_out([[part.link for part in row] for row in rows])
    return [Drawn(_joined(row, widths), link) for row, link in zip(rows, links, strict=True)]


def _shared_out(rows: list[list[str]]) -> list[str]:
    """A link for each row, from the last up, so that every one of them gets a row if it can.

    A link with the fewest rows left above goes first; of equals the one at the right, so that the
    rows lead from left to right.
    """
    first: dict[str, int] = {}
    for at, row in enumerate(rows):
        for link in row:
            first.setdefault(link, at)
    led: set[str] = {""}
    links: list[str] = []
    for row in reversed(rows):
        open_ = [link for link in reversed(row) if link not in led]
        link = max(open_, key=lambda each: first[each], default="") or next(filter(None, row), "")
        led.add(link)
        links.append(link)
    return links[::-1]


def _joined(parts: Iterable[Drawn], widths: Iterable[int]) -> Line:
    line: Line = []
    for part, width in zip(parts, widths, strict=False):
        line += [(_BETWEEN, "dim")] if line else []
        line += [*part.line, (" " * (width - width_of(part.line)), "text")]
    return line[:-1]
