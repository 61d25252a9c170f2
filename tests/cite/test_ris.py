"""RIS: a line a value, read back by another program without loss."""

import re
from typing import Any

import pytest
import rispy
from hypothesis import given, settings
from rispy.config import TAG_KEY_MAPPING

from atlas_tui.cite import ris
from atlas_tui.cite.variables import line, names
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.csl import DATES, NAMES, TYPES
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Reference, Source
from cite.hostile import works

ROSE = {
    "type": "article-journal",
    "title": "Realism",
    "author": [{"family": "Rose", "given": "G."}, {"literal": "House of A, B and C"}],
    "issued": "1998-03",
    "container-title": "World Politics",
    "volume": "51",
    "issue": "1",
    "page": "144–172",
    "DOI": "10.1017/S1",
    "medium": "print",
}


def test_a_work_is_a_record_of_tagged_lines() -> None:
    assert ris.entry("rose-1998", ROSE) == (
        "TY  - JOUR\n"
        "ID  - rose-1998\n"
        "TI  - Realism\n"
        "AU  - Rose, G.\n"
        "AU  - House of A, B and C\n"
        "M2  - author: House of A, B and C\n"
        "PY  - 1998\n"
        "DA  - 1998/03\n"
        "T2  - World Politics\n"
        "VL  - 51\n"
        "IS  - 1\n"
        "SP  - 144\n"
        "EP  - 172\n"
        "DO  - 10.1017/S1\n"
        "M2  - medium: print\n"
        "ER  - "
    )


@pytest.mark.parametrize(
    ("issued", "lines"),
    [
        ("2024", ["PY  - 2024", "DA  - 2024"]),
        ("2024-12-24", ["PY  - 2024", "DA  - 2024/12/24"]),
        ("2023~", ["PY  - 2023", "DA  - 2023///2023~"]),
        ("202X", ["PY  - 2020", "DA  - 2020///202X"]),
        ("2021-03/2021-05", ["PY  - 2021", "DA  - 2021/03//2021-03/2021-05"]),
        ("in spring", ["DA  - ///in spring"]),
    ],
)
def test_a_date_keeps_what_year_month_and_day_do_not_say(issued: str, lines: list[str]) -> None:
    written = ris.entry("k", {"issued": issued}).splitlines()
    assert [each for each in written if each[:2] in ("PY", "DA")] == lines


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ({"family": "King", "given": "M. L.", "suffix": "Jr."}, ["AU  - King, M. L., Jr."]),
        (
            {"family": "Berg", "given": "Q.", "non-dropping-particle": "van den"},
            ["AU  - van den Berg, Q."],
        ),
        ({"literal": "House"}, ["AU  - House"]),
        (
            {"family": "Ministry, The", "given": "X"},
            ["AU  - Ministry, The, X", "M2  - author: Ministry, The || X"],
        ),
    ],
)
def test_a_name_with_a_comma_of_its_own_is_said_again_in_its_parts(
    name: dict[str, str], lines: list[str]
) -> None:
    assert ris.entry("k", {"author": [name]}).splitlines()[2:-1] == lines


@pytest.mark.parametrize(
    ("kind", "head"),
    [
        ("report", ["TY  - RPRT"]),
        ("webpage", ["TY  - ELEC"]),
        ("post", ["TY  - ELEC", "M2  - type: post"]),
        ("treaty", ["TY  - GEN", "M2  - type: treaty"]),
    ],
)
def test_a_type_without_a_tag_of_its_own_is_said_beside_the_nearest(
    kind: str, head: list[str]
) -> None:
    lines = ris.entry("k", {"type": kind}).splitlines()
    assert [each for each in lines if each[:2] in ("TY", "M2")] == head


def read(text: str) -> dict[str, list[str]]:
    """The one record of a file by another program, tag by tag."""
    (record,) = rispy.loads(text, enforce_list_tags=False)
    tags = {name: tag for tag, name in TAG_KEY_MAPPING.items()}
    found = dict(record.pop("unknown_tag", {}))
    for name, value in record.items():
        found[tags[name]] = value if isinstance(value, list) else [value]
    return found


def lost(csl: dict[str, Any]) -> list[str]:
    """The variables that do not stand in the record as another program reads it."""
    record = read(ris.entry("k", csl))
    told = record.get("M2", [])
    lost = [] if record["TY"] == [ris.TYPES.get(csl["type"], "GEN")] else ["type"]
    for variable, value in csl.items():
        if variable in NAMES:
            kept = all(_name_kept(record, variable, name) for name in names(csl, variable))
        elif variable in DATES:
            tag = {"issued": "DA", "accessed": "Y2"}.get(variable, "")
            stated = record.get(tag, [""])[0].removeprefix("///")
            exact = stated.split("/", 3)[-1] if stated.count("/") > 2 else stated.replace("/", "-")
            kept = exact == value or f"{variable}: {value}" in told
        else:
            kept = variable == "type" or _text_kept(record, variable, line(value))
        lost += [] if kept else [variable]
    return lost


def _text_kept(record: dict[str, list[str]], variable: str, value: str) -> bool:
    if variable == "page":
        span = "-".join(record["SP"] + record.get("EP", []))
        return span == re.sub(" ?[–-] ?", "-", value) if "EP" in record else span == value
    if variable == "keyword":
        return record.get("KW", []) == [each for each in re.split(r"\s*[;,]\s*", value) if each]
    if variable == "URL":
        return ";".join(record["UR"]).replace(" ", "") == value.replace(" ", "")
    tag = "SN" if variable == "ISBN" else ris.TAGS.get(variable, "")
    return value in record.get(tag, []) or f"{variable}: {value}" in record.get("M2", [])


def _name_kept(record: dict[str, list[str]], variable: str, name: Any) -> bool:
    parts = [part for part in (name.family, name.given, name.suffix) if part]
    person = name.literal or " || ".join(parts)
    if f"{variable}: {person}" in record.get("M2", []):
        return True
    return (name.literal or ", ".join(parts)) in record.get(ris.TAGS.get(variable, ""), [])


@given(works(sorted(TYPES)))
@settings(max_examples=80)
def test_every_field_comes_back_through_another_program(csl: dict[str, Any]) -> None:
    assert lost(csl) == []


def test_the_shipped_base_comes_back_through_another_program() -> None:
    atlas = load(shipped_base()).atlas
    everything = [*atlas.all(Source), *atlas.all(Reference)]
    assert len(rispy.loads(ris.bibliography(atlas, everything))) == len(everything)
    assert {work.id: lost(work.csl) for work in everything if lost(work.csl)} == {}
