"""The excerpts of a memo held against the base: words altered, claim gone, changed, now disputed.

Each is found by the comment that a brief writes before it. Its words are looked for between that
comment and the next, in quotations and then in the writer's prose, and at last anywhere in the memo;
always after the normalisation that all quotations undergo.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from atlas_tui.cite.brief.mark import Mark, Marked, checksum, of_claim
from atlas_tui.cite.lint.blocks import Kind
from atlas_tui.cite.lint.finding import Finding
from atlas_tui.cite.lint.memo import Memo, Words
from atlas_tui.cite.lint.sentences import quotations
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, label
from atlas_tui.facts.nearest import nearest_few
from atlas_tui.facts.text import normal

ALIKE = 65.0
"""The least similarity (0 to 100) at which words of the memo pass for the altered quotation."""

_NEAREST = 3


class Kept(NamedTuple):
    """An excerpt of the memo: its mark, where its part of the file ends, its claim in the base."""

    marked: Marked
    until: int
    claim: Claim | None

    @property
    def mark(self) -> Mark:
        """What the memo remembers of it."""
        return self.marked.mark

    def finding(self, message: str, hint: str) -> Finding:
        """A finding at the mark."""
        return Finding(self.marked.start, self.marked.end, message, hint, self.mark.claim)


def kept(atlas: Atlas, memo: Memo) -> list[Kept]:
    """The excerpts of a memo that remember their claims, in order."""
    return [
        Kept(marked, until, atlas.get(marked.mark.claim, Claim)) for marked, until in memo.excerpts
    ]


def excerpt_altered(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """The words of an excerpt are those of the base."""
    for each in kept(atlas, memo):
        if each.claim and each.mark.quote in ("", checksum(each.claim.quote)):
            yield from _altered(each, memo, normal(each.claim.quote))


def excerpt_outdated(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """The base still quotes the document in the words that the memo was given."""
    for each in kept(atlas, memo):
        claim = each.claim
        if claim is None or each.mark.quote in ("", checksum(claim.quote)):
            continue
        if next(_altered(each, memo, normal(claim.quote)), None):
            message = f"the base has other words for it by now: “{normal(claim.quote)}”"
            yield each.finding(message, "quote these, or take the excerpt out")


def excerpt_gone(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """The base still has the claim of every excerpt that was taken from it."""
    for each in kept(atlas, memo):
        if each.claim is None and each.mark.base in ("", checksum(atlas.title)):
            near = nearest_few(each.mark.claim, (claim.id for claim in atlas.all(Claim)), _NEAREST)
            hint = f"the nearest are {', '.join(near)}" if near else "the base has no claim at all"
            message = "the base has no claim of this id any more"
            yield each.finding(message, f"take the excerpt out, or find what replaced it; {hint}")


def excerpt_of_another_base(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """Every excerpt can be held against the base it was taken from."""
    for each in kept(atlas, memo):
        if each.claim is None and each.mark.base not in ("", checksum(atlas.title)):
            message = f"it was taken from another base than “{atlas.title}”"
            yield each.finding(message, "check the memo once more with --base for that one")


def excerpt_restated(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """The base still says the same of an excerpt: statement, place, voice, hedge, document."""
    for each in kept(atlas, memo):
        if each.claim and each.mark.rest:
            now = of_claim(atlas, each.claim)
            if each.mark.rest != now.rest and each.mark.quote == now.quote:
                yield each.finding(
                    "what the base says of it has changed since:"
                    " statement, place, voice, hedge or document",
                    f"compare it with `atlas show {each.mark.claim}`",
                )


def excerpt_disputed(atlas: Atlas, memo: Memo) -> Iterator[Finding]:
    """Nothing in the base speaks against an excerpt that did not when it was taken."""
    for each in kept(atlas, memo):
        if not each.claim:
            continue
        now = of_claim(atlas, each.claim)
        for conflict_id in now.disputed:
            conflict = atlas.get(conflict_id, Conflict)
            if conflict and each.mark.rest and conflict_id not in each.mark.disputed:
                yield each.finding(
                    f"it is disputed now: {label(conflict)}",
                    f"say so beside it, see `atlas show {conflict_id}`,"
                    f" and add disputed:{conflict_id} to the comment",
                )


def _altered(each: Kept, memo: Memo, quote: str) -> Iterator[Finding]:
    """What tells that the words of an excerpt do not stand in the memo; nothing if they do."""
    here = list(memo.passages(each.marked.end, each.until))
    for passages in (list(_quotations(here)), [(words, 0, len(words.text)) for _, words in here]):
        if any(quote in words.text[start:end] for words, start, end in passages):
            return
        near = max((_near(quote, *each) for each in passages), default=None)
        if near and near.score >= ALIKE:
            hint = f"the base has “{quote}”; restore the words"
            message = "the words of the excerpt were altered"
            yield Finding(near.start, near.end, message, hint, each.mark.claim)
            return
    if not any(quote in words.text for _, words in memo.passages(0, len(memo.raw))):
        hint = f"the base has “{quote}”; restore it, or take the comment out too"
        yield each.finding("the quotation is not in the memo", hint)


class Near(NamedTuple):
    """Words of the memo, a half-open span of its file, and how alike they are to a quotation."""

    score: float
    start: int
    end: int


def _quotations(passages: Iterable[tuple[Kind, Words]]) -> Iterator[tuple[Words, int, int]]:
    """Block quotations whole, and what stands in quotation marks, as spans of their words."""
    for kind, words in passages:
        if kind == "quotation":
            yield words, 0, len(words.text)
        else:
            for start, end in quotations(words.text):
                yield words, start, end


def _near(quote: str, words: Words, start: int, end: int) -> Near:
    from rapidfuzz import fuzz  # noqa: PLC0415 (only a fault pays for it)

    text = words.text[start:end]
    if len(text) <= len(quote):
        return Near(fuzz.ratio(quote, text) if text else 0.0, *words.raw_span(start, end))
    best = fuzz.partial_ratio_alignment(quote, text)
    if best is None:
        return Near(0.0, *words.raw_span(start, end))
    first, last = _whole_words(words.text, start + best.dest_start, start + best.dest_end)
    return Near(best.score, *words.raw_span(first, last))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span widened to the words that it cuts, without spaces at its ends."""
    while start > 0 and text[start - 1] != " " and text[start] != " ":
        start -= 1
    while end < len(text) and text[end] != " " and text[end - 1] != " ":
        end += 1
    cut = text[start:end]
    return end - len(cut.lstrip()), start + len(cut.rstrip())
