"""COPIES: what can be copied of a thing beside its excerpts in every style."""

from collections.abc import Callable
from typing import Any

from atlas_tui.cite import onepager, sides
from atlas_tui.cite.figures import series_markdown, series_tsv
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Conflict, Fact, Project, Relation, Series

Writer = Callable[[Atlas, Any], str]

COPIES: dict[type[Fact], dict[str, Writer]] = {
    Conflict: {"both sides, with citations": sides.paragraph},
    Series: {"table, tab-separated": series_tsv, "table, Markdown": series_markdown},
    Actor: {"brief, Markdown": onepager.markdown},
    Relation: {"brief, Markdown": onepager.markdown},
    Project: {"brief, Markdown": onepager.markdown},
}
"""Kind of fact to what else can be copied of it, by the name in the menu."""
