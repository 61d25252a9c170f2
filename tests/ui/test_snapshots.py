"""The screen at its four sizes, to be looked at with eyes when it changes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp

SIZES = {"wide": (200, 50), "medium": (120, 40), "narrow": (80, 24), "too-small": (50, 12)}


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_the_screen_at_each_size(
    base: Callable[..., Path], snap_compare: Callable[..., bool], size: tuple[int, int]
) -> None:
    folder = base()
    app = AtlasApp(load(folder), folder)

    async def settled(pilot: Any) -> None:
        while app.main is None or app.main._engine is None:
            await pilot.pause(0.01)
        await pilot.pause()

    assert snap_compare(app, terminal_size=size, run_before=settled)


def test_a_search_with_its_correction(
    base: Callable[..., Path], snap_compare: Callable[..., bool]
) -> None:
    folder = base()
    app = AtlasApp(load(folder), folder)

    async def searched(pilot: Any) -> None:
        while app.main is None or app.main._engine is None:
            await pilot.pause(0.01)
        await pilot.press("slash", *"embasy")
        await pilot.pause()
        if app.main is not None and app.main._bar is not None:
            app.main._bar.cursor_blink = False
        await pilot.pause()

    assert snap_compare(app, terminal_size=(120, 40), run_before=searched)
