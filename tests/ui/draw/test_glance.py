"""A relation at a glance: a cell a year, and how many events stand elsewhere."""

from atlas_tui.facts.model import Event
from atlas_tui.ui.draw.glance import glance, latest


def event(date: str, type_: str = "ASSAULT") -> Event:
    return Event(
        id=f"{type_} {date}",
        title="It happens",
        date=date,
        actors=("XNO",),
        type=type_,  # type: ignore[arg-type]
        claims=("brief-1",),
    )


STORY = (
    event("2021-10", "AGREE"),
    event("2023-01-02", "AID"),
    event("2023"),
    event("2024-12-24"),
    event(""),
    event("202X"),
    event("2022/..", "SANCTION"),
)


def drawn(*events: Event) -> str:
    return "".join(text for text, _ in glance(events, latest(STORY)))


def test_cooperation_stands_above_and_conflict_below() -> None:
    assert drawn(*STORY) == "▀·█▄ +3"
    assert drawn() == "····"
    assert drawn(event("1979")) == "···· +1"


def test_only_the_latest_years_are_shown() -> None:
    assert latest(STORY) == range(2021, 2025)
    assert latest([*STORY, event("1979")]) == range(2017, 2025)
    assert latest([*STORY, event("1979")], most=3) == range(2022, 2025)
    assert list(latest([event(""), event("some day")])) == []
