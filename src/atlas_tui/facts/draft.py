"""A claim that is still being written, and everything that `atlas check` would say of it."""

from typing import Any, NamedTuple

import msgspec

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.check import CHECKS
from atlas_tui.facts.claim_ids import proposed_id
from atlas_tui.facts.editing import fields_of
from atlas_tui.facts.faults import Fault, faults
from atlas_tui.facts.finding import Finding, rule_name
from atlas_tui.facts.load import file_text
from atlas_tui.facts.model import Actor, Claim, Fact, Project, Reference, Source, Topic, kind_of
from atlas_tui.facts.problem import AtlasError, Place, Problem, Severity
from atlas_tui.facts.text import clean

WHERE = "the new claim"
"""What stands for the file of a claim that is not written yet."""

_STAND_INS: dict[str, Any] = {
    "id": "draft",
    "source": "draft",
    "statement": "…",
    "quote": "six words that hold a place",
    "paragraph": 1,
    "kind": "fact",
    "about": ["draft"],
    "topics": ["draft"],
    "voice": "own",
    "modality": "asserted",
}
"""Sound values for fields that are not, so that the rest can be checked meanwhile."""

_LEANING = {"hedge": "quote"}
"""Fields of which nothing can be said while the other one is not sound."""


_FIELDS = {("place-given", "quote"): "section"}
"""What a form marks where a rule points at a place in the file that no form has."""


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of a claim as they stand in a form: any text, and empty where nothing is chosen."""

    id: str = ""
    source: str = ""
    statement: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    section: str = ""
    paragraph: int | None = None
    kind: str = ""
    about: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    date: str = ""
    date_text: str = ""
    voice: str = "own"
    attributed_to: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    modality: str = "asserted"
    hedge: str = ""
    credibility: int = 6
    flags: tuple[str, ...] = ()
    note: str = ""


class Flaw(NamedTuple):
    """What is wrong with a draft, and the field that it concerns."""

    field: str
    problem: Problem


def drafted(claim: Claim) -> Draft:
    """A claim of the base as a draft, to be changed."""
    return msgspec.convert(fields_of(claim), Draft)


def claim_of(atlas: Atlas, draft: Draft) -> Claim:
    """The claim that a draft is, cleaned as it would be when read; without an id, the proposed one.

    Raises:
        AtlasError: a field is missing or not sound; the message is the first such fault.
    """
    record = _record(atlas, draft)
    found = next(faults(record, Claim), None)
    if found:
        raise AtlasError(f"{found.message} ({found.hint})")
    return msgspec.convert(record, Claim)


def flaws(atlas: Atlas, draft: Draft, replacing: str = "") -> list[Flaw]:
    """What `atlas check` would report for a draft, but for the place; without documents.

    Beyond that it tells what check would report once the fields that are not sound are mended.

    Args:
        atlas: the base that the claim would join.
        draft: the claim.
        replacing: the id of the claim of the base that it takes the place of, if any.
    """
    record = _record(atlas, draft)
    malformed = [_malformed(record, fault) for fault in faults(record, Claim)]
    wrong = {flaw.field for flaw in malformed}
    claim = _stand_in(record, wrong)
    taken = _taken(atlas, claim, replacing)
    checked = [
        flawed(rule_name(rule), severity, finding)
        for rule, severity in CHECKS.items()
        for finding in rule(alone(atlas, claim))
        if finding.fact is claim
    ]
    wrong |= {field for field, other in _LEANING.items() if other in wrong}
    return [*malformed, *taken, *(flaw for flaw in checked if flaw.field not in wrong)]


def flawed(rule: str, severity: Severity, finding: Finding) -> Flaw:
    """A finding about a draft, with the field that it concerns."""
    return Flaw(
        _FIELDS.get((rule, finding.path), finding.path.partition("[")[0]),
        Problem(
            rule=rule,
            severity=severity,
            message=finding.message,
            hint=finding.hint,
            place=Place(file=WHERE),
            fact=finding.fact.id,
        ),
    )


def as_claim(atlas: Atlas, draft: Draft) -> Claim:
    """The draft as a claim, sound values standing in for those that are not."""
    record = _record(atlas, draft)
    return _stand_in(record, {_malformed(record, fault).field for fault in faults(record, Claim)})


def alone(atlas: Atlas, claim: Claim) -> Atlas:
    """A base with everything that a claim can name, and of the other claims only what judges it."""
    if claim.credibility == 1:  # which all that rests on the claims of the base may bear out
        return Atlas(atlas.base, {**atlas.by_id, claim.id: claim}, {})
    facts: list[Fact] = [*atlas.all(Source), *atlas.all(Actor), *atlas.all(Topic)]
    facts += [_bare(each) for each in atlas.all(Project)]
    if claim.cites:
        facts += [each for each in atlas.all(Reference) if each.source == claim.source]
        citing = atlas.within(Claim, (claim.source,)) if claim.source in atlas.by_id else []
        facts += [each for each in citing if each.cites and each.id != claim.id]
    return Atlas(atlas.base, {each.id: each for each in (*facts, claim)}, {})


def _stand_in(record: dict[str, Any], wrong: set[str]) -> Claim:
    """The claim of a record in which sound values take the place of the wrong ones."""
    mended = {field: value for field, value in record.items() if field not in wrong}
    mended |= {field: _STAND_INS[field] for field in wrong & _STAND_INS.keys()}
    return msgspec.convert(mended, Claim)


def _bare(project: Project) -> Project:
    """A project without what it says of itself by its claims."""
    return Project(
        id=project.id, name=project.name, aliases=project.aliases, sector=project.sector, actors=()
    )


def _record(atlas: Atlas, draft: Draft) -> dict[str, Any]:
    """The draft as a table of the base: cleaned, and nothing that is empty."""
    found = {field: _cleaned(value) for field, value in msgspec.to_builtins(draft).items()}
    record = {field: value for field, value in found.items() if value not in ("", None, [])}
    if record.get("credibility") == Draft().credibility:
        del record["credibility"]
    if "id" not in record:
        record["id"] = proposed_id(atlas, draft.source, draft.statement)
    return record


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value).text.strip()
    if isinstance(value, list | tuple):
        return [text for each in value if (text := _cleaned(each)) != ""]
    return value


def _malformed(record: dict[str, Any], fault: Fault) -> Flaw:
    missing = fault.message.removeprefix("the key `").removesuffix("` is missing")
    field = fault.path.partition("[")[0] or missing
    problem = Problem(
        rule="malformed-record",
        severity="error",
        message=fault.message,
        hint=fault.hint,
        place=Place(file=WHERE),
        fact=str(record["id"]),
    )
    return Flaw(field, problem)


def _taken(atlas: Atlas, claim: Claim, replacing: str) -> list[Flaw]:
    """The id, where another fact has it already."""
    other = atlas.by_id.get(claim.id)
    if other is None or claim.id == replacing:
        return []
    whence = atlas.whence.get(claim.id)
    place = file_text(whence.file).place(whence.table, whence.ordinal) if whence else Place(file="")
    message = f"the id `{claim.id}` is taken by a {kind_of(other)} at {place.file}:{place.line}"
    hint = "choose another id; ids are unique across the whole base"
    return [flawed("duplicate-id", "error", Finding(claim, "id", message, hint))]
