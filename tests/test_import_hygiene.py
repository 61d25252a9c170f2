"""What is not needed is not loaded: the core knows no terminal, commands no screen."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bases import write_base

TELL = "import json, sys; print(json.dumps(sorted(name.partition('.')[0] for name in sys.modules)))"

CORE = """
    atlas_tui.facts.atlas atlas_tui.facts.check atlas_tui.facts.load atlas_tui.search
    atlas_tui.documents.verify atlas_tui.geo.window atlas_tui.cite.card atlas_tui.cite.copying atlas_tui.cite.styles
""".split()


def loaded(code: str, **environment: str) -> set[str]:
    ran = subprocess.run(
        [sys.executable, "-c", f"{code}\n{TELL}"],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return set(json.loads(ran.stdout.splitlines()[-1]))


@pytest.mark.parametrize("module", [*CORE, " , ".join(CORE)], ids=[*CORE, "all"])
def test_the_core_loads_no_terminal(module: str) -> None:
    assert loaded(f"import {module}").isdisjoint({"textual", "rich", "click"})


@pytest.mark.parametrize("module", ["atlas_tui.cli", "atlas_tui.cli.group", "atlas_tui.cli.screen"])
def test_the_command_line_loads_no_screen(module: str) -> None:
    assert loaded(f"import {module}").isdisjoint({"textual", "rich"})


@pytest.mark.parametrize(
    "command",
    [
        "search river --json",
        "list claims",
        "show XNO",
        "cite khan-attack",
        "check",
        "export json",
        "stats",
        "keys",
        "schema",
        "--help",
    ],
)
def test_a_command_loads_no_screen(tmp_path: Path, command: str) -> None:
    code = f"""
import sys
from atlas_tui.cli import main
sys.argv = ["atlas", *{command.split()!r}]
try:
    main()
except SystemExit as left:
    assert not left.code, left.code
"""
    base = str(write_base(tmp_path / "base"))
    assert loaded(code, ATLAS_BASE=base).isdisjoint({"textual", "rich", "numpy"})
