"""What holds for every command: help, refusals, a base that is broken or not there."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui import __version__
from atlas_tui.cli.group import COMMANDS
from atlas_tui.facts.problem import AtlasError
from bases import SMALL, claim
from commandline import Atlas


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_and_an_example(atlas: Atlas, command: str) -> None:
    ran = atlas(command, "--help")
    assert ran.code == 0
    assert f"Example: atlas {command}" in ran.out
    assert ran.out.splitlines()[2].strip()


def test_the_help_names_every_command_and_an_example(atlas: Atlas) -> None:
    ran = atlas("--help")
    assert ran.code == 0
    assert "Example: atlas" in ran.out
    for command in COMMANDS:
        assert f"\n  {command} " in ran.out


def test_the_version_is_that_of_the_package(atlas: Atlas) -> None:
    assert atlas("--version") == (0, f"atlas, version {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["fly"], "No such command 'fly' (see `atlas --help`)"),
        (["list"], "Missing argument 'VIEW'. Choose from:"),
        (["list", "planets"], "Invalid value for 'VIEW': 'planets' is not one of"),
        (["list", "claims", "--nope"], "No such option '--nope' (see `atlas list --help`)"),
        (
            ["search", "x", "--limit", "0"],
            "Invalid value for '--limit': 0 is not in the range x>=1",
        ),
        (["search"], "Missing argument 'QUERY...' (see `atlas search --help`)"),
    ],
)
def test_bad_arguments_are_told_in_a_line(atlas: Atlas, arguments: list[str], reason: str) -> None:
    ran = atlas(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith(f"atlas: {reason}")
    assert ran.err.count("\n") == 1


ID_COMMANDS = [["show"], ["cite"], ["list", "claims", "--about"], ["list", "claims", "--from"]]


@pytest.mark.parametrize("command", ID_COMMANDS, ids=" ".join)
def test_an_unknown_id_is_refused_with_the_nearest(atlas: Atlas, command: list[str]) -> None:
    assert atlas(*command, "khan-atack") == (
        2,
        "",
        "atlas: no fact has the id 'khan-atack'; the nearest are khan-attack, khan-treaty,"
        " khan-trade-2021\n",
    )


@pytest.mark.parametrize("command", [[], ["open", "XNO"], ["open", "nobody"]], ids=" ".join)
def test_the_explorer_without_a_terminal_says_so(atlas: Atlas, command: list[str]) -> None:
    assert atlas(*command) == (
        2,
        "",
        "atlas: the explorer needs a terminal; `atlas list` and `atlas search` do not\n",
    )


READING = [["list", "claims"], ["search", "x"], ["show", "x"], ["cite", "x"], ["stats"], ["check"]]


@pytest.mark.parametrize("command", READING, ids=" ".join)
def test_a_base_that_is_not_there_stops_every_command(
    atlas: Atlas, tmp_path: Path, command: list[str]
) -> None:
    assert atlas(*command, base=tmp_path / "gone") == (
        2,
        "",
        f"atlas: {tmp_path}/gone: no fact base there (No such file or directory)\n",
    )


@pytest.mark.parametrize("command", READING[:-1], ids=" ".join)
def test_a_base_of_which_nothing_is_readable_stops_every_command_but_check(
    atlas: Atlas, base: Callable[..., Path], command: list[str]
) -> None:
    folder = base("x = \n")
    assert atlas(*command, base=folder) == (
        2,
        "",
        f"atlas: {folder}/a.toml:1:5: not valid TOML: invalid value (mend the marked place)\n",
    )


def test_a_base_with_a_broken_record_is_read_and_its_problems_are_counted(
    atlas: Atlas, base: Callable[..., Path]
) -> None:
    folder = base(SMALL, claim("two", "kind = "))
    assert atlas("list", "sources", base=folder) == (
        0,
        "letter\tsource\tA letter\t\n",
        f"atlas: 1 problem in {folder}, the first: {folder}/b.toml:1:1: the key `kind` is missing"
        " (add `kind = …`); `atlas check` lists them\n",
    )


def test_a_fault_can_be_shown_with_its_traceback(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(AtlasError):
        atlas("--debug", "stats", base=tmp_path / "gone")
