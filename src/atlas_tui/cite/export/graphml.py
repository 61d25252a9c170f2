"""GraphML: actors and projects as nodes; relations, participation, transit and membership as edges.

Source: GraphML Primer (Brandes, Eiglsperger, Lerner). All edges are undirected, as readers do not
take both sorts in one graph; `kind` says what an edge is. What XML 1.0 cannot hold becomes U+FFFD.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import NamedTuple
from xml.sax.saxutils import escape, quoteattr

from atlas_tui.cite.export.selection import Selection
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Actor, Claim, Project, Relation

Values = Mapping[str, str | int | bool]

NODE = {
    "kind": "string",
    "label": "string",
    "actor_kind": "string",
    "focus": "boolean",
    "sector": "string",
    "stages": "string",
    "claims": "int",
}
"""What a node says, and the type of each in GraphML."""
EDGE = {
    "kind": "string",
    "label": "string",
    "relation": "string",
    "readings": "int",
    "improving": "int",
    "worsening": "int",
    "events": "int",
    "claims": "int",
}
"""What an edge says: of a relation, how many readings (and which), events and claims it has."""

_BARRED = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns'
    ' http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
)


class Edge(NamedTuple):
    """Two nodes and what lies between them."""

    id: str
    ends: tuple[str, str]
    values: Values


def write(selection: Selection) -> Iterator[str]:
    """Actors, projects and the relations between them as a graph for Gephi, yEd or networkx."""
    yield _HEAD
    for what, said in (("node", NODE), ("edge", EDGE)):
        for name, kind in said.items():
            yield f'<key id="{what}.{name}" for="{what}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="atlas" edgedefault="undirected">\n'
    edges = list(_edges(selection))
    counts = Counter(key for claim in selection.claims for key in selection.atlas.claim_keys(claim))
    for node, values in _nodes(selection, edges).items():
        data = _data("node", {**values, "claims": counts[node]})
        yield f"<node id={_attribute(node)}>{data}</node>\n"
    for number, edge in enumerate(edges):
        source, target = map(_attribute, edge.ends)
        name = _attribute(f"{number}:{edge.id}")
        yield f"<edge id={name} source={source} target={target}>{_data('edge', edge.values)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _nodes(selection: Selection, edges: list[Edge]) -> dict[str, Values]:
    """Actors and projects that are selected or stand at the end of an edge."""
    named = dict.fromkeys(fact.id for fact in selection.facts(Actor))
    named.update(dict.fromkeys(fact.id for fact in selection.facts(Project)))
    named.update(dict.fromkeys(end for edge in edges for end in edge.ends))
    return {each: _node(selection.atlas, each) for each in named}


def _node(atlas: Atlas, fact_id: str) -> Values:
    actor = atlas.get(fact_id, Actor)
    if actor:
        return {
            "kind": "actor",
            "label": actor.name,
            "actor_kind": actor.kind,
            "focus": actor.focus,
        }
    project = atlas.get(fact_id, Project)
    if project:
        stages = ", ".join(dict.fromkeys(status.stage for status in project.status))
        return {
            "kind": "project",
            "label": project.name,
            "sector": project.sector,
            "stages": stages,
        }
    return {"kind": "unknown", "label": fact_id}


def _edges(selection: Selection) -> Iterator[Edge]:
    for relation in selection.facts(Relation):
        values = _relation(selection.atlas, relation)
        for pair in combinations(relation.actors, 2):
            yield Edge(relation.id, pair, values)
    for project in selection.facts(Project):
        for kind, actors in (("participates", project.actors), ("transit", project.transit)):
            for actor in actors:
                yield Edge(f"{project.id}:{actor}", (project.id, actor), {"kind": kind})
    for member in selection.facts(Actor):
        if member.parent:
            ends = (member.id, member.parent)
            yield Edge(":".join(ends), ends, {"kind": "belongs"})


def _relation(atlas: Atlas, relation: Relation) -> Values:
    trends = [reading.trend for reading in relation.reading]
    return {
        "kind": "relation",
        "label": relation.name,
        "relation": relation.id,
        "readings": len(trends),
        "improving": trends.count("improving"),
        "worsening": trends.count("worsening"),
        "events": len(atlas.events_of(relation)),
        "claims": len(atlas.within(Claim, (relation.id,))),
    }


def _data(kind: str, values: Values) -> str:
    return "".join(
        f'<data key="{kind}.{name}">{escape(_text(value))}</data>' for name, value in values.items()
    )


def _text(value: str | int | bool) -> str:
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return _BARRED.sub("\ufffd", text)


def _attribute(text: str) -> str:
    return quoteattr(_text(text))
