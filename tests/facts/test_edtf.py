"""Dates: accepted, refused with a reason, ordered, and told in words."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.facts.edtf import Day, in_words, is_date, parse, sort_key


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), "year"),
        ("2024-02", (2024, 2, 1), (2024, 2, 29), "month"),
        ("2023-02", (2023, 2, 1), (2023, 2, 28), "month"),
        ("1900-02", (1900, 2, 1), (1900, 2, 28), "month"),
        ("2024-12-24", (2024, 12, 24), (2024, 12, 24), "day"),
        ("202X", (2020, 1, 1), (2029, 12, 31), "decade"),
        ("20XX", (2000, 1, 1), (2099, 12, 31), "century"),
        ("2024-XX", (2024, 1, 1), (2024, 12, 31), "year"),
        ("2024-XX-XX", (2024, 1, 1), (2024, 12, 31), "year"),
        ("2024-05-XX", (2024, 5, 1), (2024, 5, 31), "month"),
        ("2021-08/2023", (2021, 8, 1), (2023, 12, 31), "interval"),
        ("../2023", (0, 1, 1), (2023, 12, 31), "interval"),
        ("2021/", (2021, 1, 1), (9999, 12, 31), "interval"),
    ],
)
def test_a_date_spans_all_days_that_it_allows(
    text: str, earliest: Day, latest: Day, precision: str
) -> None:
    when = parse(text)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2023", False, False),
        ("2023?", True, False),
        ("2023~", False, True),
        ("2023%", True, True),
        ("2021~/2023?", True, True),
    ],
)
def test_a_qualifier_says_how_sure_a_date_is(text: str, uncertain: bool, approximate: bool) -> None:
    when = parse(text)
    assert (when.uncertain, when.approximate) == (uncertain, approximate)


FORM = (
    " is not an EDTF date; write 2024, 2024-12, 2024-12-24, 2023~, 202X"
    " or an interval such as 2021-08/2023"
)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", f"''{FORM}"),
        ("early 2023", f"'early 2023'{FORM}"),
        ("2024-1", f"'2024-1'{FORM}"),
        ("24-12-2024", f"'24-12-2024'{FORM}"),
        ("2024-12-24T10:00", f"'2024-12-24T10:00'{FORM}"),
        ("2024-21", "'2024-21' has no month 21"),
        ("٢٠٢٤", f"'٢٠٢٤'{FORM}"),
        ("2024-13", "'2024-13' has no month 13"),
        ("2024-00", "'2024-00' has no month 00"),
        ("2023-02-29", "'2023-02-29' has no day 29"),
        ("2024-04-31", "'2024-04-31' has no day 31"),
        ("20X4", "'20X4' leaves the decade open but not the year; write 20XX"),
        ("202X-05", "'202X-05' gives a month in an unspecified year"),
        ("2024-XX-05", "'2024-XX-05' gives a day in an unspecified month"),
        ("2023/2021", "'2023/2021' ends before it begins"),
        ("/", "'/' is an interval without any date"),
        ("../..", "'../..' is an interval without any date"),
        ("2021/2022/2023", f"'2022/2023'{FORM}"),
    ],
)
def test_what_is_no_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(reason)}$"):
        parse(text)
    assert not is_date(text)


@given(st.dates(min_value=date(1, 1, 1)))
def test_every_day_of_the_calendar_is_a_date(day: date) -> None:
    when = parse(day.isoformat())
    assert when.earliest == when.latest == (day.year, day.month, day.day)


@given(st.text())
def test_any_text_is_a_date_or_is_refused_and_can_be_told(text: str) -> None:
    assert isinstance(in_words(text), str)
    if is_date(text):
        assert parse(text).earliest <= parse(text).latest


@given(st.text(st.sampled_from("0129X-/?~%."), max_size=21))
def test_what_looks_like_a_date_is_one_or_is_told_as_it_stands(text: str) -> None:
    if not is_date(text):
        assert in_words(text) == text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024-12-24", "24 December 2024"),
        ("2024-05-03", "3 May 2024"),
        ("2021-10", "October 2021"),
        ("2021", "2021"),
        ("202X", "2020s"),
        ("20XX", "20XX"),
        ("2023~", "about 2023"),
        ("2023?", "2023?"),
        ("2023-05%", "about May 2023?"),
        ("2024-XX-XX", "2024"),
        ("2021/2023", "2021 to 2023"),
        ("2021-08/..", "from August 2021"),
        ("/2023", "until 2023"),
        ("2024-13", "2024-13"),
        ("2024-00", "2024-00"),
        ("soon", "soon"),
    ],
)
def test_a_date_is_told_as_a_reader_says_it(text: str, words: str) -> None:
    assert in_words(text) == words


def test_dates_come_in_order_and_undated_ones_last() -> None:
    dates = ["", "2024", "2023-12-31", "2024-01-01", "2024-01", "202X"]
    assert sorted(dates, key=sort_key) == [
        "202X",
        "2023-12-31",
        "2024-01-01",
        "2024-01",
        "2024",
        "",
    ]
