"""The plain style: quotation, whose words they are, document, date, place, caveat."""

from collections.abc import Mapping
from typing import Any

from atlas_tui.cite.variables import Name, line, names, text
from atlas_tui.cite.works import csl_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.edtf import in_words
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.text import normal

_ALL_NAMED = 2


def authors(csl: Mapping[str, Any]) -> str:
    """The authors as a reader names them, or nothing where none is stated."""
    called = [_called(name) for name in names(csl, "author")]
    if len(called) > _ALL_NAMED:
        return f"{called[0]} et al."
    return " and ".join(called)


def _called(name: Name) -> str:
    """The name under which a person or body is cited."""
    return name.literal or f"{name.particle} {name.family}".lstrip()


def tag(source: Source) -> str:
    """The shortest name of a source for a list: authors, or the publisher's initials, and year."""
    who = authors(source.csl)
    if not who:
        publisher = text(source.csl, "publisher")
        who = "".join(letter for letter in publisher if letter.isupper()) or publisher
    if not who:
        return source.id
    return f"{who} {text(source.csl, 'issued')[:4] or 'n.d.'}"


def document(source: Source) -> str:
    """The document: author, title or what it is, publisher, date; `n.d.` where none is stated."""
    return entry(csl_of(source))


def entry(csl: Mapping[str, Any]) -> str:
    """A work by its CSL: author, title or `[Description]`, what it stands in or its publisher, date."""
    title, genre = text(csl, "title"), text(csl, "genre")
    described = f"[{genre[:1].upper()}{genre[1:]}]" if genre else ""
    issued = text(csl, "issued")
    parts = [
        authors(csl),
        _marked(title) if title else described,
        text(csl, "container-title", "publisher"),
        in_words(issued) if issued else "n.d.",
    ]
    return ", ".join(part for part in parts if part)


def place(claim: Claim) -> str:
    """Section and paragraph of a claim, such as `“Introduction”, para. 10`."""
    section = claim.section
    bare = section.startswith(("Table ", "["))
    parts = [section if bare else f"“{section}”"] if section else []
    if claim.paragraph is not None:
        parts.append(f"para. {claim.paragraph}")
    return ", ".join(parts)


def attribution(claim: Claim) -> str:
    """Whom the document credits, outermost first: `Gafarov and Islamov: Pakistani authorities`."""
    return ": ".join(claim.attributed_to)


def citation(atlas: Atlas, claim: Claim) -> str:
    """The citation of a claim: whose words, which document, where in it."""
    source = atlas.get(claim.source, Source)
    named = document(source) if source else claim.source
    credit = attribution(claim)
    parts = [f"{credit}, in {named}" if credit else named, place(claim)]
    if claim.voice == "cited" and claim.cites:
        parts.append(f"citing {'; '.join(claim.cites)}")
    return ", ".join(part for part in parts if part)


def caveats(atlas: Atlas, claim: Claim) -> list[str]:
    """What a memo must not drop: alleged or hedged, loaded, disputed."""
    found = []
    if claim.modality not in ("asserted", "projected"):
        hedge = f": “{normal(claim.hedge)}”" if claim.hedge else ""
        found.append(f"{claim.modality}{hedge}")
    elif claim.modality == "projected":
        found.append("projected")
    if "loaded" in claim.flags:
        found.append("loaded wording")
    conflicts = atlas.conflicts(claim)
    disputed = [each.id for each in conflicts if each.kind not in ("garble", "reference")]
    if disputed:
        found.append(f"disputed: see {', '.join(disputed)}")
    return found


def quotation(claim: Claim) -> str:
    """The quotation on one line in quotation marks, with [sic] where the document is garbled."""
    sic = " [sic]" if "garbled" in claim.flags else ""
    return f"{_marked(claim.quote)}{sic}"


def _marked(words: str) -> str:
    """Words on one line in quotation marks; their own double marks become single ones."""
    inner = line(words).replace("“", "‘").replace("”", "’")
    return f"“{inner}”"


def excerpt(atlas: Atlas, claim: Claim) -> str:
    """The cited excerpt in the plain style: quotation, citation, caveat."""
    line = f"{quotation(claim)} ({citation(atlas, claim)})."
    caveat = "; ".join(caveats(atlas, claim))
    return f"{line} [{caveat}]" if caveat else line
