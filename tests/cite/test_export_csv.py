"""CSV: read back without loss, and no cell that a spreadsheet takes for a formula."""

import csv
import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from atlas_tui.cite.export import save, within
from atlas_tui.cite.export.table import COLUMNS, LISTS, harmless, parted, restored, write
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from bases import write_base
from hostile import texts

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def rows(atlas: Atlas) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO("".join(write(within(atlas))), newline="")))


def with_claim(atlas: Atlas, claim: Claim) -> Atlas:
    return Atlas(atlas.base, {**atlas.by_id, claim.id: claim}, {})


def a_claim(atlas: Atlas, fact_id: str = "khan-trade-2021") -> Claim:
    found = atlas.get(fact_id, Claim)
    assert found
    return found


def test_a_claim_is_a_row_with_its_source_place_and_caveats(atlas: Atlas) -> None:
    row = next(row for row in rows(atlas) if row["id"] == "khan-trade-2021")
    assert list(row) == COLUMNS
    assert row == {
        "id": "khan-trade-2021",
        "source": "khan-lee-2023",
        "document": "Khan and Lee, “Water and Trust”, 2023",
        "statement": "Trade between Northland and Southland rose to 55 million dollars in 2021.",
        "quote": "Trade rose to 55 million dollars in 2021",
        "prefix": "",
        "suffix": "",
        "section": "",
        "paragraph": "4",
        "kind": "figure",
        "about": "XNO | XSO",
        "topics": "trade",
        "date": "2021",
        "date_text": "",
        "voice": "cited",
        "attributed_to": "",
        "cites": "Berg & Stone, 2020",
        "modality": "asserted",
        "hedge": "",
        "credibility": "6",
        "flags": "",
        "note": "",
        "citation": "Khan and Lee, “Water and Trust”, 2023, para. 4, citing Berg & Stone, 2020",
        "caveats": "disputed: see trade-in-2021",
        "origins": "1",
        "conflicts": "trade-in-2021",
    }


def test_every_field_of_a_claim_has_its_column() -> None:
    assert set(Claim.__struct_fields__) <= set(COLUMNS)
    assert set(COLUMNS) >= LISTS


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("=cmd|'/c calc'!A1", "'=cmd|'/c calc'!A1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("'tis so", "'tis so"),
        ("1-2=3", "1-2=3"),
        ("", ""),
    ],
)
def test_a_cell_that_could_be_a_formula_has_an_apostrophe_before_it(
    cell: str, expected: str
) -> None:
    assert harmless(cell) == expected
    assert restored(expected) == cell


@settings(max_examples=200)
@given(st.text(st.sampled_from("'=+-@\t\r\n＝a ")))
def test_the_apostrophe_comes_off_again_whatever_the_cell(cell: str) -> None:
    assert restored(harmless(cell)) == cell
    assert not re.match(r"[=+\-@\t\r\n＝＋－＠]", harmless(cell))


@settings(max_examples=40)
@given(quote=texts(), values=st.lists(texts(), max_size=3))
def test_any_text_comes_back_through_the_csv_module(quote: str, values: list[str]) -> None:
    claim = Claim(
        id="c",
        source="s",
        statement=quote,
        quote=quote,
        kind="fact",
        about=("x",),
        topics=("y",),
        voice="own",
        modality="asserted",
        attributed_to=tuple(values),
        note=quote,
    )
    (row,) = rows(Atlas(None, {"c": claim}, {}))
    assert restored(row["quote"]) == restored(row["statement"]) == restored(row["note"]) == quote
    assert parted(restored(row["attributed_to"])) == values


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
def test_libreoffice_evaluates_nothing(atlas: Atlas, tmp_path: Path) -> None:
    formulas = [
        "=1+1",
        "+1+1",
        "-1+1",
        "@SUM(1;1)",
        "\t=1+1",
        '=HYPERLINK("http://x.invalid")',
        "=cmd|'/c x'!A1",
    ]
    hostile = atlas
    for number, formula in enumerate(formulas):
        hostile = with_claim(hostile, replace(a_claim(atlas), id=f"c{number}", quote=formula))
    path = tmp_path / "claims.csv"
    save(path, write(within(hostile)))
    subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{tmp_path}/profile",
            "--headless",
            "--infilter=Text - txt - csv (StarCalc):44,34,76,1,,0,false,true",
            "--convert-to",
            "fods",
            "--outdir",
            str(tmp_path),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    sheet = (tmp_path / "claims.fods").read_text(encoding="utf-8")
    assert "table:formula" not in sheet
    assert "=1+1" in sheet
