"""TOML's own test suite: what is invalid is told with its place, what is valid is read."""

from pathlib import Path

import pytest

from atlas_tui.facts.load import load

SUITE = Path(__file__).resolve().parents[3] / "shared" / "toml-test" / "tests"
NEEDS = pytest.mark.skipif(not SUITE.is_dir(), reason=f"toml-test is not at {SUITE}")

SYNTAX = {"toml-syntax", "not-utf-8"}

VALID_SINCE_1_1 = {
    "invalid/datetime/no-secs.toml",
    "invalid/inline-table/linebreak-01.toml",
    "invalid/inline-table/linebreak-02.toml",
    "invalid/inline-table/linebreak-03.toml",
    "invalid/inline-table/linebreak-04.toml",
    "invalid/inline-table/trailing-comma.toml",
    "invalid/local-datetime/no-secs.toml",
    "invalid/local-time/no-secs.toml",
    "invalid/string/basic-byte-escapes.toml",
}
"""What TOML 1.0 forbids and 1.1, which our parser reads, allows."""


def files(kind: str) -> list[str]:
    return sorted(path.relative_to(SUITE).as_posix() for path in (SUITE / kind).rglob("*.toml"))


def rules(name: str) -> set[str]:
    return {problem.rule for problem in load(SUITE / name).problems}


@NEEDS
def test_the_suite_is_whole() -> None:
    assert len(files("invalid")) > 300
    assert len(files("valid")) > 150


@NEEDS
def test_every_invalid_file_ends_in_an_error_with_its_line() -> None:
    quiet = []
    for name in files("invalid"):
        loaded = load(SUITE / name)
        errors = [problem for problem in loaded.problems if problem.severity == "error"]
        located = [each for each in errors if each.place.file.endswith(name) and each.place.line]
        if not errors or located != errors or len(loaded.atlas):
            quiet.append(name)
    assert quiet == []


@NEEDS
def test_every_invalid_file_is_refused_as_toml() -> None:
    assert {name for name in files("invalid") if not rules(name) & SYNTAX} == VALID_SINCE_1_1


@NEEDS
def test_no_valid_file_is_refused_as_toml() -> None:
    assert [name for name in files("valid") if rules(name) & SYNTAX] == []
