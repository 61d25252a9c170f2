"""What is wrong with a quotation that is not in its document."""

import pytest

from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.misquotes import Misquote, misquotes, parts_of
from atlas_tui.documents.placing import place
from atlas_tui.facts.model import Claim
from bases import BRIEF, PAPER

TEXTS = {"brief": BRIEF, "paper": PAPER}


def claim(quote: str, source: str = "brief") -> Claim:
    return Claim(
        id="c",
        source=source,
        statement="x",
        quote=quote,
        kind="fact",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )


def found(quote: str) -> Misquote:
    each = claim(quote)
    placed = place(Passages(BRIEF, "blocks"), each)
    assert placed.state == "missing"
    return misquotes({each: placed.parts}, TEXTS)["c"]


def test_a_quotation_from_another_document_is_misattributed() -> None:
    told = found("every sluice stands on its ground")
    assert told == Misquote(kind="misattributed", source="paper")
    assert str(told) == "it stands in paper"


@pytest.mark.parametrize("between", [" ", " … ", " [...] ", " ... "])
def test_a_quotation_of_parts_that_stand_apart_is_stitched(between: str) -> None:
    parts = ["Northland reopened its embassy", "the canal remains the main dispute"]
    told = found(between.join(parts))
    assert told.kind == "stitched"
    assert [BRIEF[start:end] for start, end in told.parts] == parts
    assert str(told) == "its 2 parts stand apart in the document"


def test_parts_may_stand_in_any_order() -> None:
    told = found(
        "the main dispute between both Northland reopened its embassy was proposed in 2021"
    )
    assert len(told.parts) == 3
    assert told.parts[0] > told.parts[1]


@pytest.mark.parametrize(
    "quote", ["nothing of this was ever said by anybody", "In March the canal of both"]
)
def test_what_stands_nowhere_is_missing(quote: str) -> None:
    assert found(quote) == Misquote(kind="missing")
    assert str(found(quote)) == "it stands in no attached document"


def test_a_whole_quotation_is_not_stitched() -> None:
    assert parts_of("the water flows from the north", "water flows from the north") == ()


def test_another_document_may_part_the_words_as_it_likes() -> None:
    each = claim("the old villages had been given up")
    other = "They say the old\nvillages, had been “given up” then."
    assert misquotes({each: ()}, {"paper": other})["c"].source == "paper"
    assert misquotes({each: ()}, {"paper": "given up had been the old villages"})["c"].kind == (
        "missing"
    )
