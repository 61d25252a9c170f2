"""A large base that nobody has opened before."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts import cache
from atlas_tui.facts.cache import needs_preparing
from atlas_tui.facts.load import load
from atlas_tui.ui.app import AtlasApp
from atlas_tui.ui.bar import Bar
from atlas_tui.ui.main import Main
from atlas_tui.ui.opening import Opening
from driver import TRIES

Base = Callable[..., Path]


def test_only_a_large_base_that_is_not_in_the_cache_is_prepared(
    base: Base, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = base()
    assert not needs_preparing(folder)
    monkeypatch.setattr(cache, "LONG_TO_READ", 1)
    monkeypatch.setattr(cache, "WORTH_CACHING", 1)
    assert needs_preparing(folder)
    cache.load_cached(folder)
    assert not needs_preparing(folder)


async def test_it_opens_by_itself_once_it_is_read(base: Base) -> None:
    app = AtlasApp(None, base())
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, Opening)
        for _ in range(TRIES * 4):
            if app.main is not None and app.main.is_current and app.main.panes["claims"].count:
                break
            await pilot.pause(0.02)
        assert app.main is not None
        assert app.main.panes["claims"].count == 14


async def test_a_base_is_seen_while_its_search_is_prepared(base: Base) -> None:
    folder = base()
    app = AtlasApp(None, folder)
    app.main = Main(load(folder), folder, is_indexed=False)
    async with app.run_test(size=(120, 40)) as pilot:
        app.main.indexing(20_000, 100_000)
        assert "Preparing the search: 20%" in app.main.query_one("#status", Bar).text()
        await pilot.press("slash")
        assert "The search is still being prepared" in app.main.query_one("#status", Bar).text()
        await pilot.press("enter")
        assert app.main.narrowed_by
        app.main.indexed()
        while app.main._engine is None:
            await pilot.pause(0.01)
        await pilot.press("slash", "c", "a", "n", "a", "l")
        assert app.main.outlook is not None
        assert app.main.outlook.results is not None


async def test_leaving_early_ends_the_work(base: Base) -> None:
    app = AtlasApp(None, base())
    async with app.run_test(size=(120, 40)) as pilot:
        assert isinstance(app.screen, Opening)
        opening = app.screen
        while opening._process is None:
            await pilot.pause(0.01)
        await pilot.press("q")
        while app.is_running:
            await pilot.pause(0.01)
    assert app.return_code == 130
    assert opening._process.returncode is not None
