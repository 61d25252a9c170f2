"""From words of a document to the draft of a claim, and what a check against documents says of it."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from msgspec.structs import replace

from atlas_tui.documents.anchor import Anchor, Passages
from atlas_tui.documents.attached import Attached
from atlas_tui.documents.verify import DOCUMENT_CHECKS
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.draft import Draft, Flaw, alone, as_claim, flawed, flaws
from atlas_tui.facts.finding import rule_name
from atlas_tui.facts.hedges import Hedge, hedge_in
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.rules.claims import QUOTE_WORDS
from atlas_tui.facts.text import clean, normal, word_count

MOST_AROUND = 8
"""How many words of prefix, and of suffix, are taken at most to tell a quotation from others."""

NEAR = 5
"""How many words before or after the quotation a hedge may stand to be offered."""

_WINDOW = 600
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*\s+|\n[ \t\r]*\n")
_BROKEN = re.compile(r"(?<=[-‐‑–—])[ \t]*\r?\n\s*")
_EDGE = " \t\r\n\u00a0,;:"


class _Around(NamedTuple):
    """The words before and after a quotation, and how many of them are of its own sentence."""

    before: list[str]
    after: list[str]
    own: tuple[int, int]

    def taken(self, before: int, after: int) -> tuple[str, str]:
        """So many of them, the nearest, as prefix and suffix."""
        return (
            one_line(" ".join(self.before[len(self.before) - before :])),
            one_line(" ".join(self.after[:after])),
        )

    def ways(self, least: tuple[int, int]) -> list[tuple[int, int]]:
        """Numbers of words before and after: within the sentence first, then the fewest together."""
        most = [
            min(len(words), max(MOST_AROUND, fewest))
            for words, fewest in zip((self.before, self.after), least, strict=True)
        ]
        ways = product(range(least[0], most[0] + 1), range(least[1], most[1] + 1))
        return sorted(ways, key=lambda way: (self._strays(way), sum(way), -way[0]))

    def _strays(self, way: tuple[int, int]) -> int:
        return sum(taken > own for taken, own in zip(way, self.own, strict=True))


def quoting(passages: Passages, source: Source, start: int, end: int, section: str = "") -> Draft:
    """The draft of a claim that quotes a stretch of a document.

    The stretch is widened to whole words. Prefix and suffix are the fewest words that make the place
    unique, or that hold a hedge which stands right beside the quotation; modality goes by the hedge.

    Args:
        passages: the document.
        source: the source that it is the text of.
        start: where the stretch begins in the raw text.
        end: where it ends, half open.
        section: the heading above, as the document has it.

    Raises:
        AtlasError: there is no word in the stretch.
    """
    start, end = _whole_words(passages.raw, start, end)
    quote = one_line(passages.raw[start:end])
    if not quote:
        raise AtlasError("there is no word to quote there")
    at = bisect_left(passages.normalised.origin, start)
    anchor = Anchor(state="exact", start=at, end=at + len(normal(quote)))
    around = _around(passages.raw, start, end)
    hedge, least = _hedge(passages.raw, start, end)
    plain = Draft(
        source=source.id,
        quote=quote,
        section=section,
        paragraph=passages.paragraph(anchor) or None,
        modality=hedge.modality if hedge else "asserted",
        hedge=hedge.words if hedge else "",
    )
    prefix, suffix = _placing(passages, plain, at, around, least)
    return replace(plain, prefix=prefix, suffix=suffix)


def flaws_against(
    atlas: Atlas, draft: Draft, found: Mapping[str, Attached], replacing: str = ""
) -> list[Flaw]:
    """What `atlas check` would report for a draft with these documents attached, but for the place.

    Arguments as for `flaws`.
    """
    told = flaws(atlas, draft, replacing)
    wrong = {flaw.field for flaw in told if flaw.problem.rule == "malformed-record"}
    if wrong & {"source", "quote"}:
        return told
    claim = as_claim(atlas, draft)
    base = alone(atlas, claim)
    checked = [
        flawed(rule_name(rule), severity, finding)
        for rule, severity in DOCUMENT_CHECKS.items()
        for finding in rule(base, found)
        if finding.fact is claim
    ]
    return [*told, *(flaw for flaw in checked if flaw.field not in wrong)]


def one_line(words: str) -> str:
    """Words of a document as they are quoted: on one line, without bullets, marks left as they are."""
    joined = _BROKEN.sub("", clean(words).text)
    return " ".join(re.sub("[\ue000-\uf8ff]", " ", joined).split())


def _whole_words(raw: str, start: int, end: int) -> tuple[int, int]:
    start, end = max(0, min(start, end)), min(len(raw), max(start, end))
    while start < end and raw[start] in _EDGE:
        start += 1
    while start < end and raw[end - 1] in _EDGE:
        end -= 1
    while 0 < start < end and raw[start - 1].isalnum() and raw[start].isalnum():
        start -= 1
    while start < end < len(raw) and raw[end - 1].isalnum() and raw[end].isalnum():
        end += 1
    return start, end


def _around(raw: str, start: int, end: int) -> _Around:
    low, high = max(0, start - _WINDOW), min(len(raw), end + _WINDOW)
    before, after = raw[low:start].split(), raw[end:high].split()
    own = tuple(map(word_count, _sentence(raw, start, end)))
    # The farthest word may be cut by the window.
    return _Around(
        before[1:] if low else before, after[:-1] if high < len(raw) else after, (own[0], own[1])
    )


def _sentence(raw: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and after some words in their own sentence."""
    low, high = max(0, start - _WINDOW), min(len(raw), end + _WINDOW)
    ends = [low + each.end() for each in _SENTENCE_END.finditer(raw[low:start])]
    stop = _SENTENCE_END.search(raw[end:high])
    return raw[ends[-1] if ends else low : start], raw[end : end + stop.end() if stop else high]


def _hedge(raw: str, start: int, end: int) -> tuple[Hedge | None, tuple[int, int]]:
    """The hedge of the words, and how many words before and after must be taken to hold it."""
    found = hedge_in(raw[start:end])
    if found:
        return found, (0, 0)
    before, after = _sentence(raw, start, end)
    near = " ".join(before.split()[-NEAR:])
    found = hedge_in(near)
    if found:
        return found, (word_count(near[found.start :]), 0)
    near = " ".join(after.split()[:NEAR])
    found = hedge_in(near)
    return found, (0, word_count(near[: found.end]) if found else 0)


def _placing(
    passages: Passages, draft: Draft, at: int, around: _Around, least: tuple[int, int]
) -> tuple[str, str]:
    """The fewest words before and after with which the quotation stands at one place only."""
    if not any(least):
        least = _filling(draft.quote, around)
    trial = Claim(
        id="draft",
        source=draft.source,
        statement="…",
        quote=draft.quote,
        kind="fact",
        about=("draft",),
        topics=("draft",),
        voice="own",
        modality="asserted",
    )
    prefix, suffix = around.taken(*least)
    for before, after in around.ways(least):
        prefix, suffix = around.taken(before, after)
        if not passages.text[:at].rstrip().endswith(normal(prefix)):
            continue  # across something that is not text, which no prefix can hold
        found = passages.anchor(replace(trial, prefix=prefix, suffix=suffix))
        if found.state == "exact" and found.start == at:
            break
    return prefix, suffix


def _filling(quote: str, around: _Around) -> tuple[int, int]:
    """What a short quotation needs beside it to have as many words as one that stands alone."""
    lacking = max(0, QUOTE_WORDS[0] - word_count(quote))
    before = min(lacking, len(around.before))
    return before, min(lacking - before, len(around.after))
