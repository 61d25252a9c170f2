"""The schema says of a record what the reader of a base says of it."""

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
import tomli
from jsonschema import Draft7Validator

from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.beginning import blank_files, with_example
from atlas_tui.facts.faults import faults
from atlas_tui.facts.model import KINDS, Base, Part
from atlas_tui.facts.schema import schema, text
from bases import COMPLETE, SMALL, claim

SCHEMA = schema()
VALIDATOR = Draft7Validator(SCHEMA)


def told(toml: str) -> list[str]:
    found = VALIDATOR.iter_errors(tomli.loads(toml))
    return sorted(f"{each.json_path}: {each.message}" for each in found)


def test_the_schema_is_one() -> None:
    Draft7Validator.check_schema(SCHEMA)
    assert msgspec.json.decode(text()) == SCHEMA
    assert set(SCHEMA["properties"]) == {"base", *KINDS}


@pytest.mark.parametrize("path", sorted(shipped_base().rglob("*.toml")), ids=lambda path: path.name)
def test_the_shipped_base_is_valid_by_it(path: Any) -> None:
    assert told(path.read_text(encoding="utf-8")) == []


def test_the_bases_of_these_tests_and_every_new_base_are_valid_by_it() -> None:
    texts = [COMPLETE, SMALL, *blank_files().values(), *map(with_example, blank_files().values())]
    assert [told(each) for each in texts] == [[] for _ in texts]


WRONG = {
    "an unknown key": claim("a", 'colour = "red"'),
    "a missing key": claim("a", "kind = "),
    "another word": claim("a", 'voice = "mine"'),
    "an id with a space": claim("a b"),
    "nobody": claim("a", "about = []"),
    "an empty statement": claim("a", 'statement = ""'),
    "paragraph nought": claim("a", "paragraph = 0"),
    "a paragraph in words": claim("a", 'paragraph = "one"'),
    "a TOML date": claim("a", "date = 2021-05-03"),
    "no trust": claim("a", "credibility = 7"),
    "no words": SMALL.replace("words = 100", "words = 0"),
    "no hash": SMALL.replace('sha256 = "0', 'sha256 = "x'),
    "a reading without a claim": '[[relation]]\nid = "a-b"\nactors = ["a", "b"]\nname = "x"\n'
    'reading = [{ trend = "mixed" }]\n',
    "one actor": '[[relation]]\nid = "a"\nactors = ["a"]\nname = "x"\n',
    "another format": '[base]\nformat = 2\ntitle = "x"\n',
    "an unknown table": '[[claims]]\nid = "x"\n',
    "a single table": '[topic]\nid = "x"\nname = "x"\n',
    "no CSL type": SMALL.replace('type = "document"', 'type = "paper"'),
    "no CSL variable": SMALL.replace('title = "A letter" }', 'titel = "A letter" }'),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_the_reader_of_a_base_refuses_the_schema_refuses(kind: str) -> None:
    assert len(told(WRONG[kind])) == 1


@pytest.mark.parametrize(
    "kind", [kind for kind, toml in WRONG.items() if toml.startswith(("[[claim]]", "[[relation]]"))]
)
def test_what_the_schema_refuses_the_reader_of_a_base_refuses(kind: str) -> None:
    ((table, (row,)),) = tomli.loads(WRONG[kind]).items()
    assert len(list(faults(row, KINDS[table]))) == 1


def parts(kind: type[Part]) -> Iterator[type[Part]]:
    """A kind of record and the parts within it."""
    yield kind
    for field in msgspec.structs.fields(kind):
        for each in (field.type, *getattr(field.type, "__args__", ())):
            if isinstance(each, type) and issubclass(each, Part):
                yield from parts(each)


@pytest.mark.parametrize("kind", [Base, *KINDS.values()], ids=lambda kind: kind.__name__)
def test_every_key_is_explained(kind: type[Part]) -> None:
    for part in parts(kind):
        properties = SCHEMA["definitions"][part.__name__]["properties"]
        explained = [key for key, field in properties.items() if field.get("description")]
        assert explained == list(part.__struct_fields__ if part is kind else properties), part
        assert set(properties) == set(part.__struct_fields__)


def test_a_key_is_explained_in_the_words_of_a_new_base() -> None:
    fields = SCHEMA["definitions"]["Claim"]["properties"]
    assert fields["paragraph"] == {
        "type": "integer",
        "minimum": 1,
        "description": "counted from 1 by the source's paragraphs, title and headings included",
    }
    reading = SCHEMA["definitions"]["Relation"]["properties"]["reading"]
    assert reading["description"] == "how a document reads the relation, one each"


def test_every_editor_can_read_the_patterns() -> None:
    assert r"(?!" not in text()
    assert "null" not in text()
