"""Every rule of a sound base: what breaks it, and the whole finding that says so."""

import inspect
from collections.abc import Callable
from pathlib import Path

import pytest

from atlas_tui.facts.atlas import Atlas
from atlas_tui.facts.check import CHECKS, check
from atlas_tui.facts.finding import rule_name
from atlas_tui.facts.load import load
from bases import COMPLETE, SMALL, claim, write_base

Base = Callable[..., Path]

SECOND = f"""[[source]]
id = "second"
sha256 = "{"1" * 64}"
csl = {{ type = "book", title = "A book" }}
genre = "book"
origin = "second"
words = 100
paragraphs = "lost"
"""

EVENT = """[[event]]
id = "flood"
title = "A flood"
actors = ["XNO"]
type = "AID"
claims = ["letter-one"]
"""

SERIES = """[[series]]
id = "flow"
title = "Flow"
unit = "cubic metres"
about = ["XNO"]
"""

PLACE = """[[place]]
id = "ford"
name = "The ford"
latitude = 12.5
longitude = 45
precision = "site"
position_source = "a map"
country = "XNO"
claims = ["letter-one"]
"""

ROUTE = """[[project]]
id = "dam"
name = "Dam"
sector = "water"
actors = ["XNO"]
  [[project.route]]
  places = ["ford", "guard"]
  claim = "letter-one"
"""


def point(at: str, value: float, claim_id: str) -> str:
    return (
        f'  [[series.point]]\n  at = "{at}"\n  value = {value}\n  basis = "observed"\n'
        f'  claim = "{claim_id}"\n'
    )


BROKEN: dict[str, list[tuple[str, str]]] = {
    "unresolved-id": [
        (
            EVENT.replace("XNO", "XNA"),
            "error[unresolved-id] in flood: `XNA` is no actor of this base\n  --> b.toml:4:11\n"
            ' 4 | actors = ["XNA"]\n   |           ^^^^^\n  help: the nearest actor is `XNO`',
        ),
        (
            EVENT.replace("letter-one", "XNO"),
            "error[unresolved-id] in flood: `XNO` is no claim of this base\n  --> b.toml:6:11\n"
            ' 6 | claims = ["XNO"]\n   |           ^^^^^\n  help: the nearest claim is `letter-one`',
        ),
        (
            claim("two", 'about = ["water"]'),
            "error[unresolved-id] in two: `water` is no actor or project of this base\n"
            '  --> b.toml:8:10\n 8 | about = ["water"]\n   |          ^^^^^^^\n'
            "  help: the nearest actor or project is `XNO`",
        ),
    ],
    "bad-date": [
        (
            claim("two", 'date = "2024-13"'),
            "error[bad-date] in two: '2024-13' has no month 13\n  --> b.toml:12:8\n"
            ' 12 | date = "2024-13"\n    |        ^^^^^^^^^\n  help: mend the date, or leave it out',
        ),
    ],
    "bad-csl": [
        (
            SECOND.replace('title = "A book"', 'tilte = "A book"'),
            "error[bad-csl] in second: `tilte` is no CSL variable\n  --> b.toml:4:24\n"
            ' 4 | csl = { type = "book", tilte = "A book" }\n   |                        ^^^^^\n'
            "  help: the nearest variable is `title`",
        ),
        (
            SECOND.replace('type = "book"', 'type = "tome"'),
            "error[bad-csl] in second: `type` is 'tome', which is no CSL type\n  --> b.toml:4:9\n"
            ' 4 | csl = { type = "tome", title = "A book" }\n   |         ^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('type = "book"', 'type = ["book"]'),
            "error[bad-csl] in second: `type` is ['book'], which is no CSL type\n  --> b.toml:4:9\n"
            ' 4 | csl = { type = ["book"], title = "A book" }\n   |         ^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('title = "A book"', 'issued = "June 2024"'),
            "error[bad-csl] in second: `issued`: 'June 2024' is not an EDTF date; write 2024, 2024-12,"
            " 2024-12-24, 2023~, 202X or an interval such as 2021-08/2023\n  --> b.toml:4:24\n"
            ' 4 | csl = { type = "book", issued = "June 2024" }\n   |                        ^^^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('title = "A book"', "issued = 2024-06-01"),
            "error[bad-csl] in second: `issued` must be an EDTF date in quotes\n  --> b.toml:4:24\n"
            ' 4 | csl = { type = "book", issued = 2024-06-01 }\n   |                        ^^^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('title = "A book"', 'author = "Khan"'),
            "error[bad-csl] in second: `author` must be a list of names such as"
            " { family = …, given = … }\n  --> b.toml:4:24\n"
            ' 4 | csl = { type = "book", author = "Khan" }\n   |                        ^^^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('title = "A book"', 'author = [{ first = "A" }]'),
            "error[bad-csl] in second: `author`: a name has `family` and `given`, or `literal`\n"
            '  --> b.toml:4:24\n 4 | csl = { type = "book", author = [{ first = "A" }] }\n'
            "   |                        ^^^^^^\n  help: see the CSL-JSON 1.0.2 schema",
        ),
        (
            SECOND.replace('title = "A book"', 'title = ["A book"]'),
            "error[bad-csl] in second: `title` must be text or a number\n  --> b.toml:4:24\n"
            ' 4 | csl = { type = "book", title = ["A book"] }\n   |                        ^^^^^\n'
            "  help: see the CSL-JSON 1.0.2 schema",
        ),
    ],
    "quote-length": [
        (
            claim("two", quote="water flows from the north"),
            "error[quote-length] in two: the quotation has 5 words, not 6 to 25\n  --> b.toml:5:10\n"
            ' 5 | quote = "water flows from the north"\n   |          ^^^^^^^^^^^^^^^^^^^^^^^^^^\n'
            "  help: quote more, or add prefix or suffix to a quotation of 3 to 5 words",
        ),
        (
            claim("two", 'suffix = "from"', quote="water flows"),
            "error[quote-length] in two: the quotation has 2 words, not 6 to 25\n  --> b.toml:5:10\n"
            ' 5 | quote = "water flows"\n   |          ^^^^^^^^^^^\n'
            "  help: quote more, or add prefix or suffix to a quotation of 3 to 5 words",
        ),
        (
            claim("two", quote="so " * 25 + "on"),
            "error[quote-length] in two: the quotation has 26 words, not 6 to 25\n  --> b.toml:5:10\n"
            f' 5 | quote = "{"so " * 25}on"\n   |          {"^" * 77}\n'
            "  help: quote the fewest words that carry the claim",
        ),
    ],
    "hedge-in-quote": [
        (
            claim("two", 'modality = "hedged"', 'hedge = "perhaps"'),
            "error[hedge-in-quote] in two: the hedge 'perhaps' stands in neither quote, prefix nor"
            " suffix\n"
            '  --> b.toml:12:10\n 12 | hedge = "perhaps"\n    |          ^^^^^^^\n'
            "  help: quote the document's own word",
        ),
        (
            claim("two", 'modality = "alleged"'),
            "error[hedge-in-quote] in two: the claim is alleged, but no hedge says so\n"
            '  --> b.toml:11:1\n 11 | modality = "alleged"\n    | ^^^^^^^^\n'
            "  help: add `hedge`, the document's own word",
        ),
    ],
    "voice-credits": [
        (
            claim("two", 'voice = "reported"'),
            "error[voice-credits] in two: a reported claim credits nobody\n  --> b.toml:10:1\n"
            ' 10 | voice = "reported"\n    | ^^^^^\n  help: add `attributed_to`',
        ),
        (
            claim("two", 'voice = "cited"'),
            "error[voice-credits] in two: a cited claim names no reference\n  --> b.toml:10:1\n"
            ' 10 | voice = "cited"\n    | ^^^^^\n  help: add `cites`',
        ),
    ],
    "place-given": [
        (
            claim("two", "paragraph = "),
            "error[place-given] in two: neither section nor paragraph is given\n  --> b.toml:5:1\n"
            ' 5 | quote = "water flows from the north to the south"\n   | ^^^^^\n'
            "  help: add one of them",
        ),
        (
            claim("two", 'source = "second"') + SECOND,
            "error[place-given] in two: second has lost its paragraphs, so none can be cited\n"
            "  --> b.toml:6:1\n 6 | paragraph = 1\n   | ^^^^^^^^^\n  help: cite by section or table",
        ),
    ],
    "number-in-quote": [
        (
            SERIES + point("2024", 12, "letter-one"),
            "error[number-in-quote] in flow: 12 does not stand in the quotation of letter-one\n"
            "  --> b.toml:8:3\n 8 |   value = 12\n   |   ^^^^^\n"
            "  help: correct the number, or quote the words that give it",
        ),
        (
            SERIES + point("2024", float("inf"), "letter-one"),
            "error[number-in-quote] in flow: inf does not stand in the quotation of letter-one\n"
            "  --> b.toml:8:3\n 8 |   value = inf\n   |   ^^^^^\n"
            "  help: correct the number, or quote the words that give it",
        ),
    ],
    "unused": [
        (
            '[[topic]]\nid = "trade"\nname = "Trade"\n',
            "error[unused] in trade: no record uses this topic\n  --> b.toml:2:7\n"
            ' 2 | id = "trade"\n   |       ^^^^^\n  help: remove it, or use it',
        ),
        (
            '[[actor]]\nid = "XWE"\nkind = "state"\nname = "Westland"\n',
            "error[unused] in XWE: no record uses this actor\n  --> b.toml:2:7\n"
            ' 2 | id = "XWE"\n   |       ^^^\n  help: remove it, or use it',
        ),
        (
            '[[project]]\nid = "dam"\nname = "Dam"\nsector = "water"\nactors = ["XNO"]\n',
            "error[unused] in dam: no record uses this project\n  --> b.toml:2:7\n"
            ' 2 | id = "dam"\n   |       ^^^\n  help: remove it, or use it',
        ),
        (
            PLACE,
            "error[unused] in ford: no record uses this place\n  --> b.toml:2:7\n"
            ' 2 | id = "ford"\n   |       ^^^^\n  help: remove it, or use it',
        ),
    ],
    "alias-clash": [
        (
            '[[actor]]\nid = "guard"\nkind = "movement"\nname = "Guard"\naliases = ["Northland"]\n'
            'parent = "XNO"\n' + claim("two", 'about = ["guard"]'),
            "error[alias-clash] in guard: 'northland' already leads to `XNO`\n  --> b.toml:5:1\n"
            ' 5 | aliases = ["Northland"]\n   | ^^^^^^^\n  help: keep it with one of them',
        ),
    ],
    "relation-named-by-actors": [
        (
            '[[relation]]\nid = "XSO-XNO"\nactors = ["XSO", "XNO"]\nname = "Both"\n',
            "error[relation-named-by-actors] in XSO-XNO: the id is not `XNO-XSO`\n  --> b.toml:2:7\n"
            ' 2 | id = "XSO-XNO"\n   |       ^^^^^^^\n  help: name it by its actors',
        ),
    ],
    "conflict-sides": [
        (
            '[[conflict]]\nid = "which"\nquestion = "Which?"\nkind = "value"\n'
            'sides = [{ label = "a", claims = ["letter-one"] }]\nstate = "open"\nnote = "x"\n',
            "error[conflict-sides] in which: a conflict of kind value has one side\n  --> b.toml:5:1\n"
            ' 5 | sides = [{ label = "a", claims = ["letter-one"] }]\n   | ^^^^^\n'
            "  help: give the other",
        ),
    ],
    "series-disagree": [
        (
            SERIES
            + point("2024", 12, "two")
            + point("2024", 15, "tri")
            + claim("two", quote="in that year it was 12 cubic metres")
            + claim("tri", quote="in that year it was 15 cubic metres"),
            "error[series-disagree] in flow: 12 and 15 both stand at 2024, in no conflict\n"
            "  --> b.toml:13:3\n 13 |   value = 15\n    |   ^^^^^\n"
            "  help: add a [[conflict]] with two and tri",
        ),
    ],
    "grade-reasons": [
        (
            SECOND + 'reliability = { grade = "B" }\n',
            "error[grade-reasons] in second: the grade has no reason\n  --> b.toml:9:1\n"
            ' 9 | reliability = { grade = "B" }\n   | ^^^^^^^^^^^\n'
            "  help: say why, from the text alone",
        ),
        (
            claim("two", "credibility = 1"),
            "error[grade-reasons] in two: credibility 1 (confirmed) rests on one origin\n"
            "  --> b.toml:12:1\n 12 | credibility = 1\n    | ^^^^^^^^^^^\n"
            "  help: choose 2 to 6, or link the claim that confirms it",
        ),
    ],
    "readings-say": [
        (
            '[[relation]]\nid = "XNO-XSO"\nactors = ["XNO", "XSO"]\nname = "Both"\n'
            '  [[relation.reading]]\n  claim = "letter-one"\n',
            "error[readings-say] in XNO-XSO: a reading has neither trend nor posture\n  --> b.toml:6:3\n"
            ' 6 |   claim = "letter-one"\n   |   ^^^^^\n'
            "  help: add the trend, or the source's own word for the relation",
        ),
    ],
    "ladder-steps": [
        (
            '[[ladder]]\nid = "ways"\ntitle = "Ways"\nsteps = ["contacts", "embassy"]\n'
            '  [[ladder.step]]\n  actor = "XNO"\n  step = "embasy"\n  claim = "letter-one"\n',
            "error[ladder-steps] in ways: no step 'embasy'\n  --> b.toml:7:11\n"
            " 7 |   step = \"embasy\"\n   |           ^^^^^^\n  help: the nearest is 'embassy'",
        ),
    ],
    "route-over-states": [
        (
            '[[actor]]\nid = "guard"\nkind = "movement"\nname = "Guard"\n' + PLACE + ROUTE,
            "error[route-over-states] in dam: `guard` is a movement, which has no place on a map\n"
            '  --> b.toml:20:21\n 20 |   places = ["ford", "guard"]\n'
            "    |                     ^^^^^^^\n  help: name a state, or add a [[place]]",
        ),
    ],
    "undated-flagged": [
        (
            EVENT + 'date = "2024-05"\n',
            "error[undated-flagged] in flood: no claim of this event gives the date 2024-05\n"
            '  --> b.toml:7:9\n 7 | date = "2024-05"\n   |         ^^^^^^^\n'
            "  help: add `date_text`, or date the claim",
        ),
    ],
    "citation-without-entry": [
        (
            claim("two", 'voice = "cited"', 'cites = ["Berg, 2020", "Stone, 2021"]'),
            "warning[citation-without-entry] in two: 2 in-text references, but the document has no"
            " bibliography\n"
            '  --> b.toml:12:1\n 12 | cites = ["Berg, 2020", "Stone, 2021"]\n    | ^^^^^\n'
            "  help: a finding about the document; nothing to mend",
        ),
        (
            claim("two", 'voice = "cited"', 'cites = ["Berg, 2020", "Stone, 2021"]')
            + '[[reference]]\nid = "letter:stone"\nsource = "letter"\ncite = "Stone, 2021"\n'
            'csl = { type = "book" }\n',
            "warning[citation-without-entry] in two: 'Berg, 2020' is in no entry of the bibliography"
            " of letter\n"
            '  --> b.toml:12:11\n 12 | cites = ["Berg, 2020", "Stone, 2021"]\n'
            "    |           ^^^^^^^^^^\n"
            "  help: a finding about the document, if the citation is spelt as it stands",
        ),
    ],
    "entry-never-cited": [
        (
            '[[reference]]\nid = "letter:stone"\nsource = "letter"\ncite = "Stone, 2021"\n'
            'csl = { type = "book" }\n',
            "warning[entry-never-cited] in letter:stone: 'Stone, 2021' is listed but never cited in"
            " letter\n"
            '  --> b.toml:4:9\n 4 | cite = "Stone, 2021"\n   |         ^^^^^^^^^^^\n'
            "  help: a finding about the document, if every citation has its claim",
        ),
    ],
}
"""Rule to what breaks it when laid beside the small base, and the finding."""

CASES = [(rule, text, told) for rule, cases in BROKEN.items() for text, told in cases]


def found(folder: Path) -> list[str]:
    loaded = load(folder)
    assert loaded.problems == []
    return ["\n".join(problem.lines()).replace(f"{folder}/", "") for problem in check(loaded.atlas)]


@pytest.mark.parametrize(("rule", "text", "told"), CASES, ids=[case[0] for case in CASES])
def test_a_breach_is_found_alone_and_told_whole(
    base: Base, rule: str, text: str, told: str
) -> None:
    findings = found(base(SMALL, text))
    assert findings == [told]
    assert f"[{rule}]" in told


def test_every_rule_has_a_test() -> None:
    assert {rule_name(rule) for rule in CHECKS} == set(BROKEN)


def test_every_rule_says_in_a_sentence_what_it_proves() -> None:
    for rule in CHECKS:
        assert (inspect.getdoc(rule) or "").endswith("."), rule_name(rule)


@pytest.mark.parametrize("text", [SMALL, COMPLETE], ids=["small", "complete"])
def test_a_sound_base_has_no_finding(base: Base, text: str) -> None:
    assert found(base(text)) == []


SOUND = {
    "a short quotation with its context": claim("two", 'prefix = "the"', quote="water flows south"),
    "a table row": claim("two", 'voice = "table"', quote="water 12"),
    "a hedge in the prefix": claim(
        "two", 'modality = "hedged"', 'hedge = "Perhaps"', 'prefix = "perhaps"'
    ),
    "a projection without hedge": claim("two", 'modality = "projected"'),
    "a section alone": claim("two", "paragraph = ", 'section = "Introduction"'),
    "a conflict of a text with itself": '[[conflict]]\nid = "sum"\nquestion = "Why?"\n'
    'kind = "arithmetic"\nsides = [{ label = "a", claims = ["letter-one"] }]\nstate = "open"\n'
    'note = "x"\n',
    "an event that keeps the words of its date": EVENT
    + 'date = "2024~"\ndate_text = "about 2024"\n',
    "the same value twice": SERIES
    + point("2024", 12, "two")
    + point("2024", 12, "two")
    + claim("two", quote="in that year it was 12 cubic metres"),
    "values of different groups": SERIES
    + point("2024", 12, "two")
    + point("2024", 15, "two").replace("basis", 'group = "b"\n  basis')
    + claim("two", quote="in that year it was 12 or 15 cubic metres"),
}


@pytest.mark.parametrize("what", SOUND)
def test_what_only_looks_like_a_breach_is_not_reported(base: Base, what: str) -> None:
    assert found(base(SMALL, SOUND[what])) == []


def test_a_disagreement_that_a_conflict_names_is_not_reported(tmp_path: Path) -> None:
    without = COMPLETE.partition('[[conflict]]\nid = "trade-in-2021"')[0]
    assert [each.partition("\n")[0] for each in found(write_base(tmp_path, without))] == [
        "error[series-disagree] in river-trade: 55 and 60 both stand at 2021, in no conflict"
    ]


def test_all_findings_are_shown_in_one_run(base: Base) -> None:
    everything = "\n".join(
        text
        for rule, cases in BROKEN.items()
        for text, _ in cases[:1]
        if rule in ("bad-date", "relation-named-by-actors", "ladder-steps", "conflict-sides")
    )
    rules = [each.partition("]")[0] for each in found(base(SMALL, everything))]
    assert rules == [
        "error[bad-date",
        "error[relation-named-by-actors",
        "error[conflict-sides",
        "error[ladder-steps",
    ]


def test_a_finding_in_a_file_that_has_vanished_still_names_it(base: Base) -> None:
    folder = base(SMALL, claim("two", 'date = "soon"'))
    atlas = load(folder).atlas
    (folder / "b.toml").unlink()
    (problem,) = check(atlas)
    assert str(problem.place) == f"{folder}/b.toml:1:1"


def test_an_empty_base_has_no_finding() -> None:
    assert check(Atlas(None, {}, {})) == []
