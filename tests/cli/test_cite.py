"""`atlas cite`: the cited excerpt."""

from pathlib import Path

import pytest

from atlas_tui.cite.styles import STYLES
from commandline import Atlas

EMBASSY = (
    "“Northland reopened its embassy in the southern capital” (“River Diplomacy in 2025”, Institute of"
    " Neighbours, 24 June 2025, “Introduction”, para. 3)."
)


def test_a_thing_is_cited_by_the_claims_it_rests_on(atlas: Atlas) -> None:
    assert atlas("cite", "engagement") == (0, f"{EMBASSY}\n", "")
    assert atlas("cite", "engagement", "institute-embassy", "--json").data == [
        {"id": "institute-embassy", "excerpt": EMBASSY}
    ]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_can_be_asked_for(atlas: Atlas, style: str) -> None:
    assert atlas("cite", "khan-attack", "--style", style).code == 0


def test_an_author_and_date_bring_the_entry_of_their_source(atlas: Atlas) -> None:
    assert atlas("cite", "institute-embassy", "--style", "apa") == (
        0,
        "“Northland reopened its embassy in the southern capital” (Institute of Neighbours, 2025,"
        " Introduction section, para. 3).\n"
        "\n"
        "Institute of Neighbours. (2025, June 24). River Diplomacy in 2025.\n",
        "",
    )


def test_a_source_and_a_reference_are_cited_as_works(atlas: Atlas) -> None:
    ids = ("khan-lee:berg-stone-2020", "khan-lee-2023")
    berg = "Berg, A., & Stone, B. (2020). Rivers and Markets."
    khan = "Khan, A., & Lee, J. (2023). Water and Trust."
    assert atlas("cite", *ids, "--style", "apa") == (0, f"{berg}\n{khan}\n", "")
    assert atlas("cite", *ids, "--style", "apa", "--json").data == [
        {"id": ids[0], "excerpt": berg},
        {"id": ids[1], "excerpt": khan},
    ]


def test_what_rests_on_no_claim_cannot_be_cited(atlas: Atlas) -> None:
    assert atlas("cite", "institute-embassy", "diplomacy") == (
        2,
        "",
        "atlas: diplomacy rests on no claim, so there is nothing to cite\n",
    )


def test_a_copy_goes_by_the_tool_and_says_so(
    atlas: Atlas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tool = tmp_path / "pbcopy"
    tool.write_text(f"#!/bin/sh\nexec /bin/cat > {tmp_path}/taken\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    ran = atlas("cite", "engagement", "--copy")
    assert ran == (0, f"{EMBASSY}\n", f"copied {len(EMBASSY)} characters by pbcopy\n")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == EMBASSY


def test_a_copy_without_tool_or_terminal_is_not_claimed(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("atlas_tui.cli.cite.TERMINAL", Path("/nowhere/tty"))
    assert atlas("cite", "engagement", "--copy") == (
        2,
        f"{EMBASSY}\n",
        "atlas: not copied: neither a clipboard tool nor a terminal is here\n",
    )
