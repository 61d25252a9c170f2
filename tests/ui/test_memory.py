"""What is kept of a base between two sittings, and what a file that makes no sense costs."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.ui import memory
from atlas_tui.ui.memory import KeptSpot, Memory, keep, recalled
from atlas_tui.ui.narrowing import Layer, Place
from atlas_tui.ui.panes import PANES, VIEWS
from atlas_tui.ui.places import Spot

BASE = Path("base")
WORDS = st.text(max_size=8)
KINDS = st.sampled_from(["scope", "search", "filter"])
SEEN = st.builds(
    Place,
    pane=st.sampled_from([*PANES, *VIEWS, "card"]),
    facts=st.dictionaries(WORDS, WORDS, max_size=3),
    scrolls=st.just({}),
    view=st.sampled_from(["", *VIEWS]),
)
SPOTS = st.builds(
    Spot,
    layers=st.lists(st.builds(Layer, KINDS, WORDS, SEEN), max_size=3).map(tuple),
    place=SEEN,
)
KEPT = st.builds(
    Memory,
    spot=SPOTS.map(KeptSpot.of),
    pins=st.lists(SPOTS.map(KeptSpot.of), max_size=2).map(tuple),
    widths=st.dictionaries(WORDS, st.dictionaries(WORDS, st.integers(-99, 99), max_size=2)),
    sorts=st.dictionaries(WORDS, st.tuples(WORDS, st.booleans()), max_size=2),
    queries=st.lists(WORDS, max_size=3).map(tuple),
    notebook=WORDS,
    sittings=st.integers(0, 9),
)


@pytest.fixture
def written() -> Path:
    """The file of a base of which something is kept."""
    assert keep(BASE, Memory(queries=("canal",)))
    return memory._file(BASE)


@settings(max_examples=30)
@given(KEPT)
def test_what_is_kept_is_recalled(kept: Memory) -> None:
    assert keep(BASE, kept)
    assert recalled(BASE) == kept


@settings(max_examples=60)
@given(SPOTS)
def test_a_spot_comes_back_with_its_layers_pane_view_and_cursors(spot: Spot) -> None:
    back = KeptSpot.of(spot).spot()
    layers = [layer for layer in spot.layers if layer.value.strip()]
    assert [(each.kind, each.value) for each in back.layers] == [
        (each.kind, each.value) for each in layers
    ]
    assert [each.before.pane for each in back.layers] == [each.before.pane for each in layers]
    assert (back.place.pane, back.place.view) == (spot.place.pane, spot.place.view)
    assert back.place.facts == spot.place.facts


def test_each_base_has_its_own_memory(written: Path) -> None:
    assert recalled(Path("another")) == Memory()
    assert recalled(Path("folder/../base")).queries == ("canal",)
    assert written.parent.parent.name == "atlas"


@pytest.mark.parametrize(
    "raw",
    [b"", b"{", b"\xff", b"[]", b'{"spot": 7}', b'{"pins": [{"layers": [{"kind": "x"}]}]}'],
)
def test_a_file_that_makes_no_sense_is_as_good_as_none(written: Path, raw: bytes) -> None:
    written.write_bytes(raw)
    assert recalled(BASE) == Memory()


def test_a_field_of_a_later_version_costs_nothing_else(written: Path) -> None:
    written.write_bytes(b'{"queries": ["canal"], "later": {"a": 1}}')
    assert recalled(BASE).queries == ("canal",)


def test_a_pane_or_view_that_there_is_not_becomes_the_countries() -> None:
    gone = KeptSpot(pane="gone", view="gone")
    assert gone.spot().place == Place("countries", {}, {}, "")
    filtered = KeptSpot((memory.KeptLayer("filter", "canal", "gone"),), "card", "map").spot()
    assert [layer.before.pane for layer in filtered.layers] == ["countries"]
    assert (filtered.place.pane, filtered.place.view) == ("card", "map")


def test_what_cannot_be_written_leaves_what_was_there_and_nothing_half_done(
    written: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as crowded:
        crowded.setattr("os.fsync", full)
        assert not keep(BASE, Memory(queries=("other",)))
    assert recalled(BASE).queries == ("canal",)
    assert [each.name for each in written.parent.iterdir()] == [written.name]


def test_a_folder_that_is_a_file_is_no_fault(written: Path) -> None:
    written.unlink()
    written.parent.rmdir()
    written.parent.touch()
    assert not keep(BASE, Memory())
    assert recalled(BASE) == Memory()
