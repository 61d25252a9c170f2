"""Markdown: the brief of a selection."""

from collections.abc import Iterator

from atlas_tui.cite.brief import markdown
from atlas_tui.cite.export.selection import Selection


def write(selection: Selection) -> Iterator[str]:
    """A brief in Markdown: excerpts with footnotes, who stands behind them, a bibliography."""
    yield markdown(selection.atlas, selection.entries, selection.title, selection.style)
