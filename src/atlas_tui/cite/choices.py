"""CHOICES: what a reader may want of the claims chosen, one letter each.

Beside these, a screen may write a copy to a file and show it as plain text.
"""

import shlex
from collections.abc import Callable, Iterable, Sequence

import msgspec
from msgspec import Struct

from atlas_tui.cite import plain
from atlas_tui.cite.styles import STYLES, excerpts
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Fact

Text = Callable[[Atlas, Sequence[Fact], str], str]


class Choice(Struct, frozen=True):
    """Something to copy: the letter that takes it, its name for a reader, and the text it gives.

    The text is made of the facts chosen, in the style that the reader cites in.
    """

    letter: str
    title: str
    text: Text


def claims_of(atlas: Atlas, facts: Iterable[Fact]) -> list[Claim]:
    """The claims that the facts are or rest on, each once, in order."""
    return list({claim.id: claim for fact in facts for claim in atlas.claims_of(fact)}.values())


def quotations(atlas: Atlas, facts: Sequence[Fact], style: str) -> str:
    """The quotations alone, a line each, with their [sic]."""
    del style  # words are the same in every style
    return "\n".join(plain.quotation(claim) for claim in claims_of(atlas, facts))


def citations(atlas: Atlas, facts: Sequence[Fact], style: str) -> str:
    """The citations alone, a line each."""
    return "\n".join(STYLES[style].citation(atlas, claim) for claim in claims_of(atlas, facts))


def records(atlas: Atlas, facts: Sequence[Fact], style: str) -> str:
    """The claims as JSON, in the shape of `atlas show ID --json`."""
    from atlas_tui.cite.export.records import full  # noqa: PLC0415 (a copy as JSON is rare)

    del style  # fields are the same in every style
    found = [full(atlas, claim) for claim in claims_of(atlas, facts)]
    return msgspec.json.format(msgspec.json.encode(found), indent=2).decode("utf-8")


def links(atlas: Atlas, facts: Sequence[Fact], style: str) -> str:
    """The commands that open the facts, a line each."""
    del atlas, style  # an id is all that a link needs
    return "\n".join(f"atlas open {shlex.quote(fact.id)}" for fact in facts)


def _in_style(name: str) -> Text:
    return lambda atlas, facts, _: excerpts(atlas, facts, name)


CHOICES: dict[str, Choice] = {
    "quotation": Choice("q", "Quotation", quotations),
    "citation": Choice("c", "Citation", citations),
    "both": Choice("b", "Quotation and citation", excerpts),
    "markdown": Choice("m", "Markdown with footnote", _in_style("markdown")),
    "bibtex": Choice("t", "BibTeX", _in_style("bibtex")),
    "ris": Choice("r", "RIS", _in_style("ris")),
    "csl-json": Choice("z", "CSL-JSON", _in_style("csl-json")),
    "json": Choice("j", "JSON", records),
    "link": Choice("l", "Link: atlas open ID", links),
}
"""What can be copied, by name."""
