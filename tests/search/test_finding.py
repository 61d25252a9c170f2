"""What a reader types, and what is found."""

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.views import VIEWS
from atlas_tui.search import Search, build


def ids(search: Search, text: str, **options: object) -> list[str]:
    return [hit.id for hit in search.find(text, **options).hits]  # type: ignore[arg-type]


def test_words_may_stand_in_any_order_and_any_field(search: Search) -> None:
    assert ids(search, "fields canal") == ["canal"]
    assert ids(search, "okonkwo cheap") == ["casa-spaced"]


def test_an_exact_word_beats_its_beginning_which_beats_its_inside(search: Search) -> None:
    hits = search.find("state").hits
    tiers = [hit.tier for hit in hits]
    assert tiers == sorted(tiers, key=["exact", "prefix", "inside", "corrected"].index)
    assert {"exact", "inside"} <= set(tiers)


def test_a_name_beats_a_statement_which_beats_a_note(search: Search) -> None:
    assert ids(search, "casa-1000", views=("projects", "claims"))[0] == "casa"
    assert ids(search, "glacier") == ["glacier", "note-only"]


def test_a_misspelt_word_is_corrected_and_the_correction_is_told(search: Search) -> None:
    results = search.find("tajkistan")
    assert results.corrections == {"tajkistan": "tajikistan"}
    assert results.hits[0].id == "TJK"
    assert {hit.tier for hit in results.hits} == {"corrected"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pipeine", "pipeline"),
        ("pippeline", "pipeline"),
        ("pipeltne", "pipeline"),
        ("pipelien", "pipeline"),
        ("bipeline", "pipeline"),
        ("pypelime", "pipeline"),
        ("cnaal", "canal"),
    ],
)
def test_every_kind_of_slip_is_mended(search: Search, typed: str, meant: str) -> None:
    assert search.find(typed).corrections == {typed: meant}


def test_a_word_misspelt_and_still_being_typed_is_mended_too(search: Search) -> None:
    for typed in ("tajkis", "tajkist", "tajkista"):
        assert search.find(typed).corrections == {typed: "tajikistan"}
    assert search.find("banan").corrections == {}


def test_a_word_that_is_found_is_never_corrected(search: Search) -> None:
    assert search.find("canal").corrections == {}
    assert search.find("can").corrections == {}


def test_a_word_unlike_any_other_is_not_found(search: Search) -> None:
    results = search.find("zyxwvut")
    assert (results.hits, results.missing, results.corrections) == ((), ("zyxwvut",), {})


def test_short_words_and_figures_are_never_corrected(search: Search) -> None:
    assert search.find("gaz").corrections == {}
    assert search.find("1001").corrections == {}


def test_a_word_known_elsewhere_is_not_corrected_within_a_scope(search: Search) -> None:
    results = search.find("glacier in:projects")
    assert (results.hits, results.corrections) == ((), {})


def test_an_alias_finds_the_actor_and_the_claims_about_it(search: Search) -> None:
    assert ids(search, "ISKP") == ["isis-k", "militants"]
    assert "canal" in ids(search, "kabul")


def test_capitals_of_a_name_find_it(search: Search) -> None:
    assert ids(search, "icwc") == ["water-body"]


@pytest.mark.parametrize("typed", ["casa1000", "casa 1000", "CASA-1000", "casa–1000"])
def test_joined_parted_and_hyphenated_are_one(search: Search, typed: str) -> None:
    assert set(ids(search, typed)) >= {"casa", "casa-cost", "casa-spaced"}


def test_a_word_run_together_finds_both_spellings(search: Search) -> None:
    assert {"train", "train-spaced"} <= set(ids(search, "transafghan railway"))


def test_a_missing_space_between_words_that_never_meet_is_told(search: Search) -> None:
    results = search.find("glaciershrinks")
    assert results.hits[0].id == "glacier"
    results = search.find("mountainsrailway")
    assert results.corrections == {"mountainsrailway": "mountains railway"}
    assert results.hits[0].id == "train"


def test_inflected_forms_are_found_below_the_word_itself(search: Search) -> None:
    assert search.find("accelerate").hits[0].tier == "prefix"
    assert ids(search, "accelerate")[0] == "train-spaced"
    assert ids(search, "accuses") == ["ankara"]


def test_accents_and_case_do_not_matter(search: Search) -> None:
    assert ids(search, "TURKIYE")[0] == ids(search, "türkiye")[0] == "TUR"


def test_a_phrase_holds_its_words_together(search: Search) -> None:
    assert ids(search, '"forced cooperation"') == ["own-words"]
    assert ids(search, '"cooperation forced"') == []
    assert search.find('"cooperation forced"').missing == ('"cooperation forced"',)


def test_a_phrase_still_being_typed_matches_its_last_word_by_its_beginning(search: Search) -> None:
    assert ids(search, '"forced coop') == ["own-words"]
    assert ids(search, '"forced coop"') == []


def test_a_phrase_does_not_run_from_one_field_into_the_next(search: Search) -> None:
    assert ids(search, '"shrinks the glacier"') == []


def test_a_word_with_a_minus_is_kept_out(search: Search) -> None:
    assert ids(search, "canal -disputed -opens -water") == []
    assert ids(search, "canal -disputed", views=("claims",)) == ["canal"]
    assert ids(search, 'canal -"northern fields"', views=("claims",)) == ["canal-dispute"]


def test_years_find_what_may_lie_in_them(search: Search) -> None:
    assert ids(search, "canal 2023..2025", views=("claims",)) == ["canal-dispute"]
    assert set(ids(search, "canal ..2022", views=("claims",))) == {"canal", "canal-dispute"}
    assert ids(search, "2025..") == []


def test_scopes_narrow_to_views_sources_subjects_kinds_and_topics(search: Search) -> None:
    assert ids(search, "in:projects") == ["casa", "rail"]
    assert ids(search, "line from:paper in:claims") == ["casa-spaced"]
    assert ids(search, "kind:forecast") == ["pipeline"]
    assert ids(search, "topic:trade in:claims") == ["train"]
    assert ids(search, "about:ISKP in:claims") == ["militants"]
    assert ids(search, "-from:brief in:claims") == ["casa-spaced", "ankara"]


def test_a_scope_may_be_called_by_name_or_by_its_beginning(search: Search) -> None:
    by_id = ids(search, "about:TJK")
    assert by_id == ids(search, "about:tajik") == ids(search, 'about:"Tajikistan"')
    assert "casa-spaced" in by_id


def test_an_id_finds_its_fact_alone(search: Search) -> None:
    assert ids(search, "#canal-dispute") == ["canal-dispute"]
    assert ids(search, "#casa-") == ["casa-cost", "casa-spaced"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "in:mapp",
            "there is no view mapp; the nearest is map"
            " (known: countries timeline projects claims sources figures conflicts map)",
        ),
        (
            "in:events",
            "there is no view events; the nearest is timeline"
            " (known: countries timeline projects claims sources figures conflicts map)",
        ),
        ("from:nobody", "there is no source nobody; the nearest is neighbours and water"),
        ("kind:gess", "there is no kind of claim gess; the nearest is assessment"),
        ("#zzz", "no id begins with zzz"),
        ("2023..2021", "2023..2021 ends before it begins"),
    ],
)
def test_what_cannot_be_answered_says_why_in_one_line(
    search: Search, text: str, reason: str
) -> None:
    results = search.find(text)
    assert (results.hits, results.reason) == ((), reason)


def test_a_view_that_is_none_is_a_reason(search: Search) -> None:
    assert search.find("canal", views=("maps",)).reason.startswith("there is no view maps")


def test_when_no_fact_holds_all_words_the_best_partial_answers_say_what_they_lack(
    search: Search,
) -> None:
    results = search.find("canal northern pipeline")
    assert results.partial
    assert results.hits[0].id == "canal"
    assert results.missing == results.hits[0].lacks == ("pipeline",)


def test_an_unknown_word_is_named_missing_and_the_others_are_answered(search: Search) -> None:
    results = search.find("glacier zyxwvut")
    assert results.missing == results.hits[0].lacks == ("zyxwvut",)
    assert results.hits[0].id == "glacier"


def test_where_only_another_fact_holds_all_words_the_claims_that_hold_most_follow(
    search: Search,
) -> None:
    results = search.find("brief almeida rivers canal")
    assert results.partial
    results = search.find("electricity proposed casa")
    assert [(hit.id, hit.lacks) for hit in results.hits][:1] == [("casa", ())]
    assert all(hit.view == "claims" and hit.lacks for hit in results.hits[1:])
    assert results.counts["claims"] == len(results.hits) - 1 > 0


def test_counts_are_of_every_view_and_do_not_mind_the_limit(search: Search) -> None:
    whole, short = search.find("canal"), search.find("canal", limit=1)
    assert whole.counts == short.counts
    assert list(whole.counts) == list(VIEWS)
    assert sum(whole.counts.values()) == len(whole.hits) > len(short.hits) == 1
    assert whole.ids("claims") == ["canal", "canal-dispute"]


def test_so_many_hits_of_each_view_can_be_asked_for(search: Search) -> None:
    hits = search.find("kabul", each=1).hits
    assert len({hit.view for hit in hits}) == len(hits) > 1


def test_the_reader_s_scope_drops_what_does_not_concern_it(atlas: Atlas, search: Search) -> None:
    for scope in [("AFG",), ("AFG", "trade"), ("casa",), ("AFG-TJK",), ("paper",), ("canal",)]:
        inside = {fact.id for kinds in VIEWS.values() for kind in kinds for fact in atlas.within(kind, scope)}  # fmt: skip
        everything = {hit.id for hit in search.find("-zyxwvut", scope=scope).hits}
        assert everything == inside, scope


def test_an_empty_query_has_an_empty_answer_without_a_reason(search: Search) -> None:
    for text in ("", "   ", '"', "-", "in:", "\u202e\x1b"):
        results = search.find(text)
        assert (results.hits, results.reason, sum(results.counts.values())) == ((), "", 0)


def test_scores_fall_and_lie_between_0_and_1(search: Search) -> None:
    for query in ("afghanistan", "canal northern pipeline", "afgh", "afganistan zyxwv"):
        scores = [hit.score for hit in search.find(query).hits]
        assert scores == sorted(scores, reverse=True)
        assert all(0 <= score <= 1 for score in scores)


def test_a_base_without_facts_answers_too() -> None:
    assert build(Atlas(None, {}, {})).find("anything").hits == ()


def test_a_title_may_be_typed_with_its_colon(search: Search) -> None:
    assert ids(search, "Canal: northern fields")[0] == "canal"
    assert search.find("canal:northern").reason.startswith("there is no scope canal:")
    assert ids(search, "canal in:") == ids(search, "canal")
