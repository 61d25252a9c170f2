"""The reader's own keys, laid on a widget.

Textual's own keymap deletes a binding when two swap their keys, and cannot leave one without a key.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from textual.binding import Binding
from textual.dom import DOMNode

from atlas_tui.ui.actions import ACTIONS
from atlas_tui.ui.keymap import Keymap

Keys = Mapping[str, Sequence[str]]
"""Keys by the id of the action, those that the reader has changed."""

_OF_LISTS = frozenset(action.id for action in ACTIONS if action.where == "list")


def keymap_of(node: DOMNode) -> Keymap:
    """The reader's keys in the application that a widget is in."""
    return Keymap(getattr(node.app, "changed_keys", {}))


def rebind(node: DOMNode, changed: Keys) -> None:
    """Give the actions of a widget the keys that the reader wants."""
    if not changed:
        return
    bound = node._bindings.key_to_bindings  # noqa: SLF001 (there is no other way to an own key)
    samples: dict[str, Binding] = {}
    for key, bindings in list(bound.items()):
        kept = [each for each in bindings if each.id not in changed]
        samples |= {each.id: each for each in bindings if each.id in changed and each.id}
        if kept:
            bound[key] = kept
        else:
            del bound[key]
    for name, sample in samples.items():
        for key in changed[name]:
            bound.setdefault(key, []).insert(0, replace(sample, key=key))
    for bindings in bound.values():
        # What a view does with a key of its own goes before what every list does with it.
        bindings.sort(key=lambda each: each.id in _OF_LISTS)
