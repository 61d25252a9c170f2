"""W3C Web Annotation: a claim an annotation of the words of its document.

Source: Web Annotation Data Model, W3C Recommendation, 23 February 2017. The document is named by
the hash of its file (RFC 6920), the only name that every document of a base has.
"""

import base64
import uuid
from collections.abc import Iterator
from typing import Any

import msgspec

from atlas_tui.cite import plain
from atlas_tui.cite.export.selection import Selection
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.model import Claim, Source, label

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def write(selection: Selection) -> Iterator[str]:
    """JSON-LD for annotation tools: each claim as a W3C Web Annotation with a TextQuoteSelector."""
    title = selection.atlas.title
    collection = {
        "@context": CONTEXT,
        "id": _urn(title, *selection.scope),
        "type": "AnnotationCollection",
        "label": selection.title,
        "total": len(selection.claims),
    }
    page = {"id": _urn(title, *selection.scope, "page"), "type": "AnnotationPage", "startIndex": 0}
    yield f'{_json(collection)[:-1]},"first":{_json(page)[:-1]},"items":[\n'
    before = ""
    for claim in selection.claims:
        yield f"{before}{_json(annotation(selection.atlas, claim))}"
        before = ",\n"
    yield "\n]}}\n"


def annotation(atlas: Atlas, claim: Claim) -> dict[str, Any]:
    """A claim as an annotation; its id in the base is the label."""
    return {
        "id": _urn(atlas.title, claim.id),
        "type": "Annotation",
        "label": claim.id,
        "motivation": "describing",
        "body": _bodies(atlas, claim),
        "target": {"source": _document(atlas, claim), "selector": _selector(claim)},
    }


def _bodies(atlas: Atlas, claim: Claim) -> list[dict[str, str]]:
    tags = [
        label(fact) for each in (*claim.topics, *claim.about) if (fact := atlas.by_id.get(each))
    ]
    told = [("describing", claim.statement), ("identifying", plain.citation(atlas, claim))]
    told += [("assessing", each) for each in plain.caveats(atlas, claim)]
    told += [("tagging", tag) for tag in tags]
    return [
        {"type": "TextualBody", "purpose": purpose, "format": "text/plain", "value": value}
        for purpose, value in told
    ]


def _document(atlas: Atlas, claim: Claim) -> dict[str, str]:
    source = atlas.get(claim.source, Source)
    if source is None:
        return {"id": _urn(atlas.title, claim.source), "type": "Text"}
    digest = base64.urlsafe_b64encode(bytes.fromhex(source.sha256)).decode("ascii").rstrip("=")
    found = {
        "id": f"ni:///sha-256;{digest}",
        "type": "Text",
        "format": "text/plain",
        "label": plain.document(source),
    }
    if source.language:
        found["language"] = source.language
    return found


def _selector(claim: Claim) -> dict[str, str]:
    selector = {"type": "TextQuoteSelector", "exact": claim.quote}
    if claim.prefix:
        selector["prefix"] = claim.prefix
    if claim.suffix:
        selector["suffix"] = claim.suffix
    return selector


def _urn(*parts: str) -> str:
    """A name that is the same at each export of the same thing."""
    return uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(("atlas", *parts))).urn


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode("utf-8")
