"""Places: where a reader is in the base, and the way by which they came there."""

from typing import NamedTuple

from atlas_tui.ui.narrowing import Layers, Place

LONGEST_WAY = 200
"""Places that are remembered."""


class Spot(NamedTuple):
    """A place with all that narrows it: enough to come back to exactly what was seen."""

    layers: Layers
    place: Place

    def is_at(self, other: "Spot") -> bool:
        """Whether both show the same, the cursor aside."""
        mine = [(layer.kind, layer.value) for layer in self.layers]
        theirs = [(layer.kind, layer.value) for layer in other.layers]
        return mine == theirs and self.place.view == other.place.view


class Way(NamedTuple):
    """Where the reader has been, where they are, and where they came back from, as in a browser."""

    back: tuple[Spot, ...] = ()
    ahead: tuple[Spot, ...] = ()

    def left(self, spot: Spot) -> "Way":
        """The way after leaving a spot for a new one: what lay ahead is dropped."""
        if self.back and self.back[-1].is_at(spot):
            return Way((*self.back[:-1], spot))
        return Way((*self.back, spot)[-LONGEST_WAY:])

    def turned_back(self, here: Spot) -> "tuple[Way, Spot | None]":
        """The way after a step back from here, and where that leads; None where there is no back."""
        if not self.back:
            return self, None
        return Way(self.back[:-1], (here, *self.ahead)), self.back[-1]

    def gone_ahead(self, here: Spot) -> "tuple[Way, Spot | None]":
        """The way after a step ahead, and where that leads; None where nothing lies ahead."""
        if not self.ahead:
            return self, None
        return Way((*self.back, here), self.ahead[1:]), self.ahead[0]
