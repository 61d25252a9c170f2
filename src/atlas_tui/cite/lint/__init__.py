"""What a memo must satisfy: RULES, one generator a rule, about its excerpts and the writer's words."""

from collections.abc import Callable, Iterator
from pathlib import Path

from atlas_tui.cite.brief.mark import marks
from atlas_tui.cite.lint.citations import quotation_without_citation
from atlas_tui.cite.lint.excerpts import (
    excerpt_altered,
    excerpt_disputed,
    excerpt_gone,
    excerpt_of_another_base,
    excerpt_outdated,
    excerpt_restated,
)
from atlas_tui.cite.lint.finding import Finding
from atlas_tui.cite.lint.likelihood import confidence_with_likelihood, likelihood_outside_icd_203
from atlas_tui.cite.lint.memo import Memo
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim
from atlas_tui.facts.place import at_offset
from atlas_tui.facts.problem import AtlasError, Problem, Severity
from atlas_tui.facts.text import normal

AGAINST_BASE: dict[Callable[[Atlas, Memo], Iterator[Finding]], Severity] = {
    excerpt_altered: "error",
    excerpt_gone: "error",
    excerpt_outdated: "error",
    excerpt_restated: "warning",
    excerpt_disputed: "warning",
    excerpt_of_another_base: "warning",
}
"""Every rule about the excerpts of a memo, and how grave a breach is."""

OF_WRITING: dict[Callable[[Memo], Iterator[Finding]], Severity] = {
    quotation_without_citation: "error",
    confidence_with_likelihood: "warning",
    likelihood_outside_icd_203: "warning",
}
"""Every rule about the writer's own words, and how grave a breach is."""


def rule_name(rule: Callable[..., Iterator[Finding]]) -> str:
    """The rule's name as a reader sees it: `excerpt-altered`."""
    return rule.__name__.replace("_", "-")


RULES: dict[str, Severity] = {
    **{rule_name(rule): severity for rule, severity in AGAINST_BASE.items()},
    **{rule_name(rule): severity for rule, severity in OF_WRITING.items()},
}
"""The rules by name."""


def memo_text(path: Path) -> str:
    """The text of a memo, with line feeds.

    Raises:
        AtlasError: it cannot be read, or is no text; the message says what a memo is.
    """
    try:
        if path.exists() and not path.is_file():
            raise AtlasError(f"{path}: a memo is a Markdown file; a base is checked with --base")
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as fault:
        raise AtlasError(f"{path}: a memo is a Markdown file in UTF-8, and this is not") from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise AtlasError(f"{path}: cannot be read ({reason})") from fault


def lint(atlas: Atlas, name: str, text: str) -> list[Problem]:
    """Everything that is wrong with a memo, in the order of its lines.

    Args:
        atlas: the base that its excerpts were taken from.
        name: the memo's file, for the place of a finding.
        text: the memo, Markdown with line feeds.
    """
    claims = [atlas.get(each.mark.claim, Claim) for each in marks(text)]
    memo = Memo(name, text, {normal(claim.statement) for claim in claims if claim})
    found = [
        (rule_name(rule), severity, each)
        for rule, severity in AGAINST_BASE.items()
        for each in rule(atlas, memo)
    ]
    found += [
        (rule_name(rule), severity, each)
        for rule, severity in OF_WRITING.items()
        for each in rule(memo)
    ]
    found.sort(key=lambda each: each[2].start)
    return [_problem(memo, *each) for each in found]


def _problem(memo: Memo, rule: str, severity: Severity, finding: Finding) -> Problem:
    place = at_offset(memo.name, memo.raw, finding.start, finding.end - finding.start)
    return Problem(
        rule=rule,
        severity=severity,
        message=finding.message,
        hint=finding.hint,
        place=place,
        fact=finding.fact,
    )


__all__ = ["AGAINST_BASE", "OF_WRITING", "RULES", "lint", "memo_text", "rule_name"]
