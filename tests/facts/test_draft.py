"""A draft is told beforehand what `atlas check` will say of the claim."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.check import check
from atlas_tui.facts.claim_ids import proposed_id
from atlas_tui.facts.draft import Draft, claim_of, drafted, flaws
from atlas_tui.facts.editing import fields_of
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim
from atlas_tui.facts.problem import AtlasError, Problem
from bases import COMPLETE, SMALL, claim, write_base

Base = Callable[..., Path]

GOOD = Draft(
    id="khan-keeper",
    source="khan-lee-2023",
    statement="The keeper of the station told of the attack.",
    quote="as the keeper of the station told us",
    paragraph=8,
    kind="event",
    about=("river-guard",),
    topics=("water",),
    voice="reported",
    attributed_to=("the keeper of the station",),
)


@pytest.fixture
def atlas(base: Base) -> Atlas:
    return load(base()).atlas


def told(problem: Problem) -> tuple[str, str, str, str, str]:
    return (problem.rule, problem.severity, problem.message, problem.hint, problem.fact)


def reported(folder: Path, fact_id: str) -> list[tuple[str, str, str, str, str]]:
    """What check reports for a fact of a base."""
    loaded = load(folder)
    found = [*loaded.problems, *check(loaded.atlas)]
    return sorted(told(each) for each in found if each.fact == fact_id)


def test_a_sound_draft_has_no_flaw_and_becomes_its_claim(atlas: Atlas) -> None:
    assert flaws(atlas, GOOD) == []
    found = claim_of(atlas, GOOD)
    assert fields_of(found)["attributed_to"] == ["the keeper of the station"]
    assert drafted(found) == GOOD


def test_an_empty_draft_names_every_field_that_is_needed(atlas: Atlas) -> None:
    found = flaws(atlas, Draft())
    assert [flaw.field for flaw in found if flaw.problem.rule == "malformed-record"] == [
        "source",
        "statement",
        "quote",
        "kind",
        "about",
        "topics",
    ]
    assert [flaw.problem.message for flaw in found][-1] == "neither section nor paragraph is given"
    with pytest.raises(AtlasError) as refused:
        claim_of(atlas, Draft())
    assert str(refused.value) == "the key `source` is missing (add `source = …`)"


def test_the_flaws_of_other_fields_are_told_beside_those_that_are_missing(atlas: Atlas) -> None:
    draft = replace(GOOD, statement="", quote="the keeper", about=("nobody",), modality="hedged")
    assert [(flaw.field, flaw.problem.rule) for flaw in flaws(atlas, draft)] == [
        ("statement", "malformed-record"),
        ("about", "unresolved-id"),
        ("quote", "quote-length"),
        ("modality", "hedge-in-quote"),
    ]


def test_an_id_that_is_taken_is_told_as_the_reader_of_the_base_tells_it(base: Base) -> None:
    folder = base(SMALL)
    draft = Draft(
        id="letter-one",
        source="letter",
        statement="Water flows.",
        quote="water flows from the north to the south",
        paragraph=1,
        kind="fact",
        about=("XNO",),
        topics=("water",),
    )
    found = flaws(load(folder).atlas, draft)
    assert flaws(load(folder).atlas, draft, replacing="letter-one") == []
    write_base(folder, claim("letter-one"), "b.toml")
    wanted = [told(each) for each in load(folder).problems]
    assert [told(flaw.problem) for flaw in found] == wanted
    assert wanted[0][2].endswith("is taken by a claim at " + str(folder / "a.toml") + ":28")
    assert found[0].field == "id"


def test_hidden_characters_do_not_reach_the_claim(atlas: Atlas) -> None:
    draft = replace(GOOD, statement=" a\u202eb\x1b \n", about=("", " XNO "), note="\u200b")
    found = claim_of(atlas, draft)
    assert (found.statement, found.about, found.note) == ("ab", ("XNO",), "")


BAD_RECORDS: list[dict[str, Any]] = [
    {"kind": "story"},
    {"voice": "mine", "modality": "sure"},
    {"paragraph": 0},
    {"credibility": 9},
    {"flags": ("loaded", "odd")},
    {"about": ("two words",)},
    {"statement": "", "topics": ()},
]


@pytest.mark.parametrize("fields", BAD_RECORDS, ids=str)
def test_a_record_that_is_not_sound_is_told_as_the_reader_of_the_base_tells_it(
    base: Base, fields: dict[str, Any]
) -> None:
    folder = base()
    draft = replace(GOOD, **fields)
    found = flaws(load(folder).atlas, draft)
    record = {
        key: value
        for key, value in msgspec.to_builtins(draft).items()
        if value not in ("", None, ())
    }
    write_base(folder, f"[[claim]]\n{tomli_w.dumps(record)}", "b.toml")
    assert sorted(told(flaw.problem) for flaw in found) == reported(folder, GOOD.id)
    assert {flaw.field for flaw in found} == set(fields)


TEXTS = {
    "source": ["institute-2025", "khan-lee-2023", "khan-lee"],
    "quote": ["the keeper", "as the keeper of the station told us", "it may be so " * 9],
    "prefix": ["", "morning came, reportedly"],
    "section": ["", "References"],
    "date": ["", "2021-05", "yesterday", "2021/2020"],
    "voice": ["own", "reported", "cited", "table"],
    "modality": ["asserted", "hedged", "negated"],
    "hedge": ["", "may", "reportedly"],
    "kind": ["event", "fact"],
}
LISTS = {
    "about": [("XNO",), ("XNO", "great-canal"), ("khan-attack",), ("XNOO", "XSO")],
    "topics": [("water",), ("watre", "trade")],
    "attributed_to": [(), ("the keeper",)],
    "cites": [(), ("Berg & Stone, 2020",), ("Nobody, 1999", "Berg et al., 2020")],
}
DRAFTS = st.fixed_dictionaries(
    {
        **{field: st.sampled_from(values) for field, values in TEXTS.items()},
        **{field: st.sampled_from(values) for field, values in LISTS.items()},
        "paragraph": st.sampled_from([None, 8]),
        "credibility": st.sampled_from([1, 6]),
    }
)


@given(DRAFTS)
@settings(max_examples=60)
def test_a_draft_is_told_what_check_tells_of_the_claim(
    tmp_path_factory: pytest.TempPathFactory, fields: dict[str, Any]
) -> None:
    folder = write_base(tmp_path_factory.mktemp("base"), COMPLETE.replace('"lines"', '"lost"'))
    atlas = load(folder).atlas
    draft = replace(GOOD, **fields)
    found = flaws(atlas, draft)
    row = tomli_w.dumps(fields_of(claim_of(atlas, draft)))
    write_base(folder, f"[[claim]]\n{row}", "z.toml")
    assert sorted(told(flaw.problem) for flaw in found) == reported(folder, GOOD.id)
    assert all(flaw.field in Draft.__struct_fields__ for flaw in found)


def test_a_claim_that_others_confirm_may_stay_so_when_it_is_changed(atlas: Atlas) -> None:
    confirmed = atlas.get("khan-attack", Claim)
    assert confirmed
    assert flaws(atlas, drafted(confirmed), replacing=confirmed.id) == []


# Ids


@pytest.mark.parametrize(
    ("source", "statement", "proposed"),
    [
        (
            "khan-lee-2023",
            "The envoy's treaty is not signed in the capital.",
            "khan-envoy-treaty-not-signed",
        ),
        ("institute-2025", "Größe: 1.5 km³", "institute-grosse-1-5-km3"),
        ("nobody-2020", "It was so.", "nobody-so"),
        ("", "of the", "of-the"),
        ("", "", "claim"),
        ("khan-lee-2023", "Attack", "khan-attack-2"),
        ("letter", "Вода течёт на юг", "letter-вода-течет-на-юг"),
    ],
)
def test_an_id_is_proposed_by_source_and_statement(
    atlas: Atlas, source: str, statement: str, proposed: str
) -> None:
    assert proposed_id(atlas, source, statement) == proposed


@given(st.text(max_size=200), st.text(max_size=20))
@settings(max_examples=100)
def test_every_proposed_id_is_valid_and_free(statement: str, source: str) -> None:
    taken = {"claim": None, "claim-2": None}
    atlas = Atlas(None, taken, {})  # type: ignore[arg-type]
    proposed = proposed_id(atlas, source, statement)
    assert proposed not in taken
    assert msgspec.convert(proposed, Claim.__annotations__.get("id", str))
    msgspec.convert({**fields_of(claim_of(atlas, GOOD)), "id": proposed}, Claim)
