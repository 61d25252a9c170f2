"""Draw the screens that the documentation shows, from the shipped base: `python docs/screens.py`."""

import asyncio
import re
from pathlib import Path

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp

HERE = Path(__file__).parent
SCREENS: dict[str, tuple[tuple[int, int], tuple[str, ...]]] = {
    "workspace": ((130, 42), ("j", "j", "j", "j", "j", "enter", "3")),
    "search": ((130, 42), ("slash", *"tapi pipline", "tab")),
}
"""File name to the size of the terminal and the keys that lead there."""


async def draw(name: str) -> None:
    """Press the keys of a screen and keep what it shows as SVG."""
    size, keys = SCREENS[name]
    app = AtlasApp(load(shipped_base()), shipped_base())
    async with app.run_test(size=size) as pilot:
        while app.main is None or app.main._engine is None:  # noqa: SLF001
            await pilot.pause(0.01)
        await pilot.press(*(key if key != " " else "space" for key in keys))
        await pilot.pause()
        drawing = re.sub(r"@font-face \{.*?\}", "", app.export_screenshot(), flags=re.DOTALL)
        (HERE / f"{name}.svg").write_text(drawing, encoding="utf-8")


async def main() -> None:
    """Draw every screen."""
    for name in SCREENS:
        await draw(name)


if __name__ == "__main__":
    asyncio.run(main())
