"""A reader's own facts beside a base: where they are kept, and which files are theirs."""

import os
import re
from pathlib import Path

from platformdirs import user_data_path

from atlas_tui.facts.base import base_files, shipped_base
from atlas_tui.facts.shelf import digest

CAPTURED = "captured.toml"
"""The file of a named base in which Atlas writes what its reader captures."""

CLAIMS = "claims.toml"
"""The file of an overlay in which Atlas writes; others beside it are read as well."""

_LONGEST = 40


def is_shipped(path: Path) -> bool:
    """Whether a base is the shipped one, or a file or folder lies within that."""
    shipped = shipped_base().resolve()
    found = path.resolve()
    return found == shipped or shipped in found.parents


def overlay_folder(base: Path) -> Path:
    """The folder of the reader's own facts beside a base, there or not yet.

    Beside the shipped base it is the same wherever that is installed; beside another it goes by
    that base's path.
    """
    return user_data_path("atlas") / "overlays" / _key(base)


def overlay_files(base: Path) -> list[Path]:
    """The files of the reader's own facts beside a base, in the order in which they are read."""
    folder = overlay_folder(base)
    if not os.path.isdir(folder):  # noqa: PTH112 (Path.is_dir raises where the way is barred)
        return []
    if not os.access(folder, os.R_OK | os.X_OK):
        return [folder]  # reading it as a file tells why it can't be read
    return sorted(folder.rglob("*.toml"))


def files_of(base: Path) -> list[Path]:
    """Every file that is read for a base: its own, then those of the reader beside it.

    Raises:
        AtlasError: there is nothing at the path that could be a base.
    """
    return [*base_files(base), *overlay_files(base)]


def captured_file(base: Path) -> Path | None:
    """The file for captures in a named base; none in the shipped base or a base of one file."""
    return None if is_shipped(base) or not base.is_dir() else base / CAPTURED


def own_files(base: Path) -> frozenset[Path]:
    """The files whose facts are the reader's own."""
    captured = captured_file(base)
    return frozenset([*overlay_files(base), *([captured] if captured else [])])


def _key(base: Path) -> str:
    if is_shipped(base):
        return "shipped"
    found = base.resolve()
    name = re.sub(r"[^A-Za-z0-9]+", "-", found.stem).strip("-").lower()[:_LONGEST] or "base"
    return f"{name}-{digest(str(found))}"
