"""Atlas as a process among others: pipes, closed and full outputs, encodings, no terminal."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from bases import write_base

Shell = Callable[..., "subprocess.CompletedProcess[bytes]"]

EXPLORER = b"atlas: the explorer needs a terminal; `atlas list` and `atlas search` do not\n"


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """Run a shell line in which `atlas` reads the complete base."""
    base = write_base(tmp_path / "complete")
    program = f'atlas() {{ "{sys.executable}" -m atlas_tui "$@"; }}\n'

    def run(line: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            ["bash", "-o", "pipefail", "-c", program + line],
            env={**os.environ, "ATLAS_BASE": str(base), **environment},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )

    return run


@pytest.mark.parametrize(
    "command", ["list claims", "search river", "show XSO", "list claims --json"]
)
def test_a_closed_pipe_is_quiet(shell: Shell, command: str) -> None:
    ran = shell(f"atlas {command} | head -c 1")
    assert (ran.returncode, len(ran.stdout), ran.stderr) == (0, 1, b"")


@pytest.mark.parametrize("command", ["list claims", "show XNO --json", "--help", "--version"])
def test_a_pipe_that_nobody_reads_any_more_is_quiet(tmp_path: Path, command: str) -> None:
    base = write_base(tmp_path / "complete")
    end, pipe = os.pipe()
    os.close(end)
    ran = subprocess.run(
        [sys.executable, "-m", "atlas_tui", "--base", str(base), *command.split()],
        stdout=pipe,
        stderr=subprocess.PIPE,
        timeout=60,
        check=False,
    )
    os.close(pipe)
    assert (ran.returncode, ran.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told_in_a_line(shell: Shell) -> None:
    ran = shell("atlas list claims > /dev/full")
    assert (ran.returncode, ran.stderr) == (2, b"atlas: cannot write: No space left on device\n")


@pytest.mark.parametrize("line", ["atlas", "atlas open XNO", "atlas <&-", "atlas >&-"])
def test_the_explorer_without_a_terminal_says_so(shell: Shell, line: str) -> None:
    ran = shell(line)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, b"", EXPLORER)


def test_closed_outputs_and_inputs_do_not_raise(shell: Shell) -> None:
    assert shell("atlas list claims >&-").stderr == b""
    assert shell("atlas search - <&-").stderr == b""


def test_a_terminal_of_another_encoding_gets_what_it_knows(shell: Shell) -> None:
    ran = shell("atlas cite khan-leverage", PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert ran.stdout.startswith(b"\\u201cSouthland has considerable leverage")


def test_arguments_that_are_no_text_do_not_raise(shell: Shell) -> None:
    for line in (
        "atlas search $'\\xff' --json",
        "atlas show $'\\xff'",
        "atlas --base $'\\xff' stats",
    ):
        ran = shell(line)
        assert ran.returncode in (1, 2)
        assert b"Traceback" not in ran.stderr


def test_a_client_can_keep_the_search_open(tmp_path: Path) -> None:
    base = write_base(tmp_path / "complete")
    with subprocess.Popen(
        [sys.executable, "-m", "atlas_tui", "--base", str(base), "search", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as talk:
        assert talk.stdin
        assert talk.stdout
        for query in ("canal", "leverage"):
            talk.stdin.write(f"{query}\n")
            talk.stdin.flush()
            assert json.loads(talk.stdout.readline())["query"] == query
        talk.stdin.close()
        assert talk.wait(timeout=30) == 0
