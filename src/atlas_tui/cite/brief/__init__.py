"""A brief: cited excerpts, notes and headings as Markdown, with who stands behind them.

Every excerpt keeps the id of its claim in a comment, so that a memo made of the brief can be held
against the base again.
"""

from collections.abc import Iterable, Iterator, Sequence

from atlas_tui.cite import plain
from atlas_tui.cite.brief.citing import CITING, footnote
from atlas_tui.cite.brief.escape import at_start, line, paragraphs, verbatim
from atlas_tui.cite.brief.mark import disputes, of_claim, of_excerpt, written
from atlas_tui.cite.brief.sources import disputed, disputes_of, summary
from atlas_tui.cite.notebook import Entry, Excerpt, Heading, Note
from atlas_tui.cite.notebook_claims import IN_WORDS, claim_of, excerpt, standing
from atlas_tui.cite.styles import Style
from atlas_tui.cite.works import csl_of
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source, Topic

STYLE = "chicago-notes"
"""The citation style of a brief that names none."""

CLOSING = ("Source summary", "Disputed", "Bibliography")
"""The headings of what a brief adds by itself."""


def entries(atlas: Atlas, claims: Iterable[Claim], *, by_topic: bool = False) -> list[Entry]:
    """The claims of a scope or selection as entries of a brief.

    Args:
        atlas: the base of the claims.
        claims: in the order wanted.
        by_topic: gather them under the first topic of each, in the order of the base.
    """
    if not by_topic:
        return [excerpt(atlas, claim) for claim in claims]
    gathered: dict[str, list[Claim]] = {topic.id: [] for topic in atlas.all(Topic)}
    for claim in claims:
        gathered.setdefault(claim.topics[0], []).append(claim)
    found: list[Entry] = []
    for topic_id, under in gathered.items():
        topic = atlas.get(topic_id, Topic)
        if under:
            found.append(Heading(text=topic.name if topic else topic_id))
            found += [excerpt(atlas, claim) for claim in under]
    return found


def markdown(atlas: Atlas, entries: Sequence[Entry], title: str, style: str = STYLE) -> str:
    """The brief as Markdown: text, source summary, disputes, bibliography.

    Args:
        atlas: the base that the claims are looked up in; what it says now is what is written.
        entries: excerpts, notes and headings in order; what the base has no more stays as it was.
        title: the heading of the brief.
        style: a name in `CITING`; where that cites in parentheses, so does the brief, without
            footnotes.
    """
    return "\n\n".join(_Brief(atlas, entries, CITING[style]).parts(title)) + "\n"


class _Brief:
    """One brief in the making: its excerpts numbered in order, its footnotes each written once."""

    def __init__(self, atlas: Atlas, entries: Sequence[Entry], style: Style) -> None:
        self.atlas = atlas
        self.entries = entries
        self.style = style
        excerpts = [entry for entry in entries if isinstance(entry, Excerpt)]
        self.numbers = {id(entry): number for number, entry in enumerate(excerpts, start=1)}
        found = [(number, claim_of(atlas, each)) for number, each in enumerate(excerpts, start=1)]
        self.found = [(number, claim) for number, claim in found if claim]
        self.disputes = disputes_of(atlas, self.found)
        self.noted: set[str] = set()

    def parts(self, title: str) -> Iterator[str]:
        """The paragraphs, in order."""
        yield f"# {line(title)}"
        for entry in self.entries:
            if isinstance(entry, Heading):
                yield f"## {line(entry.text)}"
            elif isinstance(entry, Note):
                yield paragraphs(entry.text)
            else:
                yield from self._excerpt(entry)
        if self.found:
            yield from self._closing()

    def _excerpt(self, kept: Excerpt) -> Iterator[str]:
        claim = claim_of(self.atlas, kept)
        number = self.numbers[id(kept)]
        label = f"n{number}"
        if claim is None:
            yield written(of_excerpt(kept))
            yield f"**{number}.** \\[{IN_WORDS[standing(self.atlas, kept)]}\\]"
            yield f"> {verbatim(kept.quote)}[^{label}]{_bracketed([kept.caveat])}"
            yield self._note(label, line(kept.citation))
            return
        yield written(of_claim(self.atlas, claim))
        yield f"**{number}.** {line(claim.statement)}"
        label = footnote(claim) or label
        sic = " \\[sic\\]" if "garbled" in claim.flags else ""
        citation = self.style.markdown_citation(self.atlas, claim)
        is_noted = not citation.startswith("(")
        cited = f"[^{label}]" if is_noted else f" {citation}"
        yield f"> {verbatim(claim.quote)}{sic}{cited}{_bracketed(self._caveats(kept, claim))}"
        if is_noted and label not in self.noted:
            yield self._note(label, citation)

    def _note(self, label: str, citation: str) -> str:
        self.noted.add(label)
        stop = "" if citation.endswith((".", ".”", ".*")) else "."
        return f"[^{label}]: {at_start(citation)}{stop}"

    def _caveats(self, kept: Excerpt, claim: Claim) -> list[str]:
        caveats = plain.caveats(self.atlas, claim)
        found = [each for each in caveats if not each.startswith("disputed")]
        numbers = [str(self.disputes[each]) for each in disputes(self.atlas, claim)]
        if numbers:
            which = "dispute" if len(numbers) == 1 else "disputes"
            found.append(f"disputed: see {which} {', '.join(numbers)} below")
        if standing(self.atlas, kept) == "changed":
            found.append(f"{IN_WORDS['changed']}; it read: {kept.quote}")
        return found

    def _closing(self) -> Iterator[str]:
        sources, disputes_heading, bibliography = CLOSING
        yield f"## {sources}"
        yield from summary(self.atlas, self.found)
        if self.disputes:
            yield f"## {disputes_heading}"
            yield "\n".join(disputed(self.atlas, self.found))
        yield f"## {bibliography}"
        cited = dict.fromkeys(claim.source for _, claim in self.found)
        sources_cited = [found for each in cited if (found := self.atlas.get(each, Source))]
        listed = sorted(
            (self.style.markdown_entry(csl_of(each)) for each in sources_cited), key=str.casefold
        )
        yield "\n".join(f"- {at_start(each)}" for each in listed)


def _bracketed(caveats: Iterable[str]) -> str:
    told = "; ".join(each for each in caveats if each)
    return f" \\[{line(told)}\\]" if told else ""
