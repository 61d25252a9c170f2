"""How likely, and how sure: the words of Intelligence Community Directive 203, Analytic Standards.

Source: ICD 203 (2 January 2015), tradecraft standard 2: a product must express likelihood by one of
two sets of terms (a), and must not combine a confidence level and a degree of likelihood in the
same sentence (b). Only the writer's own prose is read, not what it quotes.
"""

import re
from collections.abc import Iterator

from atlas_tui.cite.lint.finding import Finding
from atlas_tui.cite.lint.memo import Memo
from atlas_tui.cite.lint.sentences import sentences

TERMS = {
    "almost no chance": "1-5%",
    "remote": "1-5%",
    "very unlikely": "5-20%",
    "highly improbable": "5-20%",
    "unlikely": "20-45%",
    "improbable": "20-45%",
    "improbably": "20-45%",
    "roughly even chance": "45-55%",
    "roughly even odds": "45-55%",
    "likely": "55-80%",
    "probable": "55-80%",
    "probably": "55-80%",
    "very likely": "80-95%",
    "highly probable": "80-95%",
    "almost certain": "95-99%",
    "almost certainly": "95-99%",
    "nearly certain": "95-99%",
}
"""The terms of the directive and the likelihood that each stands for."""

_DEGREE = (
    "absolutely extremely exceptionally fairly highly hugely increasingly less more most overly"
    " pretty quite rather reasonably relatively so somewhat too very virtually wholly"
).split()

OUTSIDE = {
    r"virtually certain|all but certain|practically certain|as good as certain": "almost certain",
    r"certainly|definitely|undoubtedly|inevitabl[ey]|without (?:a |any )?doubt": ("almost certain"),
    r"better than even(?: chance| odds)?|more likely than not|odds[- ]on": "likely",
    r"presumably|doubtless|in all likelihood|in all probability": "likely",
    r"(?:a )?(?:good|fair|strong|high|decent|reasonable) (?:chance|likelihood|probability|odds)": (
        "likely"
    ),
    r"(?:an? )?(?:even|fifty-fifty|50[-/]50) (?:chance|odds)|toss-up": "roughly even chance",
    r"(?:a )?(?:slim|small|low|poor|outside|some|little) (?:chance|likelihood|probability|odds)": (
        "unlikely"
    ),
    r"(?:a )?(?:real|distinct|serious|faint) possibility": "",
    r"doubtful|questionable whether": "unlikely",
    r"no chance|impossible|out of the question": "almost no chance",
    r"perhaps|maybe|possibly|possible|possibility|conceivabl[ey]|plausibl[ey]|potentially": "",
    r"might|may|could(?! not|n't)": "",
    r"can(?: ?not|'t) (?:be )?(?:ruled? out|excluded?|dismiss(?:ed)?)": "",
    r"chances are|odds are|stands? a chance": "likely",
}
"""Words of likelihood that the directive does not have, and its nearest term where there is one."""

_LISTED = "|".join(sorted((re.escape(term) for term in TERMS), key=len, reverse=True))
_OUTSIDE = "|".join(f"(?P<o{at}>{pattern})" for at, pattern in enumerate(OUTSIDE))
_WORD = re.compile(
    rf"\b(?:(?P<listed>{_LISTED})"
    rf"|{_OUTSIDE}"
    rf"|(?P<degree>(?:{'|'.join(_DEGREE)}) (?:(?:un)?likely|(?:im)?probable)))\b",
    re.IGNORECASE,
)
_REMOTE = re.compile(
    r"remote (?:chance|possibility|likelihood|odds)|(?:is|are|seems?|remains?) remote"
)
"""“Remote” speaks of likelihood only so; else it is a place."""
_AS_POSSIBLE = re.compile(r"\b(?:as|if|where(?:ver)?|when(?:ever)?) $", re.IGNORECASE)
"""Before “possible”, what makes it speak of no likelihood."""

_CONFIDENCE = re.compile(
    r"\b(?:(?:very |fairly )?(?:high|medium|moderate|low|limited|full|great|strong)"
    r"(?:(?:-to-| to |-| or )(?:high|medium|moderate|low))?"
    r" (?:(?:degrees?|levels?) of )?confidence\b(?![- ]building| in (?:the|its|their) )"
    r"|(?:high|medium|moderate|low)-confidence"
    r"|confidence (?:level )?(?:is|remains) (?:very |fairly )?(?:high|medium|moderate|low|limited)"
    r"|with (?:some |\w+ )?confidence"
    r"|(?:we|I|analysts?) (?:are|am|is|remain|remains|feel|feels) (?:\w+ )?confident"
    r"|confidently (?:assess|judge|estimate|expect)\w*)",
    re.IGNORECASE,
)
_ROW = "almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain"
"""The first row of the directive's table; rows should not be mixed."""


def likelihood_outside_icd_203(memo: Memo) -> Iterator[Finding]:
    """Likelihood is told by the terms of ICD 203 and no others."""
    for sentence in sentences(memo):
        for found in _likelihoods(sentence.own):
            if not found["listed"]:
                start, end = sentence.place(found.start(), found.end())
                words = found.group()
                yield Finding(
                    start, end, f"“{words}” is no likelihood term of ICD 203", _instead(found)
                )


def confidence_with_likelihood(memo: Memo) -> Iterator[Finding]:
    """A sentence tells how likely something is, or how sure the writer is, not both."""
    for sentence in sentences(memo):
        sure = _CONFIDENCE.search(sentence.own)
        likely = next(_likelihoods(sentence.own), None)
        if sure and likely:
            start, end = sentence.place(sure.start(), sure.end())
            message = f"“{sure.group()}” and “{likely.group()}” stand in one sentence"
            hint = "say how likely it is and how sure you are in two sentences"
            yield Finding(start, end, message, hint)


def _likelihoods(text: str) -> Iterator[re.Match[str]]:
    """What speaks of likelihood in a text."""
    for found in _WORD.finditer(text):
        if _is_meant(text, found):
            yield found


def _is_meant(text: str, found: re.Match[str]) -> bool:
    """Whether a word that has other meanings speaks of likelihood here."""
    word = found.group()
    if word == "May":  # the month; at the head of a sentence the verb is rare
        return False
    if word.casefold() == "possible":
        return not _AS_POSSIBLE.search(text[: found.start()])
    if word.casefold() == "remote":
        spans = [each.span() for each in _REMOTE.finditer(text.casefold())]
        return any(start <= found.start() and found.end() <= end for start, end in spans)
    return True


def _instead(found: re.Match[str]) -> str:
    groups = [name for name, text in found.groupdict().items() if text and name.startswith("o")]
    nearest = list(OUTSIDE.values())[int(groups[0][1:])] if groups else ""
    if nearest:
        return f"the nearest term is “{nearest}” ({TERMS[nearest]})"
    if found["degree"]:
        word = found.group().rpartition(" ")[2].casefold()
        return f"write “{word}” ({TERMS[word]}) or “{_stronger(word)}”"
    return f"say how likely it is: {_ROW}"


def _stronger(word: str) -> str:
    degree = "highly" if word in ("probable", "improbable") else "very"
    return f"{degree} {word}"
