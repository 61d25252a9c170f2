"""Word, PDF and OpenDocument files of a brief, through pandoc where it is installed."""

import re
import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.replacing import behind_links, refusals, replace_file

OLDEST = (2, 11)
"""The first version that has all that a brief needs; tested with 2.17 and newer."""
SECONDS = 120.0
"""How long a conversion may take."""

READER = "markdown-smart-raw_tex"
"""Markdown as a brief is written: nothing in it becomes typographic by itself, nothing is LaTeX."""

WRITERS = {".docx": "docx", ".odt": "odt", ".pdf": "pdf"}
"""Ending of a file to what pandoc calls it."""

ENGINES = ("xelatex", "lualatex", "tectonic", "typst", "weasyprint", "prince", "wkhtmltopdf")
"""What pandoc can make a PDF with and that knows all scripts, best first."""
_TYPST = (3, 1, 2)


class Pandoc(NamedTuple):
    """An installed pandoc."""

    path: str
    version: tuple[int, ...]


def pandoc() -> Pandoc:
    """The pandoc on PATH.

    Raises:
        AtlasError: there is none, it does not answer, or it is too old.
    """
    path = shutil.which("pandoc")
    if not path:
        raise AtlasError("pandoc is not installed; .docx, .odt and .pdf need it, Markdown does not")
    told = _run([path, "--version"], b"").decode("utf-8", "replace")
    found = re.match(r"pandoc(?:\.exe)? (\d+(?:\.\d+)*)", told)
    if not found:
        raise AtlasError(f"{path} does not say which version of pandoc it is")
    version = tuple(map(int, found[1].split(".")))
    if version < OLDEST:
        needed = ".".join(map(str, OLDEST))
        raise AtlasError(f"pandoc {found[1]} is too old: {needed} or newer is needed")
    return Pandoc(path, version)


def engine(version: tuple[int, ...]) -> str:
    """The program on PATH that pandoc shall make PDFs with.

    Raises:
        AtlasError: none is installed; the message names them all.
    """
    for name in ENGINES:
        if shutil.which(name) and (name != "typst" or version >= _TYPST):
            return name
    raise AtlasError(f"a PDF needs, beside pandoc, one of {', '.join(ENGINES)}; none is installed")


def convert(markdown: str, path: Path) -> int:
    """Write a brief as the kind of file that its name ends in, whole or not at all.

    Args:
        markdown: the brief.
        path: ends in one of WRITERS, in any case.

    Returns:
        The bytes written.

    Raises:
        AtlasError: pandoc or what it needs is missing, it refused, or the file can't be written.
    """
    suffix = path.suffix.lower()
    tool = pandoc()
    options = [f"--pdf-engine={engine(tool.version)}"] if suffix == ".pdf" else []
    with TemporaryDirectory(prefix="atlas-") as folder:
        made = Path(folder) / f"brief{suffix}"
        command = [tool.path, f"--from={READER}", f"--output={made}", *options]
        if suffix != ".pdf":
            command.append(f"--to={WRITERS[suffix]}")
        _run(command, markdown.encode("utf-8", "replace"), Path(folder))
        raw = made.read_bytes()
    with refusals(path):
        replace_file(behind_links(path), raw, lambda: True)
    return len(raw)


def _run(command: list[str], given: bytes, folder: Path | None = None) -> bytes:
    """What the command prints; it works in the given folder and sees nothing of the reader's."""
    try:
        done = subprocess.run(  # noqa: S603 (pandoc as found on PATH, arguments are our own)
            command, input=given, capture_output=True, cwd=folder, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as fault:
        raise AtlasError(f"pandoc was still not done after {SECONDS:g} seconds") from fault
    except OSError as fault:
        raise AtlasError(f"pandoc cannot be run: {fault.strerror}") from fault
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").split("\n")
        reason = next((line.strip() for line in told if line.strip()), f"exit {done.returncode}")
        raise AtlasError(f"pandoc could not write it: {reason}")
    return done.stdout
