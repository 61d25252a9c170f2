"""What a sound base must satisfy: CHECKS, one generator a rule.

A rule's name is its function's name and its docstring says what it proves. Each yields findings;
severity and place are added here.
"""

from collections.abc import Callable, Iterator

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.finding import Finding, Locator, rule_name
from atlas_tui.facts.problem import Problem, Severity
from atlas_tui.facts.rules import bibliographies, claims, figures, records

Rule = Callable[[Atlas], Iterator[Finding]]

CHECKS: dict[Rule, Severity] = {
    records.unresolved_id: "error",
    records.bad_date: "error",
    records.bad_csl: "error",
    claims.quote_length: "error",
    claims.hedge_in_quote: "error",
    claims.voice_credits: "error",
    claims.place_given: "error",
    figures.number_in_quote: "error",
    records.unused: "error",
    records.alias_clash: "error",
    records.relation_named_by_actors: "error",
    records.conflict_sides: "error",
    figures.series_disagree: "error",
    claims.grade_reasons: "error",
    records.ladder_steps: "error",
    records.readings_say: "error",
    records.route_over_states: "error",
    records.undated_flagged: "error",
    bibliographies.citation_without_entry: "warning",
    bibliographies.entry_never_cited: "warning",
}
"""Every rule of a base on its own, and how grave a breach is."""


def check(atlas: Atlas) -> list[Problem]:
    """Every finding of every rule, in the order of CHECKS."""
    locate = Locator(atlas)
    return [
        locate.problem(rule_name(rule), severity, finding)
        for rule, severity in CHECKS.items()
        for finding in rule(atlas)
    ]
