"""`atlas check`: prove that a base is sound, or that a memo still agrees with it."""

from collections import Counter
from pathlib import Path

import click

from atlas_tui.cite.brief.mark import marks
from atlas_tui.cite.lint import RULES as MEMO_RULES
from atlas_tui.cite.lint import lint, memo_text
from atlas_tui.cli.base import Settings, read
from atlas_tui.cli.output import say, say_json
from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import DOCUMENT_CHECKS, verify
from atlas_tui.facts.check import CHECKS
from atlas_tui.facts.check import check as check_facts
from atlas_tui.facts.finding import rule_name
from atlas_tui.facts.load import RULES, load
from atlas_tui.facts.overlay import overlay_files
from atlas_tui.facts.problem import AtlasError, Problem

UNSOUND = 1


@click.command(epilog="Example: atlas check --documents ~/papers, or: atlas check memo.md")
@click.argument("memos", nargs=-1, type=click.Path(path_type=Path), metavar="[MEMO...]")
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
    memos: tuple[Path, ...],
    documents: Path | None,
    as_json: bool,
    rules: tuple[str, ...],
    severity: str | None,
) -> int:
    """Check the fact base: exit 0 when it is sound, 1 when it is not, 2 when it can't be read.

    With a MEMO in Markdown, check that instead: whether its excerpts still agree with the base,
    whether each quotation is cited, and whether likelihood is told in the terms of ICD 203.
    """
    _refuse_unknown(rules)
    if memos:
        problems, checked = _memos(settings, memos, documents)
    else:
        problems, checked = _base(settings, documents)
    shown = [problem for problem in problems if _wanted(problem, rules, severity)]
    if as_json:
        say_json({"findings": shown, "counts": Counter(each.severity for each in shown)})
    else:
        _tell(shown, checked)
    return UNSOUND if any(problem.severity == "error" for problem in shown) else 0


def _base(settings: Settings, documents: Path | None) -> tuple[list[Problem], str]:
    """The findings in the base, and how much was checked."""
    loaded = load(settings.path, overlay=overlay_files(settings.path))
    problems = [*loaded.problems, *check_facts(loaded.atlas)]
    if documents:
        problems += verify(loaded.atlas, attach(loaded.atlas, documents))
    return problems, f"{len(loaded.atlas)} facts"


def _memos(
    settings: Settings, memos: tuple[Path, ...], documents: Path | None
) -> tuple[list[Problem], str]:
    """The findings in memos; with documents also those about the quotations that they took."""
    texts = {memo: memo_text(memo) for memo in memos}
    atlas = read(settings).atlas
    problems = [each for memo, text in texts.items() for each in lint(atlas, str(memo), text)]
    claims = {each.mark.claim for text in texts.values() for each in marks(text)}
    if documents:
        found = verify(atlas, attach(atlas, documents))
        problems += [problem for problem in found if problem.fact in claims]
    return problems, "1 excerpt" if len(claims) == 1 else f"{len(claims)} excerpts"


def _wanted(problem: Problem, rules: tuple[str, ...], severity: str | None) -> bool:
    return (not rules or problem.rule in rules) and severity in (None, problem.severity)


def _tell(problems: list[Problem], checked: str) -> None:
    for problem in problems:
        say("\n".join(problem.lines()) + "\n")
    counts = Counter(problem.severity for problem in problems)
    told = ", ".join(
        f"{counts[each]} {each}{'s' if counts[each] > 1 else ''}"
        for each in ("error", "warning")
        if counts[each]
    )
    say(f"{checked} checked: {told or 'nothing to report'}")


def known_rules() -> list[str]:
    """The names of all rules: of reading, of a base on its own, against its documents, of memos."""
    return [*RULES, *map(rule_name, CHECKS), *map(rule_name, DOCUMENT_CHECKS), *MEMO_RULES]


def _refuse_unknown(rules: tuple[str, ...]) -> None:
    unknown = [rule for rule in rules if rule not in known_rules()]
    if unknown:
        raise AtlasError(f"no rule {unknown[0]!r}; the rules are {', '.join(known_rules())}")
