"""Numbers in running text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.facts.numbers import numbers, states


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("trade of 1,900 tons", 1900),
        ("1.9 billion dollars", 1.9),
        ("1.9 billion dollars", 1.9e9),
        ("a 500-million loan", 5e8),
        ("fell by 12.5%", -12.5),
        ("-3 degrees", -3),
        ("three provinces", 3),
        ("Twelve states", 12),
        (".5 percent", 0.5),
        ("2021-22", 22),
        ("zero growth", 0),
    ],
)
def test_a_number_is_found_as_writers_write_it(text: str, value: float) -> None:
    assert states(text, value)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,900 tons", 19),
        ("1.9 billion", 1.8),
        ("no number at all", 1),
        ("someone", 1),
        ("40 million", float("inf")),
        ("40 million", float("nan")),
    ],
)
def test_a_number_that_is_not_there_is_not_found(text: str, value: float) -> None:
    assert not states(text, value)


@given(st.text())
def test_any_text_can_be_searched_for_numbers(text: str) -> None:
    assert all(isinstance(number, float) for number in numbers(text))


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False), st.text("ab ,;"))
def test_a_number_that_is_written_out_is_found(value: float, around: str) -> None:
    assert states(f"{around} {value:.3f} {around}", float(f"{value:.3f}"))
