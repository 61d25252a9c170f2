"""Quotations of a memo that say nowhere whose words they are."""

import re
from collections.abc import Iterator

from atlas_tui.cite.lint.blocks import Block
from atlas_tui.cite.lint.finding import Finding
from atlas_tui.cite.lint.memo import Memo
from atlas_tui.cite.lint.sentences import Sentence, quotations, sentences

WORDS = 4
"""Words from which what stands in quotation marks counts as a quotation, not as a term."""

CITATION = re.compile(
    r"\[\^[^\]\s]+\]|\^\[|(?<![\w.])@[\w{]"
    r"|\([^()]*(?:\b(?:1[5-9]|20)\d\d[a-z]?\b|\bn\.d\.|\b(?:paras?|pp?|no|vol)\. ?\d|\bibid\b)",
    re.IGNORECASE,
)
"""A footnote, a citation key, or parentheses with a year, `n.d.` or a place."""

_SHOWN = 8
_HINT = "cite it: a footnote, or author, date and place in parentheses"


def quotation_without_citation(memo: Memo) -> Iterator[Finding]:
    """Every quotation says whose words it is, in its sentence or right behind it."""
    for sentence in sentences(memo):
        if not _is_cited(memo, sentence):
            for start, end in quotations(sentence.text):
                words = sentence.text[start:end]
                if len(words.split()) >= WORDS:
                    yield Finding(*sentence.place(start, end), _message(words), _HINT)
    yield from _blocks(memo)


def _is_cited(memo: Memo, sentence: Sentence) -> bool:
    """Whether the sentence cites, or what stands in parentheses right behind it does."""
    start, end = sentence.words.raw_until_next(sentence.start, sentence.end)
    if CITATION.search(memo.raw[start:end]):
        return True
    behind = sentence.words.text[sentence.end :].lstrip()
    return behind.startswith("(") and bool(CITATION.match(behind))


def _blocks(memo: Memo) -> Iterator[Finding]:
    blocks = [block for block in memo.blocks if block.kind not in ("comment", "note")]
    for at, block in enumerate(blocks):
        if block.kind != "quotation" or block.appended:
            continue
        words = memo.within(block.start, block.end)
        before = blocks[at - 1] if at else None
        after = blocks[at + 1] if at + 1 < len(blocks) else None
        cited = CITATION.search(memo.raw[block.start : block.end])
        if words.text and not (cited or _leads(memo, before) or _attributes(memo, after)):
            start, end = words.raw_span(0, len(words.text))
            yield Finding(start, end, _message(words.text), _HINT)


def _leads(memo: Memo, before: Block | None) -> bool:
    """Whether prose with a citation leads up to a block quotation and ends in a colon."""
    raw = memo.raw[before.start : before.end].rstrip() if before else ""
    return raw.endswith(":") and bool(CITATION.search(raw))


def _attributes(memo: Memo, after: Block | None) -> bool:
    """Whether an attribution stands under a block quotation: behind a dash, or in parentheses."""
    raw = memo.raw[after.start : after.end].lstrip() if after else ""
    return raw.startswith(("—", "–", "--")) or bool(CITATION.match(raw))


def _message(words: str) -> str:
    shown = words.split()
    cut = f"{' '.join(shown[:_SHOWN])} …" if len(shown) > _SHOWN else " ".join(shown)
    return f"nothing says whose words “{cut}” are"
