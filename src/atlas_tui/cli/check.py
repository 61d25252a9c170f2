"""`atlas check`: prove that a base is sound, and that its quotations stand in the documents."""

from collections import Counter
from pathlib import Path

import click

from atlas_tui.cli.base import Settings
from atlas_tui.cli.output import say, say_json
from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import DOCUMENT_CHECKS, verify
from atlas_tui.facts.check import CHECKS
from atlas_tui.facts.check import check as check_facts
from atlas_tui.facts.finding import rule_name
from atlas_tui.facts.load import RULES, load
from atlas_tui.facts.problem import AtlasError, Problem

UNSOUND = 1


@click.command(epilog="Example: atlas check --documents ~/papers --severity error")
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    help="Folder with the documents: verify every quotation in them.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
@click.option("--rule", "rules", multiple=True, help="Only this rule (repeatable).")
@click.option("--severity", type=click.Choice(["error", "warning"]), help="Only this severity.")
@click.pass_obj
def check(
    settings: Settings,
    documents: Path | None,
    as_json: bool,
    rules: tuple[str, ...],
    severity: str | None,
) -> int:
    """Check the fact base: exit 0 when it is sound, 1 when it is not, 2 when it can't be read."""
    _refuse_unknown(rules)
    loaded = load(settings.path)
    problems = [*loaded.problems, *check_facts(loaded.atlas)]
    if documents:
        problems += verify(loaded.atlas, attach(loaded.atlas, documents))
    shown = [problem for problem in problems if _wanted(problem, rules, severity)]
    if as_json:
        say_json({"findings": shown, "counts": Counter(each.severity for each in shown)})
    else:
        _tell(shown, len(loaded.atlas))
    return UNSOUND if any(problem.severity == "error" for problem in shown) else 0


def _wanted(problem: Problem, rules: tuple[str, ...], severity: str | None) -> bool:
    return (not rules or problem.rule in rules) and severity in (None, problem.severity)


def _tell(problems: list[Problem], facts: int) -> None:
    for problem in problems:
        say("\n".join(problem.lines()) + "\n")
    counts = Counter(problem.severity for problem in problems)
    told = ", ".join(
        f"{counts[each]} {each}{'s' if counts[each] > 1 else ''}"
        for each in ("error", "warning")
        if counts[each]
    )
    say(f"{facts} facts checked: {told or 'nothing to report'}")


def known_rules() -> list[str]:
    """The names of all rules: of reading, of a base on its own, and against its documents."""
    return [*RULES, *map(rule_name, CHECKS), *map(rule_name, DOCUMENT_CHECKS)]


def _refuse_unknown(rules: tuple[str, ...]) -> None:
    unknown = [rule for rule in rules if rule not in known_rules()]
    if unknown:
        raise AtlasError(f"no rule {unknown[0]!r}; the rules are {', '.join(known_rules())}")
