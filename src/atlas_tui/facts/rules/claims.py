"""Rules of claims: their quotation, their voice, and where they stand."""

from collections.abc import Iterator

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.finding import Finding
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import normal, word_count

QUOTE_WORDS = (6, 25)
"""Fewest and most words of a quotation; a table row may be shorter."""
SHORT_QUOTE_WORDS = 3
"""The fewest when prefix or suffix make the place unique."""
_TWO_ORIGINS = 2


def quote_length(atlas: Atlas) -> Iterator[Finding]:
    """A quotation has 6 to 25 words; 3 to 5 where prefix or suffix place it; a table row may be shorter."""
    fewest, most = QUOTE_WORDS
    for claim in atlas.all(Claim):
        words = word_count(claim.quote)
        placed = bool(claim.prefix or claim.suffix)
        if words > most:
            hint = "quote the fewest words that carry the claim"
        elif (
            words < fewest
            and claim.voice != "table"
            and not (placed and words >= SHORT_QUOTE_WORDS)
        ):
            hint = "quote more, or add prefix or suffix to a quotation of 3 to 5 words"
        else:
            continue
        yield Finding(
            claim,
            "quote",
            f"the quotation has {words} words, not {fewest} to {most}",
            hint,
            claim.quote,
        )


def hedge_in_quote(atlas: Atlas) -> Iterator[Finding]:
    """A hedge is given unless the claim is asserted or projected, and stands in quote, prefix or suffix."""
    for claim in atlas.all(Claim):
        if claim.hedge:
            shown = normal(f"{claim.prefix} {claim.quote} {claim.suffix}")
            if normal(claim.hedge).casefold() not in shown.casefold():
                yield Finding(
                    claim,
                    "hedge",
                    f"the hedge {claim.hedge!r} stands in neither quote, prefix nor suffix",
                    "quote the document's own word",
                    claim.hedge,
                )
        elif claim.modality not in ("asserted", "projected"):
            yield Finding(
                claim,
                "modality",
                f"the claim is {claim.modality}, but no hedge says so",
                "add `hedge`, the document's own word",
            )


def voice_credits(atlas: Atlas) -> Iterator[Finding]:
    """A reported claim says whom the document credits; a cited one which reference."""
    for claim in atlas.all(Claim):
        if claim.voice == "reported" and not claim.attributed_to:
            yield Finding(claim, "voice", "a reported claim credits nobody", "add `attributed_to`")
        if claim.voice == "cited" and not claim.cites:
            yield Finding(claim, "voice", "a cited claim names no reference", "add `cites`")


def place_given(atlas: Atlas) -> Iterator[Finding]:
    """A claim says where in the document it stands, by what the document has."""
    for claim in atlas.all(Claim):
        source = atlas.get(claim.source, Source)
        if not claim.section and claim.paragraph is None:
            yield Finding(
                claim, "quote", "neither section nor paragraph is given", "add one of them"
            )
        if source and source.paragraphs == "lost" and claim.paragraph is not None:
            yield Finding(
                claim,
                "paragraph",
                f"{source.id} has lost its paragraphs, so none can be cited",
                "cite by section or table",
            )


def grade_reasons(atlas: Atlas) -> Iterator[Finding]:
    """A reliability grade other than F gives its reason; credibility 1 has two origins."""
    for source in atlas.all(Source):
        if source.reliability.grade != "F" and not source.reliability.why:
            yield Finding(
                source, "reliability", "the grade has no reason", "say why, from the text alone"
            )
    for claim in atlas.all(Claim):
        if (
            claim.credibility == 1
            and atlas.corroboration(atlas.alike(claim)).origins < _TWO_ORIGINS
        ):
            yield Finding(
                claim,
                "credibility",
                "credibility 1 (confirmed) rests on one origin",
                "choose 2 to 6, or link the claim that confirms it",
            )
