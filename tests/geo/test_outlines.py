"""The outlines that come with Atlas: where known places lie, and what the file holds."""

import json
import subprocess
import sys
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Actor, Place, Project
from atlas_tui.geo.outlines import Point, outlines

ROOT = Path(__file__).resolve().parents[2]

KNOWN: dict[str, tuple[Point, str]] = {
    "Kabul": ((69.17, 34.53), "AFG"),
    "Termez": ((67.28, 37.22), "UZB"),
    "Islamabad": ((73.05, 33.69), "PAK"),
    "Tashkent": ((69.24, 41.30), "UZB"),
    "Dushanbe": ((68.77, 38.56), "TJK"),
    "Bishkek": ((74.59, 42.87), "KGZ"),
    "Ashgabat": ((58.38, 37.95), "TKM"),
    "Astana": ((71.43, 51.17), "KAZ"),
    "New Delhi": ((77.21, 28.61), "IND"),
    "Tehran": ((51.39, 35.69), "IRN"),
    "Baku": ((49.87, 40.38), "AZE"),
    "Kashgar": ((75.99, 39.47), "CHN"),
    "Doha": ((51.53, 25.29), "QAT"),
    "Herat": ((62.20, 34.35), "AFG"),
}
"""Longitude and latitude of cities, and the state that each lies in."""


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    return load(shipped_base()).atlas


@pytest.fixture(scope="module")
def file() -> dict[str, Any]:
    raw = files("atlas_tui.geo").joinpath("outlines.json").read_bytes()
    return json.loads(raw)  # type: ignore[no-any-return]


@pytest.mark.parametrize("city", KNOWN)
def test_a_known_place_lies_within_the_outline_of_its_state_alone(city: str) -> None:
    point, code = KNOWN[city]
    assert [state.code for state in outlines().states.values() if state.holds(point)] == [code]
    found = outlines().state_at(point)
    assert found
    assert found.code == code


@pytest.mark.parametrize("point", [(65.0, 20.0), (51.0, 42.0), (-60.0, 10.0), (116.4, 39.9)])
def test_the_sea_and_what_lies_beyond_the_region_belong_to_no_state(point: Point) -> None:
    assert outlines().state_at(point) is None


def test_every_exact_place_of_the_shipped_base_lies_in_its_state_or_on_its_coast(
    shipped: Atlas,
) -> None:
    exact = [each for each in shipped.all(Place) if each.precision in ("site", "city")]
    assert exact
    for place in exact:
        assert place.country
        around = [
            outlines().state_at((place.longitude + right, place.latitude + up))
            for right in (-0.1, 0, 0.1)
            for up in (-0.1, 0, 0.1)
        ]
        inside = around[4]
        assert place.country in {state.code for state in around if state}, place.id
        assert inside is None or inside.code == place.country, place.id


def test_every_state_of_the_shipped_base_that_the_region_has_is_drawn(shipped: Atlas) -> None:
    states = {actor.id for actor in shipped.all(Actor) if actor.kind == "state"}
    assert states - set(outlines().states) == {"USA", "SUN"}


def test_every_spot_of_a_route_of_the_shipped_base_has_a_place_on_the_map(shipped: Atlas) -> None:
    named = [
        each for project in shipped.all(Project) for route in project.route for each in route.places
    ]
    assert len(shipped.all(Project)) == len({p.id for p in shipped.all(Project) if p.route})
    assert all(shipped.get(each, Place) or each in outlines().states for each in named)


def test_the_name_of_every_state_goes_to_a_point_within_it() -> None:
    for state in outlines().states.values():
        assert state.holds(state.label), state.code


def test_the_file_is_small_and_says_where_it_is_from(file: dict[str, Any]) -> None:
    folder = files("atlas_tui.geo")
    assert len(folder.joinpath("outlines.json").read_bytes()) <= 21_500
    assert file["source"] == "Natural Earth, 1:50 million, by world-atlas 2.0.2"
    assert file["licence"] == "Natural Earth: public domain; world-atlas: ISC, see NOTICE.md"
    notice = folder.joinpath("NOTICE.md").read_text(encoding="utf-8")
    assert "Natural Earth" in notice
    assert "Copyright 2013-2019 Michael Bostock" in notice


def test_the_file_holds_closed_rings_of_arcs_within_its_box(file: dict[str, Any]) -> None:
    west, south, east, north = file["box"]
    used = {
        max(arc, ~arc) for state in file["states"].values() for r in state["rings"] for arc in r
    }
    assert used == set(range(len(file["arcs"])))
    for state in outlines().states.values():
        for ring in state.rings:
            assert ring[0] == ring[-1], state.code
            assert len(ring) >= 4, state.code
            assert all(west <= x <= east and south <= y <= north for x, y in ring), state.code


def test_neighbours_share_one_border() -> None:
    afghanistan, pakistan = (outlines().states[code] for code in ("AFG", "PAK"))
    shared = set(afghanistan.arcs) & set(pakistan.arcs)
    assert shared
    assert sum(len(outlines().arcs[arc].trace) for arc in shared) > 20


def test_the_edge_of_what_was_cut_out_is_drawn_as_no_border() -> None:
    west, south, east, north = outlines().box
    for arc in outlines().arcs:
        for trace in arc.drawn:
            for (x1, y1), (x2, y2) in pairwise(trace):
                assert not (x1 == x2 and x1 in (west, east))
                assert not (y1 == y2 and y1 in (south, north))


TOPOLOGY = {
    "transform": {"scale": [0.5, 0.5], "translate": [60, 30]},
    "arcs": [
        [[0, 0], [0, 20]],
        [[0, 20], [10, 0], [0, -4], [0, -16], [-10, 0]],
        [[0, 0], [-200, 0], [0, 20], [200, 0]],
        [[40, 40], [0, 4], [4, 0], [0, -4], [-4, 0]],
    ],
    "objects": {
        "countries": {
            "geometries": [
                {
                    "type": "MultiPolygon",
                    "id": "004",
                    "properties": {"name": "Afghanistan"},
                    "arcs": [[[0, 1]], [[3]]],
                },
                {
                    "type": "Polygon",
                    "id": "364",
                    "properties": {"name": "Iran"},
                    "arcs": [[2, -1]],
                },
                {"type": "Polygon", "properties": {"name": "Nowhere"}, "arcs": [[2, 1]]},
            ]
        }
    },
}
"""Two states that share a border; the western one reaches far beyond the region."""


def test_the_script_cuts_simplifies_and_keeps_shared_borders(tmp_path: Path) -> None:
    (tmp_path / "countries-50m.json").write_text(json.dumps(TOPOLOGY), encoding="utf-8")
    target = tmp_path / "made.json"
    ran = subprocess.run(
        [sys.executable, "-m", "scripts.outlines", str(tmp_path), "--target", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    made = json.loads(target.read_text(encoding="utf-8"))
    assert ran.stdout == f"2 states, 15 points, {target.stat().st_size} bytes\n"
    assert made["arcs"] == [
        [6000, 3000, 0, 1000],
        [6000, 4000, 500, 0, 0, -1000, -500, 0],
        [6000, 3000, -3600, 0, 0, 1000, 3600, 0],
        [8000, 5000, 0, 200, 200, 0, 0, -200, -200, 0],
    ]
    assert {code: state["rings"] for code, state in made["states"].items()} == {
        "AFG": [[0, 1], [3]],
        "IRN": [[2, -1]],
    }
    assert made["states"]["IRN"] == {"name": "Iran", "label": [41.7, 34.9], "rings": [[2, -1]]}
