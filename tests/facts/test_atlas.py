"""Asking a base: scopes, families, corroboration, what rests on what."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.atlas import RESTS, Atlas, Corroboration, rests_on
from atlas_tui.facts.load import load
from atlas_tui.facts.model import (
    KINDS,
    QUAD_CLASSES,
    Actor,
    Claim,
    Conflict,
    Event,
    Fact,
    Project,
    Relation,
    Series,
    Source,
    Topic,
    kind_of,
    label,
    quad_class,
)
from atlas_tui.facts.views import VIEW_OF, VIEWS
from bases import COMPLETE, write_base


@pytest.fixture
def atlas(base: Callable[..., Path]) -> Atlas:
    return load(base()).atlas


def claim(atlas: Atlas, fact_id: str) -> Claim:
    found = atlas.get(fact_id, Claim)
    assert found
    return found


def ids(facts: list[Fact]) -> list[str]:
    return [fact.id for fact in facts]


def test_a_fact_is_found_by_its_id_and_kind_only(atlas: Atlas) -> None:
    assert claim(atlas, "khan-attack").source == "khan-lee-2023"
    assert atlas.get("khan-attack", Event) is None
    assert atlas.get("nothing", Claim) is None


def test_corroboration_counts_origins_and_not_mentions(atlas: Atlas) -> None:
    embassy = [claim(atlas, "institute-embassy"), claim(atlas, "institute-handshake")]
    station = [claim(atlas, "khan-attack"), claim(atlas, "institute-attack")]
    assert str(atlas.corroboration(embassy)) == "1 origin / 2 claims"
    assert str(atlas.corroboration(station)) == "2 origins / 2 claims"
    assert str(atlas.corroboration([*station, *station])) == "2 origins / 2 claims"
    assert atlas.corroboration([]) == Corroboration(0, 0)


def test_a_repost_adds_no_origin(tmp_path: Path) -> None:
    repost = COMPLETE.replace('origin = "khan-lee-2023"', 'origin = "institute-2025"')
    atlas = load(write_base(tmp_path, repost)).atlas
    station = [claim(atlas, "khan-attack"), claim(atlas, "institute-attack")]
    assert str(atlas.corroboration(station)) == "1 origin / 2 claims"


def test_claims_of_one_event_one_side_or_one_point_say_the_same(atlas: Atlas) -> None:
    assert ids(atlas.alike(claim(atlas, "khan-attack"))) == ["khan-attack", "institute-attack"]
    assert ids(atlas.alike(claim(atlas, "khan-trade-2021"))) == ["khan-trade-2021"]
    assert ids(atlas.alike(claim(atlas, "khan-leverage"))) == ["khan-leverage"]


def test_a_claim_knows_what_rests_on_it(atlas: Atlas) -> None:
    assert [
        (support.fact.id, support.part)
        for support in atlas.supports(claim(atlas, "khan-trade-2022"))
    ] == [("XNO-XSO", "reading"), ("river-trade", "point")]
    assert [
        (support.fact.id, support.part)
        for support in atlas.supports(claim(atlas, "institute-embassy"))
    ] == [("2025-03-embassy", "event"), ("engagement", "step")]


def test_what_rests_on_a_claim_does_not_name_conflicts(atlas: Atlas) -> None:
    supports = atlas.supports(claim(atlas, "khan-trade-2021"))
    assert [support.fact.id for support in supports] == ["river-trade"]
    assert ids(atlas.conflicts(claim(atlas, "khan-trade-2021"))) == ["trade-in-2021"]


def test_a_fact_is_in_the_conflicts_of_its_claims(atlas: Atlas) -> None:
    (series,) = atlas.all(Series)
    (conflict, _) = atlas.all(Conflict)
    assert ids(atlas.conflicts(series)) == ["trade-in-2021"]
    assert atlas.conflicts(conflict) == [conflict]
    assert atlas.conflicts(claim(atlas, "khan-leverage")) == []


def test_an_actor_belongs_to_its_parents(atlas: Atlas) -> None:
    assert atlas.family(["river-guard"]) == {"river-guard", "XSO"}
    assert atlas.family(["nobody"]) == {"nobody"}


def test_parents_that_form_a_ring_do_not_hang(tmp_path: Path) -> None:
    ring = COMPLETE.replace('id = "XSO"\nkind', 'id = "XSO"\nparent = "river-guard"\nkind')
    atlas = load(write_base(tmp_path, ring)).atlas
    assert atlas.family(["XSO"]) == {"river-guard", "XSO"}


def test_an_empty_scope_holds_everything(atlas: Atlas) -> None:
    for kind in KINDS.values():
        assert atlas.within(kind, ()) == atlas.all(kind)


@pytest.mark.parametrize(
    ("scope", "kind", "expected"),
    [
        (("river-guard",), Claim, ["institute-attack", "khan-attack"]),
        (("river-guard",), Event, ["2021-05-03-station"]),
        (("river-guard", "XNO"), Claim, []),
        (("khan-lee-2023", "great-canal"), Claim, ["khan-canal-begun", "khan-attack"]),
        (("khan-lee-2023", "great-canal"), Project, ["great-canal"]),
        (("trade",), Claim, ["institute-trade-2021", "khan-trade-2021", "khan-trade-2022"]),
        (("trade",), Topic, ["trade"]),
        (("trade",), Actor, ["XNO", "XSO"]),
        (("river-guard",), Topic, ["water"]),
        (("river-guard",), Source, ["institute-2025", "khan-lee-2023"]),
        (("khan-leverage",), Claim, ["khan-leverage"]),
        (("2021-05-03-station",), Claim, ["institute-attack", "khan-attack"]),
        (("trade-in-2021",), Claim, ["institute-trade-2021", "khan-trade-2021"]),
        (("trade-in-2021",), Series, ["river-trade"]),
        (("nobody",), Claim, []),
        (("nobody",), Event, []),
    ],
)
def test_a_scope_holds_what_concerns_all_its_ids(
    atlas: Atlas, scope: tuple[str, ...], kind: type[Fact], expected: list[str]
) -> None:
    assert ids(atlas.within(kind, scope)) == expected


def test_claims_about_a_movement_are_within_its_state(atlas: Atlas) -> None:
    assert "khan-attack" in ids(list(atlas.within(Claim, ("XSO",))))


def test_a_relation_holds_the_claims_about_all_its_actors(atlas: Atlas) -> None:
    assert ids(list(atlas.within(Claim, ("XNO-XSO",)))) == [
        "institute-embassy",
        "institute-handshake",
        "institute-trade-2021",
        "institute-improving",
        "khan-trade-2021",
        "khan-trade-2022",
        "khan-treaty",
    ]


def test_whether_a_fact_is_within_a_scope_agrees_with_the_list(atlas: Atlas) -> None:
    for scope in (("XSO",), ("great-canal",), ("khan-lee-2023", "XNO"), ("2025-03-embassy",)):
        for kind in (Claim, *RESTS):
            listed = atlas.within(kind, scope)
            assert listed == [fact for fact in atlas.all(kind) if atlas.concerns(fact, scope)]


def test_events_of_a_relation_come_by_date_with_undated_ones_last(atlas: Atlas) -> None:
    (relation,) = atlas.all(Relation)
    assert ids(list(atlas.events_of(relation))) == [
        "2021-05-03-station",
        "2025-03-embassy",
        "treaty",
    ]


def test_a_fact_rests_on_claims_by_its_parts(atlas: Atlas) -> None:
    (project,) = atlas.all(Project)
    assert rests_on(project) == [
        ("status", "institute-canal-proposed"),
        ("status", "khan-canal-begun"),
        ("figure", "institute-canal-volume"),
        ("factor", "institute-canal-funding"),
        ("route", "institute-attack"),
    ]
    assert rests_on(claim(atlas, "khan-attack")) == []


def test_a_claim_that_is_missing_is_passed_over(tmp_path: Path) -> None:
    text = COMPLETE.replace('claims = ["khan-attack", "institute-attack"]', 'claims = ["gone"]')
    atlas = load(write_base(tmp_path, text)).atlas
    event = atlas.get("2021-05-03-station", Event)
    assert event
    assert atlas.claims_of(event) == []


def test_every_kind_that_names_a_claim_rests_on_it() -> None:
    for kind in KINDS.values():
        text = repr(kind.__annotations__)
        names_claims = "claims" in kind.__struct_fields__ or "claim" in kind.__struct_fields__
        has_parts = any(
            part in text for part in ("Reading", "Status", "Point", "LadderStep", "Side")
        )
        assert (kind in RESTS) == (names_claims or has_parts), kind.__name__


def test_every_kind_is_listed_in_exactly_one_view() -> None:
    listed = [kind for kinds in VIEWS.values() for kind in kinds]
    assert sorted(kind.__name__ for kind in listed) == sorted(
        kind.__name__ for kind in KINDS.values()
    )
    assert all(kind in VIEWS[view] for kind, view in VIEW_OF.items())


def test_every_kind_knows_its_table_and_what_a_reader_calls_it(atlas: Atlas) -> None:
    for name, kind in KINDS.items():
        first = atlas.all(kind)[0]
        assert kind_of(first) == name
        assert label(first)


def test_a_source_without_a_title_is_called_by_its_genre(tmp_path: Path) -> None:
    text = COMPLETE.replace('title = "River Diplomacy in 2025", ', "")
    source = load(write_base(tmp_path, text)).atlas.get("institute-2025", Source)
    assert source
    assert label(source) == "[Policy brief]"


def test_every_type_of_event_has_one_quad_class() -> None:
    types = [each for group in QUAD_CLASSES.values() for each in group]
    assert len(types) == len(set(types)) == 16
    assert quad_class("ASSAULT") == "material conflict"
