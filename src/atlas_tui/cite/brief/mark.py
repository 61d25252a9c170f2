"""The comment by which a memo keeps the id of a claim, and what the base said of it at the time."""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import unquote

from msgspec import Struct

from atlas_tui.cite.notebook import Excerpt
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import normal

_MARK = re.compile(r"<!--\s*atlas\s+(?P<claim>\S+)(?P<rest>(?:\s+[a-z]+:\S*)*)\s*-->")
_UNSAFE = re.compile(r"[%<>,\x00-\x20]|(?<=-)-|-$")
"""What an id may not bring into a comment: its end, a comma, a percent sign."""
_SAID = (
    "statement source section paragraph voice attributed_to cites modality hedge flags"
).split()


class Mark(Struct, frozen=True, kw_only=True):
    """What a memo remembers of an excerpt: checksums of its base's title, its words and the rest.

    `rest` stands for statement, citation and caveats, and is empty where the base had the claim no
    more; `disputed` are the conflicts that the claim was in.
    """

    claim: str
    base: str = ""
    quote: str = ""
    rest: str = ""
    disputed: tuple[str, ...] = ()


class Marked(NamedTuple):
    """A mark and the half-open span of the text where it stands."""

    mark: Mark
    start: int
    end: int


def of_claim(atlas: Atlas, claim: Claim) -> Mark:
    """The mark of a claim as the base has it now."""
    return Mark(
        claim=claim.id,
        base=checksum(atlas.title),
        quote=checksum(claim.quote),
        rest=checksum("\n".join(_rest(atlas, claim))),
        disputed=tuple(disputes(atlas, claim)),
    )


def of_excerpt(kept: Excerpt) -> Mark:
    """The mark of an excerpt whose claim the base does not have."""
    return Mark(claim=kept.claim, base=checksum(kept.base), quote=checksum(kept.quote))


def disputes(atlas: Atlas, claim: Claim) -> list[str]:
    """The conflicts of a claim in which somebody says otherwise; a slip of the pen is none."""
    conflicts = atlas.conflicts(claim)
    return [each.id for each in conflicts if each.kind not in ("garble", "reference")]


def checksum(words: str) -> str:
    """Eight hexadecimal digits for words, whatever their spacing and typographic marks."""
    return f"{zlib.crc32(normal(words).encode('utf-8', 'replace')):08x}"


def written(mark: Mark) -> str:
    """The mark as a comment of Markdown and HTML."""
    fields = {
        "base": mark.base,
        "quote": mark.quote,
        "rest": mark.rest,
        "disputed": ",".join(map(_safe, mark.disputed)),
    }
    parts = [f"{name}:{value}" for name, value in fields.items() if value]
    return f"<!-- atlas {' '.join([_safe(mark.claim), *parts])} -->"


def marks(text: str) -> Iterator[Marked]:
    """The marks in a text, in order."""
    for found in _MARK.finditer(text):
        fields = dict(part.split(":", 1) for part in found["rest"].split())
        disputed = tuple(unquote(each) for each in fields.get("disputed", "").split(",") if each)
        mark = Mark(
            claim=unquote(found["claim"]),
            base=fields.get("base", ""),
            quote=fields.get("quote", ""),
            rest=fields.get("rest", ""),
            disputed=disputed,
        )
        yield Marked(mark, found.start(), found.end())


def _rest(atlas: Atlas, claim: Claim) -> Iterator[str]:
    """Whatever a citation or caveat is made of, in the words of the base."""
    for field in _SAID:
        yield str(getattr(claim, field))
    source = atlas.get(claim.source, Source)
    if source:
        yield repr(sorted(source.csl.items()))


def _safe(fact_id: str) -> str:
    return _UNSAFE.sub(lambda found: f"%{ord(found.group()):02X}", fact_id)
