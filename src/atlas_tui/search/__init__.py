"""Search: exact first, forgiving, over a vocabulary and postings, never a scan of the texts."""

from atlas_tui.search.index import Search, build
from atlas_tui.search.results import Hit, Results
from atlas_tui.search.snippet import Snippet, Terms, snippet, spans

__all__ = ["Hit", "Results", "Search", "Snippet", "Terms", "build", "snippet", "spans"]
