"""Claims edited in a text that people wrote: every other character stays as it was."""

from pathlib import Path
from typing import Any

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import convert
from msgspec.structs import replace

from atlas_tui.facts.editing import adding, changing, fields_of, removing, written
from atlas_tui.facts.model import Claim
from atlas_tui.facts.problem import AtlasError
from atlas_tui.facts.statements import records, statements
from bases import COMPLETE, HEAD, SMALL, claim

SUITE = Path(__file__).resolve().parents[3] / "shared" / "toml-test" / "tests" / "valid"

FULL = Claim(
    id="letter-full",
    source="letter",
    statement='They call it “a \\ "river"”.',
    quote="water flows from the north\tto the south",
    prefix="we know that",
    suffix="and back",
    section="Table 4",
    paragraph=7,
    kind="event",
    about=("XNO", "XSO"),
    topics=("water",),
    date="2021-05",
    date_text="in May",
    voice="reported",
    attributed_to=("The envoy", 'A "friend"'),
    cites=("Berg & Stone, 2020",),
    modality="alleged",
    hedge="reportedly",
    credibility=3,
    flags=("loaded",),
    note="Two lines\nof a note.",
)
PLAIN = Claim(
    id="letter-two",
    source="letter",
    statement="Water flows.",
    quote="water flows from the north to the south",
    paragraph=1,
    kind="fact",
    about=("XNO",),
    topics=("water",),
    voice="own",
    modality="asserted",
)


def claims(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tomli.loads(text).get("claim", [])
    return found


def read(text: str) -> dict[str, Any]:
    return tomli.loads(text.removeprefix("\ufeff"))


def refused(work: Any, *arguments: Any) -> str:
    with pytest.raises(AtlasError) as told:
        work("claims.toml", *arguments)
    return str(told.value)


def test_a_claim_is_written_as_people_write_them() -> None:
    assert written(PLAIN) == claim("letter-two")
    assert written(replace(PLAIN, about=("XNO", "XSO"))).splitlines()[7] == 'about = ["XNO", "XSO"]'


def test_a_claim_with_every_field_is_read_back_as_it_was() -> None:
    (row,) = claims(written(FULL))
    assert convert(row, Claim) == FULL
    assert list(row) == list(fields_of(FULL))
    assert set(row) == set(Claim.__struct_fields__)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", claim("letter-two")),
        (SMALL, f"{SMALL}\n{claim('letter-two')}"),
        ('[base] # no end\nformat = 1\ntitle = "x"', None),
        ("# only a comment", f"# only a comment\n\n{claim('letter-two')}"),
    ],
)
def test_a_claim_is_added_at_the_end(before: str, after: str | None) -> None:
    text = adding("claims.toml", before, PLAIN).into(before)
    assert text == (after or f"{before}\n\n{claim('letter-two')}")


def test_a_file_keeps_its_windows_line_ends() -> None:
    before = SMALL.replace("\n", "\r\n")
    added = adding("claims.toml", before, PLAIN).into(before)
    assert added.replace("\r\n", "\n") == f"{SMALL}\n{claim('letter-two')}"
    assert "\n" not in added.replace("\r\n", "")
    changed = changing("claims.toml", added, replace(PLAIN, note="n", kind="event")).into(added)
    assert "\n" not in changed.replace("\r\n", "")
    assert removing("claims.toml", added, "letter-two").into(added) == f"{before}\r\n"


BY_HAND = f"""{HEAD}
# [[claim]] is how a claim begins

  [[claim]] # the first
  # its id
  id = "one"   # chosen once
  source = 'letter'
  statement = "Water flows."
  note = \"\"\"
[[claim]]
id = "two"
\"\"\"
  quote = "water flows from the north to the south" # verbatim
  kind = "fact"
  about = [  # who
    "XNO", # the north
    "XSO",
  ]
  topics = ["water"]
  paragraph = 1
  voice = "own"
  modality = "asserted"
  # the end of it

# the second

[[claim]]
id = "two"
source = "letter"
statement = "x"
quote = "y"
kind = "fact"
about = ["XNO"]
topics = ["water"]
voice = "own"
modality = "asserted"
[[topic]]
id = "water"
"""


def test_only_the_keys_that_change_are_touched() -> None:
    one = convert(claims(BY_HAND)[0], Claim)
    fresh = replace(one, kind="event", about=("XNO",), hedge="may", suffix="and back", note="")
    text = changing("claims.toml", BY_HAND, fresh).into(BY_HAND)
    assert text == BY_HAND.replace('  note = """\n[[claim]]\nid = "two"\n"""\n', "").replace(
        '  kind = "fact"\n  about = [  # who\n    "XNO", # the north\n    "XSO",\n  ]\n',
        '  kind = "event"\n  about = ["XNO"]\n',
    ).replace("# verbatim\n", '# verbatim\n  suffix = "and back"\n').replace(
        '  modality = "asserted"\n  # the end',
        '  modality = "asserted"\n  hedge = "may"\n  # the end',
    )


def test_a_claim_is_taken_out_and_the_comments_around_it_stay() -> None:
    text = removing("claims.toml", BY_HAND, "one").into(BY_HAND)
    head, rest = BY_HAND.split("  [[claim]]")
    assert text == head + "  # the end" + rest.split("  # the end")[1]
    text = removing("claims.toml", text, "two").into(text)
    assert text == f'{head}  # the end of it\n\n# the second\n\n[[topic]]\nid = "water"\n'


def test_a_key_is_added_to_a_last_line_that_has_no_end() -> None:
    text = claim("letter-two").rstrip("\n")
    changed = changing("claims.toml", text, replace(PLAIN, hedge="may")).into(text)
    assert changed == f'{text}\nhedge = "may"\n'


def test_what_cannot_be_edited_is_told() -> None:
    inline = f"claim = [{{ id = 'one' }}]\n{HEAD}"
    broken = f"{HEAD}x = \n"
    unknown = claim("letter-two") + 'colour = "red"\n'
    assert [
        refused(adding, SMALL, replace(PLAIN, id="letter-one")),
        refused(changing, SMALL, PLAIN),
        refused(removing, SMALL, "letter-two"),
        refused(adding, inline, PLAIN),
        refused(removing, inline, "one"),
        refused(adding, broken, PLAIN),
        refused(adding, "claim = 3\n", PLAIN),
        refused(adding, "x = " + "[" * 30_000, PLAIN),
        refused(changing, unknown, replace(PLAIN, note="n")),
    ] == [
        "claims.toml: not saved: the id `letter-one` is taken there; choose another",
        "claims.toml: not saved: no claim `letter-two` stands there any more",
        "claims.toml: not saved: no claim `letter-two` stands there any more",
        "claims.toml: not saved: it is written in a way that cannot be changed here;"
        " edit it by hand",
        "claims.toml: not saved: its claims are not all written under [[claim]];"
        " change `one` by hand",
        "claims.toml:4:5: not saved: it is not valid TOML; mend the marked place first",
        "claims.toml: not saved: `claim` is not an array of tables there; mend it first",
        "claims.toml: not saved: it is not readable TOML; mend it first",
        "claims.toml: not saved: it is written in a way that cannot be changed here;"
        " edit it by hand",
    ]


# Any text


PIECES = st.sampled_from(
    [
        "\n",
        "# [[claim]]\n",
        "[[topic]] # [[claim]]\nid = 't'\n\n",
        '[[topic]]\nx."[[claim]]" = "[[claim]]" # ]]\n',
        '[[topic]]\ntext = """\n[[claim]]\nid = "a"\n"""\n',
        "[[topic]]\ntext = '''\n[[claim]]'''''\n",
        '[[topic]]\nlist = [\n[["claim"]],\n["]]"], # [\n]\n',
        '[[series]]\nid = "s"\n  [[series.point]]\n  at = { claim = "[[claim]]" }\n',
        "[claims]\nid = 1\n",
        '[topic.claim]\nid = "a"\n',
        '[[ "claim" ]]\nid = "quoted"\n\n\n',
        "[[claim]]\n\"id\" = 'odd'\n",
    ]
)
IDS = st.sampled_from("abcd")


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A valid TOML text with claims among other tables, comments and misleading strings."""
    ids = draw(st.lists(IDS, unique=True))
    own = [claim(each) + draw(st.sampled_from(["", "\n", "# about it\n"])) for each in ids]
    pieces = draw(st.permutations([*own, *draw(st.lists(PIECES, max_size=5))]))
    text = "".join(pieces)
    try:
        tomli.loads(text)
    except tomli.TOMLDecodeError:
        return "".join(own)
    return text


@given(texts())
def test_the_statements_of_a_text_leave_nothing_out(text: str) -> None:
    assert "".join(text[each.start : each.end] for each in statements(text)) == text
    assert len(records(text, "claim")) == len(claims(text))


@given(texts(), IDS, st.sampled_from(["note", "hedge", "section"]), st.text(max_size=20))
@settings(max_examples=200)
def test_an_edit_does_what_it_says_and_nothing_else(
    text: str, claim_id: str, field: str, value: str
) -> None:
    fresh = replace(PLAIN, id=claim_id, **{field: value})
    before = tomli.loads(text)
    ids = [row["id"] for row in before.get("claim", [])]
    if claim_id not in ids:
        edited = adding("x", text, fresh).into(text)
        assert edited.startswith(text)
        assert tomli.loads(removing("x", edited, claim_id).into(edited)).get("claim", []) == (
            before.get("claim", [])
        )
        return
    at = ids.index(claim_id)
    splice = changing("x", text, fresh)
    after = tomli.loads(splice.into(text))
    assert after.pop("claim") == [
        *before["claim"][:at],
        fields_of(fresh),
        *before["claim"][at + 1 :],
    ]
    assert splice.old.count("\n[[claim]]") == 0
    before.pop("claim")
    assert after == before
    gone = removing("x", text, claim_id)
    assert gone.into(text) == text[: gone.at] + text[gone.at + len(gone.old) :]
    assert gone.old.strip() == claim(claim_id).strip()


@pytest.mark.skipif(not SUITE.is_dir(), reason=f"toml-test is not at {SUITE}")
def test_a_claim_can_be_added_to_and_taken_out_of_any_valid_toml() -> None:
    for path in sorted(SUITE.rglob("*.toml")):
        text = path.read_bytes().decode()
        if "nan" in text:
            continue  # is not equal to itself
        assert "".join(text[each.start : each.end] for each in statements(text)) == text, path
        added = adding(path.name, text, PLAIN).into(text)
        assert added.startswith(text), path
        gone = removing(path.name, added, PLAIN.id).into(added)
        assert read(gone) == read(text), path


def test_a_claim_can_be_added_to_every_base_of_these_tests() -> None:
    for text in (SMALL, COMPLETE):
        assert adding("x", text, PLAIN).into(text) == f"{text}\n{claim('letter-two')}"
