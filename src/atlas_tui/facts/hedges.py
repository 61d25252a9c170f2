"""The words by which a document holds back: HEDGES, and finding them in its text.

The table follows the uses in the shipped base and the hedges listed by K. Hyland, Metadiscourse:
Exploring Interaction in Writing (2005), appendix, that weaken a claim. Left out are those that only
blur a quantity (“about”, “roughly”) or a frequency (“often”, “mainly”), because the claim stands as
firm with them; “should” and “ought”, which make a recommendation; words that say what somebody said
without holding it off (“said”, “noted”); and words that more often than not hold nothing back in the
shipped base (“opportunity”, “prospects”, “rather than”). What is found is a suggestion: a reader
decides.
"""

import re
from typing import NamedTuple

from atlas_tui.facts.model import Modality

HEDGES: dict[Modality, tuple[str, ...]] = {
    # What others are said to say, and the document does not vouch for.
    "alleged": (
        "allegedly",
        "alleged",
        "alleges?",
        "alleging",
        "allegations?",
        "reportedly",
        "purportedly",
        "purported",
        "supposedly",
        "so-called",
        "accus(?:e|es|ed|ing|ations?)",
        "blam(?:e|es|ed|ing)",
        "claim(?:s|ed|ing)? (?:that|to)",
        "claimed",
        "rumou?red",
    ),
    # What hangs on something else.
    "conditional": (
        "only if",
        "even if",
        "if",
        "unless",
        "provided that",
        "providing that",
        "as long as",
        "in case of",
        "in the event of",
        "(?:dependent|contingent|conditional|conditioned) (?:up)?on",
        "depend(?:s|ed|ing)? (?:\\w+ly )?(?:up)?on",
        "hing(?:e|es|ed|ing) on",
        "prerequisites?",
        "subject to",
    ),
    # What is weaker than a plain statement: modal verbs, then other words.
    "hedged": (
        "may",
        "might",
        "could",
        "can",
        "potentially",
        "potential",
        "possibly",
        "possible",
        "possibilit(?:y|ies)",
        "probably",
        "probable",
        "presumably",
        "perhaps",
        "maybe",
        "apparently",
        "arguably",
        "seemingly",
        "(?:un)?likely",
        "appear(?:s|ed|ing)?",
        "seem(?:s|ed|ing)?",
        "suggest(?:s|ed|ing)?",
        "tend(?:s|ed)? to",
        "(?:is|are|was|were) (?:believed|thought|assumed|supposed|said) to",
        "believ(?:e|es|ed)",
        "assum(?:e|es|ed)",
        "suspect(?:s|ed)?",
        "uncertain",
        "unclear",
        "doubtful",
        "in theory",
        "risks? of",
        "risk(?:s|ed|ing)?(?= \\w+ing)",
        "would",
    ),
    # What is denied.
    "negated": (
        "no longer",
        "not(?! only)",
        "cannot",
        "\\w+n[’']t",
        "never",
        "neither",
        "nor",
        "none",
        "nobody",
        "nothing",
        "no",
        "fail(?:s|ed|ing)? to",
        "failed",
        "failures?",
        "lack(?:s|ed|ing)?",
        "unable",
        "refus(?:e|es|ed|al)",
    ),
}
"""Each modality that needs a hedge and its words, as patterns; the surer sign of two stands first."""


class Hedge(NamedTuple):
    """A word that holds back as it stands in a text: what it is, what it makes of the claim, where."""

    words: str
    modality: Modality
    start: int
    end: int


def hedges_in(text: str) -> list[Hedge]:
    """Every hedge in a text: alleged before conditional before hedged before negated.

    “could not” is hedged before it is negated, and “reportedly could not” is alleged before both.
    """
    return [
        Hedge(found.group(), modality, found.start(), found.end())
        for modality, pattern in _PATTERNS.items()
        for found in pattern.finditer(text)
        if not _is_month(text, found)
    ]


def hedge_in(text: str) -> Hedge | None:
    """The hedge by which the modality of a text goes, if it holds back at all."""
    found = hedges_in(text)
    return found[0] if found else None


def _is_month(text: str, found: re.Match[str]) -> bool:
    """Whether “May” is a month: capital within a sentence, or with a number beside it."""
    if found.group() != "May":
        return False
    before, after = text[: found.start()].rstrip(), text[found.end() :].lstrip()
    begins = not before or before[-1] in '.!?:;“"'
    return not begins or after[:1].isdigit()


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spaced = "|".join(words).replace(" ", r"\s+")
    return re.compile(rf"(?<!\w)(?:{spaced})(?!\w)", re.IGNORECASE)


_PATTERNS: dict[Modality, re.Pattern[str]] = {
    modality: _pattern(words) for modality, words in HEDGES.items()
}
