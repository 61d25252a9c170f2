"""Draw the screens that the documentation shows: `python docs/screens.py [NAME…]`.

Each is what a reader sees after some keys, on a machine where Atlas was never used before. All show
the shipped base but the reader of documents: that one shows the invented texts of `own-base`.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from textual.pilot import Pilot

from atlas_tui.documents.adding import add
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp

HERE = Path(__file__).parent
FOLDER = HERE / "screens"
TRIES = 1000


class Shown(NamedTuple):
    """A screen of the documentation: the keys that lead there, by their names."""

    keys: str
    size: tuple[int, int] = (120, 40)
    theme: str = "textual-dark"
    is_invented: bool = False


def typed(text: str) -> str:
    """The keys of a text that is typed."""
    return " ".join("space" if letter == " " else letter for letter in text)


TURKMENISTAN = "semicolon a g"
TWELVE = "4 v semicolon a l b"
"""Twelve rows marked and collected."""

SCREENS: dict[str, Shown] = {
    "workspace": Shown(f"{TURKMENISTAN} enter 3"),
    "light": Shown(f"{TURKMENISTAN} enter 3", theme="textual-light"),
    "ansi": Shown(f"{TURKMENISTAN} enter 3", theme="ansi-dark"),
    "search": Shown(f"slash {typed('tapi pipline')}"),
    "timeline": Shown("2 enter z"),
    "projects": Shown("3 t"),
    "sources": Shown("5"),
    "figures": Shown("6 j j j j j j j"),
    "conflicts": Shown("2 x semicolon a p"),
    "map": Shown("3 j j enter 8", size=(100, 30)),
    "notebook": Shown(f"{TURKMENISTAN} enter {TWELVE} 9"),
    "brief": Shown(f"{TURKMENISTAN} B"),
    "reader": Shown("4 semicolon a c o", is_invented=True),
}
"""Name of the file to what it shows."""


async def draw(name: str, folder: Path) -> Path:
    """Press the keys of a screen and keep what it shows as SVG in a folder."""
    shown = SCREENS[name]
    with a_new_home() as home:
        path = invented(home) if shown.is_invented else shipped_base()
        app = AtlasApp(load(path), path)
        app.theme = shown.theme
        async with app.run_test(size=shown.size) as pilot:
            await _until(pilot, lambda: app.main and app.main._engine)  # noqa: SLF001
            for key in shown.keys.split():
                await pilot.press(key)
            await _until(pilot, lambda: app.main and app.main.is_rested)
            _still(app)
            await pilot.pause()
            drawing = app.export_screenshot()
    drawn = folder / f"{name}.svg"
    drawn.write_text(_kept(drawing), encoding="utf-8")
    return drawn


def _kept(drawing: str) -> str:
    """Without the fonts that it would fetch, as any other of fixed width does; with every space."""
    drawing = re.sub(r"@font-face \{.*?\}", "", drawing, flags=re.DOTALL)
    return drawing.replace("<svg ", '<svg xml:space="preserve" ', 1)


async def _until(pilot: Pilot[None], condition: Callable[[], Any]) -> None:
    for _ in range(TRIES):
        if condition():
            return
        await pilot.pause(0.01)
    raise TimeoutError("the screen never came to rest")


def _still(app: AtlasApp) -> None:
    """Let no cursor blink."""
    if hasattr(app.focused, "cursor_blink"):
        app.focused.cursor_blink = False


@contextmanager
def a_new_home() -> Iterator[Path]:
    """A home with no settings, notebooks or documents in it; as long as this lasts, we are there."""
    names = ["HOME", *(f"XDG_{each}_HOME" for each in ("CONFIG", "STATE", "DATA", "CACHE"))]
    before = {name: os.environ.pop(name, None) for name in [*names, "NO_COLOR"]}
    with tempfile.TemporaryDirectory() as home:
        os.environ["HOME"] = home
        try:
            with chdir(home):
                yield Path(home)
        finally:
            os.environ.pop("HOME")
            os.environ |= {name: value for name, value in before.items() if value is not None}


def invented(home: Path) -> Path:
    """The base to which the page `own-base.md` leads, with its texts attached."""
    page = (HERE / "own-base.md").read_text(encoding="utf-8")
    text = '[base]\nformat = 1\ntitle = "Two shores"\n'
    for kind, body in re.findall(r"^```(toml|diff)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if kind == "toml":
            text += f"\n{body}"
        else:
            old, new = (
                "".join(f"{line[1:]}\n" for line in body.splitlines() if line[0] == sign)
                for sign in "-+"
            )
            text = text.replace(old, new)
    path = home / "shores.toml"
    path.write_text(text, encoding="utf-8")
    shutil.copytree(HERE / "own-base" / "texts", "papers")
    add(load(path).atlas, sorted(Path("papers").iterdir()))
    return path


def main(*names: str) -> None:
    """Draw the screens of these names, or every screen."""
    FOLDER.mkdir(exist_ok=True)
    for name in names or SCREENS:
        asyncio.run(draw(name, FOLDER))


if __name__ == "__main__":
    main(*sys.argv[1:])
