"""The source summary of a brief: who stands behind it, and where they disagree.

In the manner of Intelligence Community Directive 206, Sourcing Requirements for Disseminated
Analytic Products (2015): what each source is, what its information rests on, how far it can be
relied on, and what weakens it.
"""

from collections.abc import Iterator, Mapping, Sequence

from atlas_tui.cite import plain
from atlas_tui.cite.brief.escape import line, opening
from atlas_tui.cite.brief.mark import disputes
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Conflict, Source

GRADES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The words of NATO AJP-2.1 for the grades of a source."""

Numbered = Sequence[tuple[int, Claim]]
"""The excerpts of a brief that the base has, by their numbers in it."""


def counted(number: int, what: str) -> str:
    """A number of things: `1 source`, `3 sources`."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def summary(atlas: Atlas, excerpts: Numbered) -> Iterator[str]:
    """The paragraphs of the source summary."""
    claims = [claim for _, claim in excerpts]
    by_source: dict[str, list[int]] = {}
    for number, claim in excerpts:
        by_source.setdefault(claim.source, []).append(number)
    disputed = [number for number, claim in excerpts if disputes(atlas, claim)]
    origins = atlas.corroboration(claims).origins
    yield (
        f"{counted(len(excerpts), 'excerpt')} from {counted(len(by_source), 'source')}"
        f" of {counted(origins, 'origin')};"
        f" disputed: {_listed(disputed) if disputed else 'none'}."
    )
    yield "\n".join(_line(atlas, each, by_source) for each in by_source)


def _line(atlas: Atlas, source_id: str, by_source: Mapping[str, list[int]]) -> str:
    """One source: nature, origin, reliability, weakness, and the excerpts that rest on it."""
    here = _excerpts(by_source[source_id])
    source = atlas.get(source_id, Source)
    if source is None:
        return f"- **{line(source_id)}** ({here}). The base does not describe it."
    shared = [
        plain.tag(other)
        for each in by_source
        if each != source_id
        and (other := atlas.get(each, Source))
        and other.origin == source.origin
    ]
    grade = source.reliability.grade
    told = {
        "Nature": [source.genre],
        "Origin": [source.summarises or source.origin, *(f"shared with {each}" for each in shared)],
        "Reliability": [f"{grade}, {GRADES[grade]}", source.reliability.why],
        "Weakness": source.weakness or ["none recorded"],
    }
    parts = [
        f"{name}: {'; '.join(filter(None, texts)).rstrip('.')}." for name, texts in told.items()
    ]
    return f"- **{line(plain.tag(source))}** ({here}). {line(' '.join(parts))}"


def disputes_of(atlas: Atlas, excerpts: Numbered) -> dict[str, int]:
    """The conflicts that the excerpts are in, by id, numbered from 1 in the order of the brief."""
    found = dict.fromkeys(each for _, claim in excerpts for each in disputes(atlas, claim))
    return {each: number for number, each in enumerate(found, start=1)}


def disputed(atlas: Atlas, excerpts: Numbered) -> Iterator[str]:
    """A line a dispute: the question, and which excerpts stand on which side."""
    numbers: dict[str, list[int]] = {}
    for number, claim in excerpts:
        numbers.setdefault(claim.id, []).append(number)
    for conflict_id, dispute in disputes_of(atlas, excerpts).items():
        conflict = atlas.get(conflict_id, Conflict)
        if conflict:
            sides = "; ".join(_side(side.label, side.claims, numbers) for side in conflict.sides)
            yield f"{dispute}. {opening(conflict.question)} ({conflict.kind}, {conflict.state}) {sides}."


def _side(label: str, claims: Sequence[str], numbers: Mapping[str, list[int]]) -> str:
    here = sorted(number for claim in claims for number in numbers.get(claim, ()))
    where = _excerpts(here) if here else "not in this brief"
    return f"{line(label)}: {where}"


def _excerpts(numbers: Sequence[int]) -> str:
    return f"excerpt{'s' * (len(numbers) > 1)} {_listed(numbers)}"


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))
