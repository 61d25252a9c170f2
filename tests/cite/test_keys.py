"""Citation keys: safe in every format, and never shared."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.cite.keys import key
from atlas_tui.facts.model import Reference


def reference(work_id: str) -> Reference:
    return Reference(id=work_id, source="s", cite="c", csl={})


@pytest.mark.parametrize(
    ("work_id", "its_key"),
    [
        ("iais-2025", "iais-2025"),
        ("bukhari-nazim:rashid-2021", "bukhari-nazim:rashid-2021"),
        ("a_b", "a_5f_b"),
        ("a{b}", "a_7b_b_7d_"),
        ("x--y.", "x_2d__2d_y_2e_"),
        ("über", "_fc_ber"),
    ],
)
def test_an_id_is_its_own_key_where_that_is_safe(work_id: str, its_key: str) -> None:
    assert key(reference(work_id)) == its_key


IDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(IDS)
def test_a_key_is_safe_in_bibtex_and_in_markdown(work_id: str) -> None:
    safe = r"[A-Za-z0-9_]+(?:[:.-][A-Za-z0-9_]+)*"
    assert re.fullmatch(safe, key(reference(work_id)), re.ASCII)


@given(st.lists(st.text("ab_-.:5f", min_size=1, max_size=6), unique=True, min_size=2, max_size=5))
def test_two_ids_never_share_a_key(ids: list[str]) -> None:
    assert len({key(reference(each)) for each in ids}) == len(ids)
