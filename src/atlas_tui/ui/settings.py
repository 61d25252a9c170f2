"""What a reader can set in `config.toml`: the theme, the style of citations, mouse, animation."""

import os
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct

from atlas_tui.facts.problem import Problem
from atlas_tui.ui.configured import config_file, is_there

SETTINGS_FILE = "config.toml"

Theme = Literal[
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "solarized-light",
    "solarized-dark",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
    "ansi-dark",
    "ansi-light",
]
"""The themes that Textual has, named here so that they can be checked without it."""

STYLES = "plain apa chicago-notes chicago-author-date markdown bibtex ris csl-json".split()
"""The styles of `cite.styles`, named here likewise."""

COLOURLESS: Theme = "ansi-dark"
"""The theme under NO_COLOR: any other one would still be drawn in greys."""


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """The reader's settings, each with its default."""

    theme: Annotated[Theme, Meta(description="the theme to begin with")] = "textual-dark"
    style: Annotated[str, Meta(description="the style in which `y` cites")] = "plain"
    mouse: Annotated[
        bool, Meta(description="whether the mouse acts here; without it the terminal's own selects")
    ] = True
    animation: Annotated[
        Literal["none", "basic", "full"],
        Meta(description="how much moves smoothly; over a slow line, none is best"),
    ] = "none"

    @property
    def shown_theme(self) -> str:
        """The theme to draw with, which is a colourless one under NO_COLOR."""
        return COLOURLESS if self.is_colourless else self.theme

    @property
    def is_colourless(self) -> bool:
        """Whether nothing may be drawn in colour."""
        return bool(os.environ.get("NO_COLOR"))


def read_settings(path: Path | None = None) -> tuple[Settings, list[Problem]]:
    """The reader's settings, and what is wrong with their file; a wrong entry keeps its default.

    Args:
        path: the file; without it, `config.toml` in the configuration folder.
    """
    file = path or config_file(SETTINGS_FILE)
    if not is_there(file):
        return Settings(), []
    return _read(file)


def _read(path: Path) -> tuple[Settings, list[Problem]]:
    # Only who sets something pays for these.
    from atlas_tui.facts.faults import Fault, faults, short  # noqa: PLC0415
    from atlas_tui.facts.nearest import nearest  # noqa: PLC0415
    from atlas_tui.ui.configured import configured  # noqa: PLC0415

    table, file, problems = configured(path)
    found = list(faults(table, Settings))
    style = table.get("style")
    if isinstance(style, str) and style not in STYLES:
        message = f"`style` is {short(style)!r}; it can be {', '.join(STYLES)}"
        found.append(Fault("style", message, f"the nearest is `{nearest(style, STYLES)}`"))
    for fault in found:
        hint = f"{fault.hint}; until then the default stays"
        place = file.place("", 0, fault.path)
        problems.append(
            Problem(
                rule="wrong-setting",
                severity="error",
                message=fault.message,
                hint=hint,
                place=place,
            )
        )
    wrong = {fault.path.partition(".")[0].partition("[")[0] for fault in found}
    good: dict[str, Any] = {name: value for name, value in table.items() if name not in wrong}
    return msgspec.convert(good, Settings), problems
