"""`atlas list`: the rows of a view."""

from pathlib import Path

import pytest

from atlas_tui.cli.list import SORTS
from atlas_tui.facts.model import KINDS
from atlas_tui.facts.views import VIEWS
from bases import COMPLETE, write_base
from commandline import Atlas


def test_a_view_is_listed_row_by_row(atlas: Atlas) -> None:
    assert atlas("list", "timeline") == (
        0,
        "XNO-XSO\trelation\tNorthland – Southland\t2 origins / 2 claims\n"
        "2025-03-embassy\tevent\tNorthland reopens its embassy\t2025-03, COOPERATE, 1 origin / 2 claims\n"
        "2021-05-03-station\tevent\tThe River Guard attacks the pumping station\t"
        "2021-05-03, ASSAULT, 2 origins / 2 claims\n"
        "treaty\tevent\tA treaty is received in both capitals\tundated, AGREE, 1 origin / 1 claim\n",
        "",
    )


def test_a_claim_is_listed_with_its_quotation_and_citation(atlas: Atlas) -> None:
    assert atlas("list", "claims", "--about", "river-guard", "--from", "khan-lee-2023").out == (
        "khan-attack\tclaim\tThe River Guard attacked the pumping station on 3 May 2021.\t"
        "“The River Guard attacked the pumping station on 3 May 2021” (Khan and Lee, “Water and"
        " Trust”, 2023, para. 8)\n"
    )


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_lists_all_its_facts(atlas: Atlas, view: str) -> None:
    rows = atlas("list", view, "--json").data
    tables = {name for name, kind in KINDS.items() if kind in VIEWS[view]}
    assert {row["table"] for row in rows} == tables
    assert len(rows) == len(atlas("list", view).out.splitlines())


def test_a_row_as_json_has_every_field_of_the_fact(atlas: Atlas) -> None:
    (row,) = atlas("list", "projects", "--json").data
    assert set(row) == {"table", "title", *KINDS["project"].__struct_fields__}
    assert row["status"][1] == {
        "stage": "construction",
        "risks": [],
        "as_of": "2022",
        "claim": "khan-canal-begun",
    }


def test_a_table_for_spreadsheets_has_a_heading_and_a_tab_between_cells(atlas: Atlas) -> None:
    heading, *rows = atlas("list", "conflicts", "--tsv").out.splitlines()
    assert heading == "id\tkind\ttitle\twhat"
    assert all(row.count("\t") == 3 for row in rows)


def test_a_cell_of_many_lines_stays_in_its_row(atlas: Atlas, tmp_path: Path) -> None:
    text = COMPLETE.replace(
        'title = "Northland reopens its embassy"', 'title = "North\\n\\treopens"'
    )
    folder = write_base(tmp_path / "lines", text)
    assert "2025-03-embassy\tevent\tNorth reopens\t" in atlas("list", "timeline", base=folder).out


@pytest.mark.parametrize("sort", SORTS)
def test_rows_can_be_sorted_by_everything_offered(atlas: Atlas, sort: str) -> None:
    for view in VIEWS:
        plain = atlas("list", view).out.splitlines()
        assert sorted(atlas("list", view, "--sort", sort).out.splitlines()) == sorted(plain)


def test_events_sorted_by_date_end_with_the_undated(atlas: Atlas) -> None:
    rows = atlas("list", "timeline", "--sort", "date", "--about", "XNO").out.splitlines()
    assert [row.partition("\t")[0] for row in rows] == [
        "2021-05-03-station",
        "2025-03-embassy",
        "XNO-XSO",
        "treaty",
    ]


def test_a_list_without_rows_ends_with_1(atlas: Atlas) -> None:
    assert atlas("list", "claims", "--about", "river-guard", "--about", "trade") == (1, "", "")
    ran = atlas("list", "claims", "--about", "river-guard", "--about", "trade", "--json")
    assert (ran.code, ran.out) == (1, "[]\n")


def test_only_a_source_can_say_something(atlas: Atlas) -> None:
    assert atlas("list", "claims", "--from", "trade") == (
        2,
        "",
        "atlas: trade is a topic, not a source\n",
    )
