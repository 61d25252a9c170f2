"""A memo held against its base: what has changed since the brief was written."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.cite import brief
from atlas_tui.cite.brief.escape import verbatim
from atlas_tui.cite.lint import AGAINST_BASE, OF_WRITING, RULES, lint, memo_text
from atlas_tui.cite.lint.memo import Memo
from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import load
from atlas_tui.facts.model import Claim, Conflict
from atlas_tui.facts.problem import AtlasError, Problem
from atlas_tui.facts.text import normal
from bases import COMPLETE, write_base
from hostile import texts


@pytest.fixture
def atlas(tmp_path: Path) -> Atlas:
    return load(write_base(tmp_path / "base")).atlas


def brief_of(atlas: Atlas, *ids: str) -> str:
    claims = [claim for each in ids if (claim := atlas.get(each, Claim))]
    return brief.markdown(atlas, brief.entries(atlas, claims), "Memo")


def changed(tmp_path: Path, old: str, new: str) -> Atlas:
    assert old in COMPLETE
    return load(write_base(tmp_path / "changed", COMPLETE.replace(old, new))).atlas


def told(problems: list[Problem]) -> str:
    return "\n\n".join("\n".join(problem.lines()) for problem in problems)


def rules(atlas: Atlas, text: str) -> list[str]:
    return [problem.rule for problem in lint(atlas, "memo.md", text)]


def test_a_fresh_brief_of_everything_has_nothing_to_report() -> None:
    atlas = load(shipped_base()).atlas
    claims = atlas.all(Claim)
    text = brief.markdown(atlas, brief.entries(atlas, claims, by_topic=True), "All")
    assert told(lint(atlas, "memo.md", text)) == ""


def test_words_that_the_writer_altered_are_underlined(atlas: Atlas) -> None:
    text = brief_of(atlas, "khan-leverage").replace(
        "considerable leverage over the upper river[", "some leverage over the river["
    )
    assert told(lint(atlas, "memo.md", text)) == (
        "error[excerpt-altered] in khan-leverage: the words of the excerpt were altered\n"
        "  --> memo.md:7:3\n"
        " 7 | > Southland has some leverage over the river[^khan-leverage]\n"
        "   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  help: the base has “Southland has considerable leverage over the upper river”;"
        " restore the words"
    )


def test_a_quotation_may_be_wrapped_emphasised_and_moved_into_a_sentence(atlas: Atlas) -> None:
    comment = brief_of(atlas, "khan-attack").split("\n")[2]
    for text in (
        f"{comment}\n> The River Guard *attacked* the\n> pumping station on 3 May 2021[^1]\n",
        f"{comment}\nKhan and Lee (2023) say that “The River Guard attacked the pumping\nstation"
        " on 3 May 2021”.\n",
        f"{comment} The River Guard attacked the pumping station on 3 May 2021 (Khan, 2023).\n",
        f"{comment}\n\nLater more.\n\n## Else\n\n> The River Guard attacked the pumping station on"
        " 3 May 2021[^1]\n",
    ):
        assert rules(atlas, text) == []


def test_a_quotation_that_was_taken_out_is_missed(atlas: Atlas) -> None:
    lines = brief_of(atlas, "khan-attack").split("\n")
    text = "\n".join([*lines[:4], "Nothing of it is left."])
    assert told(lint(atlas, "memo.md", text)) == (
        "error[excerpt-altered] in khan-attack: the quotation is not in the memo\n"
        "  --> memo.md:3:1\n"
        f" 3 | {lines[2]}\n"
        f"   | {'^' * len(lines[2])}\n"
        "  help: the base has “The River Guard attacked the pumping station on 3 May 2021”;"
        " restore it, or take the comment out too"
    )


def test_the_statement_of_the_base_does_not_stand_for_the_quotation(atlas: Atlas) -> None:
    text = brief_of(atlas, "khan-leverage").replace(
        "> Southland has considerable", "> Southland lacks any"
    )
    assert "**1.** Southland has considerable leverage over the upper river." in text
    assert rules(atlas, text) == ["excerpt-altered"]


def test_the_same_words_elsewhere_do_not_hide_an_alteration(atlas: Atlas) -> None:
    text = brief_of(atlas, "khan-attack", "institute-attack")
    twice = text.replace(
        "> The pumping station was attacked by the River Guard",
        "> The station was attacked by the River Guard",
    )
    also = f"> The pumping station was attacked by the River Guard in May 2021[^1]\n\n{twice}"
    assert rules(atlas, also) == ["excerpt-altered"]


def test_a_claim_that_is_gone_is_told_with_the_nearest(atlas: Atlas, tmp_path: Path) -> None:
    text = brief_of(atlas, "institute-improving")
    now = changed(tmp_path, '"institute-improving"', '"institute-better"')
    (problem,) = lint(now, "memo.md", text)
    assert (problem.rule, problem.severity, problem.fact) == (
        "excerpt-gone",
        "error",
        "institute-improving",
    )
    assert problem.message == "the base has no claim of this id any more"
    assert problem.hint.startswith(
        "take the excerpt out, or find what replaced it; the nearest are institute-"
    )
    assert problem.place.line == 3


def test_a_quotation_that_the_base_corrected_is_told_with_the_new_words(
    atlas: Atlas, tmp_path: Path
) -> None:
    text = brief_of(atlas, "khan-trade-2022")
    now = changed(
        tmp_path,
        'quote = "fell to 40 million dollars in 2022"',
        'quote = "fell to 40 million dollars in 2022, when the bridges were closed"',
    )
    assert [(each.rule, each.message, each.hint) for each in lint(now, "memo.md", text)] == [
        (
            "excerpt-outdated",
            "the base has other words for it by now:"
            " “fell to 40 million dollars in 2022, when the bridges were closed”",
            "quote these, or take the excerpt out",
        )
    ]
    mended = text.replace(
        "> fell to 40 million dollars in 2022",
        "> fell to 40 million dollars in 2022, when the bridges were closed",
    )
    assert rules(now, mended) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('statement = "Southland has considerable', 'statement = "The paper says that Southland has considerable'),
        ('quote = "Southland has considerable leverage over the upper river"\nparagraph = 7', 'quote = "Southland has considerable leverage over the upper river"\nparagraph = 8'),
        ('title = "Water and Trust"', 'title = "Water & Trust"'),
    ],
)  # fmt: skip
def test_what_the_base_says_otherwise_about_an_excerpt_is_a_warning(
    atlas: Atlas, tmp_path: Path, old: str, new: str
) -> None:
    text = brief_of(atlas, "khan-leverage")
    assert [
        (each.rule, each.severity, each.message, each.hint)
        for each in lint(changed(tmp_path, old, new), "memo.md", text)
    ] == [
        (
            "excerpt-restated",
            "warning",
            "what the base says of it has changed since: statement, place, voice, hedge or document",
            "compare it with `atlas show khan-leverage`",
        )
    ]


def test_an_excerpt_that_is_disputed_now_is_told_until_the_memo_knows(atlas: Atlas) -> None:
    conflict = atlas.get("trade-in-2021", Conflict)
    assert conflict
    before = Atlas(
        atlas.base, {key: fact for key, fact in atlas.by_id.items() if fact != conflict}, {}
    )
    text = brief_of(before, "khan-trade-2021")
    (problem,) = lint(atlas, "memo.md", text)
    assert (problem.rule, problem.severity) == ("excerpt-disputed", "warning")
    assert problem.message == "it is disputed now: How large was the trade in 2021?"
    assert problem.hint == (
        "say so beside it, see `atlas show trade-in-2021`,"
        " and add disputed:trade-in-2021 to the comment"
    )
    known = text.replace(" -->", " disputed:trade-in-2021 -->")
    assert lint(atlas, "memo.md", known) == []


def test_an_excerpt_of_another_base_is_not_called_gone(atlas: Atlas, tmp_path: Path) -> None:
    text = brief_of(atlas, "khan-attack").replace("atlas khan-attack", "atlas elsewhere")
    other = changed(tmp_path, 'title = "Two rivers"', 'title = "Three rivers"')
    (problem,) = lint(other, "memo.md", text)
    assert (problem.rule, problem.severity) == ("excerpt-of-another-base", "warning")
    assert problem.message == "it was taken from another base than “Three rivers”"
    assert rules(atlas, text) == ["excerpt-gone"]


def test_a_comment_within_code_is_an_example(atlas: Atlas) -> None:
    assert rules(atlas, "```\n<!-- atlas nothing -->\n```\n") == []
    assert rules(atlas, "<!-- atlas nothing -->\n") == ["excerpt-gone"]


def test_findings_stand_in_the_order_of_the_lines(atlas: Atlas) -> None:
    text = "It may rain.\n\n<!-- atlas nothing -->\n\nHe said “a quotation of some words”.\n"
    assert rules(atlas, text) == [
        "likelihood-outside-icd-203",
        "excerpt-gone",
        "quotation-without-citation",
    ]


def test_every_rule_is_listed_with_its_severity_and_says_what_it_asks() -> None:
    assert list(RULES) == [
        "excerpt-altered",
        "excerpt-gone",
        "excerpt-outdated",
        "excerpt-restated",
        "excerpt-disputed",
        "excerpt-of-another-base",
        "quotation-without-citation",
        "confidence-with-likelihood",
        "likelihood-outside-icd-203",
    ]
    for rule in (*AGAINST_BASE, *OF_WRITING):
        assert (rule.__doc__ or "").endswith(".")


@settings(max_examples=40)
@given(st.lists(texts(), min_size=1, max_size=5))
def test_a_brief_of_any_words_agrees_with_its_base(quotes: list[str]) -> None:
    claims = [
        Claim(
            id=f"c{number}",
            source="s",
            statement=f"Statement {number}.",
            quote=quote,
            kind="fact",
            about=("x",),
            topics=("y",),
            voice="own",
            modality="asserted",
        )
        for number, quote in enumerate(quotes)
        if normal(quote)
    ]
    atlas = Atlas(None, {claim.id: claim for claim in claims}, {})
    assert told(lint(atlas, "memo.md", brief_of(atlas, *atlas.by_id))) == ""


@settings(max_examples=100)
@given(texts())
def test_an_escaped_quotation_is_read_as_its_words_with_the_way_back(quote: str) -> None:
    raw = f"> {verbatim(quote)}"
    words = Memo("memo.md", raw).within(0, len(raw))
    assert words.text == normal(quote)
    assert all(2 <= at < len(raw) for at in words.origin)
    assert words.origin == sorted(words.origin)


@settings(max_examples=60)
@given(texts(max_size=20))
def test_any_text_can_be_a_memo(text: str) -> None:
    atlas = Atlas(None, {}, {})
    for problem in lint(atlas, "memo.md", text):
        assert problem.place.line >= 1
    blocks = Memo("memo.md", text).blocks
    assert all(block.start < block.end for block in blocks)
    assert all(one.end <= other.start for one, other in pairwise(blocks))


def test_a_memo_is_read_with_any_line_ends_and_without_its_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "memo.md"
    path.write_bytes(b"\xef\xbb\xbfone\r\ntwo\r\n")
    assert memo_text(path) == "one\ntwo\n"


def test_what_is_no_memo_is_refused_with_what_one_is(tmp_path: Path) -> None:
    binary = tmp_path / "memo.docx"
    binary.write_bytes(b"PK\x03\x04\xff\xfe")
    for path, told_so in (
        (tmp_path, "a memo is a Markdown file; a base is checked with --base"),
        (binary, "a memo is a Markdown file in UTF-8, and this is not"),
        (tmp_path / "none.md", "cannot be read (No such file or directory)"),
    ):
        with pytest.raises(AtlasError) as refused:
            memo_text(path)
        assert str(refused.value) == f"{path}: {told_so}"
