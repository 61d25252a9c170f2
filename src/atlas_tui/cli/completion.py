"""What a shell completes: the ids of the base that the command would read.

Completing never fails and never keeps a reader waiting: where the base cannot be read, or reading
it would take long, nothing is completed.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from click import Context, Parameter

from atlas_tui.cli.base import Settings
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.cache import load_cached, needs_preparing
from atlas_tui.facts.model import Source, label
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.text import visible

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_FEW = 200
"""Ids up to which each is completed with its name; the names of more would not be read."""
_LONGEST = 60


def ids(context: Context, parameter: Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001 (click's signature)
    """The ids that begin so, of facts of every kind."""
    atlas = _atlas(context)
    return _completed(atlas, atlas.by_id, incomplete) if atlas else []


def sources(context: Context, parameter: Parameter, incomplete: str) -> "list[CompletionItem]":  # noqa: ARG001 (likewise)
    """The ids of sources that begin so."""
    atlas = _atlas(context)
    return _completed(atlas, (each.id for each in atlas.all(Source)), incomplete) if atlas else []


def _atlas(context: Context) -> Atlas | None:
    """The base that the command would read; None where that fails or takes long."""
    base: Path | None = context.find_root().params.get("base")
    path = Settings(base).path
    try:
        return None if needs_preparing(path) else load_cached(path).atlas
    except (AtlasError, OSError):
        return None


def _completed(atlas: Atlas, known: Iterable[str], incomplete: str) -> "list[CompletionItem]":
    from click.shell_completion import CompletionItem  # noqa: PLC0415 (only completing needs it)

    found = [each for each in known if each.startswith(incomplete)]
    # The oldest of the supported versions of click lets zsh cut an id with a name at its colon.
    named = {each for each in found if ":" not in each} if len(found) <= _FEW else set()
    return [
        CompletionItem(each, help=_name(atlas, each) if each in named else None) for each in found
    ]


def _name(atlas: Atlas, fact_id: str) -> str:
    name = visible(label(atlas.by_id[fact_id]))
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1].rstrip()}…"
