"""`atlas check`: findings, and how it ends."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cli.check import known_rules
from bases import PAPER, SMALL, claim, write_documents
from commandline import Atlas


def test_a_sound_base_ends_with_0(atlas: Atlas, tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "documents")
    told = (0, "34 facts checked: nothing to report\n", "")
    assert atlas("check") == told
    assert atlas("check", "--documents", str(documents)) == told
    assert atlas("check", "--json").data == {"findings": [], "counts": {}}


def test_findings_are_told_whole_and_end_with_1(atlas: Atlas, base: Callable[..., Path]) -> None:
    folder = base(SMALL, claim("two", 'date = "soon"', "kind = "), claim("tri", 'date = "2024-13"'))
    ran = atlas("check", base=folder)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.replace(f"{folder}/", "") == (
        "error[malformed-record] in two: the key `kind` is missing\n"
        "  --> b.toml:1:1\n 1 | [[claim]]\n   | ^^^^^^^^^\n  help: add `kind = …`\n\n"
        "error[bad-date] in tri: '2024-13' has no month 13\n"
        '  --> c.toml:12:8\n 12 | date = "2024-13"\n    |        ^^^^^^^^^\n'
        "  help: mend the date, or leave it out\n\n"
        "6 facts checked: 2 errors\n"
    )


def test_a_finding_as_json_has_its_rule_place_and_hint(
    atlas: Atlas, base: Callable[..., Path]
) -> None:
    folder = base(SMALL, claim("two", 'date = "2024-13"'))
    ran = atlas("check", "--json", base=folder)
    assert ran.code == 1
    assert ran.data == {
        "findings": [
            {
                "rule": "bad-date",
                "severity": "error",
                "message": "'2024-13' has no month 13",
                "hint": "mend the date, or leave it out",
                "place": {
                    "file": f"{folder}/b.toml",
                    "line": 12,
                    "column": 8,
                    "excerpt": 'date = "2024-13"',
                    "width": 9,
                },
                "fact": "two",
            }
        ],
        "counts": {"error": 1},
    }


def test_warnings_alone_end_with_0(atlas: Atlas, base: Callable[..., Path]) -> None:
    folder = base(SMALL, claim("two", 'voice = "cited"', 'cites = ["Berg, 2020"]'))
    ran = atlas("check", base=folder)
    assert ran.code == 0
    assert ran.out.endswith("6 facts checked: 1 warning\n")
    assert atlas("check", "--severity", "error", base=folder).out == (
        "6 facts checked: nothing to report\n"
    )


def test_findings_can_be_narrowed_to_rules(atlas: Atlas, base: Callable[..., Path]) -> None:
    folder = base(SMALL, claim("two", 'date = "2024-13"', 'voice = "cited"'))
    ran = atlas("check", "--rule", "bad-date", base=folder)
    assert (ran.code, ran.out.count("error[")) == (1, 1)
    assert atlas("check", "--rule", "unused", base=folder).code == 0


@pytest.mark.parametrize("rule", known_rules())
def test_every_rule_can_be_asked_for(atlas: Atlas, rule: str) -> None:
    assert atlas("check", "--rule", rule).code == 0


def test_a_rule_that_does_not_exist_is_refused_with_those_that_do(atlas: Atlas) -> None:
    assert atlas("check", "--rule", "bad-date", "--rule", "nonsense") == (
        2,
        "",
        f"atlas: no rule 'nonsense'; the rules are {', '.join(known_rules())}\n",
    )


def test_quotations_are_verified_in_the_documents(atlas: Atlas, tmp_path: Path) -> None:
    documents = write_documents(tmp_path / "documents")
    (documents / "paper.txt").write_text(PAPER.replace("keeper", "guardian"), encoding="utf-8")
    ran = atlas("check", "--documents", str(documents))
    assert ran.code == 1
    assert "error[document-attached] in khan-lee-2023: no file in the folder has" in ran.out
