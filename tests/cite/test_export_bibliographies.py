"""The formats of reference managers, as far as an export chooses what goes into them."""

import json
from pathlib import Path

import pytest

from atlas_tui.cite.export import FORMATS, of_facts, within
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from bases import write_base


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def text_of(atlas: Atlas, name: str, *chosen: str) -> str:
    facts = [atlas.by_id[each] for each in chosen]
    return "".join(FORMATS[name].write(of_facts(atlas, facts) if facts else within(atlas)))


@pytest.mark.parametrize(
    ("name", "mark"), [("bibtex", "@"), ("ris", "TY  - "), ("csl-json", '"type"')]
)
def test_each_work_stands_once(atlas: Atlas, name: str, mark: str) -> None:
    assert text_of(atlas, name).count(mark) == 3
    assert text_of(atlas, name, "khan-attack", "khan-treaty").count(mark) == 1
    assert text_of(atlas, name, "river-trade").count(mark) == 3
    for title in ("Water and Trust", "Rivers and Markets", "River Diplomacy in 2025"):
        assert title in text_of(atlas, name)


def test_csl_json_is_an_array_of_items(atlas: Atlas) -> None:
    assert [item["id"] for item in json.loads(text_of(atlas, "csl-json"))] == [
        "institute-2025",
        "khan-lee-2023",
        "khan-lee:berg-stone-2020",
    ]
