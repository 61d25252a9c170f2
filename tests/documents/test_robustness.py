"""Quotations found again in documents that other programs have been through."""

import random
from collections import Counter
from pathlib import Path

import pytest

from atlas_tui.documents.anchor import Passages
from atlas_tui.documents.placing import Placed, place_all
from atlas_tui.documents.readers import read
from atlas_tui.documents.recognising import Recogniser, decide
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Source
from documents.damage import Traced, damaged

DOCUMENTS = Path(__file__).parents[3] / "shared" / "sources"
SEEDS = (1, 2, 3)
LIKE = 0.75
"""The least part that two spans must share, of what either covers, to be the same place."""

needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the documents of the shipped base are not beside this checkout"
)

WORDS = """
    river bank bridge gauge treaty envoy council sluice canal winter harvest market border village
    engineer ministry delegation agreement corridor pipeline railway customs drought investment the
    of and to in for with by on from that as at its has was were which between after before under
""".split()


@pytest.fixture(scope="module")
def shipped() -> Atlas:
    """The shipped base."""
    return load(shipped_base()).atlas


def documents(atlas: Atlas) -> dict[str, tuple[str, str, list[Claim]]]:
    """Text, scheme and claims of each source of the shipped base."""
    readings = [read(path) for path in sorted(DOCUMENTS.iterdir())]
    texts = {reading.sha256: reading.content.text for reading in readings}
    return {
        source.id: (
            texts[source.sha256],
            source.paragraphs,
            [claim for claim in atlas.all(Claim) if claim.source == source.id],
        )
        for source in atlas.all(Source)
        if source.sha256 in texts
    }


def is_right(raw: str, traced: Traced, meant: Placed, placed: Placed) -> bool:
    """Whether a place in a damaged text is the one that is meant in the text as it was."""
    if placed.start < 0:
        return False
    wanted = {at for at in range(meant.start, meant.end) if not raw[at].isspace()}
    got = {at for at in traced.back(placed.start, placed.end) if not raw[at].isspace()}
    return len(wanted & got) >= LIKE * len(wanted | got)


def outcomes(raw: str, traced: Traced, claims: list[Claim]) -> Counter[tuple[str, bool]]:
    """How many quotations stand how in a damaged text, and whether at the right place."""
    meant = place_all(Passages(raw, "lines"), claims)
    assert {each.state for each in meant} == {"exact"}
    placed = place_all(Passages(traced.text, "lines"), claims)
    pairs = zip(meant, placed, strict=True)
    return Counter((here.state, is_right(raw, traced, there, here)) for there, here in pairs)


@needs_documents
def test_every_quotation_of_the_shipped_base_is_exact_in_its_document(shipped: Atlas) -> None:
    for raw, _, claims in documents(shipped).values():
        normal = Passages(raw, "lines").text
        for placed in place_all(Passages(raw, "lines"), claims):
            assert placed.state == "exact"
        assert normal


@needs_documents
@pytest.mark.parametrize("seed", SEEDS)
def test_quotations_are_found_at_their_place_in_damaged_documents(
    shipped: Atlas, seed: int
) -> None:
    found: Counter[tuple[str, bool]] = Counter()
    for raw, scheme, claims in documents(shipped).values():
        found += outcomes(raw, damaged(raw, scheme, seed), claims)
    right = sum(number for (_, is_right), number in found.items() if is_right)
    assert right >= 0.99 * found.total()
    wrong = {state for state, is_right in found if not is_right}
    assert wrong <= {"relocated", "missing"}


@needs_documents
def test_damaged_documents_are_told_apart(shipped: Atlas) -> None:
    recogniser = Recogniser(shipped)
    for seed in SEEDS:
        for source, (raw, scheme, _) in documents(shipped).items():
            best = decide(recogniser.likenesses(damaged(raw, scheme, seed).text))
            assert best is not None
            assert best.source == source


def prose(rng: random.Random, words: int) -> str:
    """Paragraphs of sentences without sense."""
    sentences = []
    while words > 0:
        length = rng.randint(8, 22)
        words -= length
        sentence = " ".join(rng.choice(WORDS) for _ in range(length))
        sentences.append(sentence.capitalize() + ".")
    return "\n\n".join(" ".join(sentences[at : at + 6]) for at in range(0, len(sentences), 6))


def quoted(raw: str, rng: random.Random, number: int) -> Claim:
    """A claim that quotes some words which stand once."""
    quote = ""
    while not quote or raw.count(quote) != 1:
        start = raw.index(" ", rng.randrange(len(raw) - 200)) + 1
        quote = " ".join(raw[start : start + 200].partition("\n")[0].split()[: rng.randint(6, 25)])
        quote = quote if len(quote.split()) >= 6 else ""
    return Claim(
        id=f"c-{number}",
        source="prose",
        statement="x",
        quote=quote,
        kind="fact",
        about=("XNO",),
        topics=("water",),
        voice="own",
        modality="asserted",
    )


@pytest.mark.parametrize("seed", SEEDS)
def test_quotations_of_any_length_are_found_in_damaged_prose(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311 (the same prose every time)
    raw = prose(rng, 6_000)
    claims = [quoted(raw, rng, number) for number in range(120)]
    found = outcomes(raw, damaged(raw, "blocks", seed), claims)
    assert sum(number for (_, is_right), number in found.items() if is_right) >= 119
    assert {state for state, is_right in found if not is_right} <= {"relocated", "missing"}
