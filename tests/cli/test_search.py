"""`atlas search`: for people and for programs."""

import json

from atlas_tui.facts.views import VIEWS
from commandline import Atlas


def test_a_misspelt_word_is_found_and_the_correction_told(atlas: Atlas) -> None:
    ran = atlas("search", "levrage", "--in", "claims")
    assert ran.code == 0
    assert ran.err == "levrage → leverage\n"
    assert ran.out == (
        "claims     khan-leverage  Southland has considerable leverage over the upper river.\n"
        "           “Southland has considerable leverage over the upper river” (Khan and Lee, “Water"
        " and Trust”, 2023, para. 7).\n"
    )


def test_an_answer_as_json_has_what_programs_need(atlas: Atlas) -> None:
    answer = atlas("search", "pumping station", "--json", "--limit", "1").data
    assert answer["query"] == "pumping station"
    assert set(answer["counts"]) == set(VIEWS)
    (hit,) = answer["hits"]
    assert set(hit) >= {"view", "id", "title", "tier", "score"}
    assert answer["ms"] >= 0


def test_what_a_limit_hides_is_counted(atlas: Atlas) -> None:
    ran = atlas("search", "canal", "--limit", "1")
    assert len([row for row in ran.out.splitlines() if not row.startswith(" ")]) == 1
    assert ran.err.endswith(" more; --limit shows them\n")


def test_a_search_without_a_hit_ends_with_1(atlas: Atlas) -> None:
    ran = atlas("search", "xylophonist", "--json")
    assert (ran.code, ran.data["hits"]) == (1, [])


def test_many_queries_are_answered_line_by_line(atlas: Atlas) -> None:
    ran = atlas("search", "-", stdin="canal\n\nxylophonist\nПривет\n".encode())
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert ran.code == 0
    assert [answer["query"] for answer in answers] == ["canal", "", "xylophonist", "Привет"]


def test_a_line_that_is_no_text_does_not_end_the_talk(atlas: Atlas) -> None:
    ran = atlas("search", "-", stdin=b"\xff\xfe\ncanal\n")
    assert [json.loads(line)["query"] for line in ran.out.splitlines()] == ["\ufffd\ufffd", "canal"]
