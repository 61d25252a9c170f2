"""The base that a command works on, and ids that lead to its facts."""

import os
import sys
from pathlib import Path
from typing import NamedTuple

from atlas_tui.facts.atlas import Atlas, Scope
from atlas_tui.facts.base import Loaded, shipped_base
from atlas_tui.facts.cache import load_cached
from atlas_tui.facts.model import Fact, Source, kind_of
from atlas_tui.facts.problem import AtlasError, Problem
from atlas_tui.facts.text import visible

_NEAREST = 3


class Settings(NamedTuple):
    """The global options."""

    base: Path | None
    debug: bool = False
    fresh: bool = False

    @classmethod
    def from_environment(cls) -> "Settings":
        """The options of a command without any."""
        base = os.environ.get("ATLAS_BASE")
        return cls(Path(base) if base else None)

    @property
    def path(self) -> Path:
        """The base to read."""
        return self.base or shipped_base()


def read(settings: Settings, *, quiet: bool = False) -> Loaded:
    """Load the base; what is wrong with it is counted on stderr, and an empty one stops.

    Args:
        settings: the global options.
        quiet: say nothing, because the screen will.

    Raises:
        AtlasError: nothing in the base could be read; the message begins with the first problem.
    """
    loaded = load_cached(settings.path)
    errors = [problem for problem in loaded.problems if problem.severity == "error"]
    if not len(loaded.atlas) and errors:
        raise AtlasError(told(errors[0]))
    if errors and not quiet:
        problems = "1 problem" if len(errors) == 1 else f"{len(errors)} problems"
        talk = f"{problems} in {settings.path}, the first: {told(errors[0])}"
        print(f"atlas: {visible(talk)}; `atlas check` lists them", file=sys.stderr)  # noqa: T201 (talk)
    return loaded


def told(problem: Problem) -> str:
    """A problem in a line: its place, what is wrong, what to do."""
    return f"{problem.place}: {problem.message} ({problem.hint})"


def fact(atlas: Atlas, fact_id: str) -> Fact:
    """The fact of an id.

    Raises:
        AtlasError: there is none; the message names the nearest ids.
    """
    found = atlas.by_id.get(fact_id)
    if found:
        return found
    from atlas_tui.facts.nearest import nearest_few  # noqa: PLC0415 (only a wrong id needs it)

    near = nearest_few(fact_id, atlas.by_id, _NEAREST)
    hint = f"; the nearest are {', '.join(near)}" if near else ""
    raise AtlasError(f"no fact has the id {fact_id!r}{hint}")


def scope(atlas: Atlas, about: tuple[str, ...], source: str | None = None) -> Scope:
    """The scope that `--about` and `--from` name; each must be a fact of the base.

    Raises:
        AtlasError: some id leads to nothing, or that of `--from` to no source.
    """
    within = tuple(fact(atlas, each).id for each in about)
    if source is None:
        return within
    found = fact(atlas, source)
    if not isinstance(found, Source):
        raise AtlasError(f"{source} is a {kind_of(found)}, not a source")
    return (*within, found.id)
