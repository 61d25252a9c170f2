"""What is kept of a base between two sittings: the place, pins, widths and queries, for each base."""

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from platformdirs import user_state_path

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.shelf import digest
from atlas_tui.ui.narrowing import Layer, Place
from atlas_tui.ui.panes import PANES, VIEWS
from atlas_tui.ui.places import Spot

QUERIES = 50
"""Queries that are remembered."""
CARD = "card"


class KeptLayer(Struct, frozen=True):
    """A layer without where the reader was before it, but for the pane that a filter narrows."""

    kind: Literal["scope", "search", "filter"]
    value: str
    pane: str


class KeptSpot(Struct, frozen=True):
    """A spot as it is written down."""

    layers: tuple[KeptLayer, ...] = ()
    pane: str = "countries"
    view: str = ""
    beside: str = "countries"
    facts: dict[str, str] = {}

    @classmethod
    def of(cls, spot: Spot) -> "KeptSpot":
        """A spot to write down."""
        layers = tuple(
            KeptLayer(each.kind, each.value, each.before.pane)
            for each in spot.layers
            if each.value.strip()
        )
        place = spot.place
        return cls(layers, place.pane, place.view, place.beside, dict(place.facts))

    def spot(self) -> Spot:
        """The spot that was written down; a pane or view that there is not gives way to the first."""
        layers = tuple(Layer(each.kind, each.value, self._before(each)) for each in self.layers)
        pane = self.pane if self.pane == CARD else _known(self.pane)
        return Spot(layers, Place(pane, self.facts, {}, self._view, _known(self.beside)))

    def _before(self, layer: KeptLayer) -> Place:
        pane = layer.pane if layer.pane == CARD else _known(layer.pane)
        return Place(pane, {}, {}, self._view)

    @property
    def _view(self) -> str:
        return self.view if self.view in VIEWS else ""


def _known(pane: str) -> str:
    return pane if pane in PANES or pane in VIEWS else next(iter(PANES))


class Memory(Struct, frozen=True):
    """Everything kept of one base; of another version or shape, nothing is."""

    spot: KeptSpot = KeptSpot()
    pins: tuple[KeptSpot, ...] = ()
    widths: dict[str, dict[str, int]] = {}
    sorts: dict[str, tuple[str, bool]] = {}
    queries: tuple[str, ...] = ()
    notebook: str = "notebook"
    """The name of the notebook to which excerpts were added last."""
    sittings: int = 0


def recalled(base: Path) -> Memory:
    """What was kept of a base; nothing where nothing was, or it cannot be read."""
    try:
        return msgspec.json.decode(_file(base).read_bytes(), type=Memory)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Memory()


def keep(base: Path, memory: Memory) -> bool:
    """Write down what is to be kept, whole or not at all; false where that cannot be done."""
    from atlas_tui.facts.replacing import replace_file  # noqa: PLC0415 (the first frame does without)

    file = _file(base)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        return replace_file(file, msgspec.json.encode(memory), lambda: True)
    except (OSError, AtlasError):
        return False


def _file(base: Path) -> Path:
    return user_state_path("atlas") / "bases" / f"{digest(str(base.resolve()))}.json"
