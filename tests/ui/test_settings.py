"""The reader's settings: strict, documented, and never in the way."""

from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest
from textual.theme import BUILTIN_THEMES

from atlas_tui.ui.settings import COLOURLESS, Settings, Theme, read_settings

Write = Callable[[str], Path]


@pytest.fixture
def config_file(tmp_path: Path) -> Write:
    """Write `config.toml`."""

    def write(text: str) -> Path:
        path = tmp_path / "config.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def told(path: Path) -> list[str]:
    _, problems = read_settings(path)
    return [
        "\n".join(row.replace(f"{path.parent}/", "") for row in problem.lines())
        for problem in problems
    ]


def test_the_themes_are_those_of_textual() -> None:
    assert set(get_args(Theme)) == set(BUILTIN_THEMES)


def test_without_a_file_the_defaults_hold() -> None:
    assert read_settings() == (Settings(), [])


def test_a_reader_sets_what_they_like(config_file: Write) -> None:
    path = config_file('theme = "nord"\nstyle = "plain"\nmouse = false\nanimation = "basic"\n')
    assert read_settings(path) == (Settings("nord", "plain", mouse=False, animation="basic"), [])


def test_an_unknown_setting_and_a_wrong_value_are_named_and_cost_nothing_else(
    config_file: Write,
) -> None:
    path = config_file('teme = "nord"\ntheme = "nrd"\nmouse = "no"\nanimation = "full"\n')
    assert read_settings(path)[0] == Settings(animation="full")
    themes = ", ".join(get_args(Theme))
    assert told(path) == [
        "error[wrong-setting]: unknown key `teme`\n"
        "  --> config.toml:1:1\n"
        ' 1 | teme = "nord"\n'
        "   | ^^^^\n"
        "  help: the nearest known one is `theme`; until then the default stays",
        f"error[wrong-setting]: `theme` is 'nrd'; it can be {themes}\n"
        "  --> config.toml:2:1\n"
        ' 2 | theme = "nrd"\n'
        "   | ^^^^^\n"
        "  help: the nearest is `nord`; until then the default stays",
        "error[wrong-setting]: `mouse`: expected `bool`, got `str`\n"
        "  --> config.toml:3:1\n"
        ' 3 | mouse = "no"\n'
        "   | ^^^^^\n"
        "  help: mend the value; until then the default stays",
    ]


def test_a_citation_style_must_be_one_that_atlas_has(config_file: Write) -> None:
    (problem,) = told(config_file('style = "plane"\n'))
    assert problem.startswith("error[wrong-setting]: `style` is 'plane'; it can be plain")
    assert problem.endswith("help: the nearest is `plain`; until then the default stays")


def test_broken_toml_is_told_with_its_place(config_file: Write) -> None:
    assert told(config_file('theme = "nord\n')) == [
        "error[toml-syntax]: not valid TOML: illegal character '\\n'\n"
        "  --> config.toml:1:14\n"
        ' 1 | theme = "nord\n'
        "   |              ^\n"
        "  help: mend the marked place; until then the defaults stay"
    ]


def test_no_color_draws_without_colours(monkeypatch: pytest.MonkeyPatch) -> None:
    assert Settings("nord").shown_theme == "nord"
    monkeypatch.setenv("NO_COLOR", "1")
    assert Settings("nord").shown_theme == COLOURLESS
    monkeypatch.setenv("NO_COLOR", "")
    assert Settings("nord").shown_theme == "nord"
