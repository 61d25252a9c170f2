"""Reading a base: everything that is wrong is told with its place, and the rest is loaded."""

import ast
import inspect
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atlas_tui.facts import load as load_module
from atlas_tui.facts.base import shipped_base
from atlas_tui.facts.load import RULES, load
from atlas_tui.facts.model import KINDS, Claim, Source, Topic
from atlas_tui.facts.problem import AtlasError
from bases import COMPLETE, HEAD, SMALL, claim, write_base

Base = Callable[..., Path]


def reported(folder: Path) -> list[str]:
    """The problems of a base as a reader sees them, with file names alone."""
    problems = load(folder).problems
    return ["\n".join(problem.lines()).replace(f"{folder}/", "") for problem in problems]


def test_a_complete_base_is_read_without_a_problem(base: Base) -> None:
    loaded = load(base())
    assert loaded.problems == []
    assert loaded.atlas.title == "Two rivers"
    assert {name: len(loaded.atlas.all(kind)) for name, kind in KINDS.items()} == {
        "source": 2,
        "reference": 1,
        "actor": 3,
        "topic": 3,
        "claim": 14,
        "relation": 1,
        "event": 3,
        "project": 1,
        "place": 1,
        "series": 1,
        "assessment": 1,
        "ladder": 1,
        "conflict": 2,
    }


def test_the_complete_base_has_every_kind_of_fact(base: Base) -> None:
    atlas = load(base()).atlas
    assert all(atlas.all(kind) for kind in KINDS.values())


def test_a_base_may_be_one_file(base: Base) -> None:
    assert len(load(base() / "base.toml").atlas) == len(load(base()).atlas)


def test_a_base_may_lie_in_several_folders(tmp_path: Path) -> None:
    write_base(tmp_path, SMALL)
    write_base(tmp_path / "claims" / "more", claim("letter-two"), "claims.toml")
    assert [each.id for each in load(tmp_path).atlas.all(Claim)] == ["letter-one", "letter-two"]


def test_reading_tells_how_far_it_is_and_can_be_stopped(base: Base) -> None:
    folder = base(SMALL, claim("letter-two"))
    told: list[tuple[int, int]] = []
    load(folder, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 2), (1, 2)]


@pytest.mark.parametrize("make", [Path.exists, Path.mkdir], ids=["no path", "an empty folder"])
def test_a_path_without_a_base_stops(tmp_path: Path, make: Callable[[Path], object]) -> None:
    path = tmp_path / "nowhere"
    make(path)
    reason = (
        "no *.toml file in this folder or below it"
        if path.exists()
        else "no fact base there (No such file or directory)"
    )
    with pytest.raises(AtlasError) as stopped:
        load(path)
    assert str(stopped.value) == f"{path}: {reason}"


def test_the_shipped_base_is_a_folder() -> None:
    assert shipped_base().is_dir()


BROKEN_FILES = {
    "empty": (
        b"",
        "error[empty-file]: the file holds no record\n  --> b.toml:1\n"
        "  help: write one, restore the file from a copy, or remove it",
    ),
    "comment": (
        b"# nothing yet\n",
        "error[empty-file]: the file holds no record\n  --> b.toml:1\n"
        "  help: write one, restore the file from a copy, or remove it",
    ),
    "byte order mark": (
        b"\xef\xbb\xbf" + claim("two").encode(),
        "warning[byte-order-mark]: the file begins with a byte order mark, which TOML does not know"
        "\n  --> b.toml:1:1\n  help: save it as UTF-8 without BOM",
    ),
    "UTF-16": (
        claim("two").encode("utf-16"),
        "error[not-utf-8]: the file is UTF-16, not UTF-8\n  --> b.toml:1:1\n  help: save it as UTF-8",
    ),
    "Latin-1": (
        'a = 1\nname = "é"\n'.encode("latin-1"),
        "error[not-utf-8]: byte 0xe9 is not UTF-8 (invalid continuation byte)\n  --> b.toml:2:9\n"
        ' 2 | name = "\ufffd\n   |         ^\n  help: save the file as UTF-8',
    ),
    "lone CR": (
        b'[[topic]]\rid = "x"\r',
        "error[toml-syntax]: not valid TOML: expected newline or end of document after a statement"
        '\n  --> b.toml:1:10\n 1 | [[topic]]\rid = "x"\n   |          ^\n  help: mend the marked place',
    ),
    "NUL": (
        b'[[topic]]\nid = "x"\x00\n',
        "error[toml-syntax]: not valid TOML: expected newline or end of document after a statement"
        '\n  --> b.toml:2:9\n 2 | id = "x"\x00\n   |         ^\n  help: mend the marked place',
    ),
    "no value": (
        b'[[topic]]\nid = "x"\nname =\n',
        "error[toml-syntax]: not valid TOML: invalid value\n  --> b.toml:3:7\n"
        " 3 | name =\n   |       ^\n  help: mend the marked place",
    ),
    "Windows line ends": (
        b'[[topic]]\r\nid = "x"\r\nname = x\r\n',
        "error[toml-syntax]: not valid TOML: invalid value\n  --> b.toml:3:8\n"
        " 3 | name = x\n   |        ^\n  help: mend the marked place",
    ),
    "a text that never ends": (
        b'[[topic]]\nid = "x',
        "error[toml-syntax]: not valid TOML: unterminated string\n  --> b.toml:2:8\n"
        ' 2 | id = "x\n   |        ^\n  help: mend the marked place',
    ),
    "no such day": (
        b'[[event]]\nid = "x"\ndate = 2023-02-30\n',
        "error[toml-syntax]: not valid TOML: invalid date or datetime\n  --> b.toml:3:8\n"
        " 3 | date = 2023-02-30\n   |        ^\n  help: mend the marked place",
    ),
    "a key twice": (
        b'[[topic]]\nid = "x"\nid = "y"\n',
        "error[toml-syntax]: not valid TOML: cannot overwrite a value\n  --> b.toml:3:9\n"
        ' 3 | id = "y"\n   |         ^\n  help: mend the marked place',
    ),
    "deep nesting": (
        b"x = " + b"[" * 30_000,
        "error[toml-syntax]: not readable TOML: nested too deeply\n  --> b.toml:1:5\n"
        f" 1 | x = {'[' * 156}\n   |     ^\n  help: simplify the value",
    ),
    "a huge number": (
        b"[[claim]]\nparagraph = " + b"9" * 5_000,
        "error[toml-syntax]: not readable TOML: exceeds the limit (4300 digits)\n  --> b.toml:2:13\n"
        f" 2 | paragraph = {'9' * 148}\n   |             ^\n  help: simplify the value",
    ),
    "an unknown table": (
        b'[[claims]]\nid = "x"\n',
        "error[unknown-table]: unknown table `claims`\n  --> b.toml:1:1\n 1 | [[claims]]\n"
        "   | ^^^^^^^^^^\n  help: the nearest known one is `claim`",
    ),
    "a key outside any table": (
        b"claim = 3\n",
        "error[not-a-table-array]: `claim` is not an array of tables\n  --> b.toml:1:1\n"
        " 1 | claim = 3\n   | ^^^^^\n  help: write each record under [[claim]]",
    ),
    "single brackets": (
        b'[topic]\nid = "x"\nname = "X"\n',
        "error[not-a-table-array]: `topic` is not an array of tables\n  --> b.toml:1:1\n"
        " 1 | [topic]\n   | ^^^^^^^\n  help: write each record under [[topic]]",
    ),
    "a second [base]": (
        HEAD.encode(),
        "error[second-base-table]: a second [base] table, `Two rivers`\n  --> b.toml:1:1\n"
        " 1 | [base]\n   | ^^^^^^\n  help: keep the one in a.toml",
    ),
    "another format": (
        b'[base]\nformat = 2\ntitle = "x"\n',
        "error[malformed-record]: `format` is 2; it can be 1\n  --> b.toml:2:1\n 2 | format = 2\n"
        "   | ^^^^^^\n  help: the nearest is `1`",
    ),
    "a base that is no table": (
        b"base = 3\n",
        "error[malformed-record]: a table is needed here, not int\n  --> b.toml:1:1\n"
        " 1 | base = 3\n   | ^^^^^^^^\n  help: write it as a table",
    ),
}


@pytest.mark.parametrize("kind", BROKEN_FILES)
def test_a_broken_file_is_told_and_hides_no_other(base: Base, kind: str) -> None:
    raw, told = BROKEN_FILES[kind]
    folder = base(SMALL)
    (folder / "b.toml").write_bytes(raw)
    assert reported(folder) == [told]
    assert load(folder).atlas.get("letter-one", Claim)


def test_a_file_behind_a_byte_order_mark_is_read(base: Base) -> None:
    folder = base(SMALL)
    (folder / "b.toml").write_bytes(b"\xef\xbb\xbf" + claim("two").encode())
    assert load(folder).atlas.get("two", Claim)


def test_a_pipe_is_told_and_does_not_block(base: Base) -> None:
    folder = base(SMALL)
    os.mkfifo(folder / "b.toml")
    assert reported(folder) == [
        "error[unreadable-file]: not a regular file\n  --> b.toml:1\n"
        "  help: give a TOML file or a folder"
    ]


def test_a_folder_named_like_a_file_is_told(base: Base) -> None:
    folder = base(SMALL)
    (folder / "b.toml").mkdir()
    assert reported(folder) == [
        "error[unreadable-file]: cannot be read: Is a directory\n  --> b.toml:1\n"
        "  help: check the file"
    ]


def test_a_link_to_nowhere_is_told(base: Base) -> None:
    folder = base(SMALL)
    (folder / "b.toml").symlink_to(folder / "gone.toml")
    assert reported(folder) == [
        "error[unreadable-file]: cannot be read: No such file or directory\n  --> b.toml:1\n"
        "  help: check the file"
    ]


def test_a_file_that_is_too_large_is_told(base: Base) -> None:
    folder = base(SMALL)
    problems = load(folder, max_bytes=100).problems
    assert ["\n".join(each.lines()).replace(f"{folder}/", "") for each in problems] == [
        "error[file-too-large]: larger than 0.0001 MB\n  --> a.toml:1\n"
        "  help: split it into several files in one folder"
    ]


def test_a_base_without_a_base_table_is_told(base: Base) -> None:
    folder = base(SMALL.removeprefix(HEAD))
    assert reported(folder) == [
        "error[no-base-table]: no [base] table says what this base is\n  --> a.toml\n"
        '  help: add one: [base], format = 1, title = "…"'
    ]


def test_a_file_whose_name_is_no_text_can_be_told(base: Base) -> None:
    folder = base(SMALL)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.toml")).write_bytes(b"x")
    assert [problem.place.file for problem in load(folder).problems] == [f"{folder}/\ufffd.toml"]


BROKEN_RECORDS = {
    "unknown key": (
        claim("two", 'qoute = "x"'),
        "error[malformed-record] in two: unknown key `qoute`\n  --> b.toml:12:1\n"
        ' 12 | qoute = "x"\n    | ^^^^^\n  help: the nearest known one is `quote`',
    ),
    "missing key": (
        claim("two", "modality = "),
        "error[malformed-record] in two: the key `modality` is missing\n  --> b.toml:1:1\n"
        " 1 | [[claim]]\n   | ^^^^^^^^^\n  help: add `modality = …`",
    ),
    "wrong kind of value": (
        claim("two", "statement = 3"),
        "error[malformed-record] in two: `statement`: expected `str`, got `int`\n  --> b.toml:4:1\n"
        " 4 | statement = 3\n   | ^^^^^^^^^\n  help: mend the value",
    ),
    "empty text": (
        claim("two", 'statement = ""'),
        "error[malformed-record] in two: `statement`: expected `str` of length >= 1\n"
        '  --> b.toml:4:1\n 4 | statement = ""\n   | ^^^^^^^^^\n  help: mend the value',
    ),
    "number out of range": (
        claim("two", "credibility = 7"),
        "error[malformed-record] in two: `credibility`: expected `int` <= 6\n  --> b.toml:12:1\n"
        " 12 | credibility = 7\n    | ^^^^^^^^^^^\n  help: mend the value",
    ),
    "a word of no list": (
        claim("two", 'voice = "owned"'),
        "error[malformed-record] in two: `voice` is 'owned'; it can be own, reported, cited, table\n"
        '  --> b.toml:10:1\n 10 | voice = "owned"\n    | ^^^^^\n  help: the nearest is `own`',
    ),
    "a word of no list in a list": (
        claim("two", 'flags = ["garbled", "odd"]'),
        "error[malformed-record] in two: `flags[1]` is 'odd'; it can be garbled, loaded, undated,"
        " unit-missing, not-like-for-like\n"
        '  --> b.toml:12:1\n 12 | flags = ["garbled", "odd"]\n    | ^^^^^\n'
        "  help: the nearest is `loaded`",
    ),
    "a date without quotes": (
        claim("two", "date = 2024-12-24"),
        "error[malformed-record] in two: `date` is a TOML date, not text\n  --> b.toml:12:1\n"
        " 12 | date = 2024-12-24\n    | ^^^^\n  help: put the date in quotes",
    ),
    "an id with a space": (
        claim("two words"),
        "error[malformed-record] in two words: `id` is not a valid id or hash: 'two words'\n"
        '  --> b.toml:2:1\n 2 | id = "two words"\n   | ^^\n'
        "  help: an id has no spaces, brackets or quotes; a hash has 64 hex digits",
    ),
    "an id that ends a line": (
        '[[topic]]\nid = "two\\n"\nname = "x"\n',
        "error[malformed-record] in two\n: `id` is not a valid id or hash: 'two\\n'\n"
        '  --> b.toml:2:1\n 2 | id = "two\\n"\n   | ^^\n'
        "  help: an id has no spaces, brackets or quotes; a hash has 64 hex digits",
    ),
    "no id": (
        '[[topic]]\nname = "x"\n',
        "error[malformed-record]: the key `id` is missing\n  --> b.toml:1:1\n"
        " 1 | [[topic]]\n   | ^^^^^^^^^\n  help: add `id = …`",
    ),
    "an unknown key of a part": (
        '[[relation]]\nid = "XNO-XSO"\nactors = ["XNO", "XSO"]\nname = "x"\n'
        '  [[relation.reading]]\n  trend = "mixed"\n  claim = "letter-one"\n  dat = "2024"\n',
        "error[malformed-record] in XNO-XSO: unknown key `dat`\n  --> b.toml:8:3\n"
        ' 8 |   dat = "2024"\n   |   ^^^\n  help: the nearest known one is `date`',
    ),
    "a missing key of a part": (
        '[[relation]]\nid = "XNO-XSO"\nactors = ["XNO", "XSO"]\nname = "x"\n'
        '  [[relation.reading]]\n  trend = "mixed"\n  claim = "letter-one"\n'
        '  [[relation.reading]]\n  trend = "mixed"\n',
        "error[malformed-record] in XNO-XSO: the key `claim` is missing\n  --> b.toml:8:3\n"
        " 8 |   [[relation.reading]]\n   |   ^^^^^^^^^^^^^^^^^^^^\n  help: add `claim = …`",
    ),
    "a part that is no table": (
        '[[conflict]]\nid = "x"\nquestion = "x"\nkind = "garble"\nsides = ["one"]\nstate = "open"\n'
        'note = "x"\n',
        "error[malformed-record] in x: a table is needed here, not str\n  --> b.toml:5:1\n"
        ' 5 | sides = ["one"]\n   | ^^^^^\n  help: write it as a table',
    ),
    "a list that is too short": (
        '[[relation]]\nid = "XNO"\nactors = ["XNO"]\nname = "x"\n',
        "error[malformed-record] in XNO: `actors`: expected `array` of length >= 2\n"
        '  --> b.toml:3:1\n 3 | actors = ["XNO"]\n   | ^^^^^^\n  help: mend the value',
    ),
    "a number beyond all": (
        '[[series]]\nid = "x"\ntitle = "x"\nunit = "x"\nabout = ["XNO"]\n  [[series.point]]\n'
        f'  at = "2024"\n  basis = "survey"\n  claim = "letter-one"\n  value = {"9" * 310}\n',
        "error[malformed-record] in x: `point[0].value`: number out of range\n  --> b.toml:10:3\n"
        f" 10 |   value = {'9' * 150}\n    |   ^^^^^\n  help: mend the value",
    ),
    "an id that is taken": (
        claim("letter-one"),
        "error[duplicate-id] in letter-one: the id `letter-one` is taken by a claim at a.toml:28\n"
        '  --> b.toml:2:1\n 2 | id = "letter-one"\n   | ^^\n'
        "  help: choose another id; ids are unique across the whole base",
    ),
    "an id that another kind took": (
        claim("water"),
        "error[duplicate-id] in water: the id `water` is taken by a topic at a.toml:24\n"
        '  --> b.toml:2:1\n 2 | id = "water"\n   | ^^\n'
        "  help: choose another id; ids are unique across the whole base",
    ),
    "hidden characters": (
        claim("two", 'statement = "a\\u001b[31mb\\u202e"'),
        "warning[hidden-characters] in two: `statement` held U+001B, U+202E, left out of what is"
        " shown\n"
        '  --> b.toml:4:1\n 4 | statement = "a\\u001b[31mb\\u202e"\n   | ^^^^^^^^^\n'
        "  help: remove them; they can drive a terminal or deceive the eye",
    ),
    "hidden characters as they are": (
        claim("two", 'statement = "a\u202eb"'),
        "warning[hidden-characters] in two: `statement` held U+202E, left out of what is shown\n"
        '  --> b.toml:4:1\n 4 | statement = "a\u202eb"\n   | ^^^^^^^^^\n'
        "  help: remove them; they can drive a terminal or deceive the eye",
    ),
}


@pytest.mark.parametrize("kind", BROKEN_RECORDS)
def test_a_broken_record_is_told_and_hides_no_other(base: Base, kind: str) -> None:
    text, told = BROKEN_RECORDS[kind]
    more = '\n[[topic]]\nid = "sound"\nname = "Sound"\n'
    folder = base(SMALL, text + more)
    assert reported(folder) == [told]
    assert load(folder).atlas.get("letter-one", Claim)
    assert load(folder).atlas.get("sound", Topic)


def test_every_fault_of_a_record_is_told_in_the_order_of_the_record(base: Base) -> None:
    broken = claim("two", "statement = 3", "paragraph = 0", "b = 1", "a = 2", "kind = ")
    problems = load(base(SMALL, broken)).problems
    assert [problem.message for problem in problems] == [
        "unknown key `b`",
        "unknown key `a`",
        "`statement`: expected `str`, got `int`",
        "`paragraph`: expected `int` >= 1",
        "the key `kind` is missing",
    ]


def test_the_first_of_two_records_with_one_id_is_kept(base: Base) -> None:
    atlas = load(base(SMALL, claim("letter-one", 'statement = "Another."'))).atlas
    kept = atlas.get("letter-one", Claim)
    assert kept
    assert kept.statement == "Water flows from Northland to Southland."


def test_hidden_characters_are_left_out_of_keys_and_values(base: Base) -> None:
    hidden = COMPLETE.replace('genre = "policy brief"', 'genre = "policy\\u200b brief\\u001b"')
    source = load(base(hidden)).atlas.get("institute-2025", Source)
    assert source
    assert source.genre == "policy brief"


def test_every_rule_of_reading_is_listed() -> None:
    reports = {
        node.args[0].value
        for node in ast.walk(ast.parse(inspect.getsource(load_module)))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "_report"
        and isinstance(node.args[0], ast.Constant)
    }
    assert reports == set(RULES)


def test_every_rule_of_reading_is_told_in_some_test() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert [rule for rule in RULES if f"[{rule}]" not in here] == []


LINES = COMPLETE.splitlines(keepends=True)


@given(
    st.lists(
        st.tuples(
            st.integers(0, len(LINES) - 1), st.sampled_from("delete double cut swap".split())
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_damaged_base_never_raises(
    tmp_path_factory: pytest.TempPathFactory, wounds: list[tuple[int, str]]
) -> None:
    lines = list(LINES)
    for at, wound in wounds:
        whole = lines[at]
        lines[at] = {
            "delete": "",
            "double": whole + whole,
            "cut": whole[: len(whole) // 2],
            "swap": whole[::-1],
        }[wound]
    folder = write_base(tmp_path_factory.mktemp("damaged"), "".join(lines))
    loaded = load(folder)
    assert all(problem.place.line for problem in loaded.problems)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "base.toml"
    path.write_bytes(raw)
    loaded = load(path)
    assert loaded.problems or len(loaded.atlas) >= 0
    assert all(str(path) in str(problem.place) for problem in loaded.problems)
