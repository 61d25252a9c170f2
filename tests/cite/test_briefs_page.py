"""The page on briefs and exports says what the program does."""

import re
from pathlib import Path
from typing import Any

import pytest

from atlas_tui.cite.brief.pandoc import ENGINES, OLDEST
from atlas_tui.cite.export import FORMATS
from atlas_tui.cite.export.table import harmless, restored
from atlas_tui.cite.lint import RULES
from atlas_tui.cite.notebook import UNDONE_AT_MOST

PAGE = (Path(__file__).parents[2] / "docs" / "briefs.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    table = PAGE.partition(heading)[2]
    lines = [line for line in table.split("\n") if line.startswith("|")][1:]
    return [[cell.strip().strip("`") for cell in line.strip("|").split(" | ")] for line in lines]


def test_every_rule_of_a_memo_is_listed_with_its_severity() -> None:
    listed = {row[0]: row[-1].strip() for row in rows("| rule |") if row[0] in RULES}
    assert listed == RULES


def test_every_format_is_listed() -> None:
    assert [row[0] for row in rows("| format |")] == list(FORMATS)


def test_what_is_needed_for_documents_is_told() -> None:
    assert f"pandoc](https://pandoc.org) {'.'.join(map(str, OLDEST))} or newer" in PAGE
    assert [name for name in ENGINES if name not in PAGE] == []
    assert f"The last {UNDONE_AT_MOST} changes" in PAGE


@pytest.mark.parametrize("cell", ["=1", "'=1", "''@x", "'tis", "", "\t=", "plain", "＝1"])
def test_the_way_back_from_csv_works_as_the_page_says(cell: str) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    told: dict[str, Any] = {}
    exec(code, told)  # noqa: S102 (the code of our own page)
    assert told["restored"](harmless(cell)) == restored(harmless(cell)) == cell
