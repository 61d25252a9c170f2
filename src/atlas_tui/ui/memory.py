"""What is kept of a base between two sittings: the place, pins, widths and queries, for each base."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct
from platformdirs import user_state_path

from atlas_tui.ui.narrowing import Layer, Place
from atlas_tui.ui.places import Spot

QUERIES = 50
"""Queries that are remembered."""


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
    facts: dict[str, str] = {}

    @classmethod
    def of(cls, spot: Spot) -> "KeptSpot":
        """A spot to write down."""
        layers = tuple(
            KeptLayer(each.kind, each.value, each.before.pane)
            for each in spot.layers
            if each.value.strip()
        )
        return cls(layers, spot.place.pane, spot.place.view, dict(spot.place.facts))

    def spot(self) -> Spot:
        """The spot that was written down."""
        layers = tuple(Layer(each.kind, each.value, self._before(each)) for each in self.layers)
        return Spot(layers, Place(self.pane, self.facts, {}, self.view))

    def _before(self, layer: KeptLayer) -> Place:
        return Place(layer.pane, {}, {}, self.view)


class Memory(Struct, frozen=True):
    """Everything kept of one base; of another version or shape, nothing is."""

    spot: KeptSpot = KeptSpot()
    pins: tuple[KeptSpot, ...] = ()
    widths: dict[str, dict[str, int]] = {}
    sorts: dict[str, tuple[str, bool]] = {}
    queries: tuple[str, ...] = ()
    sittings: int = 0


def recalled(base: Path) -> Memory:
    """What was kept of a base; nothing where nothing was, or it cannot be read."""
    try:
        return msgspec.json.decode(_file(base).read_bytes(), type=Memory)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
        return Memory()


def keep(base: Path, memory: Memory) -> bool:
    """Write down what is to be kept, whole or not at all; false where that cannot be done."""
    file = _file(base)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=file.parent, prefix=".keeping-")
        with os.fdopen(descriptor, "wb") as written:
            written.write(msgspec.json.encode(memory))
        Path(name).replace(file)
    except OSError:
        return False
    return True


def _file(base: Path) -> Path:
    key = hashlib.sha256(str(base.resolve()).encode()).hexdigest()[:16]
    return user_state_path("atlas") / "bases" / f"{key}.json"
