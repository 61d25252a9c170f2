"""The plain index and that of arrays give the same answers."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from atlas_tui.facts.atlas import Atlas
from atlas_tui.search import Results, Search, build, index
from atlas_tui.search.plain import PlainPostings

arrays = pytest.importorskip("atlas_tui.search.arrays")

WORDS = [
    "canal",
    "canl",
    "can",
    "anal",
    "afghanistan",
    "kabul",
    "casa1000",
    "casa",
    "1000",
    "water",
]
WORDS += ["railway", "transafghan", "glacier", '"the canal"', '"the can', "-water", "about:AFG"]
WORDS += [
    "2021..2023",
    "in:claims",
    "accelerate",
    "zyxwv",
    "the",
    "riverglacier",
    "#ca",
    "-about:AFG",
    "is",
    "both between",
    "what",
    "canal is disputed",
    "trans afghan",
    "northrn field",
]


def timeless(results: Results) -> Results:
    return replace(results, ms=0.0)


def test_a_small_base_needs_no_arrays(search: Search, large: Search) -> None:
    assert isinstance(search.postings, PlainPostings)
    assert isinstance(large.postings, arrays.ArrayPostings)


@given(
    st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
    st.sampled_from([None, 0, 1, 4]),
    st.sampled_from([None, 1, 2]),
)
def test_both_forms_answer_alike(
    search: Search, large: Search, text: str, limit: int | None, each: int | None
) -> None:
    plain = search.find(text, limit=limit, each=each)
    other = large.find(text, limit=limit, each=each)
    assert timeless(plain) == timeless(other)


@given(st.sampled_from([("AFG",), ("AFG", "water"), ("AFG-TJK",), ("canal",), ("nobody",)]))
def test_both_forms_have_the_same_scopes(
    search: Search, large: Search, scope: tuple[str, ...]
) -> None:
    asked = {"text": "-zyxwvut", "scope": scope}
    assert timeless(search.find(**asked)) == timeless(large.find(**asked))


def test_searching_a_small_base_loads_neither_numpy_nor_a_terminal_library() -> None:
    program = (
        "import sys; from atlas_tui.facts.atlas import Atlas; from atlas_tui.search import build;"
        "build(Atlas(None, {}, {})).find('anything at all');"
        "print({'numpy', 'textual', 'rich', 'click'} & sys.modules.keys())"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"


def test_without_numpy_a_large_base_has_the_plain_form(
    atlas: Atlas, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "LARGE", 1)
    monkeypatch.setattr(index, "find_spec", lambda _name: None)
    assert isinstance(build(atlas).postings, PlainPostings)
