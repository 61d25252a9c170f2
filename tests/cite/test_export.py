"""Exports: what is selected, in which formats, and how a file is written."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import tomli
import tomli_w
from hypothesis import HealthCheck, given, settings

from atlas_tui.cite.export import FORMATS, Selection, of_facts, of_notebook, save, within
from atlas_tui.cite.notebook import Excerpt, Notebook, add, heading
from atlas_tui.cite.notebook_claims import collected
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Actor, Claim, Conflict, Event, Project, Source
from atlas_tui.facts.problem import AtlasError
from bases import COMPLETE, write_base
from hostile import texts


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def ids(facts: list[object]) -> list[str]:
    return [fact.id for fact in facts]  # type: ignore[attr-defined]


def text_of(selection: Selection, name: str) -> str:
    return "".join(FORMATS[name].write(selection))


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_says_what_it_is_for_and_ends_with_a_line_end(atlas: Atlas, name: str) -> None:
    assert FORMATS[name].what.endswith(".")
    assert "\n" not in FORMATS[name].what
    assert text_of(within(atlas), name).endswith("\n")
    assert FORMATS[name].suffix.startswith(".")


def test_no_two_formats_end_their_files_alike() -> None:
    assert len({each.suffix for each in FORMATS.values()}) == len(FORMATS)


def test_without_a_scope_everything_is_selected(atlas: Atlas) -> None:
    selection = within(atlas)
    assert selection.title == "Two rivers"
    assert selection.claims == atlas.all(Claim)
    assert all(selection.facts(kind) == atlas.all(kind) for kind in KINDS.values())


def test_a_scope_selects_what_concerns_it(atlas: Atlas) -> None:
    selection = within(atlas, ("river-guard", "khan-lee-2023"))
    assert selection.title == "River Guard · Water and Trust"
    assert ids(selection.facts(Claim)) == ["khan-attack"]
    assert ids(selection.facts(Event)) == ["2021-05-03-station"]
    assert ids(selection.works) == ["khan-lee-2023"]


def test_chosen_facts_select_the_claims_they_rest_on_and_what_these_support(atlas: Atlas) -> None:
    selection = of_facts(atlas, [atlas.by_id["river-trade"]], "Trade")
    assert selection.title == "Trade"
    assert ids(list(selection.claims)) == [
        "khan-trade-2021",
        "institute-trade-2021",
        "khan-trade-2022",
    ]
    assert ids(selection.facts(Conflict)) == ["trade-in-2021"]
    assert ids(selection.facts(Actor)) == ["XNO", "XSO"]
    assert ids(selection.facts(Source)) == ["institute-2025", "khan-lee-2023"]
    assert selection.facts(Project) == []


def test_the_entries_that_claims_refer_to_are_exported_with_their_sources(atlas: Atlas) -> None:
    claims = [atlas.by_id["khan-trade-2021"]]
    assert ids(of_facts(atlas, claims).works) == ["khan-lee-2023", "khan-lee:berg-stone-2020"]
    assert ids(of_facts(atlas, [atlas.by_id["khan-attack"]]).works) == ["khan-lee-2023"]
    assert len(within(atlas).works) == 3


def test_a_notebook_is_exported_in_its_order_without_what_the_base_has_no_more(
    atlas: Atlas,
) -> None:
    gone = Excerpt(base="Two rivers", claim="gone", quote="x", citation="y")
    kept = collected(atlas, [atlas.by_id["khan-trade-2022"], atlas.by_id["khan-attack"]])
    notebook = heading(add(Notebook("memo"), [kept[0], gone, kept[1]]), "Trade", at=0)
    selection = of_notebook(atlas, notebook)
    assert (selection.title, selection.entries) == ("memo", notebook.entries)
    assert ids(list(selection.claims)) == ["khan-trade-2022", "khan-attack"]
    assert "no longer in the base" in text_of(selection, "markdown")


def test_json_has_every_fact_of_the_base(atlas: Atlas) -> None:
    exported = json.loads(text_of(within(atlas), "json"))
    assert (exported["base"], exported["scope"]) == ("Two rivers", [])
    assert sorted(fact["id"] for fact in exported["facts"]) == sorted(atlas.by_id)
    scoped = json.loads(text_of(within(atlas, ("river-guard",)), "json"))
    assert scoped["scope"] == ["river-guard"]
    assert "khan-leverage" not in {fact["id"] for fact in scoped["facts"]}


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts())
def test_json_gives_any_text_back(tmp_path: Path, text: str) -> None:
    document = tomli.loads(COMPLETE)
    document["claim"][0].update(quote=text, statement=text, note=text)
    atlas = load(write_base(tmp_path / "any", tomli_w.dumps(document))).atlas
    facts = json.loads(text_of(within(atlas), "json"))["facts"]
    claim = next(fact for fact in facts if fact["id"] == "institute-embassy")
    assert (claim["quote"], claim["statement"], claim["note"]) == (text, text, text)


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    assert save(path, ["one\n", "zwei ü\n"]) == 12
    path.chmod(0o640)

    def failing() -> Iterator[str]:
        yield "three\n"
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 (any fault of a format)
        save(path, failing())
    assert path.read_text(encoding="utf-8") == "one\nzwei ü\n"
    save(path, ["four\n"])
    assert path.read_text(encoding="utf-8") == "four\n"
    assert path.stat().st_mode & 0o777 == 0o640
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == ["out.csv"]


def test_a_file_that_cannot_be_written_is_told_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(AtlasError) as refused:
        save(tmp_path / "nowhere" / "out.csv", ["x"])
    assert str(refused.value) == (
        f"{tmp_path}/nowhere/out.csv: not saved: its folder is not there; nothing was changed"
    )
    with pytest.raises(AtlasError) as refused:
        save(tmp_path, ["x"])
    assert str(refused.value) == f"{tmp_path}: not saved: is a directory; nothing was changed"
