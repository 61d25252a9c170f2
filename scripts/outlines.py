"""Make the outlines of the map from Natural Earth: `python -m scripts.outlines PACKAGE`.

PACKAGE is the folder of the npm package `world-atlas` 2.0.2 (`npm pack world-atlas`, unpacked). The
countries are cut to the region, simplified arc by arc so that neighbours keep one common border and
no city of the shipped base changes sides, rounded, and written as one compact file. The same package
gives the same file, byte for byte.
"""

import argparse
import json
import tomllib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from scripts.shapes import BOX, Arc, area, cut, farthest, simplified

Ring = tuple[int, ...]
"""Arcs in order, ~n for arc n backwards."""

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "atlas_tui" / "geo" / "outlines.json"
PLACES = ROOT / "data" / "places.toml"
RESOLUTION = "50m"

SMALLEST = 0.05
"""The smallest island that is kept, in square degrees at 38° north, but for a state's largest."""
GRID = 100
"""Steps in a degree."""

STATES = """
004 AFG, 012 DZA, 031 AZE, 048 BHR, 050 BGD, 051 ARM, 064 BTN, 100 BGR, 104 MMR, 112 BLR, 116 KHM,
140 CAF, 144 LKA, 156 CHN, 180 COD, 196 CYP, 231 ETH, 232 ERI, 233 EST, 246 FIN, 262 DJI, 268 GEO,
275 PSE, 300 GRC, 356 IND, 360 IDN, 364 IRN, 368 IRQ, 376 ISR, 398 KAZ, 400 JOR, 404 KEN, 414 KWT,
417 KGZ, 418 LAO, 422 LBN, 428 LVA, 434 LBY, 440 LTU, 458 MYS, 462 MDV, 496 MNG, 498 MDA, 512 OMN,
524 NPL, 586 PAK, 616 POL, 634 QAT, 642 ROU, 643 RUS, 682 SAU, 704 VNM, 706 SOM, 728 SSD, 729 SDN,
760 SYR, 762 TJK, 764 THA, 784 ARE, 792 TUR, 795 TKM, 800 UGA, 804 UKR, 818 EGY, 860 UZB, 887 YEM
"""
"""ISO 3166-1: the number that the package gives and the alpha-3 code that a base gives."""
CODES = dict(pair.split() for pair in STATES.replace("\n", " ").split(","))


class State(NamedTuple):
    """A state as the file has it, its arcs still numbered as in the package."""

    code: str
    name: str
    rings: list[Ring]


def read(topology: dict[str, Any]) -> tuple[list[Arc], list[State]]:
    """The arcs in degrees, cut to the box, and the states of the region that have a code."""
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [cut(_degrees(arc, scale, shift)) for arc in topology["arcs"]]
    states = []
    for shape in topology["objects"]["countries"]["geometries"]:
        parts = shape.get("arcs", [])
        polygons = parts if shape["type"] == "MultiPolygon" else [parts]
        rings = [tuple(ring) for polygon in polygons for ring in polygon]
        if shape.get("id") in CODES:
            states.append(State(CODES[shape["id"]], shape["properties"]["name"], rings))
    return arcs, sorted(states)


def _degrees(arc: Iterable[Sequence[int]], scale: Sequence[float], shift: Sequence[float]) -> Arc:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append((x * scale[0] + shift[0], y * scale[1] + shift[1]))
    return points


def cities(file: Path = PLACES) -> Arc:
    """The places of a base that are the thing itself, which no simplified border may pass over."""
    places = tomllib.loads(file.read_text(encoding="utf-8"))["place"]
    exact = (place for place in places if place["precision"] in ("site", "city"))
    return [(place["longitude"], place["latitude"]) for place in exact]


def joined(ring: Ring, arcs: Sequence[Arc]) -> Arc:
    """The points of a ring."""
    points: Arc = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def kept(state: State, arcs: Sequence[Arc]) -> State:
    """The state without what lies outside the box, and without its smaller islands."""
    sizes = {ring: abs(area(joined(ring, arcs))) for ring in state.rings}
    largest = max(sizes.values())
    return state._replace(
        rings=[ring for ring, size in sizes.items() if size and size >= min(SMALLEST, largest)]
    )


def label_point(state: State, arcs: Sequence[Arc]) -> list[float]:
    """The point of the state's largest part that is farthest from its outlines, to 0.1 degrees."""
    largest = max((joined(ring, arcs) for ring in state.rings), key=lambda ring: abs(area(ring)))
    return [round(each, 1) for each in farthest(largest)]


def rounded(arc: Arc) -> list[int]:
    """The arc on the grid: its first point, then steps from point to point."""
    steps: list[int] = []
    at = (0, 0)
    for x, y in arc:
        to = (round(x * GRID), round(y * GRID))
        if to != at or not steps:
            steps += [to[0] - at[0], to[1] - at[1]]
        at = to
    return steps


def made(topology: dict[str, Any]) -> dict[str, Any]:
    """The content of the file."""
    arcs, states = read(topology)
    fixed = cities()
    arcs = [simplified(arc, fixed) for arc in arcs]
    states = [state for each in states if (state := kept(each, arcs)).rings]
    used = sorted({max(arc, ~arc) for state in states for ring in state.rings for arc in ring})
    number = {old: new for new, old in enumerate(used)}
    number |= {~old: ~new for old, new in number.items()}
    return {
        "source": f"Natural Earth, 1:{RESOLUTION.removesuffix('m')} million, by world-atlas 2.0.2",
        "licence": "Natural Earth: public domain; world-atlas: ISC, see NOTICE.md",
        "box": BOX,
        "grid": GRID,
        "arcs": [rounded(arcs[arc]) for arc in used],
        "states": {
            state.code: {
                "name": state.name,
                "label": label_point(state, arcs),
                "rings": [[number[arc] for arc in ring] for ring in state.rings],
            }
            for state in states
        },
    }


def main() -> None:
    """Read the package and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("package", type=Path, help="the folder of the unpacked npm package")
    parser.add_argument("--target", type=Path, default=TARGET)
    options = parser.parse_args()
    file = options.package / f"countries-{RESOLUTION}.json"
    content = made(json.loads(file.read_text(encoding="utf-8")))
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")) + "\n"
    options.target.write_text(text, encoding="utf-8")
    points = sum(len(arc) // 2 for arc in content["arcs"])
    print(f"{len(content['states'])} states, {points} points, {len(text.encode()):,} bytes")


if __name__ == "__main__":
    main()
