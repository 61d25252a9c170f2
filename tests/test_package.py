"""The package: its version, and the base that it carries."""

import tomllib
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest

from atlas_tui import __version__
from atlas_tui.facts import base

ROOT = Path(__file__).resolve().parents[1]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_installed_version_is_that_of_the_package() -> None:
    assert version("atlas-tui") == __version__


def test_the_command_is_called_atlas() -> None:
    (command,) = entry_points(group="console_scripts", name="atlas")
    assert command.value == "atlas_tui.cli:main"


def test_the_wheel_carries_the_base_where_it_is_looked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel = project()["tool"]["hatch"]["build"]["targets"]["wheel"]  # type: ignore[index]
    assert wheel["force-include"] == {"data": "atlas_tui/data"}
    installed = tmp_path / "site-packages" / "atlas_tui"
    (installed / "data").mkdir(parents=True)
    monkeypatch.setattr(base, "__file__", str(installed / "facts" / "base.py"))
    assert base.shipped_base() == installed / "data"


def test_a_checkout_finds_the_base_beside_the_sources() -> None:
    assert base.shipped_base() == ROOT / "data"
    assert list(base.shipped_base().rglob("*.toml"))


def test_every_dependency_has_a_lowest_and_a_tested_highest_version() -> None:
    for dependency in project()["project"]["dependencies"]:  # type: ignore[index]
        assert ">=" in dependency, dependency
        assert ",<" in dependency, dependency
