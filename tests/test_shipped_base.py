"""The base that comes with Atlas is sound, and its quotations stand in the documents."""

from pathlib import Path

import pytest

from atlas_tui.documents.attached import attach
from atlas_tui.documents.verify import verify
from atlas_tui.facts.base import Loaded, shipped_base
from atlas_tui.facts.check import check
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Source
from atlas_tui.facts.problem import Problem

DOCUMENTS = Path(__file__).resolve().parents[2] / "shared" / "sources"


@pytest.fixture(scope="module")
def shipped() -> Loaded:
    return load(shipped_base())


def errors(problems: list[Problem]) -> list[str]:
    return ["\n".join(each.lines()) for each in problems if each.severity == "error"]


def test_the_shipped_base_is_read_without_a_problem(shipped: Loaded) -> None:
    assert errors(shipped.problems) == []
    assert shipped.atlas.base
    assert shipped.atlas.all(Claim)


def test_the_shipped_base_is_sound(shipped: Loaded) -> None:
    assert errors(check(shipped.atlas)) == []


@pytest.mark.skipif(not DOCUMENTS.is_dir(), reason=f"the documents are not at {DOCUMENTS}")
def test_the_quotations_of_the_shipped_base_stand_in_the_documents(shipped: Loaded) -> None:
    found = attach(shipped.atlas, DOCUMENTS)
    assert set(found) == {source.id for source in shipped.atlas.all(Source)}
    assert errors(verify(shipped.atlas, found)) == []
