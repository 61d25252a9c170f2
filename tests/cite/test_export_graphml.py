"""GraphML: read by networkx, with any text in it."""

import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from atlas_tui.cite.export import of_facts, within
from atlas_tui.cite.export.graphml import write
from atlas_tui.cite.export.selection import Selection
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Actor, Project, Relation
from bases import write_base
from hostile import texts

networkx = pytest.importorskip("networkx", reason="networkx is not installed")


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def graph(selection: Selection) -> Any:
    return networkx.read_graphml(
        io.BytesIO("".join(write(selection)).encode()), force_multigraph=True
    )


def test_actors_and_projects_are_nodes(atlas: Atlas) -> None:
    assert dict(graph(within(atlas)).nodes(data=True)) == {
        "XNO": {"kind": "actor", "label": "Northland", "actor_kind": "state", "focus": True, "claims": 7},
        "XSO": {"kind": "actor", "label": "Southland", "actor_kind": "state", "focus": True, "claims": 11},
        "river-guard": {
            "kind": "actor",
            "label": "River Guard",
            "actor_kind": "movement",
            "focus": False,
            "claims": 2,
        },
        "great-canal": {
            "kind": "project",
            "label": "Great Canal",
            "sector": "water",
            "stages": "proposed, construction",
            "claims": 6,
        },
    }  # fmt: skip


def test_relations_participation_transit_and_membership_are_edges(atlas: Atlas) -> None:
    edges = {
        (frozenset((one, other)), data["kind"]): data
        for one, other, data in graph(within(atlas)).edges(data=True)
    }
    assert set(edges) == {
        (frozenset(("XNO", "XSO")), "relation"),
        (frozenset(("great-canal", "XNO")), "participates"),
        (frozenset(("great-canal", "XSO")), "participates"),
        (frozenset(("great-canal", "XSO")), "transit"),
        (frozenset(("river-guard", "XSO")), "belongs"),
    }
    assert edges[frozenset(("XNO", "XSO")), "relation"] == {
        "kind": "relation",
        "label": "Northland – Southland",
        "relation": "XNO-XSO",
        "readings": 2,
        "improving": 1,
        "worsening": 1,
        "events": 3,
        "claims": 7,
    }


def test_a_selection_has_the_ends_of_its_edges(atlas: Atlas) -> None:
    found = graph(of_facts(atlas, [atlas.by_id["institute-canal-volume"]]))
    assert set(found.nodes) == {"great-canal", "XNO", "XSO"}
    assert found.nodes["great-canal"]["claims"] == 1
    assert found.nodes["XNO"]["claims"] == 0


def test_a_relation_of_three_ties_each_to_each(atlas: Atlas) -> None:
    three = Relation(id="three", name="Three", actors=("XNO", "XSO", "river-guard"))
    found = graph(within(Atlas(None, {**atlas.by_id, "three": three}, {})))
    ties = [data for _, _, data in found.edges(data=True) if data.get("relation") == "three"]
    assert len(ties) == 3


def test_the_shipped_base_is_a_graph_of_all_its_actors_projects_and_relations() -> None:
    atlas = load(shipped_base()).atlas
    found = graph(within(atlas))
    assert set(found.nodes) == {fact.id for kind in (Actor, Project) for fact in atlas.all(kind)}
    relations = {data["relation"] for _, _, data in found.edges(data=True) if "relation" in data}
    assert relations == {relation.id for relation in atlas.all(Relation)}


@settings(max_examples=40)
@given(texts())
def test_any_text_comes_back_but_for_what_xml_cannot_hold(text: str) -> None:
    name = re.sub(r"\s", "_", text)
    actor = Actor(id="x", kind="state", name=text)
    project = replace(Project(id="p", name=text, sector="rail", actors=("x",)), id=name)
    found = graph(within(Atlas(None, {"x": actor, name: project}, {})))
    expected = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert found.nodes["x"]["label"] == expected
    assert set(found.nodes) == {"x", name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")}
