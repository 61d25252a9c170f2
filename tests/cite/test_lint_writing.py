"""The writer's own words: likelihood by ICD 203, and quotations that say whose words they are."""

import pytest

from atlas_tui.cite.lint import OF_WRITING, lint, rule_name
from atlas_tui.cite.lint.likelihood import OUTSIDE, TERMS
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.problem import Problem

NOBODY = Atlas(None, {}, {})


def found(text: str, rule: str = "") -> list[Problem]:
    return [each for each in lint(NOBODY, "memo.md", text) if rule in ("", each.rule)]


def marked(text: str, rule: str) -> list[str]:
    """The words that a rule underlines."""
    return [
        each.place.excerpt[each.place.column - 1 :][: each.place.width]
        for each in found(text, rule)
    ]


def outside(text: str) -> list[str]:
    return marked(text, "likelihood-outside-icd-203")


def both(text: str) -> list[str]:
    return marked(text, "confidence-with-likelihood")


def uncited(text: str) -> list[str]:
    return marked(text, "quotation-without-citation")


@pytest.mark.parametrize("term", TERMS)
def test_the_terms_of_the_directive_may_be_used(term: str) -> None:
    assert outside(f"A treaty by 2026 is {term}. {term.capitalize()}, trade grows.") == []


def test_a_likelihood_outside_the_list_is_told_with_the_nearest_term() -> None:
    (problem,) = found("Trade is\nhighly likely to grow.")
    assert "\n".join(problem.lines()) == (
        "warning[likelihood-outside-icd-203]: “highly likely” is no likelihood term of ICD 203\n"
        "  --> memo.md:2:1\n"
        " 2 | highly likely to grow.\n"
        "   | ^^^^^^^^^^^^^\n"
        "  help: write “likely” (55-80%) or “very likely”"
    )


@pytest.mark.parametrize(
    ("text", "words", "hint"),
    [
        ("It may fail.", "may", "say how likely it is: almost no chance, very unlikely, unlikely, roughly even chance, likely, very likely, almost certain"),
        ("Perhaps it fails.", "Perhaps", None),
        ("It could fail.", "could", None),
        ("It cannot be ruled out.", "cannot be ruled out", None),
        ("There is a fair chance of rain.", "a fair chance", "the nearest term is “likely” (55-80%)"),
        ("It is more likely than not.", "more likely than not", "the nearest term is “likely” (55-80%)"),
        ("It is virtually certain.", "virtually certain", "the nearest term is “almost certain” (95-99%)"),
        ("It is quite improbable.", "quite improbable", "write “improbable” (20-45%) or “highly improbable”"),
        ("There is a slim chance.", "a slim chance", "the nearest term is “unlikely” (20-45%)"),
        ("A 50-50 chance remains.", "A 50-50 chance", "the nearest term is “roughly even chance” (45-55%)"),
        ("It will certainly fail.", "certainly", "the nearest term is “almost certain” (95-99%)"),
    ],
)  # fmt: skip
def test_vague_words_are_told(text: str, words: str, hint: str | None) -> None:
    assert outside(text) == [words]
    if hint:
        assert found(text)[0].hint == hint


@pytest.mark.parametrize(
    "text",
    [
        "The treaty of May 2025 was signed.",
        "He acted as soon as possible and, where possible, alone.",
        "They could not find it. She couldn't either.",
        "Remote areas lack water, and remote villages more so.",
        "Almost certainly so. A remote chance remains; the prospect is remote.",
        "He said “it may possibly happen, perhaps” (Khan, 2023).",
        "> It may perhaps rain[^1]",
        "[^1]: It may rain.",
        "    \n## Perhaps a heading\n",
        "```\nmaybe\n```\n",
        "## Bibliography\n\n- Maybe, A. (2020). What could be.\n",
        "<!-- maybe -->",
        "---\ntitle: Perhaps\n---\n",
        "[a link](http://example.invalid/perhaps)",
    ],
)
def test_other_meanings_other_peoples_words_and_what_is_no_prose_are_let_alone(text: str) -> None:
    assert found(text) == []


def test_after_an_appendix_the_next_chapter_is_read_again() -> None:
    assert outside("## Sources\n\nmaybe\n\n### More\n\nmaybe\n\n## Outlook\n\nMaybe.") == ["Maybe"]


def test_every_word_outside_the_list_points_to_a_term_of_it() -> None:
    assert set(OUTSIDE.values()) <= {*TERMS, ""}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We assess with high confidence that it will likely rise.", "with high confidence"),
        ("We have moderate to high confidence that a cut is almost certain.", "moderate to high confidence"),
        ("We are fairly confident that this is unlikely.", "We are fairly confident"),
        ("Our confidence is low, but it may happen.", "confidence is low"),
        ("Low-confidence reporting makes a deal probable.", "Low-confidence"),
    ],
)  # fmt: skip
def test_confidence_and_likelihood_in_one_sentence_are_told(text: str, words: str) -> None:
    assert both(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "A cut is likely. We have high confidence in this judgement.",
        "A cut is likely (Khan et al. 2023). Confidence is high.",
        "Confidence-building measures are likely.",
        "High confidence-building ambitions make a deal likely.",
        "He said “we have high confidence” (Khan, 2023), and a deal is likely.",
    ],
)
def test_confidence_in_a_sentence_of_its_own_is_let_alone(text: str) -> None:
    assert both(text) == []


def test_a_sentence_that_mixes_is_told_with_both_words() -> None:
    (problem,) = found(
        "With high confidence, Dr. Khan expects a likely deal.", "confidence-with-likelihood"
    )
    assert problem.message == "“With high confidence” and “likely” stand in one sentence"
    assert problem.hint == "say how likely it is and how sure you are in two sentences"


@pytest.mark.parametrize(
    "text",
    [
        "He said “the bridges were closed by ice”.[^1]",
        "He said “the bridges were closed by ice” [@khan2023].",
        "“The bridges were closed by ice” (Khan and Lee, 2023, para. 4).",
        "“The bridges were closed by ice” (Khan and Lee, n.d.).",
        "“The bridges were closed by ice.” (Khan and Lee, 2023)",
        "Khan and Lee (2023) say that “the bridges were closed by ice” and “nobody crossed them then”.",
        "“The bridges were closed by ice”^[Khan, 2023]",
        "> The bridges were closed by ice[^1]",
        "> The bridges were closed by ice\n>\n> (Khan, 2023)",
        "> The bridges were closed by ice\n\n— Khan, Water and Trust",
        "> The bridges were closed by ice\n\n(Khan, 2023)",
        "As Khan (2023, para. 4) has it:\n\n> The bridges were closed by ice",
        "He called it a “forced partnership” and the “great game”.",
        "[^1]: Khan, “The Bridges Were Closed by Ice.”",
    ],
)
def test_a_quotation_with_a_citation_is_let_alone(text: str) -> None:
    assert uncited(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “the bridges were closed by ice”.", "the bridges were closed by ice"),
        ('He said "the bridges were closed by ice".', "the bridges were closed by ice"),
        ("> The bridges were closed by ice", "The bridges were closed by ice"),
        ("> The bridges were closed by ice\n\nThis was bad.", "The bridges were closed by ice"),
        ("Cited (Khan, 2023). But “the bridges were closed by ice” is not.", "the bridges were closed by ice"),
        ("- “the bridges were closed by ice”\n- Khan, 2023", "the bridges were closed by ice"),
    ],
)  # fmt: skip
def test_a_quotation_without_citation_is_underlined(text: str, words: str) -> None:
    assert uncited(text) == [words]


def test_a_long_quotation_is_told_by_its_first_words() -> None:
    (problem,) = found("He said “one two three four five six seven eight nine ten”.")
    assert problem.severity == "error"
    assert (
        problem.message
        == "nothing says whose words “one two three four five six seven eight …” are"
    )
    assert problem.hint == "cite it: a footnote, or author, date and place in parentheses"


def test_a_heading_may_be_underlined() -> None:
    assert outside("Perhaps\n=======\n\nPerhaps so.\n\nMaybe\n-----\n") == ["Perhaps"]


def test_each_rule_has_a_name_of_its_own() -> None:
    assert len({rule_name(rule) for rule in OF_WRITING}) == len(OF_WRITING)
