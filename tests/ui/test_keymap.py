"""The reader's own keys: every action can be given others, and every mistake is named."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atlas_tui.facts.problem import Problem
from atlas_tui.ui.actions import ACTIONS, NEEDED, PLACES
from atlas_tui.ui.keymap import Keymap, bindings, read_keymap
from atlas_tui.ui.keysfile import read

Write = Callable[[str], Path]


@pytest.fixture
def keys_file(tmp_path: Path) -> Write:
    """Write `keys.toml`."""

    def write(text: str) -> Path:
        path = tmp_path / "keys.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def told(problem: Problem) -> str:
    """A problem as the reader reads it, without the folder that the file is in."""
    rows = problem.lines()
    return "\n".join(row.replace(f"{Path(problem.place.file).parent}/", "") for row in rows)


def only(problems: list[Problem]) -> str:
    (problem,) = problems
    return told(problem)


def keys(name: str, keymap: Keymap) -> tuple[str, ...]:
    return keymap.keys(next(action for action in ACTIONS if action.id == name))


def test_ids_are_unique_and_need_no_quotes_in_toml() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(set(ids)) == len(ids)
    assert all(name.replace("-", "").isalpha() and name.islower() for name in ids)
    assert set(NEEDED) <= set(ids)


def test_every_action_has_a_place_words_and_a_key_without_ctrl_or_alt() -> None:
    for action in ACTIONS:
        assert action.where in PLACES
        assert action.does[0].isupper()
        assert action.action
    bare = [
        action.id
        for action in ACTIONS
        if not any(not key.startswith(("ctrl+", "alt+")) for key in action.keys)
    ]
    assert bare == []


def test_default_keys_do_one_thing_in_a_place_but_for_the_minus(keys_file: Write) -> None:
    assert read(keys_file("[keys]\n")) == ({}, [])
    on: dict[str, list[str]] = {}
    for place in ("everywhere", "list", "timeline"):
        for name, bound, _, _ in bindings(place):
            for key in bound.split(","):
                on.setdefault(key, []).append(name)
    assert {key: names for key, names in on.items() if len(names) > 1} == {
        "minus": ["last", "coarser"]
    }


def test_bindings_are_what_a_screen_takes() -> None:
    assert bindings("list")[0] == ("down", "j,down", "move(1)", "Down")
    assert ("search", "slash", "search", "Search every pane") in bindings("everywhere")
    assert [name for place in PLACES for name, _, _, _ in bindings(place)] == [
        action.id for action in ACTIONS
    ]


def test_without_a_file_the_default_keys_hold() -> None:
    assert read_keymap() == (Keymap(), [])


def test_the_file_stands_in_the_configuration_folder(tmp_path: Path) -> None:
    folder = tmp_path / "home" / "xdg_config_home" / "atlas"
    folder.mkdir(parents=True)
    (folder / "keys.toml").write_text('[keys]\ncopy = "c"\n', encoding="utf-8")
    keymap, problems = read_keymap()
    assert (keys("copy", keymap), problems) == (("c",), [])


def test_a_reader_gives_an_action_other_keys_or_none(keys_file: Write) -> None:
    keymap, problems = read_keymap(
        keys_file('[keys]\ncopy = ["c", "ctrl+y"]\nwider = "@"\nmatrix = ""\ncollect = []\n')
    )
    assert problems == []
    assert keys("copy", keymap) == ("c", "ctrl+y")
    assert keys("zoom", keymap) == ("z",)
    listed = {name: bound for name, bound, _, _ in bindings("everywhere", keymap)}
    assert (listed["copy"], listed["wider"]) == ("c,ctrl+y", "at")
    assert {"matrix", "collect"}.isdisjoint(listed)


def test_two_actions_can_change_places(keys_file: Write) -> None:
    keymap, problems = read_keymap(keys_file('[keys]\ncopy = "z"\nzoom = "y"\n'))
    assert problems == []
    assert (keys("copy", keymap), keys("zoom", keymap)) == (("z",), ("y",))


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        (
            'copyy = "c"',
            "error[unknown-action]: `copyy` is no action\n"
            "  --> keys.toml:2:1\n"
            ' 2 | copyy = "c"\n'
            "   | ^^^^^\n"
            "  help: the nearest is `copy`; `atlas keys` lists all",
        ),
        (
            'card.down = "c"',
            "error[unknown-action]: `card.down` is no action\n"
            "  --> keys.toml:2:1\n"
            ' 2 | card.down = "c"\n'
            "   | ^^^^^^^^^\n"
            "  help: the nearest is `card-down`; `atlas keys` lists all",
        ),
        (
            'copy = "pgdn"',
            "error[unknown-key]: `copy`: no key is called pgdn\n"
            "  --> keys.toml:2:8\n"
            ' 2 | copy = "pgdn"\n'
            "   |        ^^^^^^\n"
            "  help: the nearest is pagedown; until then y stays",
        ),
        (
            "copy = ['c', 'ctrl+h']",
            "error[unknown-key]: `copy`: terminals send ctrl+h as backspace\n"
            "  --> keys.toml:2:14\n"
            " 2 | copy = ['c', 'ctrl+h']\n"
            "   |              ^^^^^^^^\n"
            "  help: choose another key; until then y stays",
        ),
        (
            'help = ""',
            "error[action-without-key]: `help` must have a key\n"
            "  --> keys.toml:2:1\n"
            ' 2 | help = ""\n'
            "   | ^^^^\n"
            "  help: give it one; until then ?, f1 stay",
        ),
        (
            'mark = "y"',
            "error[key-used-twice]: `mark` and `copy` are both on y\n"
            "  --> keys.toml:2:1\n"
            ' 2 | mark = "y"\n'
            "   | ^^^^\n"
            "  help: give one of them another key; until then space stays on `mark`",
        ),
        (
            'down = "x"',
            "error[key-used-twice]: `conflicts` and `down` are both on x\n"
            "  --> keys.toml:2:1\n"
            ' 2 | down = "x"\n'
            "   | ^^^^\n"
            "  help: give one of them another key; until then j, down stay on `down`",
        ),
        (
            "copy = 5",
            "error[unknown-key]: `copy` takes a key in quotes, or a list of such\n"
            "  --> keys.toml:2:1\n"
            " 2 | copy = 5\n"
            "   | ^^^^\n"
            '  help: write copy = "k"; until then y stays',
        ),
        (
            'copy = "c,C"',
            "error[unknown-key]: `copy`: c,C is more than one key\n"
            "  --> keys.toml:2:8\n"
            ' 2 | copy = "c,C"\n'
            "   |        ^^^^^\n"
            '  help: write a list: ["c", "C"]; until then y stays',
        ),
        (
            'search-next = "n"',
            "error[unknown-key]: `search-next`: n is typed into the search\n"
            "  --> keys.toml:2:15\n"
            ' 2 | search-next = "n"\n'
            "   |               ^^^\n"
            "  help: choose a key that types nothing; until then tab stays",
        ),
        (
            "copy = ",
            "error[toml-syntax]: not valid TOML: invalid value\n"
            "  --> keys.toml:2:8\n"
            " 2 | copy = \n"
            "   |        ^\n"
            "  help: mend the marked place; until then the defaults stay",
        ),
    ],
)
def test_a_mistake_is_named_with_its_line_and_the_default_stays(
    keys_file: Write, line: str, problem: str
) -> None:
    keymap, problems = read_keymap(keys_file(f"[keys]\n{line}\n"))
    assert (keymap, only(problems)) == (Keymap(), problem)


def test_what_stands_outside_of_the_table_is_named(keys_file: Write) -> None:
    _, problems = read_keymap(keys_file('copy = "c"\n[kees]\n'))
    assert [told(problem) for problem in problems] == [
        "error[unknown-table]: `copy` stands outside of [keys]\n"
        "  --> keys.toml:1:1\n"
        ' 1 | copy = "c"\n'
        "   | ^^^^\n"
        "  help: write [keys] above it",
        "error[unknown-table]: unknown table or key `kees`\n"
        "  --> keys.toml:2:2\n"
        " 2 | [kees]\n"
        "   |  ^^^^\n"
        "  help: the only table is [keys]",
    ]
    assert only(read_keymap(keys_file("keys = 3\n"))[1]).startswith(
        "error[unknown-table]: `keys` is no table"
    )


def test_a_bad_entry_does_not_cost_the_good_ones(keys_file: Write) -> None:
    keymap, problems = read_keymap(keys_file('[keys]\ncopy = "c"\nzoom = "ctrl+i"\npins = "M"\n'))
    assert len(problems) == 1
    assert keymap.changed == {"copy": ("c",), "pins": ("M",)}


def test_a_key_freed_by_a_bad_entry_is_not_given_away(keys_file: Write) -> None:
    keymap, problems = read_keymap(keys_file('[keys]\ncopy = "z"\nzoom = "ctrl+m"\n'))
    assert [problem.rule for problem in problems] == ["unknown-key", "key-used-twice"]
    assert keymap == Keymap()


def test_the_ruler_keeps_the_minus_only_by_default(keys_file: Write) -> None:
    assert read_keymap(keys_file('[keys]\nlast = ["-", "_"]\n'))[1] == []
    _, problems = read_keymap(keys_file('[keys]\nfiner = "-"\ncoarser = "+"\n'))
    assert problems[0].message == "`last` and `finer` are both on -"


def test_a_file_that_cannot_be_read_costs_nothing_but_itself(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "bytes").write_bytes(b"[keys]\ncopy = '\xff'\n")
    (tmp_path / "deep").write_text(f"[keys]\ncopy = {'[' * 5000}", encoding="utf-8")
    (tmp_path / "large").write_text("#" * 1_000_001, encoding="utf-8")
    (tmp_path / "marked").write_bytes(b"\xef\xbb\xbf[keys]\r\ncopy = 'c'\r\n")
    (tmp_path / "stand-in").write_text("[keys]\ncopy = '\ufffd'\n", encoding="utf-8")
    expected = {
        "folder": "no file of settings",
        "bytes": "not valid TOML: it is not UTF-8",
        "large": "no file of settings",
    }
    for name, message in expected.items():
        keymap, problems = read_keymap(tmp_path / name)
        assert (keymap, [problem.message for problem in problems]) == (Keymap(), [message])
    assert len(read_keymap(tmp_path / "deep")[1]) == 1
    assert read_keymap(tmp_path / "stand-in") == (Keymap({"copy": ("replacement_character",)}), [])
    assert read_keymap(tmp_path / "marked") == (Keymap({"copy": ("c",)}), [])


names = st.one_of(st.sampled_from([action.id for action in ACTIONS]), st.text(max_size=5))
pressed = st.one_of(
    st.sampled_from(["a", "q", "?", "-", "tab", "ctrl+d", "ctrl+h", "escape", "y", "z", ""]),
    st.text(max_size=8),
)
given_keys = st.one_of(pressed, st.lists(pressed, max_size=3), st.integers(), st.booleans())


@settings(max_examples=60)
@given(entries=st.dictionaries(names, given_keys, max_size=12))
def test_no_file_of_keys_stops_atlas_or_leaves_two_actions_on_a_key(
    tmp_path_factory: pytest.TempPathFactory, entries: dict[str, object]
) -> None:
    import tomli_w  # noqa: PLC0415 (only this test writes TOML)

    path = tmp_path_factory.mktemp("keys") / "keys.toml"
    path.write_bytes(tomli_w.dumps({"keys": entries}).encode("utf-8", "replace"))
    keymap, problems = read_keymap(path)
    assert len(keymap.changed) + len(problems) >= len(entries)
    for place in PLACES:
        bound = [key for _, keys, _, _ in bindings(place, keymap) for key in keys.split(",")]
        assert len(set(bound)) == len(bound)
    unbound = {action.id for action in ACTIONS if not keymap.keys(action)}
    assert unbound.isdisjoint(NEEDED)
