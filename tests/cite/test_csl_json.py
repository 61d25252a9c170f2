"""CSL-JSON: a base's own CSL with its dates in date-parts."""

import json
import shutil
import subprocess
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from atlas_tui.cite import csl_json
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.csl import DATES, NAMES, TYPES
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Reference, Source
from cite.hostile import works


@pytest.mark.parametrize(
    ("stated", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-05", {"date-parts": [[2024, 5]]}),
        ("2024-05-03", {"date-parts": [[2024, 5, 3]]}),
        ("2024-05~", {"date-parts": [[2024, 5]], "circa": True}),
        ("2024?", {"date-parts": [[2024]], "circa": True}),
        ("202X", {"date-parts": [[2020], [2029]], "circa": True}),
        ("2021/2023", {"date-parts": [[2021], [2023]]}),
        ("2021-03-04/2022-05", {"date-parts": [[2021, 3, 4], [2022, 5]]}),
        ("2021/..", {"date-parts": [[2021], [0]]}),
        ("../2023-05", {"date-parts": [[2023, 5]], "circa": True}),
        ("2021~/2023", {"date-parts": [[2021], [2023]], "circa": True}),
        ("2024-XX", {"date-parts": [[2024]]}),
        ("2024-13", {"literal": "2024-13"}),
        ("in spring", {"literal": "in spring"}),
    ],
)
def test_a_date_is_exported_in_its_parts(stated: str, date: dict[str, Any]) -> None:
    assert csl_json.entry("k", {"issued": stated})["issued"] == date


@pytest.mark.parametrize("stated", ["2024?", "2024%", "202X", "../2023", "2021~/2023", "2024-XX"])
def test_what_date_parts_cannot_say_stands_beside_them(stated: str) -> None:
    assert csl_json.entry("k", {"issued": stated})["custom"] == {"issued": stated}


@pytest.mark.parametrize("stated", ["2024", "2024-05~", "2021/2023", "2021-03/..", "soon"])
def test_what_date_parts_say_is_said_once(stated: str) -> None:
    assert "custom" not in csl_json.entry("k", {"issued": stated})


def test_a_source_without_a_title_is_described_by_what_it_is() -> None:
    atlas = load(shipped_base()).atlas
    paper = atlas.get("pakistan-afghanistan-paper", Source)
    assert paper
    assert csl_json.item(paper) == {
        "id": "pakistan-afghanistan-paper",
        "type": "article",
        "genre": paper.genre,
    }


def test_wrong_csl_is_exported_as_far_as_it_goes() -> None:
    wrong = {"author": "Khan", "editor": [3], "title": ["x"], "issued": 2024, "volume": 3.5}
    assert csl_json.entry("k", wrong) == {
        "id": "k",
        "author": [{"literal": "Khan"}],
        "editor": [{"literal": "3"}],
        "title": "['x']",
        "issued": {"date-parts": [[2024]]},
        "volume": 3.5,
    }


@given(works(sorted(TYPES)))
@settings(max_examples=60)
def test_every_field_comes_back_as_it_was(csl: dict[str, Any]) -> None:
    item = json.loads(json.dumps(csl_json.entry("k", csl)))
    exact = item.pop("custom", {})
    assert item.pop("id") == "k"
    assert item.keys() == csl.keys()
    for variable, value in csl.items():
        if variable in DATES:
            assert exact.get(variable, edtf(item[variable])) == value
        else:
            assert item[variable] == value


def edtf(date: dict[str, Any]) -> str:
    """A date of CSL-JSON as EDTF."""
    sides = [
        "-".join(f"{part:02}" for part in parts) if parts != [0] else ".."
        for parts in date["date-parts"]
    ]
    return "/".join(sides) + ("~" if date.get("circa") else "")


DATE_SCHEMA = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array",
            "minItems": 1,
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": ["string", "number"]},
            },
        },
        "circa": {"type": ["string", "number", "boolean"]},
        "literal": {"type": "string"},
    },
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "id": {"type": ["string", "number"]},
        "type": {"enum": sorted(TYPES)},
        "custom": {"type": "object"},
        **dict.fromkeys(DATES, DATE_SCHEMA),
        **{key: {"type": "array", "items": {"type": "object"}} for key in NAMES},
    },
    "required": ["type", "id"],
}
"""What the data schema of CSL-JSON 1.0.2 says of ids, types, dates and names."""


@given(works(sorted(TYPES)))
@settings(max_examples=40)
def test_an_item_is_as_the_schema_wants_it(csl: dict[str, Any]) -> None:
    Draft7Validator(SCHEMA).validate(csl_json.entry("k", csl))


@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_pandoc_reads_the_shipped_base_without_loss() -> None:
    atlas = load(shipped_base()).atlas
    everything = [*atlas.all(Source), *atlas.all(Reference)]
    ran = subprocess.run(
        ["pandoc", "-f", "csljson", "-t", "csljson"],
        input=csl_json.bibliography(atlas, everything),
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    typographic = str.maketrans("'", "’")
    assert json.loads(ran.stdout) == [
        {
            name: value.translate(typographic) if isinstance(value, str) else value
            for name, value in csl_json.item(work).items()
        }
        for work in everything
    ]
