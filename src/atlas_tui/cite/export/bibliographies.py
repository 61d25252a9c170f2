"""The formats of reference managers: the sources of a selection, and what its claims refer to."""

from collections.abc import Iterator

from atlas_tui.cite import bibtex as bibtex_format
from atlas_tui.cite import csl_json as csl_format
from atlas_tui.cite import ris as ris_format
from atlas_tui.cite.export.selection import Selection


def csl_json(selection: Selection) -> Iterator[str]:
    """The documents for Zotero and pandoc: CSL-JSON, which loses nothing."""
    yield f"{csl_format.bibliography(selection.atlas, selection.works)}\n"


def bibtex(selection: Selection) -> Iterator[str]:
    """The documents for LaTeX: BibTeX, in fields that biblatex reads too."""
    yield f"{bibtex_format.bibliography(selection.atlas, selection.works)}\n"


def ris(selection: Selection) -> Iterator[str]:
    """The documents for EndNote, Mendeley and Citavi: RIS."""
    yield f"{ris_format.bibliography(selection.atlas, selection.works)}\n"
