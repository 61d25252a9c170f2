"""What a menu offers."""

from typing import NamedTuple


class Choice(NamedTuple):
    """Something to choose: what it gives, what it says, and what stands at its right."""

    value: str
    says: str
    aside: str = ""
    letter: str = ""
    """The key that chooses it at once; without letters, typing narrows the menu."""
