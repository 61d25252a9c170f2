"""What the analysis views show, on the command line: briefs, candidates, matrices, sides, sums."""

from pathlib import Path

import pytest

from atlas_tui.cite.matrices import MATRICES
from atlas_tui.cite.sides import paragraph
from atlas_tui.cli.analysis import TABLES, TEXTS
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Conflict
from bases import COMPLETE, write_base
from commandline import Atlas


def test_a_brief_is_one_page_of_cited_lines(atlas: Atlas) -> None:
    code, out, err = atlas("show", "XNO", "--brief")
    assert (code, err) == (0, "")
    assert out.startswith(
        "Northland\n"
        "actor XNO · 2 origins / 7 claims\n"
        "\n"
        "Engagement with Southland\n"
        "  embassy: March 2025\n"
        "      IN 2025, “Introduction”, para. 3\n"
    )
    assert max(map(len, out.splitlines())) <= 100


def test_a_brief_as_json_has_its_sections(atlas: Atlas) -> None:
    shown = atlas("show", "great-canal", "--brief", "--json").data
    assert (shown["id"], shown["table"], shown["title"]) == (
        "great-canal",
        "project",
        "Great Canal",
    )
    status = shown["sections"][1]
    assert status["heading"] == "Status, by source"
    assert status["lines"][0] == {
        "text": "proposed · as of 2021 · risks: funding-gap",
        "citation": "IN 2025, “The Great Canal”, para. 5",
        "link": "institute-canal-proposed",
    }


def test_a_brief_as_markdown_can_be_pasted(atlas: Atlas) -> None:
    out = atlas("show", "XNO-XSO", "--brief", "--markdown").out
    assert out.startswith(
        "# Northland – Southland\n\n*relation XNO-XSO · 2 origins / 7 claims*\n\n## "
    )
    assert out.endswith("Trust”, 2023\n")


def test_a_figure_is_printed_as_table_and_as_markdown(atlas: Atlas) -> None:
    table = atlas("show", "river-trade", "--tsv").out.splitlines()
    assert table[0].startswith("at\tgroup\tvalue\tunit\tbasis\tsource\tclaim\tquotation")
    assert len(table) == 4
    assert atlas("show", "river-trade", "--markdown").out.startswith("**Trade between Northland")


def test_both_sides_of_a_conflict_are_printed_as_a_paragraph(atlas: Atlas) -> None:
    out = atlas("show", "trade-in-2021", "--markdown").out
    assert out.startswith("How large was the trade in 2021? Two documents give two answers. (A) 55")
    assert len(out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("water", "--brief"),
            "there is no brief of water, a topic: only of an actor, a relation or a project",
        ),
        (("XNO", "--markdown"), "XNO is no series or conflict, and nothing else can be printed so"),
        (("XNO", "--tsv"), "XNO is no series, and nothing else can be printed so"),
        (
            ("XNO", "--brief", "--tsv"),
            "--tsv prints a figure, not a brief",
        ),
        (
            ("XNO", "--json", "--markdown"),
            "--json, --markdown and --tsv exclude each other",
        ),
    ],
)
def test_what_cannot_be_shown_so_says_why(
    atlas: Atlas, arguments: tuple[str, ...], said: str
) -> None:
    ran = atlas("show", *arguments)
    assert (ran.code, ran.out, ran.err.partition(" (see ")[0].rstrip()) == (2, "", f"atlas: {said}")


def test_every_form_is_of_a_kind_that_the_help_names() -> None:
    assert {kind.__name__ for kind in (*TABLES, *TEXTS)} == {"Series", "Conflict"}


def test_candidates_are_listed_apart_from_the_records(atlas: Atlas) -> None:
    why = "different stages by different sources (proposed: as of 2021; construction: as of 2022)"
    assert atlas("list", "conflicts", "--candidates", "--tsv") == (
        0,
        "kind\tfact\tquestion\tsides\twhy\n"
        "status\tgreat-canal\tGreat Canal: how far has it come?\t"
        f"proposed: institute-canal-proposed | construction: khan-canal-begun\t{why}\n",
        "",
    )
    (found,) = atlas("list", "conflicts", "--candidates", "--json").data
    assert found == {
        "kind": "status",
        "fact": "great-canal",
        "question": "Great Canal: how far has it come?",
        "sides": [
            {"label": "proposed", "claims": ["institute-canal-proposed"]},
            {"label": "construction", "claims": ["khan-canal-begun"]},
        ],
        "why": why,
    }
    assert "great-canal" not in atlas("list", "conflicts").out


def test_candidates_stay_within_a_scope(atlas: Atlas) -> None:
    assert atlas("list", "conflicts", "--candidates", "--about", "XSO").code == 0
    assert atlas("list", "conflicts", "--candidates", "--about", "river-guard") == (1, "", "")


def test_what_claims_say_alike_is_listed_by_origins(atlas: Atlas) -> None:
    first, *rest = atlas("list", "claims", "--alike").out.splitlines()
    assert first == (
        "2\tkhan-attack, institute-attack\tevent\t2021-05-03-station\t"
        "The River Guard attacks the pumping station"
    )
    assert all(each.startswith("1\t") for each in rest)
    about = atlas("list", "claims", "--alike", "--about", "river-guard", "--json").data
    assert [each["fact"] for each in about] == ["2021-05-03-station"]


def test_a_matrix_is_printed_as_a_table_and_as_json(atlas: Atlas) -> None:
    assert atlas("list", "figures", "--matrix", "engagement") == (
        0,
        "\tcontacts\tenvoy\tembassy\nNorthland\t\t\tMarch 2025\n",
        "",
    )
    found = atlas("list", "figures", "--matrix", "leverage", "--json").data
    assert found["cells"] == [
        [
            {
                "text": "considerable",
                "level": 3,
                "claims": ["khan-leverage"],
                "badge": "",
                "conflicts": [],
            }
        ]
    ]


@pytest.mark.parametrize("name", MATRICES)
def test_every_matrix_can_be_printed(atlas: Atlas, name: str) -> None:
    found = atlas("list", "figures", "--matrix", name)
    assert found.code == (1 if name == "effectiveness" else 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("figures", "--matrix", "levrage"),
            "no matrix 'levrage'; the nearest is leverage; there are engagement, leverage,"
            " effectiveness, assessments, projects, topics, corroboration",
        ),
        (
            ("figures", "--matrix", "topics", "--about", "XNO"),
            "a matrix is of the whole base; leave out --about and --from",
        ),
        (
            ("claims", "--candidates"),
            "--candidates goes with conflicts, not with claims",
        ),
        (
            ("claims", "--alike", "--matrix", "topics"),
            "--alike and --matrix exclude each other",
        ),
    ],
)
def test_what_cannot_be_listed_says_why(
    atlas: Atlas, arguments: tuple[str, ...], said: str
) -> None:
    ran = atlas("list", *arguments)
    assert (ran.code, ran.out, ran.err.partition(" (see ")[0].rstrip()) == (2, "", f"atlas: {said}")


def test_a_conflict_is_listed_with_its_kind_sides_and_state(atlas: Atlas) -> None:
    assert atlas("list", "conflicts").out.splitlines()[0] == (
        "trade-in-2021\tconflict\tHow large was the trade in 2021?\t"
        "value, 2 sides, open, 2 origins / 2 claims"
    )


def test_a_conflict_as_json_has_its_paragraph_and_its_order_in_time(atlas: Atlas) -> None:
    shown = atlas("show", "trade-in-2021", "--json").data
    assert shown["origins_by_side"] == [1, 1]
    assert shown["paragraph"].startswith("How large was the trade in 2021?")
    assert shown["reckoning"] is None
    assert shown["sequence"][0] == {
        "date": "2021",
        "words": "",
        "by": "",
        "side": 1,
        "label": "55 million",
        "claim": "khan-trade-2021",
        "source": "Khan and Lee 2023",
        "quotation": "“Trade rose to 55 million dollars in 2021”",
    }


def test_an_arithmetic_conflict_as_json_has_its_terms_and_reckoning(
    atlas: Atlas, tmp_path: Path
) -> None:
    text = COMPLETE.replace('kind = "value"\nsides', 'kind = "arithmetic"\nsides')
    folder = write_base(tmp_path / "sums", text)
    reckoning = atlas("show", "trade-in-2021", "--json", base=folder).data["reckoning"]
    assert reckoning["terms"][0] == {
        "side": 1,
        "value": 55.0,
        "unit": "USD million",
        "at": "2021",
        "part": "",
        "recorded_in": "river-trade",
        "claims": ["khan-trade-2021"],
    }
    assert reckoning["lines"] == [
        {
            "text": "55 USD million (2021) against 60 USD million (2021): +5 USD million, +9.1%",
            "claims": ["khan-trade-2021", "institute-trade-2021"],
        }
    ]
    assert reckoning["without_number"] == []


def test_a_figure_as_json_has_its_rows_with_citations(atlas: Atlas) -> None:
    shown = atlas("show", "river-trade", "--json").data
    assert [(row["value"], row["differs"]) for row in shown["rows"]] == [
        (55.0, True),
        (60.0, True),
        (40.0, False),
    ]
    assert all(row["citation"] for row in shown["rows"])
    assert shown["years_without_value"] == []


def test_the_shipped_conflicts_all_have_a_paragraph() -> None:
    base = load(shipped_base()).atlas
    for conflict in base.all(Conflict):
        told = paragraph(base, conflict)
        assert told.startswith(conflict.question)
        assert "\n" not in told
        for claim in base.claims_of(conflict):
            assert " ".join(claim.quote.split()[:2]).replace("“", "‘") in told.replace("“", "‘")
