"""Every view can be searched, and its hits carry what a pane shows."""

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import KINDS, label
from atlas_tui.facts.views import VIEW_OF, VIEWS
from atlas_tui.search import Search, build, spans
from atlas_tui.search.query import SCOPES


@pytest.mark.parametrize("view", VIEWS)
def test_a_view_named_in_a_search_lists_all_its_facts_in_their_order(
    shipped: Atlas, shipped_search: Search, view: str
) -> None:
    results = shipped_search.find(f"in:{view}")
    assert results.ids(view) == [fact.id for kind in VIEWS[view] for fact in shipped.all(kind)]
    assert len(results.hits) == results.counts[view] == sum(results.counts.values()) > 0


@pytest.mark.parametrize("view", VIEWS)
def test_hits_of_a_view_lead_to_its_facts_and_mark_their_labels(
    shipped: Atlas, shipped_search: Search, view: str
) -> None:
    for kind in VIEWS[view]:
        first = shipped.all(kind)[0]
        results = shipped_search.find(f"{label(first)} in:{view}")
        assert first.id in results.ids(view), label(first)
        assert spans(label(first), results.terms)
        for hit in results.hits:
            assert (hit.view, VIEW_OF[type(shipped.by_id[hit.id])]) == (view, view)
            assert 0 < hit.score <= 1


@pytest.mark.parametrize("view", VIEWS)
def test_looking_in_a_view_is_the_same_however_it_is_asked(
    shipped_search: Search, view: str
) -> None:
    typed, given = (
        shipped_search.find(f"in:{view} afghan"),
        shipped_search.find("afghan", views=[view]),
    )
    assert typed.hits == given.hits
    assert given.counts == {view: len(given.hits)}
    everywhere = shipped_search.find("afghan")
    assert everywhere.ids(view) == typed.ids(view)


def test_who_looks_for_a_kind_of_fact_is_told_the_view_that_lists_it(search: Search) -> None:
    for name, kind in KINDS.items():
        if f"{name}s" not in VIEWS:
            reason = search.find(f"in:{name}s").reason
            assert reason.startswith(f"there is no view {name}s; the nearest is {VIEW_OF[kind]} (")
            assert reason.endswith(f"(known: {' '.join(VIEWS)})")


def test_a_base_whose_view_is_empty_answers_with_nothing(search: Search) -> None:
    results = search.find("in:map")
    assert (results.hits, results.reason, results.counts["map"]) == ((), "", 0)


def test_an_empty_base_answers_in_every_scope() -> None:
    empty = build(Atlas(None, {}, {}))
    for scope in SCOPES:
        results = empty.find(f"{scope}:map x")
        assert results.hits == ()
        assert "\n" not in results.reason
