"""How each role in a line looks: a colour of the theme, and whether it is bold or underlined.

These are plain values and not rules of the style sheet, because a rule for every role of every
widget would double the time to the first frame.
"""

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color

OWN = "ansi_"
"""What begins the names of a terminal's own colours."""


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
    "passage": Look("text-success", bold=True, underline=True),
    "quoted": Look("text-success"),
    "underlined": Look("foreground", underline=True),
    "found": Look("foreground", ground="warning-muted", bold=True, underline=True),
    "picked": Look("foreground", ground="primary-muted", bold=True),
    "key": Look("text-primary", bold=True),
    "cooperation": Look("text-success"),
    "conflict": Look("text-error"),
    "outline": Look("foreground-muted"),
    "lit": Look("text-primary"),
    "link": Look("text-success"),
    "chosen": Look("text-warning", bold=True),
    "group-1": Look("text-primary"),
    "group-2": Look("text-accent"),
    "group-3": Look("text-success"),
    "group-4": Look("text-warning"),
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
    letters = variables[look.colour] if look.colour else ""
    ground = variables[look.ground] if look.ground else ""
    # A terminal's own colours cannot be mixed: half a colour is faint letters, or a row reversed.
    faint = letters.startswith(OWN) and " " in letters
    return Style(
        color=_colour(letters.split(" ")[0], variables).rich_color if letters else None,
        bgcolor=None if _unmixed(ground) else _colour(ground, variables).rich_color,
        bold=look.bold,
        dim=faint or None,
        reverse=ground.startswith(OWN) or None,
        underline=look.underline,
    )


def _unmixed(ground: str) -> bool:
    return ground in ("", "transparent") or ground.startswith(OWN)


def _colour(said: str, variables: Mapping[str, str]) -> Color:
    colour = Color.parse(said)
    if colour.a == 1 or colour.ansi is not None:
        return colour
    return Color.parse(variables["background"]).blend(colour, colour.a).with_alpha(1)
