"""Where a record, a key or some words stand in a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.facts.place import FileText, at_offset
from atlas_tui.facts.problem import Place, Problem

TEXT = """[base]
format = 1

[[relation]]
id = "one"
  [[relation.reading]]
  claim = "a"
  [[relation.reading]]
  claim = "b"

[[claim]]
id = "a"
quote = "some words"

[[ claim ]]
id = "b"
quote = "other words"
csl = { type = "book" }
"""


@pytest.mark.parametrize(
    ("table", "ordinal", "path", "needle", "line", "column", "width"),
    [
        ("base", 0, "", "", 1, 1, 6),
        ("base", 0, "format", "", 2, 1, 6),
        ("relation", 0, "", "", 4, 1, 12),
        ("relation", 0, "reading[1].claim", "", 9, 3, 5),
        ("relation", 0, "reading[1]", "", 8, 3, 20),
        ("relation", 0, "reading[1].claim", '"b"', 9, 11, 3),
        ("relation", 0, "reading[7].claim", "", 9, 3, 5),
        ("claim", 0, "quote", "", 13, 1, 5),
        ("claim", 0, "quote", "some words", 13, 10, 10),
        ("claim", 1, "quote", "other", 17, 10, 5),
        ("claim", 1, "nothing", "", 15, 1, 9),
        ("claim", 1, "quote", "words of another record", 17, 1, 5),
        ("claim", 1, "csl.type", "", 18, 1, 3),
        ("claim", 9, "", "", 1, 1, 6),
        ("source", 0, "", "", 1, 1, 10),
    ],
)
def test_a_key_or_words_are_found_in_the_right_record(
    table: str, ordinal: int, path: str, needle: str, line: int, column: int, width: int
) -> None:
    place = FileText("a.toml", TEXT).place(table, ordinal, path, needle)
    assert (place.line, place.column) == (line, column)
    assert place.width == min(width, len(place.excerpt) - column + 1)


@given(st.text("ab[]=\n\r\"'.1 ", max_size=80), st.integers(0, 80), st.integers(0, 300))
def test_every_offset_has_a_place_on_its_line(text: str, offset: int, width: int) -> None:
    place = at_offset("a.toml", text, min(offset, len(text)), width)
    assert 1 <= place.line <= text.count("\n") + 1
    assert 1 <= place.width <= max(1, len(place.excerpt))


def test_a_long_line_is_cut_around_the_place() -> None:
    place = at_offset("a.toml", "x" * 500 + "here" + "y" * 500, 500, 4)
    assert place.excerpt == f"…{'x' * 80}here{'y' * 76}…"
    assert (place.line, place.column) == (1, 0)


def test_a_place_is_written_as_editors_take_it() -> None:
    assert str(Place(file="a.toml", line=3, column=7)) == "a.toml:3:7"
    assert str(Place(file="a.toml", line=3)) == "a.toml:3"
    assert str(Place(file="a.toml")) == "a.toml"


def test_a_problem_is_told_with_its_line_underlined() -> None:
    place = Place(file="a.toml", line=12, column=3, excerpt="  id = 1", width=2)
    problem = Problem(
        rule="a-rule", severity="error", message="what", hint="do that", place=place, fact="x"
    )
    assert "\n".join(problem.lines()) == (
        "error[a-rule] in x: what\n  --> a.toml:12:3\n 12 |   id = 1\n    |   ^^\n  help: do that"
    )


def test_a_problem_without_a_line_is_told_with_its_file_alone() -> None:
    problem = Problem(
        rule="a-rule", severity="warning", message="what", hint="do", place=Place(file="a.toml")
    )
    assert problem.lines() == ["warning[a-rule]: what", "  --> a.toml", "  help: do"]
