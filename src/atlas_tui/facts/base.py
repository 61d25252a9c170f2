"""Where a base is, and what reading one gives; how it is read is for `load` and `cache`."""

import stat
from pathlib import Path
from typing import NamedTuple

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.problem import AtlasError, Problem


class Loaded(NamedTuple):
    """What could be read, and everything that could not."""

    atlas: Atlas
    problems: list[Problem]


def shipped_base() -> Path:
    """The folder of the base that comes with Atlas, in a wheel or in a checkout."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "data"
    return inside if inside.is_dir() else package.parents[1] / "data"


def base_files(path: Path) -> list[Path]:
    """The files of a base, in the order in which they are read.

    Raises:
        AtlasError: there is nothing at the path that could be a base.
    """
    try:
        mode = path.stat().st_mode
    except OSError as reason:
        raise AtlasError(f"{path}: no fact base there ({reason.strerror})") from reason
    if not stat.S_ISDIR(mode):
        return [path]
    files = sorted(path.rglob("*.toml"))
    if not files:
        raise AtlasError(f"{path}: no *.toml file in this folder or below it")
    return files
