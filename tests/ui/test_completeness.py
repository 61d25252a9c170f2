"""Everything that the shipped base holds is a few keys away, with its quotations."""

from string import ascii_lowercase

import pytest
from textual.events import Key

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Assessment, Conflict, Fact, Ladder, Series
from atlas_tui.facts.text import normal
from atlas_tui.ui.card import blocks_of
from atlas_tui.ui.leap import label
from driver import Reader, reading

MOST_KEYS = 4
VIEW_KEYS: dict[type[Fact], str] = {Conflict: "7", Series: "6", Assessment: "6", Ladder: "6"}
ATLAS = load(shipped_base()).atlas


def keys_to(reader: Reader, fact: Fact) -> list[str]:
    """The keys from the start: the view, then the two letters of the row."""
    view = "conflicts" if isinstance(fact, Conflict) else "figures"
    items = reader.main.panes[view].items
    row = next(at for at, item in enumerate(items) if getattr(item, "id", "") == fact.id)
    return [VIEW_KEYS[type(fact)], "semicolon", *label(row)]


async def test_every_conflict_series_assessment_and_ladder_is_at_most_four_keys_away() -> None:
    """Every leap is made; a few of them with real keys, which take longer."""
    async with reading(shipped_base()) as reader:
        await reader.presses("6", "7")
        wanted = [fact for kind in VIEW_KEYS for fact in ATLAS.all(kind)]
        for number, fact in enumerate(wanted):
            keys = keys_to(reader, fact)
            assert len(keys) <= MOST_KEYS
            assert all(key in (*ascii_lowercase, "6", "7", "semicolon") for key in keys)
            if number % 16 == 0:
                await reader.pilot.press(*keys)
                assert reader.main.fact is not None
                assert reader.main.fact.id == fact.id
            else:
                pane = reader.main.panes["conflicts" if isinstance(fact, Conflict) else "figures"]
                pane.leap()
                for letter in keys[2:]:
                    await pane._on_key(Key(letter, letter))
                assert pane.fact is not None
                assert pane.fact.id == fact.id


@pytest.mark.parametrize("width", [58, 76, 98])
@pytest.mark.parametrize("kind", VIEW_KEYS)
def test_its_card_shows_every_quotation_it_rests_on(kind: type[Fact], width: int) -> None:
    for fact in ATLAS.all(kind):
        lines = [drawn for block in blocks_of(ATLAS, fact) for drawn in block.lines(width)]
        shown = "".join(normal("".join(text for text, _ in each.line)) for each in lines)
        shown = "".join(shown.split())
        linked = {each.link for each in lines}
        for claim in ATLAS.claims_of(fact):
            if kind is not Conflict:  # sides stand next to each other, line by line
                assert "".join(normal(claim.quote).split())[:40] in shown, (fact.id, claim.id)
            assert claim.id in linked, (fact.id, claim.id)
