"""Atlas on the command line, run in this process as `atlas` runs it."""

import io
import sys
from pathlib import Path

import pytest

from atlas_tui.cli import main
from bases import write_base
from commandline import Atlas, Ran


@pytest.fixture
def atlas(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Atlas:
    """Run `atlas` with arguments, on the complete base if no other is named."""
    complete = write_base(tmp_path / "complete")

    def run(*arguments: str, base: Path = complete, stdin: bytes = b"") -> Ran:
        monkeypatch.setattr(sys, "argv", ["atlas", "--base", str(base), *arguments])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8"))
        with pytest.raises(SystemExit) as left:
            main()
        told = capsys.readouterr()
        return Ran(int(left.value.code or 0), told.out, told.err)

    return run
