"""A small invented base about two rivers, with all that search has to cope with."""

from collections.abc import Callable, Iterator

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import (
    Actor,
    Claim,
    Conflict,
    Event,
    Fact,
    Project,
    Reading,
    Reference,
    Relation,
    Series,
    Side,
    Source,
    Status,
    Topic,
)
from atlas_tui.search import Search, build, index

SHA = "0" * 64


def a_claim(fact_id: str, statement: str, quote: str = "as it is said", **fields: object) -> Claim:
    given: dict[str, object] = {
        "source": "brief",
        "kind": "fact",
        "about": ("AFG",),
        "topics": ("water",),
        "voice": "own",
        "modality": "asserted",
        "paragraph": 1,
    }
    return Claim(id=fact_id, statement=statement, quote=quote, **{**given, **fields})  # type: ignore[arg-type]


def a_source(fact_id: str, title: str, family: str) -> Source:
    return Source(
        id=fact_id,
        sha256=SHA,
        csl={"type": "report", "title": title, "author": [{"family": family}], "issued": "2024-05"},
        genre="report",
        origin=fact_id,
        words=900,
        paragraphs="blocks",
    )


FACTS: tuple[Fact, ...] = (
    a_source("brief", "A Brief on Rivers", "Almeida"),
    a_source("paper", "Neighbours and Water", "Okonkwo"),
    Reference(id="paper:berg", source="paper", cite="Berg, 2020", csl={"title": "Dams"}),
    Actor(id="AFG", kind="state", name="Afghanistan", aliases=("Kabul", "Afghan")),
    Actor(id="TUR", kind="state", name="Türkiye", aliases=("Turkey",)),
    Actor(id="TJK", kind="state", name="Tajikistan"),
    Actor(id="isis-k", kind="armed-group", name="ISIS-K", aliases=("ISKP",)),
    Actor(
        id="water-body", kind="organisation", name="Interstate Commission for Water Coordination"
    ),
    Topic(id="water", name="Water"),
    Topic(id="trade", name="Trade"),
    Relation(
        id="AFG-TJK",
        actors=("AFG", "TJK"),
        name="Afghanistan – Tajikistan",
        reading=(Reading(trend="worsening", date="2023", claim="canal-dispute"),),
    ),
    Event(id="opening", title="The canal opens", actors=("AFG",), type="AGREE", claims=("canal",)),
    Project(
        id="casa",
        name="CASA-1000",
        sector="electricity",
        actors=("AFG", "TJK"),
        status=(Status(stage="proposed", as_of="2024", claim="casa-cost"),),
    ),
    Project(id="rail", name="Trans-Afghan railway", sector="rail", actors=("AFG",)),
    Series(
        id="flow", title="Flow of the river", unit="m3", about=("AFG",), definition="at the weir"
    ),
    Conflict(
        id="which-cost",
        question="What does the line cost?",
        kind="value",
        sides=(
            Side(label="much", claims=("casa-cost",)),
            Side(label="little", claims=("casa-spaced",)),
        ),
        state="open",
        note="Sums differ.",
    ),
    a_claim("canal", "The canal carries water to the northern fields.", date="2021-10"),
    a_claim("canal-dispute", "The canal is disputed between both neighbours.", date="2022/2024"),
    a_claim("casa-cost", "The CASA-1000 line costs 1.5 billion dollars.", about=("casa",)),
    a_claim("casa-spaced", "The line called CASA 1000 is cheap.", source="paper", about=("TJK",)),
    a_claim("train", "A Trans-Afghan railway would cross the mountains.", topics=("trade",)),
    a_claim("train-spaced", "The trans Afghan railway is accelerating trade.", about=("TJK",)),
    a_claim("pipeline", "A pipeline carries gas to the south.", kind="forecast"),
    a_claim("ankara", "Türkiye accused nobody.", about=("TUR",), source="paper"),
    a_claim("militants", "Militants crossed the border at night.", about=("isis-k",)),
    a_claim("note-only", "Nothing else is said.", note="Compare the glacier."),
    a_claim("glacier", "The glacier shrinks.", quote="the glacier has shrunk by half"),
    a_claim(
        "own-words", "Forced cooperation is what it is.", quote="a forced and cold cooperation"
    ),
)


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    return Atlas(None, {fact.id: fact for fact in FACTS}, {})


@pytest.fixture(scope="session")
def search(atlas: Atlas) -> Search:
    return build(atlas)


@pytest.fixture(scope="session")
def large(atlas: Atlas) -> Iterator[Search]:
    """The same base in the form that large ones have."""
    pytest.importorskip("numpy")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(index, "LARGE", 1)
        yield build(atlas)


@pytest.fixture(scope="session")
def shipped() -> Atlas:
    return load(shipped_base()).atlas


@pytest.fixture(scope="session")
def shipped_search(shipped: Atlas) -> Search:
    return build(shipped)


@pytest.fixture(params=["plain", "arrays"])
def claims(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Search]:
    """A search over claims with these statements by id, about Afghanistan, in either form."""
    if request.param == "arrays":
        pytest.importorskip("numpy")
        monkeypatch.setattr(index, "LARGE", 1)

    def made(**statements: str) -> Search:
        facts: list[Fact] = [fact for fact in FACTS if not isinstance(fact, Claim | Conflict)]
        facts += [a_claim(fact_id, said) for fact_id, said in statements.items()]
        return build(Atlas(None, {fact.id: fact for fact in facts}, {}))

    return made
