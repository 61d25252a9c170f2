"""Every kind of fact has a text to be found by."""

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import KINDS
from atlas_tui.search import Search
from atlas_tui.search.entries import Entries
from atlas_tui.search.terms import acronyms, tokens
from atlas_tui.search.texts import TEXTS


def test_every_kind_of_fact_has_its_texts() -> None:
    assert set(TEXTS) == set(KINDS.values())


def test_every_fact_is_found_by_some_word_of_its_own(atlas: Atlas, search: Search) -> None:
    entries = Entries(atlas)
    for fact in atlas.by_id.values():
        words = [word for field in entries.entry(fact).fields for word in field]
        assert any(fact.id in [hit.id for hit in search.find(word).hits] for word in words), fact.id


def test_words_are_folded_parted_and_joined() -> None:
    assert tokens("Pakistan’s CASA-1000, U.S. troops: 75,000 at 1.5") == (
        ["pakistan", "casa", "1000", "us", "troops", "75000", "at", "1.5"],
        ["casa1000"],
    )


def test_small_words_do_not_count_in_an_acronym() -> None:
    assert acronyms("Interstate Commission for Water Coordination") == ["icwc"]
    assert acronyms("Tehrik-i-Taliban Pakistan") == ["ttp"]
    assert acronyms("Afghanistan") == []
