"""A figure as a table with citations, for spreadsheets and memos."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.cite.figures import gaps_told, point_rows, series_markdown, series_tsv
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Series
from bases import COMPLETE, write_base

PAPER = "Khan and Lee, “Water and Trust”, 2023, para. 4"
BRIEF = (
    "“River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025, “Trade and Outlook”, para. 7"
)


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def trade(atlas: Atlas) -> Series:
    found = atlas.get("river-trade", Series)
    assert found
    return found


def test_every_point_is_a_row_with_its_quotation_and_citation(atlas: Atlas) -> None:
    assert series_tsv(atlas, trade(atlas)).splitlines() == [
        "at\tgroup\tvalue\tunit\tbasis\tsource\tclaim\tquotation\tcitation",
        "2021\t\t55\tUSD million\tobserved\tKhan and Lee 2023\tkhan-trade-2021\t"
        f"“Trade rose to 55 million dollars in 2021”\t{PAPER}, citing Berg & Stone, 2020",
        "2021\t\t60\tUSD million\tobserved\tIN 2025\tinstitute-trade-2021\t"
        f"“Trade reached 60 million dollars in 2021”\t{BRIEF}",
        "2022\t\t40\tUSD million\tobserved\tKhan and Lee 2023\tkhan-trade-2022\t"
        f"“fell to 40 million dollars in 2022”\t{PAPER}",
    ]


def test_a_figure_in_markdown_has_its_definition_and_a_cited_table(atlas: Atlas) -> None:
    assert series_markdown(atlas, trade(atlas)) == (
        "**Trade between Northland and Southland** (USD million)\n\n"
        "Both directions together.\n\n"
        "| at | group | USD million | basis | source |\n"
        "| --- | --- | --: | --- | --- |\n"
        "| 2021 |  | 55 (others differ) | observed | “Trade rose to 55 million dollars in 2021”"
        f" ({PAPER}, citing Berg \\& Stone, 2020) |\n"
        "| 2021 |  | 60 (others differ) | observed | “Trade reached 60 million dollars in 2021”"
        f" ({BRIEF}) |\n"
        "| 2022 |  | 40 | observed | “fell to 40 million dollars in 2022”"
        f" ({PAPER}) |"
    )


def test_what_cannot_be_compared_and_years_without_value_are_said(tmp_path: Path) -> None:
    text = COMPLETE.replace(
        'definition = "Both directions together."', 'definition = "Both."\ncomparable = false'
    ).replace('at = "2022"', 'at = "2024"')
    atlas = load(write_base(tmp_path, text)).atlas
    told = series_markdown(atlas, trade(atlas))
    assert "\n\nNot comparable: these points do not measure the same thing.\n\n" in told
    assert "\n\nNo value for 2022–2023.\n\n" in told
    assert gaps_told(trade(atlas)) == "no value for 2022–2023"


def test_markup_in_data_stays_text(tmp_path: Path) -> None:
    text = COMPLETE.replace('unit = "USD million"', 'unit = "USD | <b>million</b> *"')
    atlas = load(write_base(tmp_path, text)).atlas
    heading = series_markdown(atlas, trade(atlas)).splitlines()[4]
    assert heading == r"| at | group | USD \| \<b\>million\</b\> \* | basis | source |"


def test_thousands_are_not_parted_for_spreadsheets(tmp_path: Path) -> None:
    text = COMPLETE.replace("value = 40", "value = 1400000.5")
    atlas = load(write_base(tmp_path, text)).atlas
    assert "\t1400000.5\t" in series_tsv(atlas, trade(atlas))


def test_a_point_whose_claim_is_missing_says_so(tmp_path: Path) -> None:
    text = COMPLETE.replace('claim = "khan-trade-2022"\n\n[[assess', 'claim = "gone"\n\n[[assess')
    atlas = load(write_base(tmp_path, text)).atlas
    row = point_rows(atlas, trade(atlas))[-1]
    assert (row.source, row.citation) == ("source missing", "claim gone is not in this base")
