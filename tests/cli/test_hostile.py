"""Text that tries to drive the terminal, in every field and by every command."""

import re
from pathlib import Path
from typing import Any

import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from atlas_tui.cite.export import FORMATS
from atlas_tui.cli.group import COMMANDS
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS
from atlas_tui.facts.text import HIDDEN
from atlas_tui.facts.views import VIEWS
from bases import COMPLETE, write_base, write_documents
from commandline import Atlas

HOSTILE = "[/b][@click=app.quit]x[/]\x1b]0;owned\x07\x1b[31m\u202e\x9b31m\x7f\u2028\u200b"
SHOWN = "[/b][@click=app.quit]x[/]]0;owned[31m31m"
"""The same without what drives a terminal: as a reader is to see it."""

IDS = """
    id source about topics actors recipients transit claims claim subject actor parent
""".split()
WORDS = """
    kind voice modality trend type sector stage risks basis state grade paragraphs flags sha256 step
    steps
""".split()


def fill(value: Any, key: str = "") -> Any:
    """The record with hostile text in every field that takes text, ids and dates too."""
    if isinstance(value, dict):
        return {name: fill(each, name) for name, each in value.items()}
    if isinstance(value, list):
        return [fill(each, key) for each in value]
    if not isinstance(value, str) or key in WORDS:
        return value
    return f"{value}\x1b\u202e" if key in IDS else f"{value}{HOSTILE}"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """The complete base with hostile text in every field."""
    folder = write_base(tmp_path / "hostile", tomli_w.dumps(fill(tomli.loads(COMPLETE))))
    written = (folder / "base.toml").read_text(encoding="utf-8")
    assert "\x1b" not in written
    assert "\\u001b" in written
    return folder


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A base whose keys, words and file names are hostile too, and wrong."""
    folder = write_base(tmp_path / "broken")
    key = tomli_w.dumps({HOSTILE: 1})
    for number, text in enumerate(
        (
            f"[[topic]]\n{key}",
            key,
            tomli_w.dumps({"topic": [{"id": HOSTILE, "name": "x"}]}),
            tomli_w.dumps({"actor": [{"id": "x", "name": "x", "kind": HOSTILE}]}),
            tomli_w.dumps(
                {"event": [{"id": "y", "title": "x", "date": HOSTILE, "actors": [HOSTILE]}]}
            ),
            '[[topic]]\nid = "z\u202e\n',
            "[[topic]]\nid = \x1b]0;owned\x07\n",
            "a = 1\n\x9b31m",
        )
    ):
        (folder / f"{number}\x1b[31m\u202e.toml").write_text(text, encoding="utf-8")
    return folder


def harmless(text: str) -> None:
    assert not HIDDEN.search(text), ascii(text)


def every_command(base: Path, documents: Path) -> list[list[str]]:
    ids = [*load(base).atlas.by_id, HOSTILE, "nobody"]
    commands = [["search", "canal"], ["search", HOSTILE], ["search", "-"], ["stats"], ["check"]]
    commands += [["keys"]]
    commands += [
        ["schema"],
        ["new", str(documents.parent / "new\x1b[31m")],
        ["new", str(documents)],
    ]
    commands += [["check", "--documents", str(documents)], ["check", "--rule", HOSTILE]]
    commands += [["list", view] for view in VIEWS] + [["list", view, "--tsv"] for view in VIEWS]
    commands += [[command, each] for each in ids for command in ("show", "cite")]
    commands += [["documents", "add", str(documents), HOSTILE], ["documents", "list"]]
    commands += [["documents", "remove", HOSTILE]]
    commands += [["export", name] for name in FORMATS] + [["export", "json", "--about", HOSTILE]]
    commands += [["notebook", "add", "memo", each] for each in ids[:5]]
    commands += [["notebook", "show", "memo"], ["notebook", "show", HOSTILE], ["notebook", "list"]]
    commands += [
        [HOSTILE],
        ["list", HOSTILE],
        ["list", "claims", f"--{HOSTILE}"],
        ["open", HOSTILE],
    ]
    return commands


@pytest.mark.parametrize("which", ["hostile", "broken"])
@pytest.mark.parametrize("form", [[], ["--json"]], ids=["text", "json"])
def test_no_command_lets_a_control_byte_out(
    atlas: Atlas, request: pytest.FixtureRequest, tmp_path: Path, which: str, form: list[str]
) -> None:
    base = request.getfixturevalue(which)
    used = set()
    for command in every_command(base, write_documents(tmp_path / "documents")):
        ran = atlas(*command, *form, base=base, stdin=f"{HOSTILE}\ncanal\n".encode())
        harmless(ran.out)
        harmless(ran.err)
        assert ran.code in (0, 1, 2)
        used.add(command[0])
    assert set(COMMANDS) <= used


def test_markup_is_shown_as_it_is_written(atlas: Atlas, hostile: Path) -> None:
    told = " ".join(atlas("show", "khan-leverage", base=hostile).out.split())
    assert f"Southland has considerable leverage over the upper river.{SHOWN}" in told
    assert f"“Southland has considerable leverage over the upper river{SHOWN}”" in told


def test_what_was_left_out_is_reported_for_every_field(hostile: Path) -> None:
    said = " ".join(problem.message for problem in load(hostile).problems)
    texts = {
        name
        for kind in KINDS.values()
        for name in kind.__struct_fields__
        if "str" in str(kind.__annotations__.get(name, ""))
    }
    silent = {name for name in texts if not re.search(rf"`{name}[`.\[]", said)}
    assert silent <= {"sha256", "summarises", "suffix", "steps"}


def test_a_path_that_drives_a_terminal_is_shown_by_its_numbers(
    atlas: Atlas, tmp_path: Path
) -> None:
    ran = atlas("stats", base=tmp_path / "a\x1b[31mb")
    assert ran.err == (
        f"atlas: {tmp_path}/a<U+001B>[31mb: no fact base there (No such file or directory)\n"
    )


def test_a_copy_of_hostile_text_is_clean(
    atlas: Atlas, hostile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "pbcopy"
    tool.write_text(f"#!/bin/sh\nexec /bin/cat > {tmp_path}/taken\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert atlas("cite", "khan-leverage", "--copy", base=hostile).code == 0
    harmless((tmp_path / "taken").read_text(encoding="utf-8"))


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_in_a_quotation_comes_out_harmless(
    atlas: Atlas, tmp_path: Path, text: str
) -> None:
    document = tomli.loads(COMPLETE)
    document["claim"][0].update(quote=f"x{text}", statement=f"x{text}", section=text)
    folder = write_base(tmp_path / "any", tomli_w.dumps(document))
    for command in (["show", "institute-embassy"], ["cite", "institute-embassy"], ["check"]):
        for form in ([], ["--json"]):
            ran = atlas(*command, *form, base=folder)
            harmless(ran.out + ran.err)
