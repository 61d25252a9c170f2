"""Data is text: never markup, never terminal control, whatever a base holds."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
import tomli
import tomli_w
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from atlas_tui.facts.text import HIDDEN
from atlas_tui.ui import gate
from bases import COMPLETE, write_base
from driver import reading

Base = Callable[..., Path]
UI = Path(__file__).parents[2] / "src" / "atlas_tui" / "ui"
PAYLOADS = {
    "closing tag": "[/b]",
    "link": "[@click=app.quit]x[/]",
    "lone closer": "[/]",
    "emoji code": ":warning: [sic]",
    "clipboard": "\x1b]52;c;aGk=\x07",
    "colours": "\x1b[31mred\x1b[0m",
    "c1": "\x9b31m",
    "backwards": "\u202eabc\u2069",
    "separators": "a\u2028b\u2029c",
    "null": "a\x00b",
}
FREE = {
    "title", "description", "genre", "summarises", "statement", "note", "name", "posture",
    "date_text", "text", "measure", "unit", "definition", "word", "dimension", "question", "label",
    "cite",
}  # fmt: skip
"""The fields of free text: everything else is an id, a date or a word of the format."""


def poisoned(payload: str) -> str:
    """The complete base with a payload in every field of free text."""

    def walk(value: object, key: str = "") -> object:
        if isinstance(value, dict):
            return {name: walk(each, name) for name, each in value.items()}
        if isinstance(value, list):
            return [walk(each, key) for each in value]
        if isinstance(value, str) and (key in FREE or key in ("aliases", "weakness")):
            return f"{payload} {value}"
        return value

    return tomli_w.dumps(walk(tomli.loads(COMPLETE)))  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", PAYLOADS.values(), ids=PAYLOADS.keys())
async def test_hostile_text_shows_as_written_but_for_what_was_stripped(
    tmp_path: Path, payload: str
) -> None:
    folder = write_base(tmp_path / "hostile", poisoned(payload))
    shown = " ".join(HIDDEN.sub("", payload).split())
    async with reading(folder, size=(160, 50)) as reader:
        assert shown in reader.card()
        for pane in reader.main.panes:
            await reader.goes_to(pane)
            drawn = " ".join("\n".join(reader.lines(pane)).split())
            assert shown[:8] in drawn  # names stand in a column that may cut them
            await reader.presses("pagedown", "G", "k")
        await reader.presses("exclamation_mark", "escape", "slash", "z", "escape")
        assert not HIDDEN.search(reader.screen().replace("\n", ""))
        assert reader.app.is_running


def test_no_control_character_passes_the_last_gate() -> None:
    gate.install()
    line = Strip([Segment("a\x1b]52;c;aGk=\x07b", Style(color="red")), Segment("\u202e\x9b\n\t")])
    drawn = line.render(Console(force_terminal=True, color_system="truecolor"))
    assert drawn == "\x1b[31ma<U+001B>]52;c;aGk=<U+0007>b\x1b[0m<U+202E><U+009B>  "


def test_an_innocent_line_passes_the_last_gate_unchanged() -> None:
    gate.install()
    line = Strip([Segment("Qosh Tepa – “قوش”", None)])
    assert line.render(Console()) == "Qosh Tepa – “قوش”"


def test_no_widget_that_reads_markup_is_used() -> None:
    """Only the line in which a search is typed comes from Textual's own widgets."""
    found = set()
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module == "textual.widgets":
                found |= {name.name for name in node.names}
            if isinstance(node, ast.Attribute):
                assert node.attr not in ("notify", "from_markup"), path
    assert found == {"Input"}


def test_titles_of_borders_are_words_of_ours_or_have_no_brackets() -> None:
    """A border title is read as markup; without brackets nothing in it can be a tag."""
    for path in UI.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            for target in node.targets if isinstance(node, ast.Assign) else ():
                if getattr(target, "attr", "") in ("border_title", "border_subtitle"):
                    said = ast.unparse(node.value)
                    literal = isinstance(node.value, ast.Constant)
                    assert literal or said.startswith("untagged("), f"{path.name}: {said}"
