"""`atlas show`: the card of a thing."""

from pathlib import Path

from atlas_tui.facts.model import KINDS
from atlas_tui.facts.views import VIEWS
from bases import write_documents
from commandline import Atlas


def test_a_thing_is_shown_whole(atlas: Atlas) -> None:
    assert atlas("show", "leverage-XSO") == (
        0,
        "Leverage over the upper river, Southland: considerable\n"
        "  rank 3 in its dimension, 1 lowest\n"
        "    “Southland has considerable leverage over the upper river”\n"
        "      Khan and Lee, “Water and Trust”, 2023, para. 7\n",
        "",
    )


def test_headings_stand_apart_and_long_lines_are_wrapped(atlas: Atlas) -> None:
    told = atlas("show", "XNO").out
    assert "\n\nRelations (1)\n" in told
    assert max(map(len, told.splitlines())) <= 100


def test_a_claim_as_json_has_its_fields_and_what_the_card_adds(
    atlas: Atlas, tmp_path: Path
) -> None:
    documents = write_documents(tmp_path / "documents")
    shown = atlas("show", "khan-attack", "--json", "--documents", str(documents)).data
    added = {
        "table": "claim",
        "title": "The River Guard attacked the pumping station on 3 May 2021.",
        "citation": "Khan and Lee, “Water and Trust”, 2023, para. 8",
        "place": {"section": None, "paragraph": 8},
        "anchor": "exact",
        "conflicts": [],
        "supports": ["2021-05-03-station"],
        "origins": 2,
    }
    assert {key: shown[key] for key in added} == added
    assert set(shown) == {*added, *KINDS["claim"].__struct_fields__}
    assert shown["credibility"] == 1
    assert atlas("show", "khan-attack", "--json").data["anchor"] == "not-attached"


def test_anything_else_as_json_has_its_claims_in_full(atlas: Atlas) -> None:
    shown = atlas("show", "river-trade", "--json").data
    assert [each["id"] for each in shown["claims"]] == [
        "khan-trade-2021",
        "institute-trade-2021",
        "khan-trade-2022",
    ]
    assert (shown["origins"], shown["conflicts"]) == (2, ["trade-in-2021"])
    assert all(each["citation"] for each in shown["claims"])


def test_every_fact_can_be_shown_both_ways(atlas: Atlas) -> None:
    for view in VIEWS:
        for row in atlas("list", view, "--json").data:
            assert atlas("show", row["id"]).code == 0
            shown = atlas("show", row["id"], "--json").data
            assert shown["id"] == row["id"]
            assert shown["table"] == row["table"]


def test_documents_that_are_not_there_stop(atlas: Atlas, tmp_path: Path) -> None:
    for command in (["show", "XNO", "--json"], ["check"], ["stats"]):
        assert atlas(*command, "--documents", str(tmp_path / "gone")) == (
            2,
            "",
            f"atlas: {tmp_path}/gone: no such folder of documents\n",
        )
