"""FORMATS: what a selection can be exported to, a function each."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from atlas_tui.cite.brief import pandoc
from atlas_tui.cite.export import bibliographies, brief, graphml, records, table, web_annotation
from atlas_tui.cite.export.selection import Selection, of_facts, of_notebook, within
from atlas_tui.cite.export.writing import save
from atlas_tui.facts.problem import AtlasError


class Format(NamedTuple):
    """How a selection is written, in pieces that end with a line end, and how such files end."""

    write: Callable[[Selection], Iterator[str]]
    suffix: str

    @property
    def what(self) -> str:
        """What it is for, in a line."""
        return (self.write.__doc__ or "").strip()


FORMATS: dict[str, Format] = {
    "markdown": Format(brief.write, ".md"),
    "csl-json": Format(bibliographies.csl_json, ".csl.json"),
    "bibtex": Format(bibliographies.bibtex, ".bib"),
    "ris": Format(bibliographies.ris, ".ris"),
    "json": Format(records.write, ".json"),
    "csv": Format(table.write, ".csv"),
    "web-annotation": Format(web_annotation.write, ".jsonld"),
    "graphml": Format(graphml.write, ".graphml"),
}
"""Format name to the function that writes it."""


def write(selection: Selection, name: str, path: Path) -> int:
    """Write a selection to a file in the format of that name, whole or not at all.

    Markdown becomes a .docx, .odt or .pdf where the name of the file ends so.

    Returns:
        The bytes written.

    Raises:
        AtlasError: it could not be written, pandoc is missing, or no other format than Markdown can
            be written to such a file.
    """
    pieces = FORMATS[name].write(selection)
    if path.suffix.lower() not in pandoc.WRITERS:
        return save(path, pieces)
    if name != "markdown":
        raise AtlasError(f"{path}: only markdown becomes {path.suffix}, not {name}")
    return pandoc.convert("".join(pieces), path)


__all__ = ["FORMATS", "Format", "Selection", "of_facts", "of_notebook", "save", "within", "write"]
