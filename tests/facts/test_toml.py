"""TOML's own test suite: what is invalid is told with its place, what is valid is read."""

from pathlib import Path

import pytest

from atlas_tui.facts.load import load

SUITE = Path(__file__).resolve().parents[3] / "shared" / "toml-test" / "tests"
NEEDS = pytest.mark.skipif(not SUITE.is_dir(), reason=f"toml-test is not at {SUITE}")


def files(kind: str) -> list[str]:
    return sorted(str(path.relative_to(SUITE)) for path in (SUITE / kind).rglob("*.toml"))


@NEEDS
def test_the_suite_is_whole() -> None:
    assert len(files("invalid")) > 300
    assert len(files("valid")) > 150


@NEEDS
def test_every_invalid_file_is_refused_with_its_place() -> None:
    accepted = []
    for name in files("invalid"):
        loaded = load(SUITE / name)
        errors = [problem for problem in loaded.problems if problem.severity == "error"]
        located = all(each.place.line and each.place.file.endswith(name) for each in errors)
        refused = any(each.rule in ("toml-syntax", "not-utf-8") for each in errors)
        if not (errors and located and refused):
            accepted.append(name)
    assert accepted == NEWER


@NEEDS
def test_no_valid_file_is_refused_as_toml() -> None:
    refused = [
        name
        for name in files("valid")
        if any(each.rule in ("toml-syntax", "not-utf-8") for each in load(SUITE / name).problems)
    ]
    assert refused == []


NEWER: list[str] = []
