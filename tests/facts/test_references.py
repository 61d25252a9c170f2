"""In-text references and the entries of the bibliography that they mean."""

from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts import references
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import KINDS, Fact, Reference, Source
from bases import HEAD, SMALL, claim


def library(*cites: str) -> tuple[Atlas, Source]:
    source = Source(
        id="letter", sha256="0" * 64, csl={}, genre="x", origin="x", words=1, paragraphs="blocks"
    )
    entries = [
        Reference(id=f"letter:{number}", source="letter", cite=cite, csl={"type": "book"})
        for number, cite in enumerate(cites)
    ]
    facts: dict[str, Fact] = {"letter": source, **{each.id: each for each in entries}}
    return Atlas(None, facts, {}), source


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("Rashid, 2021", "Rashid, 2021"),
        ("Rashid 2021", "Rashid, 2021"),
        ("Berg and Stone, 2020", "Berg & Stone, 2020"),
        ("Berg & Stone (2020)", "Berg and Stone, 2020"),
        ("Berg et al., 2020", "Berg, Stone, & Lake, 2020"),
        ("Berg et al 2020", "Berg & Stone, 2020"),
        ("Berg, Stone & Lake, 2020", "Berg et al., 2020"),
        ("Müller, 2019", "Muller, 2019"),
        ("Al-Khan, 2019a", "Al-Khan, 2019a"),
        ("Institute of Neighbours, n.d.", "Institute of Neighbours, n.d."),
    ],
)
def test_a_citation_leads_to_its_entry(cited: str, listed: str) -> None:
    atlas, source = library("Other, 1999", listed)
    entry = references.entry(atlas, source, cited)
    assert entry
    assert entry.cite == listed


@pytest.mark.parametrize(
    ("cited", "listed"),
    [
        ("Rashid, 2021", "Rashid, 2022"),
        ("Rashid, 2021", "Rashid, 2021a"),
        ("Berg, 2020", "Berg & Stone, 2020"),
        ("Stone et al., 2020", "Berg & Stone, 2020"),
        ("Berg et al., 2020", "Berg, 2020"),
        ("Berg & Stone, 2020", "Stone & Berg, 2020"),
    ],
)
def test_a_citation_of_another_work_does_not(cited: str, listed: str) -> None:
    atlas, source = library(listed)
    assert references.entry(atlas, source, cited) is None


def test_a_work_is_cited_by_the_claims_of_its_own_document_only(
    base: Callable[..., Path],
) -> None:
    cited = ('voice = "cited"', 'cites = ["Berg et al., 2020"]')
    other = SMALL.removeprefix(HEAD).partition("[[actor]]")[0].replace('"letter"', '"other"')
    entry = (
        '[[reference]]\nid = "e"\nsource = "letter"\ncite = "Berg, Stone & Lake, 2020"\ncsl = {}\n'
    )
    text = claim("two", *cited) + claim("tri", 'source = "other"', *cited) + other + entry
    atlas = load(base(SMALL, text)).atlas
    (reference,) = atlas.all(Reference)
    assert [each.id for each in references.citing(atlas, reference)] == ["two"]


def test_every_field_that_holds_ids_or_dates_is_a_field_of_its_kind() -> None:
    for table in (references.ID_FIELDS, references.DATE_FIELDS):
        for kind, fields in table.items():
            assert kind in KINDS.values()
            for field in fields:
                assert hasattr(kind, field.partition(".")[0]), f"{kind.__name__}.{field}"


def test_every_field_named_claim_or_date_is_looked_at() -> None:
    for kind in KINDS.values():
        known = {*references.ID_FIELDS.get(kind, ()), *references.DATE_FIELDS.get(kind, ())}
        for field in ("claim", "claims", "source", "actors", "about", "topics", "date", "subject"):
            assert field not in kind.__struct_fields__ or field in known, f"{kind.__name__}.{field}"
