"""The layers that narrow the panes, in the order in which the reader laid them on."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from atlas_tui.facts.atlas import Scope


class Place(NamedTuple):
    """Where the reader was: the pane or card, the view, the fact and scroll of each list."""

    pane: str
    facts: Mapping[str, str]
    scrolls: Mapping[str, float]
    view: str = ""
    """The view that stood in the place of the panes; empty for the panes themselves."""
    beside: str = "countries"
    """The pane whose thing the card showed."""


NOWHERE = Place("countries", {}, {})


class Layer(NamedTuple):
    """A scope (an id), a search (a query) or a filter of the pane that the reader was in.

    `before` is where the reader was before it.
    """

    kind: Literal["scope", "search", "filter"]
    value: str
    before: Place


Layers = tuple[Layer, ...]


def scope(layers: Layers) -> Scope:
    """The ids of the scopes, outermost first."""
    return tuple(layer.value for layer in layers if layer.kind == "scope")


def search(layers: Layers) -> Layer | None:
    """The search among the layers; there is one at most."""
    return next((layer for layer in layers if layer.kind == "search"), None)


def filters(layers: Layers) -> dict[str, Layer]:
    """The filters by the pane that each narrows; a pane has one at most."""
    return {layer.before.pane: layer for layer in layers if layer.kind == "filter"}


def replaced(layers: Layers, old: Layer, new: Layer) -> Layers:
    """The layers with one in the place of another."""
    return tuple(new if layer is old else layer for layer in layers)


def without(layers: Layers, gone: Layer) -> Layers:
    """The layers but one."""
    return tuple(layer for layer in layers if layer is not gone)
