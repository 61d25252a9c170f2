"""What a sound base must satisfy: CHECKS, one generator a rule.

A rule's name is its function's name and its docstring says what it proves. Each yields findings;
severity and place are added here.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import combinations
from typing import Any, NamedTuple

from rapidfuzz import process

from atlas_tui.facts import csl, references
from atlas_tui.facts.atlas import Atlas, rests_on
from atlas_tui.facts.edtf import parse
from atlas_tui.facts.load import file_text
from atlas_tui.facts.model import (
    ONE_SIDED,
    Actor,
    Claim,
    Conflict,
    Event,
    Fact,
    Ladder,
    Project,
    Reference,
    Relation,
    Series,
    Source,
    Topic,
    label,
)
from atlas_tui.facts.numbers import states
from atlas_tui.facts.place import FileText
from atlas_tui.facts.problem import Place, Problem, Severity
from atlas_tui.facts.text import fold, normal, word_count

QUOTE_WORDS = (6, 25)
"""Fewest and most words of a quotation; a table row may be shorter."""
SHORT_QUOTE_WORDS = 3
"""The fewest when prefix or suffix make the place unique."""
_TWO_ORIGINS = 2


class Finding(NamedTuple):
    """What a rule found: in which fact, at which key and words, and what to do."""

    fact: Fact
    path: str
    message: str
    hint: str
    needle: str = ""


Rule = Callable[[Atlas], Iterator[Finding]]


def unresolved_id(atlas: Atlas) -> Iterator[Finding]:
    """Every id that a record names belongs to a record of the right kind."""
    for fact, path, named, kinds in references.named_ids(atlas):
        if isinstance(atlas.by_id.get(named), kinds):
            continue
        right = " or ".join(kind.__name__.lower() for kind in kinds)
        near = process.extractOne(named, [each.id for kind in kinds for each in atlas.all(kind)])
        hint = f"the nearest {right} is `{near[0]}`" if near else f"add that {right}"
        yield Finding(fact, path, f"`{named}` is no {right} of this base", hint, f'"{named}"')


def bad_date(atlas: Atlas) -> Iterator[Finding]:
    """Every date is EDTF."""
    for fact, path, date in references.dates(atlas):
        try:
            parse(date)
        except ValueError as fault:
            yield Finding(fact, path, str(fault), "mend the date, or leave it out", f'"{date}"')


def bad_csl(atlas: Atlas) -> Iterator[Finding]:
    """Every bibliographic table uses CSL-JSON names."""
    described: list[Source | Reference] = [*atlas.all(Source), *atlas.all(Reference)]
    for fact in described:
        for key, fault in csl.faults(fact.csl):
            near = process.extractOne(key, sorted(csl.KNOWN))
            hint = f"the nearest variable is `{near[0]}`" if near and key not in csl.KNOWN else ""
            yield Finding(fact, "csl", fault, hint or "see the CSL-JSON 1.0.2 schema", key)


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


def number_in_quote(atlas: Atlas) -> Iterator[Finding]:
    """A number shown in a series or a project stands in the quotation that it rests on."""
    for fact, path, value, claim_id in references.shown_numbers(atlas):
        claim = atlas.get(claim_id, Claim)
        if claim and not states(normal(claim.quote), value):
            yield Finding(
                fact,
                path,
                f"{value:g} does not stand in the quotation of {claim_id}",
                "correct the number, or quote the words that give it",
            )


def unused(atlas: Atlas) -> Iterator[Finding]:
    """Every actor, project and topic is used."""
    used = {named for fact, _, named, _ in references.named_ids(atlas) if named != fact.id}
    for kind in (Actor, Project, Topic):
        for fact in atlas.all(kind):
            if fact.id not in used and not rests_on(fact):
                name = kind.__name__.lower()
                yield Finding(
                    fact, "id", f"no record uses this {name}", "remove it, or use it", fact.id
                )


def alias_clash(atlas: Atlas) -> Iterator[Finding]:
    """A name or alias leads to one actor or project only."""
    owners: dict[str, Fact] = {}
    named: list[Actor | Project] = [*atlas.all(Actor), *atlas.all(Project)]
    for fact in named:
        for name in dict.fromkeys(fold(each) for each in (fact.name, *fact.aliases)):
            other = owners.setdefault(name, fact)
            if other is not fact:
                yield Finding(
                    fact,
                    "aliases",
                    f"{name!r} already leads to `{other.id}`",
                    "keep it with one of them",
                    name,
                )


def relation_named_by_actors(atlas: Atlas) -> Iterator[Finding]:
    """A relation's id is its actors in alphabetical order, joined by hyphens."""
    for relation in atlas.all(Relation):
        right = "-".join(sorted(relation.actors))
        if relation.id != right:
            yield Finding(
                relation, "id", f"the id is not `{right}`", "name it by its actors", relation.id
            )


def conflict_sides(atlas: Atlas) -> Iterator[Finding]:
    """A conflict has two sides or more, but for arithmetic, garble and reference."""
    for conflict in atlas.all(Conflict):
        if len(conflict.sides) == 1 and conflict.kind not in ONE_SIDED:
            yield Finding(
                conflict,
                "sides",
                f"a conflict of kind {conflict.kind} has one side",
                "give the other",
            )


def series_disagree(atlas: Atlas) -> Iterator[Finding]:
    """Points of one series with the same place and other values are in a conflict."""
    for series in atlas.all(Series):
        for one, other in combinations(enumerate(series.point), 2):
            (_, first), (index, second) = one, other
            same = (first.at, first.group) == (second.at, second.group)
            if not same or first.value == second.value:
                continue
            if not _in_one_conflict(atlas, first.claim, second.claim):
                where = f"{second.at} {second.group}".strip()
                yield Finding(
                    series,
                    f"point[{index}].value",
                    f"{first.value:g} and {second.value:g} both stand at {where}, in no conflict",
                    f"add a [[conflict]] with {first.claim} and {second.claim}",
                )


def _in_one_conflict(atlas: Atlas, *claim_ids: str) -> bool:
    for conflict in atlas.all(Conflict):
        held = {claim for side in conflict.sides for claim in side.claims}
        if held.issuperset(claim_ids):
            return True
    return False


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


def ladder_steps(atlas: Atlas) -> Iterator[Finding]:
    """A step taken is a step of its ladder."""
    for ladder in atlas.all(Ladder):
        for index, taken in enumerate(ladder.step):
            if taken.step not in ladder.steps:
                near = process.extractOne(taken.step, ladder.steps)
                hint = f"the nearest is {near[0]!r}" if near else "add it to `steps`"
                yield Finding(
                    ladder, f"step[{index}].step", f"no step {taken.step!r}", hint, taken.step
                )


def undated_flagged(atlas: Atlas) -> Iterator[Finding]:
    """An event with a date keeps the words that give it or a claim with that date."""
    for event in atlas.all(Event):
        dated = any(claim.date for claim in atlas.claims_of(event))
        if event.date and not (event.date_text or dated):
            yield Finding(
                event,
                "date",
                f"no claim of this event gives the date {event.date}",
                "add `date_text`, or date the claim",
                event.date,
            )


def citation_without_entry(atlas: Atlas) -> Iterator[Finding]:
    """Every in-text reference has an entry in the bibliography of its source."""
    for source in atlas.all(Source):
        cited = references.citations(atlas, source)
        if not references.bibliography(atlas, source):
            if cited:
                first = next(iter(cited.values()))
                count = f"{len(cited)} in-text references, but the document has no bibliography"
                yield Finding(
                    first, "cites", count, "a finding about the document; nothing to mend"
                )
            continue
        for cite, claim in cited.items():
            if not references.entry(atlas, source, cite):
                yield Finding(
                    claim,
                    "cites",
                    f"{cite!r} is in no entry of the bibliography of {source.id}",
                    "a finding about the document, if the citation is spelt as it stands",
                    cite,
                )


def entry_never_cited(atlas: Atlas) -> Iterator[Finding]:
    """Every entry of a bibliography is cited in its document."""
    for source in atlas.all(Source):
        cited = {
            entry.id
            for cite in references.citations(atlas, source)
            if (entry := references.entry(atlas, source, cite))
        }
        for entry in references.bibliography(atlas, source):
            if entry.id not in cited:
                yield Finding(
                    entry,
                    "cite",
                    f"{entry.cite!r} is listed but never cited in {source.id}",
                    "a finding about the document, if every citation has its claim",
                    entry.cite,
                )


CHECKS: dict[Rule, Severity] = {
    unresolved_id: "error",
    bad_date: "error",
    bad_csl: "error",
    quote_length: "error",
    hedge_in_quote: "error",
    voice_credits: "error",
    place_given: "error",
    number_in_quote: "error",
    unused: "error",
    alias_clash: "error",
    relation_named_by_actors: "error",
    conflict_sides: "error",
    series_disagree: "error",
    grade_reasons: "error",
    ladder_steps: "error",
    undated_flagged: "error",
    citation_without_entry: "warning",
    entry_never_cited: "warning",
}
"""Every rule of a base on its own, and how grave a breach is."""


def rule_name(rule: Callable[..., Any]) -> str:
    """The rule's name as a reader sees it: `hedge-in-quote`."""
    return rule.__name__.replace("_", "-")


def check(atlas: Atlas) -> list[Problem]:
    """Every finding of every rule, in the order of CHECKS."""
    locate = Locator(atlas)
    return [
        locate.problem(rule_name(rule), severity, finding)
        for rule, severity in CHECKS.items()
        for finding in rule(atlas)
    ]


class Locator:
    """Finds the places of findings, reading each file of the base once."""

    def __init__(self, atlas: Atlas) -> None:
        self._whence = atlas.whence
        self._file = lru_cache(maxsize=None)(file_text)

    def place(self, fact: Fact, path: str = "", needle: str = "") -> Place:
        """Where a fact, a key of it, or some words of it stand."""
        whence = self._whence.get(fact.id)
        if whence is None:
            return Place(file=label(fact))
        file: FileText = self._file(whence.file)
        return file.place(whence.table, whence.ordinal, path, needle)

    def problem(self, rule: str, severity: Severity, finding: Finding) -> Problem:
        """The finding as a problem with its place."""
        place = self.place(finding.fact, finding.path, finding.needle)
        return Problem(
            rule=rule,
            severity=severity,
            message=finding.message,
            hint=finding.hint,
            place=place,
            fact=finding.fact.id,
        )
