"""W3C Web Annotation: the terms of its context, the shape of its model, any text in it."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from msgspec.structs import replace

from atlas_tui.cite.export import within
from atlas_tui.cite.export.selection import Selection
from atlas_tui.cite.export.web_annotation import CONTEXT, annotation, write
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Source
from bases import write_base
from hostile import texts

KEYS = frozenset(
    """accessibility audience body bodyValue cached canonical conformsTo created creator email
    email_sha1 end endSelector exact first format generated generator homepage id items label
    language last modified motivation name next nickname partOf prefix prev processingLanguage
    purpose refinedBy renderedVia rights scope selector source sourceDate sourceDateEnd
    sourceDateStart start startIndex startSelector state styleClass stylesheet suffix target
    textDirection total type value via""".split()
)
TYPES = frozenset(
    """Annotation AnnotationCollection AnnotationPage Audience Audio Choice CssSelector
    CssStylesheet DataPositionSelector Dataset FragmentSelector HttpRequestState Image Motivation
    Organization Person RangeSelector ResourceSelection Software SpecificResource SvgSelector Text
    TextPositionSelector TextQuoteSelector TextualBody TimeState Video XPathSelector""".split()
)
MOTIVATIONS = frozenset(
    """assessing bookmarking classifying commenting describing editing highlighting identifying
    linking moderating questioning replying reviewing tagging""".split()
)
"""The terms of http://www.w3.org/ns/anno.jsonld. They stand here because a test uses no network:
a key that is no term of the context would vanish for every reader of linked data."""


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def collection(selection: Selection) -> Any:
    return json.loads("".join(write(selection)))


def objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, list):
        return [found for each in value for found in objects(each)]
    if not isinstance(value, dict):
        return []
    return [value, *(found for each in value.values() for found in objects(each))]


def test_only_terms_of_the_context_are_used(atlas: Atlas) -> None:
    found = collection(within(atlas))
    assert found.pop("@context") == CONTEXT == "http://www.w3.org/ns/anno.jsonld"
    for each in objects(found):
        assert each.keys() <= KEYS
        assert each.get("type", "Text") in TYPES
        assert {each.get("motivation"), each.get("purpose")} <= MOTIVATIONS | {None}


def test_every_claim_is_an_annotation_of_the_first_page(atlas: Atlas) -> None:
    found = collection(within(atlas, ("river-guard",)))
    assert (found["type"], found["label"], found["total"]) == (
        "AnnotationCollection",
        "River Guard",
        2,
    )
    page = found["first"]
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert [each["label"] for each in page["items"]] == ["institute-attack", "khan-attack"]
    names = [found["id"], page["id"], *(each["id"] for each in page["items"])]
    assert len(set(names)) == 4
    assert all(name.startswith("urn:uuid:") for name in names)
    assert collection(within(atlas, ("river-guard",))) == found


def test_an_annotation_selects_the_words_in_the_document_with_that_hash(atlas: Atlas) -> None:
    claim = atlas.get("institute-canal-proposed", Claim)
    source = atlas.get("institute-2025", Source)
    assert claim
    assert source
    target = annotation(atlas, claim)["target"]
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode().strip("=")
    assert target == {
        "source": {
            "id": f"ni:///sha-256;{digest}",
            "type": "Text",
            "format": "text/plain",
            "label": "“River Diplomacy in 2025”, Institute of Neighbours, 24 June 2025",
            "language": "en",
        },
        "selector": {
            "type": "TextQuoteSelector",
            "exact": "was proposed in 2021",
            "prefix": "of water a year and",
        },
    }


def test_statement_citation_caveats_and_tags_are_bodies(atlas: Atlas) -> None:
    claim = atlas.get("khan-trade-2021", Claim)
    assert claim
    assert [(body["purpose"], body["value"]) for body in annotation(atlas, claim)["body"]] == [
        ("describing", "Trade between Northland and Southland rose to 55 million dollars in 2021."),
        (
            "identifying",
            "Khan and Lee, “Water and Trust”, 2023, para. 4, citing Berg & Stone, 2020",
        ),
        ("assessing", "disputed: see trade-in-2021"),
        ("tagging", "Trade"),
        ("tagging", "Northland"),
        ("tagging", "Southland"),
    ]


@settings(max_examples=30)
@given(text=texts())
def test_any_text_comes_back(text: str) -> None:
    claim = Claim(
        id="c",
        source="s",
        statement=text,
        quote=text,
        kind="fact",
        about=("x",),
        topics=("y",),
        voice="own",
        modality="asserted",
    )
    claim = replace(claim, prefix=text, suffix=text)
    (found,) = collection(within(Atlas(None, {"c": claim}, {})))["first"]["items"]
    assert found["body"][0]["value"] == text
    assert found["target"]["selector"] == {
        "type": "TextQuoteSelector",
        "exact": text,
        "prefix": text,
        "suffix": text,
    }
