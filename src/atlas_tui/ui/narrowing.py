"""The layers that narrow the panes, in the order in which the reader laid them on."""

from typing import Literal, NamedTuple

from atlas_tui.facts.atlas import Scope


class Place(NamedTuple):
    """Where the reader was: the pane, and the fact and scroll of each list."""

    pane: str
    facts: dict[str, str]
    scrolls: dict[str, float]


class Layer(NamedTuple):
    """A scope (an id) or a search (a query), and where the reader was before it."""

    kind: Literal["scope", "search"]
    value: str
    before: Place


Layers = tuple[Layer, ...]


def scope(layers: Layers) -> Scope:
    """The ids of the scopes, outermost first."""
    return tuple(layer.value for layer in layers if layer.kind == "scope")


def search(layers: Layers) -> Layer | None:
    """The search among the layers; there is one at most."""
    return next((layer for layer in layers if layer.kind == "search"), None)


def searching(layers: Layers, query: str) -> Layers:
    """The layers with another query in their search."""
    return tuple(
        layer._replace(value=query) if layer.kind == "search" else layer for layer in layers
    )


def without(layers: Layers, gone: Layer) -> Layers:
    """The layers but one."""
    return tuple(layer for layer in layers if layer is not gone)
