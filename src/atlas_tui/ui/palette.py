"""How each role in a line looks: a colour of the theme, and whether it is bold or underlined.

These are plain values and not rules of the style sheet, because a rule for every role of every
widget would double the time to the first frame.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color


class Look(NamedTuple):
    """A variable of the theme for the letters or the ground, and the weight of the letters."""

    colour: str = ""
    ground: str = ""
    bold: bool | None = None
    underline: bool | None = None


LOOKS: dict[str, Look] = {
    "text": Look("foreground"),
    "strong": Look("foreground", bold=True),
    "dim": Look("foreground-muted"),
    "quote": Look("text-success"),
    "badge": Look("text-accent"),
    "warning": Look("text-warning"),
    "heading": Look("text-primary", bold=True),
    "match": Look(bold=True, underline=True),
    "key": Look("text-primary", bold=True),
    "cooperation": Look("text-success"),
    "conflict": Look("text-error"),
    "cursor": Look(ground="primary-muted", bold=True),
    "rested": Look(ground="panel"),
}
"""Every role; `cursor` and `rested` lie over the others."""


def style(role: str, variables: Mapping[str, str]) -> Style:
    """The style of a role in a theme.

    Args:
        role: a key of LOOKS; an unknown one is plain text.
        variables: the colours of the theme by name; a translucent one is mixed with its background.
    """
    look = LOOKS.get(role, LOOKS["text"])
    return Style(
        color=_colour(look.colour, variables).rich_color if look.colour else None,
        bgcolor=_colour(look.ground, variables).rich_color if look.ground else None,
        bold=look.bold,
        underline=look.underline,
    )


def _colour(name: str, variables: Mapping[str, str]) -> Color:
    colour = Color.parse(variables[name])
    if colour.a == 1:
        return colour
    return Color.parse(variables["background"]).blend(colour, colour.a).with_alpha(1)
